"""The yearly plan on its way: started, sent to the parties, answered, agreed, and changed by a new edition."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from partnerships.models import (
    ActivityPlan,
    Agreement,
    AgreementParty,
    Partnership,
    PlanAnswer,
    PlanAnswerKind,
    PlanItemGoal,
    PlanStatus,
    User,
)
from partnerships.plan_reading import what_is_missing
from partnerships.versions import StaleVersion, WrongState

ALREADY_SENT = "Planen är hos parterna. Ta tillbaka den om den ska ändras."
ALREADY_AGREED = "Planen är enad och låst. En ändring görs i en ny utgåva."
BEEN_WITH_PARTIES = "Bara ett utkast som parterna aldrig har fått kan tas bort."


class PlanNotInState(WrongState):
    """What was asked for cannot be done with the plan as it is now."""


@dataclass(frozen=True)
class GivenElsewhere:
    """An answer that was given outside the product: by whom, which day, how («e-post»)."""

    by: str
    on: dt.date
    how: str


@transaction.atomic
def start_plan(partnership: Partnership, *, year: int, by: User | None) -> ActivityPlan:
    """The first edition of a year's plan, as a draft. Raises ValidationError when the year has a plan, or no agreement
    whose term reaches into it."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)  # one at a time
    if ActivityPlan.objects.of(partnership).filter(year=year).exists():
        raise ValidationError({"year": f"Det finns redan en plan för {year}."})
    agreement = Agreement.objects.of(partnership).with_term_in(year).oldest_first().last()
    if agreement is None:
        raise ValidationError({"year": f"Inget avtal gäller {year}. Planen är avtalets, så avtalet behövs först."})
    return ActivityPlan(partnership=partnership, agreement=agreement, year=year).save_as(by)


@transaction.atomic
def circulate_plan(plan: ActivityPlan, *, expected_version: int, by: User | None) -> ActivityPlan:
    """Send the draft to the parties. Raises ValidationError while something is missing (rules 14 and 15), else
    StaleVersion and PlanNotInState."""
    current = locked_draft(plan, expected_version=expected_version)
    missing = what_is_missing(current.items.for_list())
    if missing:
        raise ValidationError(missing)
    current.status, current.circulated_at = PlanStatus.CIRCULATED, timezone.now()
    return next_version(current, by)


@transaction.atomic
def recall_plan(plan: ActivityPlan, *, expected_version: int, by: User | None) -> ActivityPlan:
    """Take a sent plan back to draft; the answers so far are kept but no longer count."""
    current = _locked(plan, expected_version)
    _refuse_unless_circulated(current)
    return _back_to_draft(current, by)


@transaction.atomic
def answer_plan(
    plan: ActivityPlan,
    *,
    party: AgreementParty,
    answer: str,
    comment: str = "",
    given: GivenElsewhere | None = None,
    expected_version: int,
    by: User,
) -> ActivityPlan:
    """Write down a party's answer to the plan as it was sent, and follow it: a wish for changes makes it a draft
    again; the last approval makes it agreed, and the edition before it replaced (S1 § 4.3, rule 13).

    The plan's row is locked meanwhile, so that of two last approvals at once one makes it agreed. Raises StaleVersion,
    PlanNotInState, and ValidationError when the party has answered already, is not in the agreement, or an answer
    lacks what belongs to it.
    """
    current = _locked(plan, expected_version)
    _refuse_unless_circulated(current)
    if party.agreement_id != current.agreement_id:
        raise ValidationError({"party": "Organisationen är inte part i planens avtal."})
    written = PlanAnswer(plan=current, party=party, plan_version=current.version, answer=answer, comment=comment)
    written.answered_by = by
    if given:
        _refuse_before_sent(current, given)
        written.given_by, written.given_on, written.given_how = given.by, given.on, given.how
    written.save_as(by)
    if answer == PlanAnswerKind.CHANGES:
        return _back_to_draft(current, by)
    return _agree(current, by) if _all_have_approved(current) else current


@transaction.atomic
def start_new_edition(plan: ActivityPlan, *, reason: str, by: User | None) -> ActivityPlan:
    """A draft that begins as a copy of the agreed edition, which stays agreed until the new one is. Raises
    PlanNotInState when the plan is not agreed or has a newer edition on its way, ValidationError without a reason."""
    current = _locked(plan)
    if not current.is_agreed:
        raise PlanNotInState("Bara en enad plan får en ny utgåva. Ett utkast ändras som det är.")
    same_year = ActivityPlan.objects.of(current.partnership_id).filter(year=current.year)
    if same_year.open().exists():
        raise PlanNotInState("Det finns redan ett utkast till en ny utgåva.")
    new = ActivityPlan(partnership_id=current.partnership_id, agreement_id=current.agreement_id, year=current.year)
    new.edition = max(same_year.values_list("edition", flat=True)) + 1
    new.change_reason = reason.strip()
    new.save_as(by)
    for item in current.items.in_order().for_list():
        links = list(item.goal_links.all())
        item.pk, item.plan, item.version = None, new, 1
        item._state.adding = True
        item.save_as(by)
        for link in links:
            PlanItemGoal(item=item, goal=link.goal).save_as(by)
    return new


def locked_draft(plan: ActivityPlan, *, expected_version: int | None = None) -> ActivityPlan:
    """The plan as it is now, its row locked for the rest of the transaction. Raises PlanNotInState unless it is a
    draft, and StaleVersion when another version was expected."""
    current = _locked(plan)
    if not current.is_draft:
        raise PlanNotInState(ALREADY_SENT if current.is_circulated else ALREADY_AGREED)
    _refuse_stale(current, expected_version)
    return current


def next_version(plan: ActivityPlan, by: User | None) -> ActivityPlan:
    """Save the locked plan as its next version."""
    plan.version += 1
    return plan.save_as(by)


def _locked(plan: ActivityPlan, expected_version: int | None = None) -> ActivityPlan:
    current: ActivityPlan | None = ActivityPlan.objects.select_for_update().filter(pk=plan.pk).first()
    if current is None:
        raise PlanNotInState("Utkastet är borttaget.")
    _refuse_stale(current, expected_version)
    return current


def _refuse_stale(current: ActivityPlan, expected_version: int | None) -> None:
    if expected_version is not None and current.version != expected_version:
        raise StaleVersion(current)


def _refuse_unless_circulated(plan: ActivityPlan) -> None:
    if not plan.is_circulated:
        raise PlanNotInState("Planen är inte hos parterna just nu.")


def _refuse_before_sent(plan: ActivityPlan, given: GivenElsewhere) -> None:
    sent_at = plan.circulated_at
    if given.on > timezone.localdate():
        raise ValidationError({"given_on": "Dagen har inte varit än."})
    if sent_at and given.on < timezone.localdate(sent_at):
        sent = timezone.localdate(sent_at)
        raise ValidationError({"given_on": f"Planen skickades {sent}. Ett svar före dess gällde en annan text."})


def _all_have_approved(plan: ActivityPlan) -> bool:
    approvals = plan.answers.filter(plan_version=plan.version, answer=PlanAnswerKind.APPROVED)
    parties = AgreementParty.objects.filter(agreement_id=plan.agreement_id)
    return not parties.exclude(pk__in=approvals.values("party_id")).exists()


def _agree(plan: ActivityPlan, by: User) -> ActivityPlan:
    """The version stays: it is what the parties approved."""
    former = ActivityPlan.objects.of(plan.partnership_id).filter(year=plan.year).agreed().exclude(pk=plan.pk)
    for edition in former.select_for_update():
        edition.status = PlanStatus.REPLACED
        edition.save_as(by)
    plan.status, plan.agreed_at = PlanStatus.AGREED, timezone.now()
    return plan.save_as(by)


def _back_to_draft(plan: ActivityPlan, by: User | None) -> ActivityPlan:
    plan.status, plan.circulated_at = PlanStatus.DRAFT, None
    return next_version(plan, by)
