"""Forms about the organisations that collaborate: review a proposed one, confirm its alignment, merge two."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.fields import WholeNumber
from partnerships.forms.versioned import VersionedForm
from partnerships.models import DECIDING_KINDS, Actor, Organisation, OrganisationKind, Partnership
from partnerships.register import offered_in
from partnerships.swedish import swedish_sort_key

# Committees and departments come with the agreements, never out of somebody's log.
REVIEWED_KINDS = [kind for kind in OrganisationKind if kind not in DECIDING_KINDS | {OrganisationKind.DEPARTMENT}]


class ReviewForm(forms.ModelForm):
    """The right name and kind of a proposed organisation."""

    class Meta:
        model = Organisation
        fields = ["name", "kind"]
        help_texts = {"name": "Så som organisationen själv skriver det. Skriv inga personers namn."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(kind.value, kind.label.capitalize()) for kind in REVIEWED_KINDS]


class AlignmentForm(VersionedForm):
    """Since when the organisation is known to work in line with the value statement (rule 16)."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = Actor
        fields = ["alignment_confirmed_on", "note"]
        widgets = {"alignment_confirmed_on": forms.DateInput}
        labels = {"alignment_confirmed_on": "Bekräftad den"}
        help_texts = {
            "alignment_confirmed_on": "Lämna tomt om det inte är klart än.",
            "note": "Till exempel vad ni kom överens om. Skriv inga personnummer.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.fields["version"].initial = 0

    def clean_alignment_confirmed_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["alignment_confirmed_on"]
        if day and day > timezone.localdate():
            raise ValidationError("Dagen har inte varit än.")
        return day

    def _get_validation_exclusions(self) -> set[str]:
        """Who confirmed goes with the day; the action writes it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"alignment_confirmed_on", "alignment_confirmed_by"}


class _OfTheList(forms.ModelChoiceField):
    """Reads ids in the digits 0–9 only; Python would read others (٣) as the same number."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and not value.isascii():
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class MergeForm(forms.Form):
    """Which organisation the duplicate is the same as."""

    into = _OfTheList(Organisation.objects.none(), label="Är samma som", empty_label="Välj organisation")

    def __init__(self, *args: Any, duplicate: Organisation, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.queryset = offered_in(partnership).exclude(pk=duplicate.pk)
        rows = sorted(into.queryset, key=lambda row: swedish_sort_key(row.name))
        into.choices = [("", into.empty_label), *((row.pk, row.name) for row in rows)]
