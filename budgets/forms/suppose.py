"""«Om 2–4 %»: two rates for each committee whose uplift is unknown, in the address, to try out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from budgets.facts import Body
from budgets.forms.fields import PercentField
from budgets.models.indexation import HIGHEST_RATE, LOWEST_RATE
from budgets.supposed import Supposed

LIMITS = [
    MinValueValidator(LOWEST_RATE, "Skriv en procent mellan −20 och 20."),
    MaxValueValidator(HIGHEST_RATE, "Skriv en procent mellan −20 och 20."),
]


class SupposeForm(forms.Form):
    """Unbound until one of its fields stands in the address."""

    mark_optional = False

    def __init__(self, address: Any, *, committees: Iterable[Body]) -> None:
        self.committees = {f"{body.slug}-fran": (f"{body.slug}-till", body) for body in committees}
        names = {name for low, (high, _body) in self.committees.items() for name in (low, high)}
        super().__init__(address if names & address.keys() else None)
        for low, (high, body) in self.committees.items():
            self.fields[low] = _field(f"{body.name}, från procent")
            self.fields[high] = _field(f"{body.name}, till procent")

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[low], self[high]) for low, (high, _body) in self.committees.items()]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for low, (high, _body) in self.committees.items():
            if low in self.errors or high in self.errors:
                continue
            if (cleaned[low] is None) != (cleaned[high] is None):
                self.add_error(low if cleaned[low] is None else high, "Skriv både från och till.")
            elif cleaned[low] is not None and cleaned[low] > cleaned[high]:
                self.add_error(high, "Skriv den högre procenten här.")
        return cleaned

    def rates(self) -> dict[str, Supposed]:
        """What is supposed, by the committee's slug; nothing while the form is empty or wrong."""
        if not self.is_valid():
            return {}
        found = self.cleaned_data
        return {
            body.slug: Supposed(found[low], found[high])
            for low, (high, body) in self.committees.items()
            if found[low] is not None
        }


def _field(label: str) -> PercentField:
    return PercentField(
        label=label,
        required=False,
        validators=LIMITS,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"}),
    )
