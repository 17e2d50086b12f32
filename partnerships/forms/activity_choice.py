"""An activity out of the list, or the name of a new one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnerships.models import Activity, Partnership
from partnerships.swedish import search_key


class ActivityChoiceForm(forms.ModelForm):
    """Adds the name of a new activity beside the list. Call take_new_activity() in clean().

    What comes out in `cleaned_data` may be an activity that is not saved: the action saves it with the record.
    """

    partnership: Partnership

    new_activity = forms.CharField(
        label="Ny aktivitet", required=False, max_length=120, help_text="Om den inte finns i listan."
    )

    def take_new_activity(self, cleaned: dict[str, Any]) -> None:
        """Put the activity of the typed name, whatever its capitals, into `activity`; a new one when there is none."""
        name = cleaned.get("new_activity")
        if not name:
            return
        ours = Activity.objects.filter(partnership=self.partnership)
        cleaned["activity"] = ours.filter(search_key=search_key(name)).first() or self._new(name)

    def _new(self, name: str) -> Activity | None:
        new = Activity(partnership=self.partnership, name=name)
        try:
            new.full_clean()
        except ValidationError as error:
            self.add_error("new_activity", error.messages)
            return None
        return new

    def names_an_activity(self) -> bool:
        return bool(self.data.get(self.add_prefix("new_activity")))

    def _get_validation_exclusions(self) -> set[str]:
        """A new activity has been checked by itself and gets its id when the action saves it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | ({"activity"} if self.names_an_activity() else set())
