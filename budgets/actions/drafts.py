"""A year's budget as a draft: begun, its stated total, thrown away, and adopted by a decision (rule 20)."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from budgets.actions.rates import refuse_outside_term
from budgets.actions.within_requests import lock_lines_of, refuse_less_than_requested
from budgets.drafted import copied_lines
from budgets.models import Budget, BudgetStatus
from partnerships.models import Agreement, Decision, DecisionOutcome, User
from partnerships.swedish import kronor
from partnerships.versions import StaleVersion, WrongState


class NotADraft(WrongState):
    """What was to be changed is adopted, or gone, since the page was opened."""

    @classmethod
    def of(cls, budget: Budget | None) -> "NotADraft":
        if budget is None:
            return cls("Utkastet är kastat av någon annan.")
        return cls(f"Budgeten för {budget.year} är redan fastställd. Den går inte att ändra här.")


@transaction.atomic
def start_draft(agreement: Agreement, *, year: int, stated_total: Decimal, by: User | None) -> Budget:
    """Begin a year's budget with copied_lines(). Raises ValidationError when the year lies outside the term, or has a
    budget or a draft already."""
    refuse_outside_term(agreement, year)
    taken = ValidationError(f"Det finns redan en budget eller ett utkast för {year}.")
    if Budget.objects.filter(agreement=agreement, year=year).exists():
        raise taken
    draft = Budget(agreement=agreement, year=year, stated_total=stated_total, status=BudgetStatus.DRAFT)
    lines = copied_lines(agreement, year)
    try:
        with transaction.atomic():
            draft.save_as(by)
    except IntegrityError:  # somebody else began it at the same time
        raise taken from None
    for position, line in enumerate(lines, start=1):
        line.budget, line.position = draft, position
        line.save_as(by)
    return draft


@transaction.atomic
def state_total(draft: Budget, *, stated_total: Decimal, expected_version: int, by: User | None) -> Budget:
    """Write in what the lines are to sum to. Raises NotADraft and StaleVersion."""
    current = locked_draft(draft, expected=expected_version)
    current.stated_total = stated_total
    return next_version(current, by)


@transaction.atomic
def discard_draft(draft: Budget, *, expected_version: int, by: User | None) -> None:
    """Take away a draft with its lines; the history keeps them. Raises NotADraft and StaleVersion."""
    current = locked_draft(draft, expected=expected_version)
    for row in [*current.lines.all(), current]:
        delete(row, by)


@transaction.atomic
def adopt_draft(draft: Budget, *, decision: Decision, expected_version: int, by: User | None) -> Budget:
    """Make the draft the year's budget; from now on it is what everything else reads, and its lines are locked.

    Raises ValidationError unless the lines sum to the stated total (rule 20), the decision approves and is of this
    partnership, and all that has been requested of the year has room; NotADraft and StaleVersion.
    """
    current = locked_draft(draft, expected=expected_version)
    partnership = current.agreement.partnership
    if decision.partnership_id != partnership.pk or decision.outcome != DecisionOutcome.APPROVED:
        raise ValidationError({"decision": "Välj ett beslut i partnerskapet som godkänner."})
    amounts = list(current.lines.values_list("amount", flat=True))
    if not amounts:
        raise ValidationError("Utkastet har inga rader.")
    if (total := sum(amounts, Decimal(0))) != current.stated_total:
        raise ValidationError(
            f"Raderna blir {kronor(total)}, men den angivna summan är {kronor(current.stated_total)}. "
            "Rätta raderna eller summan."
        )
    lock_lines_of(partnership)
    current.status, current.decision = BudgetStatus.ADOPTED, decision
    next_version(current, by)
    refuse_less_than_requested(partnership, year=current.year)
    return current


def locked_draft(draft: Budget, *, expected: int | None = None) -> Budget:
    """The draft as it stands, nobody else's for the rest of the transaction. Raises NotADraft, and StaleVersion when
    it has another version than `expected`."""
    current: Budget | None = Budget.objects.select_for_update().filter(pk=draft.pk).first()
    if current is None or not current.is_draft:
        raise NotADraft.of(current)
    if expected is not None and current.version != expected:
        raise StaleVersion(current)
    return current


def next_version(draft: Budget, by: User | None) -> Budget:
    draft.version += 1
    return draft.save_as(by)


def delete(row: Any, by: User | None) -> None:
    """Take the row away in the name of `by`."""
    row._history_user = by
    row.delete()
