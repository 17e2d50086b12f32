"""Forms of the ground floor. Saving means more than saving a row, so the views hand the result to an action."""

from partnerships.forms.decision import DecisionForm
from partnerships.forms.occasion import CancelForm, OccasionForm, latest_occasion
from partnerships.forms.versioned import VersionedForm

__all__ = ["CancelForm", "DecisionForm", "OccasionForm", "VersionedForm", "latest_occasion"]
