"""The first floor's records: what it may cost, what it did cost and what went over to the next year."""

from budgets.models.budget import Budget, BudgetLine
from budgets.models.carry_over import CarryOver
from budgets.models.indexation import IndexationBasis, IndexationRate, Rounding
from budgets.models.outcome import OutcomeEntry

__all__ = [
    "Budget",
    "BudgetLine",
    "CarryOver",
    "IndexationBasis",
    "IndexationRate",
    "OutcomeEntry",
    "Rounding",
]
