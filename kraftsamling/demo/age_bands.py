"""Example age bands, and visits by them for some activities of the current year. Earlier years have totals only."""

import random

from simple_history.utils import bulk_create_with_history

from kraftsamling.demo.examples import CHANGE_REASON, ensure
from partnerships.models import (
    ActivityOccasion,
    ActivitySeries,
    AgeBand,
    BandCount,
    ObservedSex,
    Partnership,
    Precision,
    User,
)

BANDS = (("0–6 år", 0, 6), ("7–12 år", 7, 12), ("13–15 år", 13, 15), ("16–19 år", 16, 19), ("20–25 år", 20, 25))
ADULTS = ("vuxna", 26, None)
SUMMER_BAND = ("7–13 år", 7, 13)
SUMMER = "Bästa sommaren"

# Activity: how its visitors are spread over the bands above, adults last.
SHARES = {
    "Öppet hus": (1, 3, 4, 3, 1, 3),
    "Killforum": (0, 0, 5, 4, 1, 0),
    "Tjejforum": (0, 0, 5, 4, 1, 0),
    "Veckovisa aktiviteter i Vänskapshuset": (1, 6, 3, 1, 0, 2),
}
BY_SEX = {"Killforum": ObservedSex.MALE, "Tjejforum": ObservedSex.FEMALE}  # where it is noted


def add_age_bands(partnership: Partnership) -> None:
    """The partnership's bands, and 7–13 for the programme Bästa sommaren if there is one."""
    for label, from_age, to_age in (*BANDS, ADULTS):
        _ensure(partnership, label, from_age, to_age, series=None)
    for series in ActivitySeries.objects.of(partnership).filter(name__startswith=SUMMER):
        _ensure(partnership, *SUMMER_BAND, series=series)


def add_band_counts(partnership: Partnership, year: int, *, by: User) -> None:
    """Split the counted examples of the year that have no bands yet; each adds up to its visit count."""
    bands = list(AgeBand.objects.filter(partnership=partnership, series=None).in_order())
    counted = ActivityOccasion.objects.of(partnership).in_year(year).held().filter(series=None, is_example=True)
    counted = counted.filter(activity__name__in=SHARES, visit_count__gt=0, band_counts=None, version=1)
    rows = []
    for occasion in counted.exclude(precision=Precision.RANGE).select_related("activity").order_by("pk"):
        shares = _spread(occasion, SHARES[occasion.activity.name])
        sex = BY_SEX.get(occasion.activity.name, ObservedSex.NOT_NOTED)
        rows += [
            BandCount(occasion=occasion, band=band, observed_sex=sex, visit_count=visits, is_example=True)
            for band, visits in zip(bands, shares, strict=False)
            if visits
        ]
    bulk_create_with_history(rows, BandCount, batch_size=500, default_user=by, default_change_reason=CHANGE_REASON)


def _ensure(
    partnership: Partnership, label: str, from_age: int, to_age: int | None, *, series: ActivitySeries | None
) -> None:
    ensure(
        AgeBand,
        partnership=partnership,
        label=label,
        from_age=from_age,
        to_age=to_age,
        series=series,
        position=from_age,
    )


def _spread(occasion: ActivityOccasion, shares: tuple[int, ...]) -> list[int]:
    """The visits one by one into the bands; the same each time."""
    chance = random.Random(f"{occasion.activity.name} {occasion.held_on}")
    drawn = chance.choices(range(len(shares)), weights=shares, k=occasion.visit_count or 0)
    return [drawn.count(place) for place in range(len(shares))]
