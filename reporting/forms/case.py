"""The forms of the letter's path: a step, its decision, a dissent, and to whom the decision is sent."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.fields import TEXT_VALIDATORS, WholeNumber
from partnerships.forms import DecisionForm, VersionedForm
from partnerships.forms.decision import NOT_YET
from partnerships.models import Decision, Organisation
from partnerships.references import DecisionReference, parse_decision_reference
from reporting.actions.case import registered
from reporting.case_path import StepReading, odd_about, usual_days_of
from reporting.forms.letterhead import LinesField
from reporting.models import CaseStep, DecisionDispatch, Dissent

RECORDS = "Beslutsunderlag enligt protokollet"
RECORDS_HELP = "En handling per rad, som i protokollet."
OF_THE_MEETING = ("proceedings", "supporting_records")


class StepForm(VersionedForm):
    """What a body was asked, and when. What the minutes say of the meeting is asked for once there is a decision."""

    before = forms.ModelChoiceField(CaseStep.objects.none(), label="Placering", required=False, empty_label="sist")

    class Meta:
        model = CaseStep
        fields = ["body", "planned_on", "agenda_number", "proposal", *OF_THE_MEETING]
        widgets = {
            "planned_on": forms.DateInput,
            "proposal": forms.Textarea(attrs={"rows": 6}),
            "proceedings": forms.Textarea(attrs={"rows": 4}),
            "supporting_records": forms.Textarea(attrs={"rows": 5}),
        }
        labels = {"supporting_records": RECORDS}
        help_texts = {
            "agenda_number": "Numret på föredragningslistan. Paragrafen i protokollet är ett annat nummer.",
            "proposal": "Det som låg på organets bord. Det blir aldrig beslut av sig självt.",
            "supporting_records": RECORDS_HELP,
        }

    def __init__(self, *args: Any, steps: Any = None, suggested: str = "", **kwargs: Any) -> None:
        """`steps` are those that a new one can be put before; `suggested` is what the body before proposed."""
        super().__init__(*args, **kwargs)
        if suggested and not self.instance.proposal:
            self.initial["proposal"] = suggested
        if self.instance.decision_id:
            del self.fields["body"]
        else:
            self.fields["body"].queryset = Organisation.objects.able_to_decide().order_by("name")  # type: ignore[attr-defined]
            for name in OF_THE_MEETING:
                del self.fields[name]
        if steps:
            self.fields["before"].queryset = steps  # type: ignore[attr-defined]
            self.fields["before"].label_from_instance = lambda step: f"före {step}"  # type: ignore[attr-defined]
        else:
            del self.fields["before"]


class StepDecisionForm(DecisionForm):
    """What the step's body decided, by the same rules as every decision. A day that looks odd is asked about, and taken
    as it stands when a person says so (rule 40)."""

    reference = forms.CharField(
        label="Beslutet som i protokollet",
        required=False,
        max_length=40,
        validators=TEXT_VALIDATORS,
        help_text="Organ, datum och paragraf: KS 240507 § 123. Då behövs inte de två nästa fälten.",
    )
    never_optional = ("decided_on", "section_number", "text")
    proceedings = CaseStep._meta.get_field("proceedings").formfield(widget=forms.Textarea(attrs={"rows": 4}))
    supporting_records = CaseStep._meta.get_field("supporting_records").formfield(
        label=RECORDS, widget=forms.Textarea(attrs={"rows": 5}), help_text=RECORDS_HELP
    )
    confirmed = forms.BooleanField(label="Ja, det stämmer", required=False)

    class Meta(DecisionForm.Meta):
        fields = [name for name in DecisionForm.Meta.fields if name != "body"]

    field_order = ["confirmed", "reference"]

    def __init__(self, *args: Any, step: CaseStep, earlier: Sequence[Decision] = (), **kwargs: Any) -> None:
        """`earlier` are the decisions of the steps before."""
        self.step, self.earlier = step, earlier
        decision = Decision(partnership=step.report.partnership, body=step.body)
        super().__init__(*args, instance=decision, **kwargs)
        self.fields["version"].initial = step.version
        self.fields["registry_number"].initial = step.report.letter.registry_number
        self.fields["text"].widget.attrs["rows"] = 6
        for name in ("decided_on", "section_number"):
            self.fields[name].required = False
        for name in OF_THE_MEETING:
            self.fields[name].initial = getattr(step, name)
        if not self.is_bound:
            del self.fields["confirmed"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._read_reference(cleaned)
        for name in ("decided_on", "section_number"):
            if not cleaned.get(name) and name not in self.errors and "reference" not in self.errors:
                self.add_error(name, "Skriv datum och paragraf, eller hela beslutet i fältet ovanför.")
        if not self.errors:
            self._ask(cleaned)
        if "confirmed" not in self.errors and not cleaned.get("confirmed"):
            del self.fields["confirmed"]
        return cleaned

    def _read_reference(self, cleaned: dict[str, Any]) -> None:
        """«KS 240507 § 123» in place of day and paragraph; nothing is chosen when they say otherwise."""
        if not cleaned.get("reference"):
            return
        try:
            reference = parse_decision_reference(cleaned["reference"])
            self._take(reference, cleaned)
        except (ValueError, ValidationError) as wrong:
            self.add_error("reference", wrong if isinstance(wrong, ValidationError) else str(wrong))

    def _take(self, reference: DecisionReference, cleaned: dict[str, Any]) -> None:
        if self.step.body.code and reference.body != self.step.body.code:
            raise ValidationError(f"Steget gäller {self.step.body} ({self.step.body.code}), inte {reference.body}.")
        if reference.decided_on > timezone.localdate():
            raise ValidationError(NOT_YET)
        read = {"decided_on": reference.decided_on, "section_number": reference.section_number}
        for name, value in read.items():
            if cleaned.get(name) not in (None, value):
                raise ValidationError(f"Här står {reference}, men i fältet «{self.fields[name].label}» något annat.")
            cleaned[name] = value

    def _ask(self, cleaned: dict[str, Any]) -> None:
        """Everything odd at once; taken as it stands when the person has answered."""
        asked = odd_about(
            self.step,
            cleaned["decided_on"],
            earlier=self.earlier,
            habits=usual_days_of([self.step.body_id]),
            letter=self.step.report.letter,
        )
        known = registered(self.step, cleaned["decided_on"], cleaned["section_number"])
        if known is None and not cleaned.get("text"):
            self.add_error("text", "Skriv vad organet beslutade, med protokollets ord.")
        elif known:
            asked.append(f"{known} finns redan i registret. Steget knyts till det, och det ändras inte.")
        if asked and not cleaned.get("confirmed"):
            self.add_error("confirmed", asked)

    @property
    def of_the_meeting(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in OF_THE_MEETING}


class BelowStepForm(forms.Form):
    """Something below a step: the version is the step's."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)


class DissentForm(forms.ModelForm, BelowStepForm):
    """Who did not agree, or said more. Who announced it and who signed it are two things (rule 38)."""

    class Meta:
        model = Dissent
        fields = ["kind", "parties", "announced_by", "signed_by", "dated_on", "annex", "text"]
        widgets = {"dated_on": forms.DateInput, "text": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            "parties": "Förkortningar: M, eller M+C när det är gemensamt.",
            "announced_by": "De som anmälde det på mötet, enligt protokollet.",
            "signed_by": "De som står under texten. Det kan vara andra.",
            "dated_on": "Den dag som står i texten själv, även om den ser fel ut.",
            "annex": "Till exempel bilaga 12.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.step.version

    def clean_parties(self) -> str:
        text: str = self.cleaned_data["parties"]
        return text.strip("() ")


class DispatchForm(BelowStepForm):
    """To whom the step's decision is sent, each with its day; new ones as lines; one day for all that lack one."""

    rest_on = DecisionDispatch._meta.get_field("dispatched_on").formfield(
        label="Skickat till alla som saknar datum", widget=forms.DateInput
    )
    added = LinesField(label="Lägg till mottagare", line_length=200, help_text="En mottagare per rad.")

    def __init__(self, *args: Any, reading: StepReading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading
        self.fields["version"].initial = reading.step.version
        day = DecisionDispatch._meta.get_field("dispatched_on")
        for row in reading.dispatches:
            self.fields[f"sent_{row.pk}"] = day.formfield(
                label=f"{row.name}, skickat", widget=forms.DateInput, initial=row.dispatched_on
            )
            if not row.dispatched_on:
                self.fields[f"removed_{row.pk}"] = forms.BooleanField(label=f"Ta bort {row.name}", required=False)
        if not any(row.dispatched_on is None for row in reading.dispatches):
            del self.fields["rest_on"]

    def rows(self) -> Iterator[Mapping[str, Any]]:
        for row in self.reading.dispatches:
            removed = f"removed_{row.pk}"
            yield {
                "row": row,
                "sent": self[f"sent_{row.pk}"],
                "removed": self[removed] if removed in self.fields else "",
            }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        decision = self.reading.decision
        for name, value in list(cleaned.items()):
            if isinstance(value, dt.date):
                if decision is None:
                    self.add_error(name, "Det finns inget beslut att skicka än.")
                elif value > timezone.localdate():
                    self.add_error(name, "Dagen har inte varit än.")
                elif value < decision.decided_on:
                    self.add_error(name, f"Beslutet fattades {decision.decided_on}.")
        return cleaned

    @property
    def removed(self) -> set[int]:
        return {row.pk for row in self.reading.dispatches if self.cleaned_data.get(f"removed_{row.pk}")}

    @property
    def sent(self) -> dict[int, dt.date | None]:
        rest = self.cleaned_data.get("rest_on")
        return {row.pk: self.cleaned_data[f"sent_{row.pk}"] or rest for row in self.reading.dispatches}
