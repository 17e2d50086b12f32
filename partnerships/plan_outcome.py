"""Plan against outcome for a year: per item, area and month. The only place these numbers are worked out.

An item matches the year's occasions by activity and area (by the area's code, which is the same from one agreement to
the next). Times are occasions; visits are visits and never people (rule 17).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import ExtractMonth

from partnerships.models import ActivityOccasion, ActivityPlan, OccasionStatus, PlanItem, Precision, ProgrammeArea
from partnerships.swedish import swedish_sort_key

MONTHS = range(1, 13)
Key = tuple[int, str]  # activity id and area code


@dataclass(frozen=True)
class Counts:
    """Occasions and visits. `visits` is None when nothing was counted; `uncounted` held occasions have no figure."""

    planned: int = 0
    held: int = 0
    cancelled: int = 0
    visits: int | None = None
    uncounted: int = 0
    is_inexact: bool = False

    @property
    def difference(self) -> int:
        """Held beside planned: below zero when fewer were held."""
        return self.held - self.planned

    def __add__(self, other: "Counts") -> "Counts":
        known = [visits for visits in (self.visits, other.visits) if visits is not None]
        return Counts(
            self.planned + other.planned,
            self.held + other.held,
            self.cancelled + other.cancelled,
            sum(known) if known else None,
            self.uncounted + other.uncounted,
            self.is_inexact or other.is_inexact,
        )


@dataclass(frozen=True)
class Row:
    """An activity in an area; `item` is None when it was not in the plan."""

    activity: str
    area: str
    counts: Counts
    item: PlanItem | None = None


@dataclass(frozen=True)
class AreaOutcome:
    """The planned activities of one area, with their sum."""

    name: str
    rows: tuple[Row, ...]
    sums: Counts


@dataclass(frozen=True)
class PlanOutcome:
    """A plan beside what became of it. `months` has twelve, January first, with what was not in the plan too."""

    year: int
    areas: tuple[AreaOutcome, ...]
    unplanned: tuple[Row, ...]
    months: tuple[Counts, ...]

    @property
    def planned(self) -> Counts:
        """What was in the plan."""
        return total(area.sums for area in self.areas)

    @property
    def beside(self) -> Counts:
        """What was held without being in the plan."""
        return total(row.counts for row in self.unplanned)

    @property
    def everything(self) -> Counts:
        return self.planned + self.beside


@dataclass
class _Found:
    """The occasions of one activity in one area, by month."""

    activity: str
    area: str
    position: int
    months: dict[int, Counts] = field(default_factory=dict)


def total(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counts())


def spread(times: int, first_month: int, last_month: int) -> tuple[int, ...]:
    """The times shared evenly over the months from first to last, whole numbers that add up; twelve, January first."""
    length = last_month - first_month + 1
    edges = [times * place // length for place in range(length + 1)]
    shares = [after - before for before, after in zip(edges, edges[1:], strict=False)]
    return tuple(shares[month - first_month] if first_month <= month <= last_month else 0 for month in MONTHS)


def plan_outcome(plan: ActivityPlan) -> PlanOutcome:
    """The plan and the year's log side by side; three queries, however long the year."""
    found = _occasions(plan)
    items = list(plan.items.in_order().select_related("activity", "area", "organiser"))
    planned = {(item.activity_id, item.area.code): item for item in items}
    rows = [_row(item, found.get(key)) for key, item in planned.items()]
    areas = ProgrammeArea.objects.filter(agreement_id=plan.agreement_id).order_by("position", "pk")
    unplanned = [each for key, each in found.items() if key not in planned]
    return PlanOutcome(
        year=plan.year,
        areas=tuple(_area(area, rows) for area in areas),
        unplanned=tuple(
            Row(each.activity, each.area, total(each.months.values())) for each in sorted(unplanned, key=_order)
        ),
        months=_months(items, found),
    )


def _row(item: PlanItem, found: _Found | None) -> Row:
    outcome = total(found.months.values()) if found else Counts()
    return Row(str(item.activity), item.area.name, Counts(planned=item.times) + outcome, item)


def _area(area: ProgrammeArea, rows: list[Row]) -> AreaOutcome:
    own = tuple(row for row in rows if row.item and row.item.area_id == area.pk)
    return AreaOutcome(area.name, own, total(row.counts for row in own))


def _months(items: list[PlanItem], found: dict[Key, _Found]) -> tuple[Counts, ...]:
    spreads = [spread(item.times, item.first_month, item.last_month) for item in items]
    return tuple(
        total(each.months.get(month, Counts()) for each in found.values())
        + Counts(planned=sum(times[month - 1] for times in spreads))
        for month in MONTHS
    )


def _occasions(plan: ActivityPlan) -> dict[Key, _Found]:
    """The year's occasions held or cancelled, counted by the database: one row an activity, area and month."""
    held = Q(status=OccasionStatus.HELD)
    rows: Any = (
        ActivityOccasion.objects.of(plan.partnership_id)
        .in_year(plan.year)
        .exclude(status=OccasionStatus.PLANNED)
        .values("activity_id", "activity__name", "area__code", "area__name", "area__position")
        .annotate(
            month=ExtractMonth("held_on"),
            held=Count("pk", filter=held),
            cancelled=Count("pk", filter=~held),
            visits=Sum("visit_count"),
            uncounted=Count("pk", filter=held & Q(visit_count__isnull=True)),
            inexact=Count("pk", filter=held & ~Q(precision=Precision.EXACT)),
        )
        .order_by()
    )
    found: dict[Key, _Found] = {}
    for row in rows:
        key = (row["activity_id"], row["area__code"])
        each = found.setdefault(key, _Found(row["activity__name"], row["area__name"], row["area__position"]))
        counts = Counts(0, row["held"], row["cancelled"], row["visits"], row["uncounted"], bool(row["inexact"]))
        each.months[row["month"]] = each.months.get(row["month"], Counts()) + counts
    return found


def _order(found: _Found) -> tuple[int, str]:
    return found.position, swedish_sort_key(found.activity)
