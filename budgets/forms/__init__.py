"""Forms of the first floor."""

from budgets.forms.account import AccountForm
from budgets.forms.comment import AnswerForm, CommentForm
from budgets.forms.fields import AmountField, PercentField
from budgets.forms.payment_request import PaymentRequestForm
from budgets.forms.payment_step import StepForm, step_form
from budgets.forms.rate import RateForm

__all__ = [
    "AccountForm",
    "AmountField",
    "AnswerForm",
    "CommentForm",
    "PaymentRequestForm",
    "PercentField",
    "RateForm",
    "StepForm",
    "step_form",
]
