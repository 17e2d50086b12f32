"""What is decided about a line's deviation: carried over as its own line next year, repaid, kept or borne (rule 24)."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from budgets.actions.deviations import lock_line
from budgets.facts import FollowUpRow, Handling
from budgets.follow_up import follow_up
from budgets.models import (
    REQUESTED,
    Approval,
    BudgetLine,
    CarryOver,
    DeviationDecision,
    DeviationOutcome,
    PaymentRequestLine,
)
from partnerships.models import Organisation, User
from partnerships.swedish import iso_date, kronor
from partnerships.versions import StaleVersion, lock_current

LONGEST_DIALOGUE = 1000  # of what the carried over row keeps in words


@dataclass(frozen=True, slots=True)
class Content:
    """A decision as it was written. `to_year` is for carried over money only."""

    outcome: str
    amount: Decimal
    decided_by: Organisation
    reference: str
    decided_on: dt.date | None = None
    to_year: int | None = None


@transaction.atomic
def decide(line: BudgetLine, *, content: Content, by: User) -> DeviationDecision:
    """Write in what is decided about kronor of the line's deviation.

    Whether `by` may is for the view to ask (following.py). Raises ValidationError when the year is not over, the
    outcome or the cause is not known, or more is decided about than the deviation.
    """
    lock_line(line)
    row = _row(line)
    _refuse_wrong_kind(row, content.outcome)
    _refuse_too_much(row, content.amount, without=None)
    decision = DeviationDecision(line=line, outcome=content.outcome)
    _fill(decision, content)
    if decision.to_year is not None:
        decision.carry_over = _carried_over(decision, row, decision.to_year).save_as(by)
    return decision.save_as(by)


@transaction.atomic
def change_decision(
    decision: DeviationDecision, *, content: Content, by: User, expected_version: int
) -> DeviationDecision:
    """Rewrite a decision; what it does is the same. Raises StaleVersion, and ValidationError as decide(), and when
    the amount or the year changes though parties have approved it or money of it is requested."""
    current = _locked(decision, expected=expected_version)
    if (content.amount, content.to_year) != (current.amount, current.to_year):
        if current.approvals.exists():
            raise ValidationError("Parter har godkänt beslutet som det står. Återta det och skriv ett nytt.")
        refuse_requested(current)
        _refuse_too_much(_row(current.line), content.amount, without=current)
    _fill(current, content)
    current.version += 1
    if current.carry_over:
        carried = current.carry_over
        carried.amount, carried.to_year = current.amount, current.to_year or carried.to_year
        carried.approved_by, carried.approval = content.decided_by, content.reference
        carried.approved_on = content.decided_on
        carried.save_as(by)
    return current.save_as(by)


@transaction.atomic
def withdraw_decision(
    decision: DeviationDecision, *, reason: str, by: User, expected_version: int
) -> DeviationDecision:
    """Take a decision back: its row of next year is gone, the story keeps both. Raises StaleVersion, and
    ValidationError when money of it is requested."""
    current = _locked(decision, expected=expected_version)
    refuse_requested(current)
    current.withdrawn_because = reason
    current.version += 1
    if current.carry_over:
        current.carry_over.withdrawn_because = reason
        current.carry_over.save_as(by)
    return current.save_as(by)


@transaction.atomic
def approve_decision(
    decision: DeviationDecision, *, party: Organisation, approved_on: dt.date, reference: str, on: dt.date, by: User
) -> Approval:
    """Write in that a party approved the decision, `on` this day at the latest; once (O-29: never assumed).

    Raises ValidationError.
    """
    lock_current(decision, expected=decision.version)
    if decision.withdrawn_because:
        raise ValidationError("Beslutet är återtaget.")
    if approved_on > on:
        raise ValidationError({"approved_on": "Ange en dag som har varit."})
    existing = Approval.objects.filter(decision=decision, party=party).first()
    if existing:
        return existing
    made = Approval(decision=decision, party=party, approved_on=approved_on, reference=reference, recorded_by=by)
    made.save()
    return made


def refuse_requested(decision: DeviationDecision) -> None:
    """Raise ValidationError when carried over money of the decision is requested; lock it first."""
    lines = PaymentRequestLine.objects.filter(carry_over=decision.carry_over_id, request__status__in=REQUESTED)
    if decision.carry_over_id and (line := lines.select_related("request").first()):
        raise ValidationError(f"{line.request} begär de överförda pengarna. Den måste återlämnas eller avslås först.")


def _locked(decision: DeviationDecision, *, expected: int) -> DeviationDecision:
    """The decision as it stands, with its row of next year: requests lock that row too."""
    lock_line(decision.line)
    lock_current(decision, expected=expected)
    current = DeviationDecision.objects.select_related("line__budget__agreement__partnership").get(pk=decision.pk)
    if current.withdrawn_because:
        raise StaleVersion(current)
    if current.carry_over_id:
        current.carry_over = CarryOver.objects.select_for_update().get(pk=current.carry_over_id)
    return current


def _row(line: BudgetLine) -> FollowUpRow:
    """The line's year. Raises ValidationError when there is no deviation to decide about."""
    budget = line.budget
    year = follow_up(budget.agreement.partnership, budget.year, this_year=timezone.localdate().year)
    row = year.row(line.code) if year else None
    if year is None or row is None or not year.is_closed:
        raise ValidationError(f"{budget.year} är inte slut. Beslutet fattas när utfallet är känt.")
    if row.cells.deviation is None or not row.cells.deviation.amount:
        raise ValidationError("Raden har ingen avvikelse att besluta om. För in utfallet först.")
    if not row.cause:
        raise ValidationError("Skriv orsaken först. Utan orsak får inga pengar föras över.")
    return row


def outcomes_of(row: FollowUpRow) -> list[DeviationOutcome]:
    """What can be done with the line's deviation, apart from what is decided already."""
    deviation = row.cells.deviation
    if deviation and deviation.amount < 0:
        return [DeviationOutcome.BORNE]
    return [DeviationOutcome.CARRIED_OVER, DeviationOutcome.REPAID, DeviationOutcome.KEPT]


def _refuse_wrong_kind(row: FollowUpRow, outcome: str) -> None:
    if outcome not in outcomes_of(row):
        raise ValidationError({"outcome": "Det beslutet passar inte avvikelsen."})


def _refuse_too_much(row: FollowUpRow, amount: Decimal, *, without: DeviationDecision | None) -> None:
    size = row.cells.deviation.size if row.cells.deviation else Decimal(0)
    left = max(size - row.decided + (without.amount if without else 0), Decimal(0))
    if amount > left:
        raise ValidationError({"amount": f"Högst {kronor(left)} av avvikelsen är kvar att besluta om."})


def _fill(decision: DeviationDecision, content: Content) -> None:
    carries = decision.outcome == DeviationOutcome.CARRIED_OVER
    if carries and (content.to_year is None or content.to_year <= decision.line.budget.year):
        raise ValidationError({"to_year": f"Ange ett år efter {decision.line.budget.year}."})
    decision.amount = content.amount
    decision.to_year = content.to_year if carries else None
    decision.decided_by, decision.decided_on = content.decided_by, content.decided_on
    decision.reference = content.reference


def _carried_over(decision: DeviationDecision, row: FollowUpRow, to_year: int) -> CarryOver:
    line = decision.line
    return CarryOver(
        partnership=line.budget.agreement.partnership,
        performer=line.performer,
        funder=line.funder,
        line=line,
        from_year=line.budget.year,
        to_year=to_year,
        amount=decision.amount,
        cause=row.cause,
        dialogue=_talks(row.handling),
        approved_by=decision.decided_by,
        approval=decision.reference,
        approved_on=decision.decided_on,
    )


def _talks(handling: Handling) -> str:
    """The dialogues in words, as they were known when the money was carried over."""
    text = "\n".join(f"{iso_date(each.held_on)}, {each.participants}: {each.summary}" for each in handling.talks)
    return text if len(text) <= LONGEST_DIALOGUE else f"{text[: LONGEST_DIALOGUE - 2]} …"
