"""The forms for an adjusted amount, and for taking an amount or an uplift back."""

from typing import Any

from django import forms

from budgets.forms.fields import AmountField
from budgets.models import LineAdjustment
from partnerships.fields import TEXT_VALIDATORS, WholeNumber
from partnerships.forms import VersionedForm


class AdjustmentForm(VersionedForm):
    """Another amount than the worked out one, and why. Version 0 means that there is none yet."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)
    amount = AmountField(label="Belopp, kr")

    class Meta:
        model = LineAdjustment
        fields = ["amount", "reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"reason": "Skälet står i förklaringen och i meningen till brevet. Inga personuppgifter."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["version"].initial = 0
        if self.instance.withdrawn_because:  # written in anew
            self.initial.update({"amount": "", "reason": ""})


class WithdrawForm(forms.Form):
    """Why something that was written in is taken back."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)
    because = forms.CharField(
        label="Varför?",
        max_length=200,
        validators=TEXT_VALIDATORS,
        error_messages={"required": "Skriv varför."},
    )
