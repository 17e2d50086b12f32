"""The first floor's records: what it may cost, what it did cost, what was asked for and what went over to the next
year."""

from budgets.models.append_only import AppendOnly
from budgets.models.budget import Budget, BudgetLine, BudgetStatus
from budgets.models.carry_over import CarryOver
from budgets.models.change import BudgetChange, BudgetChangeLine, ChangeStatus, EconomicNotice, NoticeProof
from budgets.models.comment import LineComment
from budgets.models.deviation import (
    Approval,
    DeviationCause,
    DeviationDecision,
    DeviationOutcome,
    DeviationThreshold,
    Dialogue,
)
from budgets.models.in_kind import InKindContribution, ResourceKind
from budgets.models.indexation import IndexationBasis, IndexationRate, LineAdjustment, Rounding
from budgets.models.outcome import REVERSAL, Forecast, OutcomeAttachment, OutcomeEntry, OutcomeImport
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
from budgets.models.payment_step import MOVES, NEEDS_REASON, Move, PaymentRequestStep, StepKind
from budgets.models.state_aid import HIGHEST_EURO, LOWEST_EURO, AidOutcome, StateAidAssessment

__all__ = [
    "EDITABLE",
    "GRANTED",
    "HIGHEST_EURO",
    "LOWEST_EURO",
    "MOVES",
    "NEEDS_REASON",
    "PAID",
    "REQUESTED",
    "REVERSAL",
    "AccountKind",
    "AidOutcome",
    "AppendOnly",
    "Approval",
    "Budget",
    "BudgetChange",
    "BudgetChangeLine",
    "BudgetLine",
    "BudgetStatus",
    "CarryOver",
    "ChangeStatus",
    "DeviationCause",
    "DeviationDecision",
    "DeviationOutcome",
    "DeviationThreshold",
    "Dialogue",
    "EconomicNotice",
    "Forecast",
    "InKindContribution",
    "IndexationBasis",
    "IndexationRate",
    "LineAdjustment",
    "LineComment",
    "Move",
    "NoticeProof",
    "OutcomeAttachment",
    "OutcomeEntry",
    "OutcomeImport",
    "PaymentAccount",
    "PaymentRequest",
    "PaymentRequestLine",
    "PaymentRequestStep",
    "RequestStatus",
    "ResourceKind",
    "Rounding",
    "StateAidAssessment",
    "StepKind",
    "last_day_to_request",
]
