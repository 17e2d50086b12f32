"""Money: the outcome, the deviations with cause and handling, and sums that must agree."""

from collections.abc import Iterator

from budgets.facts import FollowUp, FollowUpRow
from partnerships.swedish import kronor
from reporting.checks.finding import Finding

PLACE = "Bilaga: budget och utfall"


def check_money(followed: FollowUp | None) -> list[Finding]:
    """A deviation is shown with cause and handling; without a cause the letter is not done (rule 31)."""
    if followed is None:
        return []
    found = _check_sum(followed)
    if not followed.budget.has_outcome:
        text = f"Utfallet för {followed.year} är inte infört."
        return [*found, Finding(PLACE, text, "För in det.", check="money", page="outcome")]
    deviations = [finding for row in followed.stories if row.needs_cause for finding in _check_deviation(row)]
    return [*found, *deviations]


def _check_sum(followed: FollowUp) -> list[Finding]:
    """The rows of a budget sum to what it says that they do (rule 20)."""
    budget = followed.budget
    if budget.error is None or budget.stated_total is None:
        return []
    text = f"Raderna summerar till {kronor(budget.total.known)}, men budgeten anger {kronor(budget.stated_total)}."
    return [Finding(PLACE, text, "Rätta raden som är fel i budgeten.", check="money", page="budget")]


def _check_deviation(row: FollowUpRow) -> Iterator[Finding]:
    whose = f"Avvikelsen hos {row.performer.in_text}"
    if row.lacks_cause:
        text = f"{whose} saknar orsak{' och hantering' if row.handling.is_empty else ''}."
        remedy = f"Skriv orsaken till «{row.name}» på budgetens uppföljning."
        yield Finding(PLACE, text, remedy, is_error=True, check="money", words=row.name, page="follow_up")
    elif row.left and row.cells.deviation and row.cells.deviation.amount > 0:
        text = f"{whose} saknar beslut om {kronor(row.left)}."
        yield Finding(PLACE, text, "Skriv beslutet på budgetens uppföljning.", check="money", page="follow_up")
