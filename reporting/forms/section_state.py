"""The forms beside a section's text: how far it has come and who is responsible, comments, and going back."""

from typing import Any

from django import forms

from partnerships.fields import TEXT_VALIDATORS, WholeNumber
from partnerships.forms import VersionedForm
from reporting.models import ReportSection, SectionComment
from reporting.report_rights import writers_of


class SectionStateForm(VersionedForm):
    """State and responsible. The action says what is refused."""

    comment = forms.CharField(
        label="Kommentar",
        required=False,
        max_length=2000,
        validators=TEXT_VALIDATORS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Behövs när avsnittet är åter för ändring. Den syns bland avsnittets kommentarer.",
    )

    class Meta:
        model = ReportSection
        fields = ["state", "responsible"]
        labels = {"state": "Läge", "responsible": "Ansvarig"}
        widgets = {"state": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["responsible"]
        field.queryset = writers_of(self.instance.report)
        field.empty_label = "Ingen än"

    def _post_clean(self) -> None:
        """The action judges the whole; here only the fields are read."""


class SectionVersionForm(forms.Form):
    """A button about a section, pressed on the version that the person has read."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)


class SectionCommentForm(forms.ModelForm):
    """Something new about a section."""

    class Meta:
        model = SectionComment
        fields = ["text"]
        labels = {"text": "Ny kommentar"}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"text": {"required": "Skriv något."}}


class SectionAnswerForm(forms.ModelForm):
    """An answer in a thread, which may close it."""

    class Meta:
        model = SectionComment
        fields = ["text", "closes"]
        labels = {"text": "Ditt svar", "closes": "Frågan är löst: avsluta tråden"}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"text": {"required": "Skriv ett svar."}}
