"""Forms of the first floor."""

from budgets.forms.account import AccountForm
from budgets.forms.adjustment import AdjustmentForm, WithdrawForm
from budgets.forms.attachment import AttachmentForm
from budgets.forms.budget_change import (
    ChangeApprovalForm,
    ChangeDialogueForm,
    ChangeForm,
    ChangeStepForm,
    ChangeWithdrawForm,
    RecordApprovalForm,
)
from budgets.forms.comment import AnswerForm, CommentForm
from budgets.forms.deviation import CauseForm, DialogueForm, ForecastForm, ThresholdForm
from budgets.forms.deviation_decision import ApprovalForm, DeviationDecisionForm, WithdrawalForm
from budgets.forms.draft import AdoptDraftForm, DraftLineForm, DraftTotalForm, DraftVersionForm, StartDraftForm
from budgets.forms.fields import AmountField, PercentField
from budgets.forms.in_kind import InKindForm, ResourceKindForm
from budgets.forms.notice import ConfirmForm, NoticeForm, ProofForm
from budgets.forms.outcome import CorrectionForm, OutcomeForm
from budgets.forms.payment_request import PaymentRequestForm
from budgets.forms.payment_step import StepForm, step_form
from budgets.forms.rate import RateForm
from budgets.forms.state_aid import AssessmentForm
from budgets.forms.suppose import SupposeForm

__all__ = [
    "AccountForm",
    "AdjustmentForm",
    "AdoptDraftForm",
    "AmountField",
    "AnswerForm",
    "ApprovalForm",
    "AssessmentForm",
    "AttachmentForm",
    "CauseForm",
    "ChangeApprovalForm",
    "ChangeDialogueForm",
    "ChangeForm",
    "ChangeStepForm",
    "ChangeWithdrawForm",
    "CommentForm",
    "ConfirmForm",
    "CorrectionForm",
    "DeviationDecisionForm",
    "DialogueForm",
    "DraftLineForm",
    "DraftTotalForm",
    "DraftVersionForm",
    "ForecastForm",
    "InKindForm",
    "NoticeForm",
    "OutcomeForm",
    "PaymentRequestForm",
    "PercentField",
    "ProofForm",
    "RateForm",
    "RecordApprovalForm",
    "ResourceKindForm",
    "StartDraftForm",
    "StepForm",
    "SupposeForm",
    "ThresholdForm",
    "WithdrawForm",
    "WithdrawalForm",
    "step_form",
]
