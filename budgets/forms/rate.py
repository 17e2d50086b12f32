"""The form for a committee's yearly uplift."""

from typing import Any

from django import forms

from budgets.forms.fields import PercentField
from budgets.models import IndexationBasis, IndexationRate
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm


class RateForm(VersionedForm):
    """One committee's uplift for one year, with what it rests on. Version 0 means that none is written in yet."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)
    rate_percent = PercentField(
        label="Uppräkning i procent",
        help_text="Till exempel 2,5. Skriv 0 om det inte blir någon uppräkning.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"}),
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
        self.fields["basis"].choices = IndexationBasis.choices  # type: ignore[attr-defined]
