"""The form for a committee's yearly uplift."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from budgets.models import IndexationBasis, IndexationRate
from budgets.money import parse_percent
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm
from partnerships.swedish import number


class PercentField(forms.Field):
    """A percentage as people write it in Swedish: «2,5», «2.5» or «2,5 %». Gives Decimal("2.5")."""

    default_error_messages = {"invalid": "Skriv uppräkningen med siffror, till exempel 2,5. Högst tre decimaler."}

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Decimal) or value in self.empty_values:
            return value
        try:
            return parse_percent(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return number(value.normalize()) if isinstance(value, Decimal) else value


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
