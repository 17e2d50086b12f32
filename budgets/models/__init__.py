"""The first floor's records: what it may cost, what it did cost, what was asked for and what went over to the next
year."""

from budgets.models.budget import Budget, BudgetLine
from budgets.models.carry_over import CarryOver
from budgets.models.indexation import IndexationBasis, IndexationRate, Rounding
from budgets.models.outcome import OutcomeEntry
from budgets.models.payment_account import AccountKind, PaymentAccount
from budgets.models.payment_request import (
    EDITABLE,
    GRANTED,
    PAID,
    REQUESTED,
    PaymentRequest,
    PaymentRequestLine,
    RequestStatus,
    last_day_to_request,
)
from budgets.models.payment_step import MOVES, NEEDS_REASON, AppendOnly, Move, PaymentRequestStep, StepKind

__all__ = [
    "EDITABLE",
    "GRANTED",
    "MOVES",
    "NEEDS_REASON",
    "PAID",
    "REQUESTED",
    "AccountKind",
    "AppendOnly",
    "Budget",
    "BudgetLine",
    "CarryOver",
    "IndexationBasis",
    "IndexationRate",
    "Move",
    "OutcomeEntry",
    "PaymentAccount",
    "PaymentRequest",
    "PaymentRequestLine",
    "PaymentRequestStep",
    "RequestStatus",
    "Rounding",
    "StepKind",
    "last_day_to_request",
]
