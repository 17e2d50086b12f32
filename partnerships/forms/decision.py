"""The form for a decision."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from partnerships.forms.versioned import VersionedForm
from partnerships.models import Decision, Organisation

NOT_YET = "Datumet har inte varit än. Ett beslut registreras när det är fattat."


class DecisionForm(VersionedForm):
    """A decision as it stands in the minutes. Legal force is written in by a person, never worked out."""

    class Meta:
        model = Decision
        fields = [
            "body",
            "decided_on",
            "section_number",
            "outcome",
            "text",
            "registry_number",
            "legal_force_on",
        ]
        widgets = {
            "decided_on": forms.DateInput,
            "legal_force_on": forms.DateInput,
            "text": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "legal_force_on": "Tidigast tre veckor efter att justeringen anslogs. Lämna tomt om det inte är känt.",
            "registry_number": "Till exempel STK-2023-268.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "body" in self.fields:  # else the page has settled it
            self.fields["body"].queryset = Organisation.objects.able_to_decide().order_by("name")  # type: ignore[attr-defined]

    def clean_decided_on(self) -> dt.date | None:
        """A decision has been made; what is planned is a proposal (rule 36)."""
        day: dt.date | None = self.cleaned_data["decided_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(NOT_YET)
        return day

    def clean_legal_force_on(self) -> dt.date | None:
        """A day that a person has written in is no longer an example."""
        if "legal_force_on" in self.changed_data:
            self.instance.legal_force_is_example = False
        day: dt.date | None = self.cleaned_data["legal_force_on"]
        return day
