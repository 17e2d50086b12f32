"""The form for a committee's yearly uplift."""

from typing import Any

from django import forms

from budgets.forms.fields import PercentField
from budgets.models import IndexationBasis, IndexationRate
from budgets.models.indexation import LOWEST_RATE
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm
from partnerships.swedish import percent


class RateForm(VersionedForm):
    """One committee's uplift for one year, with what it rests on. Version 0 means that none is written in yet."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)
    rate_percent = PercentField(
        label="Uppräkning i procent",
        help_text="Till exempel 2,5. Skriv 0 om det inte blir någon uppräkning.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"}),
    )

    is_decrease = forms.BooleanField(
        label="Ja, procenten är negativ och beloppen sänks", required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = IndexationRate
        fields = ["rate_percent", "source_decision", "basis"]
        labels = {"source_decision": "Beslut eller dokument som anger procenten", "basis": "Grund"}
        help_texts = {"source_decision": "Till exempel nämndens budget, med datum och paragraf."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["version"].initial = 0
        if self.instance.withdrawn_because:  # written in anew
            self.initial.update({"rate_percent": "", "source_decision": "", "basis": IndexationBasis.COMMITTEE_BUDGET})
        self.fields["basis"].choices = IndexationBasis.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A negative rate lowers every amount: that is asked about once."""
        cleaned = super().clean() or self.cleaned_data
        rate = cleaned.get("rate_percent")
        if rate is not None and LOWEST_RATE <= rate < 0:
            self.fields["is_decrease"].widget = forms.CheckboxInput()
            if not cleaned.get("is_decrease"):
                meant = percent(rate, decimals=1)
                self.add_error("is_decrease", f"Menar du {meant}? Då sänks beloppen. Kryssa i rutan om det stämmer.")
        return cleaned
