"""The log as a list of rows for a workbook: the columns that an import reads, in its words."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from partnerships.importing.columns import Columns, band_key
from partnerships.models import (
    AgeBand,
    BandCount,
    CoOrganiser,
    CountingMethod,
    OccasionGoal,
    OccasionStatus,
    Partnership,
    Precision,
)
from partnerships.workbooks import Column, Table

CHUNK = 1000  # occasions whose goals, co-organisers and age bands are read together
BETWEEN = "; "
WIDTHS = {"activity": 28, "area": 24, "goals": 40, "organiser": 28, "co_organisers": 28, "venue": 20, "notes": 40}
PLAIN = (
    "held_on",
    "starts_at",
    "activity__name",
    "area__name",
    "organiser__name",
    "venue__name",
    "status",
    "cancellation_reason",
    "visit_count",
    "visit_count_upper",
    "precision",
    "counting_method",
    "unique_participant_count",
    "notes",
    "is_example",
)


def occasion_table(partnership: Partnership, occasions: Any) -> Table:
    """The occasions of a queryset, in its order. Three questions for each thousand rows; memory does not grow."""
    bands = _bands_in_use(partnership)
    headings = Columns.of(partnership).headings
    keys = [key for key in headings if not key.startswith("band:")]
    if not partnership.has_example_data:
        keys.remove("is_example")
    columns = [Column(headings[key], WIDTHS.get(key, 14)) for key in keys]
    columns += [Column(headings[band_key(*band)], 12) for band in bands]
    return Table("Aktiviteter", columns, _rows(occasions, bands, with_examples=partnership.has_example_data))


def _bands_in_use(partnership: Partnership) -> list[tuple[int, str]]:
    """The age bands that are counted by now, and those that ever were, by sex where that was noted."""
    used = set(
        BandCount.objects.filter(occasion__partnership=partnership).values_list("band_id", "observed_sex").distinct()
    )
    current = AgeBand.objects.filter(partnership=partnership).in_order().values_list("pk", "is_retired")
    return [
        (band, sex)
        for band, is_retired in current
        for sex in ("", "female", "male")
        if (band, sex) in used or (sex == "" and not is_retired)
    ]


def _rows(occasions: Any, bands: list[tuple[int, str]], *, with_examples: bool) -> Iterator[list[Any]]:
    statuses, precisions, methods = (
        dict(choices) for choices in (OccasionStatus.choices, Precision.choices, CountingMethod.choices)
    )
    rows = occasions.values_list("pk", *PLAIN).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        pks = [row[0] for row in chunk]
        goals = _joined(OccasionGoal.objects.order_by("goal__area__position", "goal__position"), pks, "goal__text")
        others = _joined(CoOrganiser.objects.order_by("organisation__name", "pk"), pks, "organisation__name")
        counts = _counts(pks) if bands else {}
        for pk, day, time, activity, area, organiser, venue, status, reason, *rest in chunk:
            visits, upper, precision, method, people, notes, is_example = rest
            row = [day, time, activity, area, goals.get(pk), organiser, others.get(pk), venue, statuses[status]]
            row += [reason, visits, upper, precisions[precision], methods[method], people, notes]
            if with_examples:
                row.append("ja" if is_example else "")
            yield row + [counts.get((pk, *band)) for band in bands]


def _joined(links: Any, occasions: list[int], name: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for occasion, text in links.filter(occasion__in=occasions).values_list("occasion_id", name):
        found[occasion] = f"{found[occasion]}{BETWEEN}{text}" if occasion in found else text
    return found


def _counts(occasions: list[int]) -> dict[tuple[int, int, str], int]:
    rows = BandCount.objects.filter(occasion__in=occasions)
    return {
        (occasion, band, sex): count
        for occasion, band, sex, count in rows.values_list("occasion_id", "band_id", "observed_sex", "visit_count")
    }
