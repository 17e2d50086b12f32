"""Sums over occasions that know how exact they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from partnerships.models import OccasionStatus
from partnerships.models import Precision as RowPrecision
from partnerships.quantities import Figure, FigureKind, Precision, known_total

MANY = 1000  # a list that is longer says «fler än 1 000» instead of counting on


# Added up by the database for each group; Counted has fields of the same names. No visits are the sum of no numbers.
SUMS = {
    "occasions": Count("*"),
    "counted": Count("visit_count"),
    "visits": Sum("visit_count"),
    "upper": Sum(Coalesce("visit_count_upper", "visit_count")),
}


class Counted(Protocol):
    """Occasions of one precision, added up."""

    @property
    def precision(self) -> str:
        """As stored."""

    @property
    def occasions(self) -> int: ...
    @property
    def counted(self) -> int:
        """Occasions with a number of visits."""

    @property
    def visits(self) -> int:
        """Sum of the numbers there are; the lower ends of intervals. Means nothing when none is counted."""

    @property
    def upper(self) -> int:
        """The same with the upper ends."""


def visits_of(name: str, groups: Iterable[Counted]) -> Figure:
    """Add the visits of groups, as exactly as the least exact of them. Missing when nobody wrote any number down; at
    least so many («minst») when it is missing for some."""
    uncounted = 0
    sums: dict[str, tuple[int, int]] = {}  # by precision as stored: the lower ends and the upper
    for group in groups:
        uncounted += group.occasions - group.counted
        if group.counted:
            visits, upper = sums.get(group.precision, (0, 0))
            sums[group.precision] = (visits + group.visits, upper + group.upper)
    known = [
        Figure(name, FigureKind.VISITS, visits, precision_of(stored), upper if stored == RowPrecision.RANGE else None)
        for stored, (visits, upper) in sums.items()
    ]
    return known_total(name, FigureKind.VISITS, known, uncounted=uncounted)


_PRECISIONS = {stored.value: Precision[stored.name] for stored in RowPrecision if stored != RowPrecision.RANGE}


def precision_of(stored: str) -> Precision:
    """The precision written on an occasion; an interval is as exact as its two ends."""
    return _PRECISIONS.get(stored, Precision.EXACT)


def visits_at(count: int | None, precision: str, upper: int | None) -> Figure | None:
    """The visits of one occasion; None when nobody wrote them down."""
    if count is None:
        return None
    return Figure("visits", FigureKind.VISITS, count, precision_of(precision), upper)


class _Group(NamedTuple):
    status: str
    precision: str
    upcoming: int
    occasions: int
    counted: int
    visits: int
    upper: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What a list says above itself. `is_many`: longer than it counts, so only `upcoming` can be told."""

    upcoming: int
    is_many: bool
    held: int = 0
    planned: int = 0
    cancelled: int = 0
    uncounted: int = 0  # held, without a number of visits
    visits: Figure = Figure("visits", FigureKind.VISITS, None)

    @property
    def occasions(self) -> int:
        return self.held + self.planned + self.cancelled


def totals(found: Any, *, cap: int | None = MANY) -> Totals:
    """Add up a selection of occasions, unless there are more than `cap` of them (1 query, 2 with a cap)."""
    found = found.order_by()
    is_upcoming = Q(status=OccasionStatus.PLANNED, held_on__gt=timezone.localdate())
    if cap is not None and found.values_list("pk")[cap : cap + 1]:
        return Totals(upcoming=found.filter(is_upcoming).count(), is_many=True)
    grouped = found.values_list("status", "precision").annotate(upcoming=Count("pk", filter=is_upcoming), **SUMS)
    groups = [_Group._make(row) for row in grouped]
    held = [group for group in groups if group.status == OccasionStatus.HELD]
    return Totals(
        **{state: sum(group.occasions for group in groups if group.status == state) for state in OccasionStatus.values},
        upcoming=sum(group.upcoming for group in groups),
        uncounted=sum(group.occasions - group.counted for group in held),
        visits=visits_of("visits", held),
        is_many=False,
    )
