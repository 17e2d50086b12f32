"""Changing an adopted budget during its year: proposed, talked about, approved, carried out or taken back (rule 9)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from budgets.budget_changes import is_significant, read_change
from budgets.models import (
    Approval,
    Budget,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    BudgetStatus,
    ChangeStatus,
    Dialogue,
)
from budgets.requested import LINE, years_of_requests
from partnerships.models import AgreementParty, Organisation, User
from partnerships.swedish import kronor
from partnerships.versions import StaleVersion, lock_current

ONE_AT_A_TIME = "En ändring av budgeten väntar redan. Genomför den eller ta tillbaka den först."
NOTHING_NEW = "Inget belopp är ändrat. Skriv ett nytt belopp på minst en rad."


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to change: new kronor by the id of the line, what it means, why, and from when."""

    amounts: Mapping[int, Decimal]
    what: str
    reason: str
    takes_effect_on: dt.date


@dataclass(frozen=True, slots=True)
class Talk:
    """A dialogue as it is noted: the day, who took part, what was said."""

    held_on: dt.date
    participants: str
    summary: str


@transaction.atomic
def propose_change(
    budget: Budget, *, proposal: Proposal, by: User, expected_version: int, is_example: bool = False
) -> BudgetChange:
    """Write down a change of an adopted budget; nothing is changed yet. Whether it is significant is worked out now.

    Whose lines they are the view has asked budget_changes.py. Raises StaleVersion when the budget has changed
    meanwhile, and ValidationError when another change waits, nothing is new, or an amount is below what is requested.
    """
    lock_current(budget, expected=expected_version)
    if budget.status != BudgetStatus.ADOPTED:
        raise ValidationError("Bara en fastställd budget ändras så här. Ett utkast ändras som det är.")
    if BudgetChange.objects.filter(budget=budget).proposed().exists():
        raise ValidationError(ONE_AT_A_TIME)
    if proposal.takes_effect_on.year != budget.year:
        raise ValidationError({"takes_effect_on": f"Ange en dag under budgetåret {budget.year}."})
    lines = {line.pk: line for line in BudgetLine.objects.filter(budget=budget)}
    after = {pk: amount for pk, amount in proposal.amounts.items() if amount != lines[pk].amount}
    if not after:
        raise ValidationError(NOTHING_NEW)
    _refuse_less_than_requested(budget, {lines[pk].code: amount for pk, amount in after.items()})
    change = BudgetChange(
        budget=budget,
        what=proposal.what,
        reason=proposal.reason,
        takes_effect_on=proposal.takes_effect_on,
        is_significant=is_significant(budget, after),
        proposed_by=by,
        is_example=is_example,
    ).save_as(by)
    for pk, amount in after.items():
        BudgetChangeLine(change=change, line=lines[pk], before=lines[pk].amount, after=amount).save()
    return change


@transaction.atomic
def note_dialogue(
    change: BudgetChange,
    *,
    talk: Talk,
    by: User,
    expected_version: int,
    is_example: bool = False,
    today: dt.date | None = None,
) -> Dialogue:
    """Note that the parties have talked about a change that waits; `today` is the day it is noted. Raises
    StaleVersion, and ValidationError for a day to come."""
    current = _locked(change, expected_version)
    _refuse_a_day_to_come("held_on", talk.held_on, today)
    dialogue = Dialogue(
        change=current,
        held_on=talk.held_on,
        participants=talk.participants,
        summary=talk.summary,
        recorded_by=by,
        is_example=is_example,
    )
    dialogue.save()
    return dialogue


@transaction.atomic
def approve_change(
    change: BudgetChange,
    *,
    party: Organisation,
    on: dt.date,
    reference: str = "",
    by: User,
    expected_version: int,
    is_example: bool = False,
    today: dt.date | None = None,
) -> Approval:
    """Write down that a party approves: its own contact person here, or with a reference to where it stands. `today`
    is the day it is written down.

    Raises StaleVersion, and ValidationError when the change needs no approval, the party is not in the agreement or
    has approved already.
    """
    current = _locked(change, expected_version)
    _refuse_a_day_to_come("approved_on", on, today)
    if not current.is_significant:
        raise ValidationError("Ändringen är inte betydande och behöver inget godkännande.")
    if not AgreementParty.objects.filter(agreement=current.budget.agreement_id, organisation=party).exists():
        raise ValidationError({"party": "Organisationen är inte part i avtalet."})
    if Approval.objects.filter(change=current, party=party).exists():
        raise ValidationError({"party": f"{party} har redan godkänt ändringen."})
    approval = Approval(
        change=current, party=party, approved_on=on, reference=reference, recorded_by=by, is_example=is_example
    )
    approval.save()
    return approval


@transaction.atomic
def carry_out_change(change: BudgetChange, *, by: User, expected_version: int) -> BudgetChange:
    """Give the lines their new amounts and the budget their sum, once. The history keeps the old ones.

    Raises StaleVersion when it is carried out or taken back already, and ValidationError while a dialogue, an approval
    or the day is missing (rule 9), when a line is another than proposed, or less than requested would be left.
    """
    current = _locked(change, expected_version)
    reading = read_change(BudgetChange.objects.with_content().get(pk=current.pk))
    if missing := reading.missing(timezone.localdate()):
        raise ValidationError(missing)
    budget = current.budget
    lines = _lock_lines(budget, [row.line.code for row in reading.rows])
    for row in reading.rows:
        _rewrite(lines[row.line_id], row, by)
    amounts = BudgetLine.objects.filter(budget=budget).values_list("amount", flat=True)
    budget.stated_total = sum(amounts, Decimal(0))
    budget.version += 1
    budget.save_as(by)
    _refuse_overdrawn({row.line_id for row in reading.rows if row.difference < 0}, budget)
    current.status, current.effected_at = ChangeStatus.EFFECTIVE, timezone.now()
    return _next_version(current, by)


@transaction.atomic
def withdraw_change(change: BudgetChange, *, because: str, by: User, expected_version: int) -> BudgetChange:
    """Take a proposed change back, saying why. Raises StaleVersion, and ValidationError without a reason."""
    current = _locked(change, expected_version)
    current.status, current.withdrawn_because = ChangeStatus.WITHDRAWN, because
    return _next_version(current, by)


def _locked(change: BudgetChange, expected_version: int) -> BudgetChange:
    """The change as it is, locked after its budget: always in that order. Raises StaleVersion unless it waits."""
    Budget.objects.select_for_update().get(pk=change.budget_id)
    lock_current(change, expected=expected_version)
    current: BudgetChange = BudgetChange.objects.select_related("budget__agreement__partnership").get(pk=change.pk)
    if not current.is_proposed:
        raise StaleVersion(current)
    return current


def _next_version(change: BudgetChange, by: User) -> BudgetChange:
    change.version += 1
    return change.save_as(by)


def _lock_lines(budget: Budget, codes: list[str]) -> dict[int, BudgetLine]:
    """The same rows in the same order as a payment request locks: whoever asks for money waits, and sees the change."""
    partnership = budget.agreement.partnership
    rows = BudgetLine.objects.adopted().filter(budget__agreement__partnership=partnership, code__in=codes)
    return {line.pk: line for line in rows.select_for_update(of=("self",)).order_by("pk")}


def _rewrite(line: BudgetLine, row: BudgetChangeLine, by: User) -> None:
    if line.amount != row.before:
        raise ValidationError(
            f"{line}: beloppet är {kronor(line.amount)}, men var {kronor(row.before)} när ändringen föreslogs. "
            "Ta tillbaka ändringen och föreslå den på nytt."
        )
    line.amount = row.after
    line.version += 1
    line.save_as(by)


def _refuse_less_than_requested(budget: Budget, after: Mapping[str, Decimal]) -> None:
    year = years_of_requests(budget.agreement.partnership).get(budget.year)
    wrong = [
        f"{pot.name}: {kronor(pot.drawn.requested)} är redan begärt. Beloppet kan inte bli {kronor(amount)}."
        for code, amount in after.items()
        for pot in (year.pots if year else ())
        if pot.key == f"{LINE}-{code}" and amount < pot.drawn.requested
    ]
    if wrong:
        raise ValidationError(wrong)


def _refuse_overdrawn(lowered: set[int], budget: Budget) -> None:
    """Also in later years that are worked out from these lines."""
    wrong = [
        f"{pot.name}: {kronor(pot.drawn.requested)} är redan begärt för {year.year}. Raden kan inte få mindre."
        for year in years_of_requests(budget.agreement.partnership).values()
        for pot in year.pots
        if pot.line_pk in lowered and pot.overdrawn
    ]
    if wrong:
        raise ValidationError(wrong)


def _refuse_a_day_to_come(field: str, day: dt.date, today: dt.date | None) -> None:
    if day > (today or timezone.localdate()):
        raise ValidationError({field: "Dagen har inte varit än."})
