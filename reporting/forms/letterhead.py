"""The form of the letterhead: its fields, and its lists written as one point a line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnerships.fields import TEXT_VALIDATORS
from partnerships.forms import VersionedForm
from partnerships.models import Organisation
from reporting.models import StaffReport

MOST_POINTS = 99  # in one of the letter's lists


class LinesField(forms.CharField):
    """A list written as one point a line. Gives the lines that are not empty; each at most `line_length` characters."""

    def __init__(self, *, line_length: int, **kwargs: Any) -> None:
        self.line_length = line_length
        rows = kwargs.pop("rows", 4)
        super().__init__(
            required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), strip=False, **kwargs
        )

    def clean(self, value: Any) -> Any:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_POINTS:
            raise ValidationError(f"Högst {MOST_POINTS} rader, nu är de {len(lines)}.")
        for line in lines:
            if len(line) > self.line_length:
                raise ValidationError(f"Raden «{line[:40]}…» är längre än {self.line_length} tecken.")
            for validator in TEXT_VALIDATORS:
                validator(line)
        return lines


class LetterheadForm(VersionedForm):
    """The letter's own fields and its numbered lists."""

    mark_optional = False

    title = forms.CharField(label="Rubrik", max_length=200, validators=TEXT_VALIDATORS)
    clauses = LinesField(label="Förslag till beslut", line_length=1000, help_text="En att-sats per rad.")
    records = LinesField(
        label="Beslutsunderlag",
        line_length=200,
        help_text="En handling per rad. Skrivelsens bilagor läggs till, också parternas uppföljningsrapport.",
    )
    schedule = LinesField(
        label="Beslutsplanering", line_length=60, help_text="Organ och datum, ett möte per rad: KSAU 2024-04-29", rows=3
    )
    recipients = LinesField(label="Beslutet skickas till", line_length=200, help_text="En mottagare per rad.", rows=7)
    officials = LinesField(
        label="Ansvariga",
        line_length=240,
        help_text="Namn och befattning, en person per rad: Anna Ek, sektionschef",
        rows=3,
    )

    class Meta:
        model = StaffReport
        fields = ["registry_number", "document_date", "signed_on", "proposal_intro"]
        widgets = {"document_date": forms.DateInput, "signed_on": forms.DateInput}
        help_texts = {"registry_number": "Till exempel STK-2024-268. Registrator ger numret."}

    field_order = ["title", "registry_number", "document_date", "signed_on", "proposal_intro", "clauses"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        letter = self.instance
        self.fields["title"].initial = letter.report.title
        lists = {
            "clauses": letter.clauses.all(),
            "records": letter.supporting_records.all(),
            "schedule": [f"{step.body.code} {step.meets_on}" for step in letter.schedule.select_related("body")],
            "recipients": letter.recipients.all(),
            "officials": letter.responsible.all(),
        }
        for name, points in lists.items():
            self.fields[name].initial = "\n".join(str(point) for point in points)

    def clean_schedule(self) -> list[dict[str, Any]]:
        return [self._step(line) for line in self.cleaned_data["schedule"]]

    def clean_officials(self) -> list[dict[str, str]]:
        lines: list[str] = self.cleaned_data["officials"]
        pairs = [[part.strip() for part in line.split(",", 1)] for line in lines]
        for line, pair in zip(lines, pairs, strict=True):
            if len(pair) != 2 or not all(pair):
                raise ValidationError(f"«{line}»: skriv namn, komma och befattning.")
        return [{"name": name, "title": title} for name, title in pairs]

    def _step(self, line: str) -> dict[str, Any]:
        code, _, day = line.partition(" ")
        body = Organisation.objects.able_to_decide().filter(code=code.upper()).first()
        if not body:
            raise ValidationError(f"«{line}»: {code or 'raden'} är ingen förkortning för ett beslutande organ.")
        try:
            return {"body": body, "meets_on": forms.DateField().clean(day)}
        except ValidationError:
            raise ValidationError(f"«{line}»: skriv datumet som 2024-04-29.") from None
