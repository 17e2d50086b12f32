"""Forms of the first floor."""

from budgets.forms.account import AccountForm
from budgets.forms.budget_change import (
    ApprovalForm,
    ChangeForm,
    ChangeStepForm,
    DialogueForm,
    RecordApprovalForm,
    WithdrawForm,
)
from budgets.forms.fields import AmountField, PercentField
from budgets.forms.notice import ConfirmForm, NoticeForm, ProofForm
from budgets.forms.payment_request import PaymentRequestForm
from budgets.forms.payment_step import StepForm, step_form
from budgets.forms.rate import RateForm
from budgets.forms.state_aid import AssessmentForm

__all__ = [
    "AccountForm",
    "AmountField",
    "ApprovalForm",
    "AssessmentForm",
    "ChangeForm",
    "ChangeStepForm",
    "ConfirmForm",
    "DialogueForm",
    "NoticeForm",
    "PaymentRequestForm",
    "PercentField",
    "ProofForm",
    "RateForm",
    "RecordApprovalForm",
    "StepForm",
    "WithdrawForm",
    "step_form",
]
