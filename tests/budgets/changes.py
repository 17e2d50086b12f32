"""Changes of the budget as the tests need them, made the way the product does it."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from budgets.actions import approve_change, carry_out_change, note_dialogue, propose_change
from budgets.actions.budget_changes import Proposal, Talk
from budgets.models import Budget, BudgetChange
from partnerships.models import AgreementParty, Organisation, User
from tests.builders import make_user

TALK = Talk(dt.date(2024, 4, 2), "Alla parter", "Vi är eniga.")


def propose(
    budget: Budget, *, by: User | None = None, takes_effect_on: dt.date | None = None, **kronor: int | str
) -> BudgetChange:
    """propose(budget, ledare=300_000): from 1 May unless told."""
    pks = dict(budget.lines.values_list("code", "pk"))
    amounts = {pks[code]: Decimal(amount) for code, amount in kronor.items()}
    proposal = Proposal(
        amounts, "Pengar flyttas.", "Tjänsten är vakant.", takes_effect_on or dt.date(budget.year, 5, 1)
    )
    version = Budget.objects.get(pk=budget.pk).version
    return propose_change(budget, proposal=proposal, by=by or make_user(), expected_version=version)


def talk(change: BudgetChange, *, by: User | None = None) -> Any:
    return note_dialogue(change, talk=TALK, by=by or make_user(), expected_version=change.version)


def approve(change: BudgetChange, party: Organisation, *, by: User | None = None) -> Any:
    return approve_change(
        change, party=party, on=dt.date(2024, 4, 3), by=by or make_user(), expected_version=change.version
    )


def approve_all(change: BudgetChange) -> None:
    for party in AgreementParty.objects.filter(agreement=change.budget.agreement).select_related("organisation"):
        approve(change, party.organisation)


def carry_out(change: BudgetChange, *, by: User | None = None) -> BudgetChange:
    return carry_out_change(change, by=by or make_user(), expected_version=change.version)


def amounts(h: SimpleNamespace) -> dict[str, Decimal]:
    """What stands on the lines now, and the stated total."""
    budget = Budget.objects.get(pk=h.budget.pk)
    return dict(budget.lines.values_list("code", "amount")) | {"summa": budget.stated_total}
