"""What an occasion was before it was cancelled, from the history: opened again, it becomes that."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from partnerships.models import ActivityOccasion, AgeBand, BandCount, OccasionStatus

COUNTS = ("visit_count", "visit_count_upper", "precision", "unique_participant_count")


@dataclass(frozen=True)
class Before:
    """The state, and the counts by column; visits by (id of the age band, observed sex)."""

    status: str = OccasionStatus.PLANNED
    counts: dict[str, Any] = field(default_factory=dict)
    bands: dict[tuple[int, str], int] = field(default_factory=dict)

    @property
    def is_held(self) -> bool:
        return self.status == OccasionStatus.HELD

    @property
    def visit_count(self) -> int | None:
        return self.counts.get("visit_count")


def before_cancelling(occasion: ActivityOccasion) -> Before:
    """Planned, when it has never been anything else than cancelled. Three queries."""
    rows = list(occasion.history.order_by("history_date", "history_id"))
    states = [row.status for row in rows]
    held_or_planned = [index for index, state in enumerate(states) if state != OccasionStatus.CANCELLED]
    if not held_or_planned or held_or_planned[-1] + 1 == len(rows):
        return Before()
    last = held_or_planned[-1]
    counts = {name: getattr(rows[last], name) for name in COUNTS}
    return Before(rows[last].status, counts, _bands_at(occasion, rows[last + 1].history_date))


def _bands_at(occasion: ActivityOccasion, moment: dt.datetime) -> dict[tuple[int, str], int]:
    """What cancelling took away. Nothing, when one of the bands has other ages by now: the sum is still there."""
    rows = BandCount.history.filter(occasion=occasion.pk, history_type="-", history_date__gte=moment)
    bands = {row.band_id for row in rows}
    then, now = AgeBand.history.as_of(moment).filter(id__in=bands), AgeBand.objects.filter(pk__in=bands)
    if {_ages(band) for band in then} != {_ages(band) for band in now}:
        return {}
    return {(row.band_id, row.observed_sex): row.visit_count for row in rows}


def _ages(band: Any) -> tuple[Any, ...]:
    return band.pk, band.from_age, band.to_age
