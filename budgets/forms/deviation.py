"""The forms about a line's deviation: forecast, cause, dialogue, and from what size a deviation needs them."""

from typing import Any

from django import forms

from budgets.forms.fields import AmountField, PercentField
from budgets.models import DeviationCause, DeviationThreshold, Dialogue, Forecast
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm


class FirstOrLaterForm(VersionedForm):
    """Of a record that may not be there yet: version 0 is the first."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["version"].initial = 0


class ForecastForm(forms.ModelForm):
    """What the whole year is believed to cost on the line; an earlier one stays and is listed."""

    amount = AmountField(
        label="Helårsprognos, kr",
        help_text="Allt som raden väntas kosta under året, även det som redan har bokförts.",
    )

    class Meta:
        model = Forecast
        fields = ["amount", "note"]
        help_texts = {"note": "Till exempel: tjänsten står tom till och med augusti. Inga personuppgifter."}


class CauseForm(FirstOrLaterForm):
    """Why the line did not cost what the budget said."""

    class Meta:
        model = DeviationCause
        fields = ["cause"]
        widgets = {"cause": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"cause": "Kort och så att en utomstående förstår. Orsaken skrivs ut i brevet. Inga namn."}
        error_messages = {"cause": {"required": "Skriv varför utfallet blev ett annat."}}


class DialogueForm(forms.ModelForm):
    """A talk about the line. It is kept as it was written: another one is added, none is changed."""

    class Meta:
        model = Dialogue
        fields = ["held_on", "participants", "summary"]
        widgets = {"held_on": forms.DateInput, "summary": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "participants": "Till exempel Rädda Barnen och stadskontoret. Organisationer, inte personer.",
            "summary": "Vad ni kom fram till. Texten kan inte ändras efteråt; skriv en ny dialog i stället.",
        }


class ThresholdForm(FirstOrLaterForm):
    """Both must be reached."""

    amount = AmountField(label="Minst så många kronor")
    percent = PercentField(
        label="Och minst så många procent av radens budget",
        help_text="Till exempel 5. Skriv 0 om bara kronorna ska räknas.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"}),
    )

    class Meta:
        model = DeviationThreshold
        fields = ["amount", "percent"]
