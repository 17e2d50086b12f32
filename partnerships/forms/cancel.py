"""The form that cancels an occasion."""

from typing import Any

from partnerships.forms.versioned import VersionedForm
from partnerships.models import ActivityOccasion


class CancelForm(VersionedForm):
    """Why an occasion was cancelled."""

    class Meta:
        model = ActivityOccasion
        fields = ["cancellation_reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cancellation_reason"].required = True

    def _get_validation_exclusions(self) -> set[str]:
        """The reason goes with the new status, which the action sets: leave the row's rules to it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"status", "cancellation_reason"}
