"""The form of a state aid assessment."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from budgets.actions.state_aid import Certificate
from budgets.forms.budget_change import organisations
from budgets.forms.fields import AmountField
from budgets.models import HIGHEST_EURO, LOWEST_EURO, AidOutcome, StateAidAssessment
from partnerships.fields import TEXT_VALIDATORS, WholeNumber
from partnerships.forms import VersionedForm
from partnerships.models import Organisation
from partnerships.swedish import iso_date, number

LONGEST_NAME = 200
MOST_BYTES = 10_000_000
# By their first bytes, not by what the browser says they are.
KINDS = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
WRITTEN_RATE = re.compile(r"([0-9]{1,2})(?:[,.]([0-9]{1,4}))?", re.ASCII)
COUNTED = {
    "granted_on": "Skriv dagen då stödet beviljades.",
    "amount": "Skriv beloppet.",
    "euro_rate": "Skriv kursen den dag då stödet beviljades.",
    "rate_source": "Skriv varifrån kursen är hämtad.",
}


class EuroRateField(forms.Field):
    """Kronor for a euro as people write them: «11,2345». Gives Decimal, or None."""

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or isinstance(value, Decimal):
            return value or None
        written = WRITTEN_RATE.fullmatch(str(value).strip())
        if written is None:
            raise ValidationError("Skriv kursen med siffror, till exempel 11,2345. Högst fyra decimaler.")
        rate = Decimal(f"{written[1]}.{written[2] or 0}")
        if not LOWEST_EURO <= rate <= HIGHEST_EURO:
            raise ValidationError(f"Kursen är kronor för en euro, mellan {LOWEST_EURO} och {HIGHEST_EURO}.")
        return rate

    def prepare_value(self, value: Any) -> Any:
        return number(value.normalize()) if isinstance(value, Decimal) else value


class AssessmentForm(VersionedForm):
    """How a named person has assessed a grant. Recipient, year and grant are chosen for a new one only. Version 0 is a
    new one."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)
    amount = AmountField(label="Belopp, kr", required=False, minimum=1)
    euro_rate = EuroRateField(
        label="Kronor per euro den dagen",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"}),
        help_text="Till exempel 11,2345.",
    )
    certificate = forms.FileField(
        label="Intyget som fil",
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        help_text="PDF, JPEG eller PNG. Läses bara av stadens handläggare.",
        error_messages={
            "empty": "Filen är tom. Välj en annan.",
            "missing": "Välj en fil.",
            "invalid": "Välj en fil.",
            "max_length": "Filnamnet är för långt. Byt namn på filen.",
        },
    )
    field_order = ["recipient", "year", "grant", "outcome", "motivation", "assessed_by", "assessed_on", "granted_on"]
    field_order += ["amount", "euro_rate", "rate_source", "certificate_on", "certificate", "registered_on"]

    class Meta:
        model = StateAidAssessment
        fields = [
            "recipient",
            "year",
            "grant",
            "outcome",
            "motivation",
            "assessed_by",
            "assessed_on",
            "granted_on",
            "amount",
            "euro_rate",
            "rate_source",
            "certificate_on",
            "registered_on",
        ]
        widgets = {
            "motivation": forms.Textarea(attrs={"rows": 4}),
            **dict.fromkeys(("assessed_on", "granted_on", "certificate_on", "registered_on"), forms.DateInput),
        }
        labels = {
            "assessed_on": "Bedömd den",
            "granted_on": "Beviljat den",
            "certificate_on": "Dagen för mottagarens intyg",
            "registered_on": "Inlagt i registret den",
        }
        help_texts = {
            "motivation": "Bedöm verksamheten, inte föreningen. Inga personuppgifter om deltagare.",
            "assessed_by": "Den som står för bedömningen.",
            "granted_on": "Dagen då rätten till stödet uppstod: beslutet, inte utbetalningen. Behövs för de minimis.",
            "rate_source": "Till exempel InforEuro, september 2026.",
            "registered_on": "Bara för de minimis. Lämna tomt tills det är inlagt.",
        }

    def __init__(self, *args: Any, recipients: Sequence[Organisation] = (), fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if fixed:
            for name in ("recipient", "year", "grant"):
                del self.fields[name]
        else:
            self.fields["recipient"].queryset = organisations(recipients)  # type: ignore[attr-defined]
        if self.instance.pk is None:
            self.fields["version"].initial = 0
        self.fields["outcome"].choices = [("", "Välj bedömning"), *AidOutcome.choices]  # type: ignore[attr-defined]

    def clean_certificate(self) -> Certificate | None:
        upload: Any = self.cleaned_data["certificate"]
        if not upload:
            return None
        if upload.size > MOST_BYTES:
            raise ValidationError(f"Filen är för stor: högst {filesizeformat(MOST_BYTES)}.")
        content = upload.read()
        kind = next((kind for start, kind in KINDS if content.startswith(start)), None)
        if kind is None:
            raise ValidationError("Filen är varken PDF, JPEG eller PNG.")
        if len(upload.name) > LONGEST_NAME:
            raise ValidationError("Filnamnet är för långt. Byt namn på filen.")
        for check in TEXT_VALIDATORS:
            check(upload.name)
        return Certificate(content, kind, upload.name)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("assessed_on", "granted_on", "certificate_on", "registered_on"):
            if cleaned.get(name) and cleaned[name] > timezone.localdate():
                self.add_error(name, "Dagen har inte varit än.")
        has_file = bool(cleaned.get("certificate") or self.instance.certificate_name)
        if has_file and not cleaned.get("certificate_on") and "certificate_on" not in self.errors:
            self.add_error("certificate_on", "Skriv dagen som står på intyget.")
        granted, registered = cleaned.get("granted_on"), cleaned.get("registered_on")
        if granted and registered and registered < granted:
            self.add_error("registered_on", f"Stödet beviljades {iso_date(granted)}.")
        if cleaned.get("outcome") in (AidOutcome.DE_MINIMIS, AidOutcome.SGEI_DE_MINIMIS):
            for name, sentence in COUNTED.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        elif registered:
            self.add_error("registered_on", "Bara de minimis läggs in i registret.")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """The action puts the file in."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"certificate_file", "certificate_name"}
