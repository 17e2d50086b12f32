"""The forms about what stadskontoret asks for: choosing the sentence, and saying what came of it."""

from typing import Any

from django import forms

from partnerships.fields import WholeNumber
from reporting.models import FollowUpRequest, ReportSection, RequestAnswer
from reporting.requests import sentences_in


class CaptureForm(forms.ModelForm):
    """A sentence of a section, those that ask first, and what it asks for in a few words."""

    sentence = forms.ChoiceField(
        label="Meningen i skrivelsen",
        widget=forms.RadioSelect,
        error_messages={"required": "Välj en mening.", "invalid_choice": "Meningen finns inte i avsnittet längre."},
    )

    class Meta:
        model = FollowUpRequest
        fields = ["sentence", "summary", "continues"]
        labels = {"summary": "Vad efterfrågas, kort?", "continues": "Fortsätter en tidigare efterfrågan"}
        help_texts = {"summary": "Några ord som parterna känner igen, till exempel «Effektmätning»."}
        error_messages = {"summary": {"required": "Skriv kort vad som efterfrågas."}}

    def __init__(self, *args: Any, section: ReportSection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["sentence"].choices = [(each, each) for each in sentences_in(section.body)]
        report = section.report
        fields["continues"].queryset = FollowUpRequest.objects.of(report.partnership).filter(year__lt=report.year)
        fields["continues"].empty_label = "Nej, den är ny"

    def _post_clean(self) -> None:
        """The action judges the whole; here only the fields are read."""


class RequestAnswerForm(forms.ModelForm):
    """What came of a request in a year."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1, required=False)

    class Meta:
        model = RequestAnswer
        fields = ["outcome", "text"]
        labels = {"outcome": "Hur gick det?", "text": "Vad hände?"}
        widgets = {"outcome": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 6})}
        error_messages = {"outcome": {"required": "Välj hur det gick."}, "text": {"required": "Skriv vad som hände."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["outcome"].choices = [choice for choice in fields["outcome"].choices if choice[0]]
        if self.instance.pk:
            fields["version"].initial = self.instance.version

    def _post_clean(self) -> None:
        """The action judges the whole; here only the fields are read."""
