"""An example draft of next year's budget: begun from this year's lines, and not yet what it is to sum to."""

from decimal import Decimal

from budgets.actions import change_line, discard_draft, start_draft
from budgets.models import Budget, BudgetLine
from kraftsamling.demo.examples import save_example
from partnerships.models import Agreement, User

STATED_TOTAL = Decimal(1_285_000)
COORDINATION = ("samordning-motesplats", Decimal(765_000))  # what the draft has so far; the rest is for people to try
UNTOUCHED = 2  # the draft's version when add_draft() has made it


def make_way(current: Agreement, year: int) -> bool:
    """Take last year's example draft away, as the example budget of the year takes over. Whether nothing is in its way:
    what people have worked on stays."""
    drafts = Budget.objects.drafts().filter(agreement=current, year=year)
    for draft in drafts.filter(is_example=True, version=UNTOUCHED):
        discard_draft(draft, expected_version=draft.version, by=None)
    return not drafts.exists()


def add_draft(following: Agreement, year: int) -> None:
    """Only for an example agreement without a budget for the year."""
    if not following.is_example or Budget.objects.filter(agreement=following, year=year).exists():
        return
    by = User.objects.get(email="handlaggare@demo.example")
    draft = start_draft(following, year=year, stated_total=STATED_TOTAL, by=by)
    code, amount = COORDINATION
    lines = list(BudgetLine.objects.filter(budget=draft).in_order())
    for before, line in zip([None, *lines], lines, strict=False):
        if line.code == code:
            line.amount = amount
            change_line(line, after=before, expected_version=line.version, by=by)
        save_example(line)
    draft.refresh_from_db()
    save_example(draft)
