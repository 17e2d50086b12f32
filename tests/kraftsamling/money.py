"""Something of every kind of money in a partnership, for the walk of all addresses."""

import datetime as dt
from decimal import Decimal
from typing import Any

from budgets.actions import comment_on, record_notice, start_draft
from budgets.models import BudgetChange
from partnerships.models import Agreement, Organisation
from tests.budgets.assessments import make_assessment
from tests.budgets.builders import make_budget, make_deviation_decision, make_line, make_outcome
from tests.budgets.changes import propose
from tests.budgets.outcome import add_outcome
from tests.budgets.requests import make_request
from tests.builders import make_agreement, make_user


def make_money(agreement: Agreement, *, committee: Organisation, association: Organisation) -> dict[str, Any]:
    partnership = agreement.partnership
    budget = make_budget(agreement, year=2024, stated_total=100_000)
    leaders = make_line(budget, funder=committee, performer=committee, code="ledare", is_indexed=True)
    line = make_line(budget, funder=committee, performer=association, code="aktiviteter")
    make_outcome(line, 60_000)
    later = make_agreement(partnership, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 12, 31))
    return {
        "draft": start_draft(later, year=2026, stated_total=Decimal(200_000), by=None),
        "outcome": add_outcome(partnership, budget, party=association),
        "question": comment_on(leaders, text="Räcker det?", is_question=True, by=make_user()),
        "request": make_request(partnership, performer=association, funder=committee, submitted=True),
        "change": _proposed(agreement, committee),
        "notice": record_notice(agreement, what="Mindre pengar.", sent_on=dt.date(2025, 6, 2), by=make_user()),
        "assessment": make_assessment(partnership, association, with_certificate=True),
        "deviation_decision": make_deviation_decision(line, amount=10_000),
    }


def _proposed(agreement: Agreement, committee: Organisation) -> BudgetChange:
    """A significant change that waits, of another year's budget than the one that can be changed."""
    budget = make_budget(agreement, year=2023, stated_total=100_000)
    make_line(budget, funder=committee, performer=committee, code="lokal")
    return propose(budget, lokal=50_000)
