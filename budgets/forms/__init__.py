"""Forms of the first floor."""

from budgets.forms.account import AccountForm
from budgets.forms.deviation import CauseForm, DialogueForm, ForecastForm, ThresholdForm
from budgets.forms.deviation_decision import ApprovalForm, DeviationDecisionForm, WithdrawalForm
from budgets.forms.fields import AmountField, PercentField
from budgets.forms.payment_request import PaymentRequestForm
from budgets.forms.payment_step import StepForm, step_form
from budgets.forms.rate import RateForm

__all__ = [
    "AccountForm",
    "AmountField",
    "ApprovalForm",
    "CauseForm",
    "DeviationDecisionForm",
    "DialogueForm",
    "ForecastForm",
    "PaymentRequestForm",
    "PercentField",
    "RateForm",
    "StepForm",
    "ThresholdForm",
    "WithdrawalForm",
    "step_form",
]
