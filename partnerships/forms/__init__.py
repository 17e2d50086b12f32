"""Forms of the ground floor. Saving means more than saving a row, so the views hand the result to an action."""

from partnerships.forms.age_band import AgeBandForm
from partnerships.forms.cancel import CancelForm
from partnerships.forms.day_sheet import SheetCancelForm, SheetCountForm
from partnerships.forms.decision import DecisionForm
from partnerships.forms.entry import token_in
from partnerships.forms.leader_link import LeaderLinkForm, NewLeaderLinkForm, RenewLeaderLinkForm
from partnerships.forms.occasion import OccasionForm
from partnerships.forms.plan import (
    NewEditionForm,
    PlanAnswerForm,
    PlanItemForm,
    PlanVersionForm,
    PlanYearForm,
    ProposalForm,
    RecordAnswerForm,
)
from partnerships.forms.planned import AwaitedCancelForm, CountForm, PlannedForm, ReopenForm
from partnerships.forms.series import EndSeriesForm, SeriesForm
from partnerships.forms.versioned import VersionedForm

__all__ = [
    "AgeBandForm",
    "AwaitedCancelForm",
    "CancelForm",
    "CountForm",
    "DecisionForm",
    "EndSeriesForm",
    "LeaderLinkForm",
    "NewEditionForm",
    "NewLeaderLinkForm",
    "OccasionForm",
    "PlannedForm",
    "PlanAnswerForm",
    "PlanItemForm",
    "PlanVersionForm",
    "PlanYearForm",
    "ProposalForm",
    "RecordAnswerForm",
    "RenewLeaderLinkForm",
    "ReopenForm",
    "SeriesForm",
    "SheetCancelForm",
    "SheetCountForm",
    "VersionedForm",
    "token_in",
]
