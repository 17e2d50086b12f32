"""«Hämta från i år»: what next year's plan could hold, drawn from the year before: its plan and what was held."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractMonth

from partnerships.models import (
    Activity,
    ActivityOccasion,
    ActivityPlan,
    OccasionGoal,
    OccasionStatus,
    Organisation,
    OutcomeGoal,
    PlanItem,
    PlanStatus,
    ProgrammeArea,
)
from partnerships.swedish import plural, swedish_sort_key

MOST_TIMES = 1000

Key = tuple[int, str]  # activity id and area code, which is the same from one agreement to the next


@dataclass(frozen=True)
class Proposal:
    """An item as the year before suggests it. `times` is as counted: the occasions held (1–1 000)."""

    activity: Activity
    area: ProgrammeArea
    organiser: Organisation
    times: int
    first_month: int
    last_month: int
    reason: str
    goals: tuple[OutcomeGoal, ...] = ()
    needs_basis: str = ""
    cost_line: str = ""

    @property
    def key(self) -> str:
        return f"{self.activity.pk}-{self.area.pk}"

    def as_item(self, plan: ActivityPlan) -> PlanItem:
        return PlanItem(
            plan=plan,
            activity=self.activity,
            area=self.area,
            organiser=self.organiser,
            needs_basis=self.needs_basis,
            times=self.times,
            first_month=self.first_month,
            last_month=self.last_month,
            cost_line=self.cost_line,
        )


@dataclass
class _Held:
    """What was held of an activity in an area during the year."""

    months: Counter[int] = field(default_factory=Counter)
    organisers: Counter[int] = field(default_factory=Counter)


def plan_proposals(plan: ActivityPlan) -> list[Proposal]:
    """What was held the year before and what its plan had, without what the plan already has; seven queries.

    Only areas that the plan's agreement has too. In the order of areas, then by name.
    """
    year = plan.year - 1
    areas = {area.code: area for area in ProgrammeArea.objects.filter(agreement_id=plan.agreement_id)}
    goals = _goals_by_place(areas)
    former = _former_items(plan, year)
    held = _held(plan, year)
    organisers = Organisation.objects.in_bulk({pk for each in held.values() for pk in each.organisers})
    activities = Activity.objects.in_bulk({activity for activity, _area in held})
    found = {key: _from_plan(item, areas[key[1]], goals, year) for key, item in former.items() if key[1] in areas}
    goals_of = _goals_of(plan, year)
    for key, each in held.items():
        if key[1] in areas:
            links = tuple(goals[place] for place in sorted(goals_of[key]) if place in goals)
            proposal = _from_log(each, activities[key[0]], areas[key[1]], organisers, year)
            found[key] = _with_words_of(found.get(key), replace(proposal, goals=links))
    return sorted(_without_planned(found, plan, areas), key=_order)


def _goals_by_place(areas: dict[str, ProgrammeArea]) -> dict[tuple[str, int], OutcomeGoal]:
    goals = OutcomeGoal.objects.filter(area__in=areas.values()).select_related("area")
    return {(goal.area.code, goal.position): goal for goal in goals}


def _from_log(each: _Held, activity: Activity, area: ProgrammeArea, bodies: dict[int, Any], year: int) -> Proposal:
    times = sum(each.months.values())
    return Proposal(
        activity=activity,
        area=area,
        organiser=bodies[each.organisers.most_common(1)[0][0]],
        times=min(times, MOST_TIMES),
        first_month=min(each.months),
        last_month=max(each.months),
        reason=f"{plural(times, 'genomförd', 'genomförda')} {year}",
        needs_basis=activity.needs_basis,
    )


def _from_plan(item: PlanItem, area: ProgrammeArea, goals: dict[Any, OutcomeGoal], year: int) -> Proposal:
    places = [(link.goal.area.code, link.goal.position) for link in item.goal_links.all()]
    return Proposal(
        activity=item.activity,
        area=area,
        organiser=item.organiser,
        times=item.times,
        first_month=item.first_month,
        last_month=item.last_month,
        reason=f"{plural(item.times, 'planerad', 'planerade')} {year}, ingen genomförd",
        goals=tuple(goals[place] for place in sorted(places) if place in goals),
        needs_basis=item.needs_basis or item.activity.needs_basis,
        cost_line=item.cost_line,
    )


def _with_words_of(planned: Proposal | None, counted: Proposal) -> Proposal:
    """The counts of the log with the need, goals and cost line that the plan stated."""
    if planned is None:
        return counted
    return replace(
        counted,
        goals=planned.goals or counted.goals,
        needs_basis=planned.needs_basis or counted.needs_basis,
        cost_line=planned.cost_line,
        reason=f"{counted.reason}, {planned.times} planerade",
    )


def _former_items(plan: ActivityPlan, year: int) -> dict[Key, PlanItem]:
    """The items of the year's plan: the agreed edition, else the latest."""
    plans = ActivityPlan.objects.of(plan.partnership_id).filter(year=year).exclude(status=PlanStatus.REPLACED)
    former = min(plans, key=lambda each: (each.status != PlanStatus.AGREED, -each.edition), default=None)
    if former is None:
        return {}
    return {(item.activity_id, item.area.code): item for item in former.items.for_list()}


def _held(plan: ActivityPlan, year: int) -> dict[Key, _Held]:
    rows = (
        ActivityOccasion.objects.of(plan.partnership_id)
        .in_year(year)
        .held()
        .values_list("activity_id", "area__code", "organiser_id", ExtractMonth("held_on"))
        .annotate(times=Count("pk"))
        .order_by()
    )
    found: dict[Key, _Held] = defaultdict(_Held)
    for activity, area, organiser, month, times in rows:
        found[activity, area].months[month] += times
        found[activity, area].organisers[organiser] += times
    return found


def _goals_of(plan: ActivityPlan, year: int) -> dict[Key, set[tuple[str, int]]]:
    occasions = ActivityOccasion.objects.of(plan.partnership_id).in_year(year).filter(status=OccasionStatus.HELD)
    rows = (
        OccasionGoal.objects.filter(occasion__in=occasions)
        .values_list("occasion__activity_id", "occasion__area__code", "goal__area__code", "goal__position")
        .order_by()
        .distinct()
    )
    found: dict[Key, set[tuple[str, int]]] = defaultdict(set)
    for activity, area, goal_area, position in rows:
        found[activity, area].add((goal_area, position))
    return found


def _without_planned(found: dict[Key, Proposal], plan: ActivityPlan, areas: dict[str, ProgrammeArea]) -> list[Proposal]:
    planned = set(plan.items.values_list("activity_id", "area_id"))
    return [proposal for (activity, code), proposal in found.items() if (activity, areas[code].pk) not in planned]


def _order(proposal: Proposal) -> tuple[int, str]:
    return proposal.area.position, swedish_sort_key(proposal.activity.name)
