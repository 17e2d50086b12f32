"""Forms of the first floor."""

from budgets.forms.account import AccountForm
from budgets.forms.attachment import AttachmentForm
from budgets.forms.fields import AmountField, PercentField
from budgets.forms.in_kind import InKindForm, ResourceKindForm
from budgets.forms.outcome import CorrectionForm, OutcomeForm
from budgets.forms.payment_request import PaymentRequestForm
from budgets.forms.payment_step import StepForm, step_form
from budgets.forms.rate import RateForm

__all__ = [
    "AccountForm",
    "AmountField",
    "AttachmentForm",
    "CorrectionForm",
    "InKindForm",
    "OutcomeForm",
    "PaymentRequestForm",
    "PercentField",
    "RateForm",
    "ResourceKindForm",
    "StepForm",
    "step_form",
]
