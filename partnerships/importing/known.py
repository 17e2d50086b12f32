"""Which rows are in the log already: the same row imported before, or an occasion that says the same.

So a file can be imported again after more rows were added to it, and an export is recognised whole.
"""

from collections import defaultdict
from typing import Any

from partnerships.importing.rows import Entry
from partnerships.models import ActivityOccasion, BandCount, CoOrganiser, OccasionGoal, Partnership
from partnerships.swedish import search_key

COLUMNS = (
    "held_on",
    "starts_at",
    "status",
    "cancellation_reason",
    "visit_count",
    "visit_count_upper",
    "precision",
    "counting_method",
    "unique_participant_count",
)
Content = tuple[Any, ...]


def new_among(partnership: Partnership, entries: list[Entry]) -> list[Entry]:
    """The entries that are not in the log yet. Of two equal rows, each needs an occasion of its own to be known."""
    if not entries:
        return []
    log = ActivityOccasion.objects.of(partnership)
    imported = set(log.filter(fingerprint__isnull=False).values_list("fingerprint", flat=True))
    fingerprints = {entry.fingerprint for entry in entries} & imported
    left = _contents(partnership, entries, without=fingerprints)
    new = []
    for entry in entries:
        if entry.fingerprint in fingerprints:
            continue
        content = _content_of(entry)
        if left.get(content):
            left[content] -= 1
        else:
            new.append(entry)
    return new


def _content_of(entry: Entry) -> Content:
    values = entry.values
    return (
        *(values[name] for name in COLUMNS),
        _words(values["notes"]),
        entry.activity.pk,
        entry.area.code,
        entry.organiser.pk,
        values["venue"].pk if values["venue"] else None,
        frozenset(search_key(goal.text) for goal in entry.goals),
        frozenset(each.pk for each in entry.co_organisers),
        frozenset((*key, count) for key, count in entry.bands.items()),
    )


def _contents(partnership: Partnership, entries: list[Entry], *, without: set[str]) -> dict[Content, int]:
    """What the log says on the days of the entries, and how many times; in four queries."""
    days = [entry.values["held_on"] for entry in entries]
    log = ActivityOccasion.objects.of(partnership).filter(held_on__range=(min(days), max(days)))
    links = {"occasion__partnership": partnership, "occasion__held_on__range": (min(days), max(days))}
    goals = _grouped(OccasionGoal.objects.filter(**links).values_list("occasion_id", "goal__text"))
    others = _grouped(CoOrganiser.objects.filter(**links).values_list("occasion_id", "organisation_id"))
    bands = _grouped(
        BandCount.objects.filter(**links).values_list("occasion_id", "band_id", "observed_sex", "visit_count")
    )
    found: dict[Content, int] = defaultdict(int)
    rows = log.values_list(
        "pk", "fingerprint", "notes", "activity_id", "area__code", "organiser_id", "venue_id", *COLUMNS
    )
    for pk, fingerprint, notes, activity, area, organiser, venue, *values in rows.iterator():
        if fingerprint not in without:
            content = (*values, _words(notes), activity, area, organiser, venue)
            own_goals = frozenset(search_key(text) for (text,) in goals.get(pk, ()))
            own_others = frozenset(other for (other,) in others.get(pk, ()))
            found[(*content, own_goals, own_others, frozenset(bands.get(pk, ())))] += 1
    return found


def _grouped(rows: Any) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for occasion, *rest in rows:
        found.setdefault(occasion, []).append(tuple(rest))
    return found


def _words(text: str) -> str:
    return " ".join(text.split())
