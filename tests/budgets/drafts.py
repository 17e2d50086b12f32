"""Drafts of a year's budget, and a budget adopted the way the product does it."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from budgets.actions import adopt_draft, start_draft
from budgets.models import Budget
from partnerships.models import Agreement, User
from tests.builders import make_decision


def make_draft(
    agreement: Agreement, *, year: int = 2025, stated_total: int | str = 1_210_000, by: User | None = None
) -> Budget:
    return start_draft(agreement, year=year, stated_total=Decimal(stated_total), by=by)


def adopt(draft: Budget, h: SimpleNamespace, *, by: User | None = None) -> Budget:
    draft.refresh_from_db()
    decision = make_decision(draft.agreement, h.ks)
    return adopt_draft(draft, decision=decision, expected_version=draft.version, by=by)


def line_answers(line: Any, **changed: Any) -> dict[str, Any]:
    """The form of a line as it stands, with changes."""
    lines = list(line.budget.lines.in_order())
    index = [each.pk for each in lines].index(line.pk)
    answers = {
        "version": line.version,
        "cost": line.cost,
        "amount": line.amount,
        "months": line.months or "",
        "performer": line.performer_id,
        "funder": line.funder_id,
        "note": line.note,
        "after": lines[index - 1].pk if index else "",
    }
    return answers | ({"is_indexed": "on"} if line.is_indexed else {}) | changed
