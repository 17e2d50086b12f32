"""The forms of the outcome: a new entry, and the correction of one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone

from budgets.booking import LARGEST, Booking, booking_conflicts
from budgets.forms.attachment import AttachmentField
from budgets.forms.fields import AmountField
from budgets.models import BudgetLine, OutcomeEntry
from partnerships.forms.entry import SentOnce


class LineChoice(forms.ModelChoiceField):
    """One of these budget lines, by what it costs and who does it."""

    def __init__(self, lines: Iterable[BudgetLine], **kwargs: Any) -> None:
        offered = BudgetLine.objects.filter(pk__in=[line.pk for line in lines])
        super().__init__(offered.select_related("performer", "budget").order_by("position", "code"), **kwargs)

    def label_from_instance(self, line: Any) -> str:
        return f"{line.cost} ({line.performer})"


class OutcomeEntryForm(forms.ModelForm):
    """What both forms ask: when, how much, for which period, by which voucher."""

    is_correction = False
    amount = AmountField(
        label="Belopp, kr",
        minimum=-LARGEST,
        help_text="Det som raden har kostat, till exempel 12 500 eller 12 500,50. Skriv minus för pengar tillbaka.",
    )

    class Meta:
        model = OutcomeEntry
        fields = ["booked_on", "starts_on", "ends_on", "voucher_number", "note"]
        labels = {
            "starts_on": "Period från och med",
            "ends_on": "Period till och med",
            "note": "Vad pengarna gick till",
        }
        widgets = dict.fromkeys(("booked_on", "starts_on", "ends_on"), forms.DateInput)
        help_texts = {
            "booked_on": "Dagen i bokföringen.",
            "voucher_number": "Numret i bokföringen, så att posten går att hitta där.",
            "note": "Kort, till exempel löner juni. Inga namn på personer.",
        }

    def __init__(self, *args: Any, lines: Iterable[BudgetLine], year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        self.fields["line"] = LineChoice(
            lines, label="Budgetrad", error_messages={"required": "Välj vilken budgetrad kostnaden hör till."}
        )
        self.fields["booked_on"].error_messages["required"] = "Skriv vilken dag posten är bokförd."
        self.fields["amount"].error_messages["required"] = "Skriv beloppet i kronor."
        self.fields["amount"].validators.append(MaxValueValidator(LARGEST, "Beloppet är för stort för en post."))
        self.order_fields(["line", "booked_on", "amount", "starts_on", "ends_on", "voucher_number", "note"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        dates: dict[str, Any] = {name: cleaned.get(name) for name in ("booked_on", "starts_on", "ends_on")}
        if dates["booked_on"] and not set(dates) & set(self.errors):
            asked: dict[str, Any] = {
                "year": self.year,
                "today": timezone.localdate(),
                "is_correction": self.is_correction,
            }
            for name, sentence in booking_conflicts(**asked, **dates):
                self.add_error(name, sentence)
        return cleaned

    def booking(self) -> Booking:
        """What was written, for the action."""
        return Booking(**{name: self.cleaned_data[name] for name in Booking.__slots__})


class OutcomeForm(SentOnce, OutcomeEntryForm):
    """A new entry."""

    file = AttachmentField(label="Bilaga", required=False)


class CorrectionForm(OutcomeEntryForm):
    """What an entry should have been, and why. Without an amount it should not have been there."""

    is_correction = True

    def __init__(self, *args: Any, corrected: OutcomeEntry, **kwargs: Any) -> None:
        names = ("line", "starts_on", "ends_on", "amount", "note")
        initial = {name: getattr(corrected, name) for name in names} | {"booked_on": timezone.localdate()}
        instance = OutcomeEntry(corrects=corrected)
        super().__init__(*args, initial=initial, instance=instance, **kwargs)
        self.corrected = corrected
        self.fields["reason"] = OutcomeEntry._meta.get_field("reason").formfield(
            required=True,
            widget=forms.Textarea(attrs={"rows": 3}),
            label="Varför rättas posten?",
            error_messages={"required": "Skriv varför posten rättas."},
        )
        amount = self.fields["amount"]
        amount.required, amount.label = False, "Rätt belopp, kr"
        amount.help_text = "Töm rutan om posten inte skulle ha funnits alls."
        self.fields["booked_on"].label = "Rättelsen bokförd"
        self.order_fields(["reason", "line", "amount", "booked_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and cleaned["amount"] is not None and self._changes_nothing(cleaned):
            self.add_error(None, "Inget är ändrat i posten.")
        return cleaned

    def _changes_nothing(self, cleaned: dict[str, Any]) -> bool:
        same = ("line", "amount", "starts_on", "ends_on", "note")
        return all(cleaned[name] == getattr(self.corrected, name) for name in same) and not cleaned["voucher_number"]

    def now(self) -> Booking | None:
        """What the entry should have been; None when it should not have been there."""
        return None if self.cleaned_data["amount"] is None else self.booking()
