"""Builders for the yearly plan: drafted, sent and agreed the way the product does it."""

import datetime as dt
from typing import Any

from partnerships.actions import add_plan_item, answer_plan, circulate_plan, start_plan
from partnerships.models import Activity, ActivityPlan, PlanItem, ProgrammeArea, User
from tests.builders import make_activity, make_agreement, make_area, make_organisation, make_partnership, make_party
from tests.builders import make_user as make_someone


def make_plan_agreement(*, parties: int = 3, first: int = 2026, last: int = 2027) -> Any:
    """An agreement over whole years with parties and one area of two goals."""
    agreement = make_agreement(make_partnership(), starts_on=dt.date(first, 1, 1), ends_on=dt.date(last, 12, 31))
    for _number in range(parties):
        make_party(agreement, make_organisation())
    make_area(agreement, name="Mötesplatsutveckling", goals=2)
    return agreement


def make_plan(agreement: Any, *, year: int = 2027, items: int = 1) -> ActivityPlan:
    """A draft with so many items, ready to be sent when there is one."""
    plan = start_plan(agreement.partnership, year=year, by=None)
    for _number in range(items):
        make_item(plan, agreement.programme_areas.first())
    plan.refresh_from_db()
    return plan


def make_item(
    plan: ActivityPlan,
    area: ProgrammeArea,
    *,
    activity: Activity | None = None,
    goals: list[Any] | None = None,
    **fields: Any,
) -> PlanItem:
    """An item on the area's first goal, with a need, ten times over the whole year."""
    defaults = {"times": 10, "needs_basis": "Ungdomarna vill ha någonstans att vara."}
    item = PlanItem(
        plan=plan,
        activity=activity or make_activity(plan.partnership),
        area=area,
        **{"organiser": fields.pop("organiser", None) or make_organisation()} | defaults | fields,
    )
    return add_plan_item(item, goals=list(area.outcome_goals.all())[:1] if goals is None else goals, by=None)


def send(plan: ActivityPlan) -> ActivityPlan:
    plan.refresh_from_db()
    return circulate_plan(plan, expected_version=plan.version, by=None)


def approve(plan: ActivityPlan, party: Any, *, by: User | None = None) -> ActivityPlan:
    return answer_plan(plan, party=party, answer="approved", expected_version=plan.version, by=by or make_someone())


def make_sent_plan(agreement: Any, *, year: int = 2027) -> ActivityPlan:
    return send(make_plan(agreement, year=year))


def make_agreed_plan(agreement: Any, *, year: int = 2027) -> ActivityPlan:
    plan = make_sent_plan(agreement, year=year)
    for party in agreement.parties.all():
        plan = approve(plan, party)
    return plan
