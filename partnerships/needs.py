"""The residents' need behind each activity (S1 § 4.2; rule 15): stated once, inherited by every occasion.

The series says it, else the agreed plan of the year, else the activity. Where nothing is said it is a gap: listed,
never blocking.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from partnerships.models import Activity, ActivityOccasion, OccasionStatus, PlanItem, PlanStatus


@dataclass(frozen=True)
class Need:
    """The need in the words of those who stated it, and where it stands: in the series, the plan or the activity."""

    text: str
    stated_in: str


def need_of(occasion: ActivityOccasion) -> Need | None:
    """The need that the occasion inherits; None is a gap. One query for the plan, one for the series."""
    if occasion.series and occasion.series.needs_basis:
        return Need(occasion.series.needs_basis, f"serien {occasion.series}")
    item = _stated_in_plan(occasion.held_on.year).filter(activity=occasion.activity_id).select_related("plan").first()
    if item:
        return Need(item.needs_basis, f"planen för {item.plan.year}")
    if occasion.activity.needs_basis:
        return Need(occasion.activity.needs_basis, "aktiviteten")
    return None


def activities_without_need(occasions: QuerySet[ActivityOccasion], year: int) -> list[Activity]:
    """Activities with occasions of the year (cancelled ones apart) that inherit no need, those with the most first;
    each has `gaps`, how many."""
    planned = _stated_in_plan(year).filter(activity=OuterRef("activity"))
    gaps: Any = (
        occasions.filter(held_on__year=year, activity__needs_basis="")
        .exclude(status=OccasionStatus.CANCELLED)
        .filter(Q(series__isnull=True) | Q(series__needs_basis=""))
        .filter(~Exists(planned))
        .values_list("activity")
        .annotate(Count("pk"))
        .order_by()
    )
    counts: dict[int, int] = dict(gaps)
    activities: list[Any] = list(Activity.objects.filter(pk__in=counts))
    for activity in activities:
        activity.gaps = counts[activity.pk]
    return sorted(activities, key=lambda each: (-each.gaps, each.search_key))


def _stated_in_plan(year: int) -> Any:
    agreed = PlanItem.objects.filter(plan__year=year, plan__status=PlanStatus.AGREED)
    return agreed.exclude(needs_basis="").order_by("position", "pk")
