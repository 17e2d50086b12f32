"""What stands in a plan: items added, changed and taken away, in a draft only; and the draft itself taken away."""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from partnerships.actions.plans import BEEN_WITH_PARTIES, PlanNotInState, locked_draft, next_version
from partnerships.models import ActivityPlan, OutcomeGoal, PlanItem, PlanItemGoal, User
from partnerships.plan_proposals import Proposal
from partnerships.versions import lock_current


@transaction.atomic
def add_plan_item(item: PlanItem, *, goals: Collection[OutcomeGoal], by: User | None) -> PlanItem:
    """Save a new item last in its plan, with its goals; an activity that is new is saved with it.

    Raises PlanNotInState unless the plan is a draft, ValidationError (by field) when the item does not hold together.
    """
    plan = locked_draft(item.plan)
    item.position = (plan.items.aggregate(last=Max("position"))["last"] or 0) + 1
    return _save(item, plan, goals, by)


@transaction.atomic
def update_plan_item(
    item: PlanItem, *, goals: Collection[OutcomeGoal], expected_version: int, by: User | None
) -> PlanItem:
    """Save a changed item. Raises StaleVersion when somebody else saved it first, else as add_plan_item()."""
    plan = locked_draft(item.plan)
    lock_current(item, expected=expected_version)
    item.version = expected_version + 1
    return _save(item, plan, goals, by)


@transaction.atomic
def remove_plan_item(item: PlanItem, *, expected_version: int, by: User | None) -> None:
    """Take an item out of the draft; the history keeps it. Raises PlanNotInState and StaleVersion."""
    plan = locked_draft(item.plan)
    lock_current(item, expected=expected_version)
    _delete([*item.goal_links.all(), item], by)
    next_version(plan, by)


@transaction.atomic
def remove_plan_draft(plan: ActivityPlan, *, expected_version: int, by: User | None) -> None:
    """Take away a draft that the parties have never had, with all that stands in it; the history keeps it. Raises
    PlanNotInState and StaleVersion."""
    current = locked_draft(plan, expected_version=expected_version)
    if not current.can_be_removed():
        raise PlanNotInState(BEEN_WITH_PARTIES)
    for item in current.items.for_list():
        _delete([*item.goal_links.all(), item], by)
    _delete([current], by)


@transaction.atomic
def add_proposals(plan: ActivityPlan, proposals: Iterable[Proposal], *, by: User | None) -> int:
    """Add what was chosen among plan_proposals(), last in the plan; gives how many. Raises PlanNotInState."""
    current = locked_draft(plan)
    position = current.items.aggregate(last=Max("position"))["last"] or 0
    count = 0
    for count, proposal in enumerate(proposals, start=1):
        item = proposal.as_item(current)
        item.position = position + count
        item.save_as(by)
        _link(item, proposal.goals, by)
    if count:
        next_version(current, by)
    return count


def _save(item: PlanItem, plan: ActivityPlan, goals: Collection[OutcomeGoal], by: User | None) -> PlanItem:
    _refuse_unless_together(item, plan, goals)
    if item.activity._state.adding:
        item.activity.save_as(by)
        item.activity = item.activity  # takes over the new id
    item.save_as(by)
    _link(item, goals, by)
    next_version(plan, by)
    return item


def _refuse_unless_together(item: PlanItem, plan: ActivityPlan, goals: Collection[OutcomeGoal]) -> None:
    """Rule 14, and nothing from another partnership. Raises ValidationError by field."""
    errors: dict[str, str] = {}
    if item.area.agreement_id != plan.agreement_id:
        errors["area"] = "Verksamhetsområdet hör till ett annat avtal än planen."
    if item.activity.partnership_id != plan.partnership_id:
        errors["activity"] = "Aktiviteten hör till ett annat partnerskap."
    if any(goal.area.agreement_id != plan.agreement_id for goal in goals):
        errors["goals"] = "Effektmålen hör till ett annat avtal än planen."
    if errors:
        raise ValidationError(errors)


def _delete(rows: Iterable[Any], by: User | None) -> None:
    for row in rows:
        row._history_user = by
        row.delete()


def _link(item: PlanItem, goals: Iterable[OutcomeGoal], by: Any) -> None:
    """Make the item's goals exactly these."""
    wanted = {goal.pk: goal for goal in goals}
    for link in item.goal_links.all():
        if wanted.pop(link.goal_id, None) is None:
            link._history_user = by
            link.delete()
    for goal in wanted.values():
        PlanItemGoal(item=item, goal=goal).save_as(by)
