"""The form of a payment request: one amount for each pot, and what the money is for."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from budgets.actions.payment_requests import Content
from budgets.forms.fields import AmountField
from budgets.models import PaymentRequest
from budgets.requested import Pot
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm
from partnerships.swedish import kronor, listed


class PaymentRequestForm(VersionedForm):
    """Prefilled with what remains, or with the draft's `amounts` by pot. Version 0 is a new one."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = PaymentRequest
        fields = ["statement"]
        widgets = {"statement": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"statement": "Kort, till exempel löner för ledare på Bästa sommaren. Inga personuppgifter."}

    def __init__(
        self, *args: Any, pots: Iterable[Pot], amounts: Mapping[str, Decimal] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pots = tuple(pots)
        statement = self.fields.pop("statement")
        for pot in self.pots:
            offered = pot.remaining if amounts is None else amounts.get(pot.key)
            self.fields[pot.key] = AmountField(
                label=pot.name, required=False, initial=offered or None, help_text=_what_remains(pot)
            )
        self.fields["statement"] = statement
        if self.instance.pk is None:
            self.fields["version"].initial = 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for pot in self.pots:
            amount = cleaned.get(pot.key)
            if amount and amount > pot.remaining:
                self.add_error(pot.key, f"Högst {kronor(pot.remaining)} finns kvar att begära.")
            elif amount and amount < 1:
                self.add_error(pot.key, "Skriv minst en krona, eller lämna tomt.")
        if not self.errors and not any(cleaned.get(pot.key) for pot in self.pots):
            self.add_error(None, "Skriv minst ett belopp.")
        return cleaned

    def content(self) -> Content:
        """What was written, for the action."""
        amounts = {pot.key: self.cleaned_data[pot.key] for pot in self.pots if self.cleaned_data.get(pot.key)}
        return Content(amounts, self.cleaned_data["statement"])


def _what_remains(pot: Pot) -> str:
    left = f"Kvar att begära: {kronor(pot.remaining)} av {kronor(pot.available)}."
    if not pot.missing_years:
        return left
    years = listed([str(year) for year in pot.missing_years])
    return f"{left} Uppräkningen inför {years} är okänd; tills den är angiven gäller det senast kända beloppet."
