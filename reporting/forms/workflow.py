"""The forms of a report's steps: mostly a button, with a person, a party or a reason where the step needs one."""

from typing import Any

from django import forms

from partnerships.fields import TEXT_VALIDATORS, WholeNumber
from partnerships.models import Organisation, User
from reporting.actions import Given
from reporting.models import ReportStepKind
from reporting.workflow import PartyAnswer, Standing

K = ReportStepKind
NOBODY = "Det finns ingen att välja. En administratör kan ge fler personer en roll i partnerskapet."


class ReportStepForm(forms.Form):
    """Remembers which version of the report it was opened on, so that the second of two is told."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)

    def given(self) -> Given:
        """What was written, for the action."""
        written = self.cleaned_data
        return Given(reason=written.get("reason", ""), to=written.get("to"), party=written.get("party"))


def report_step_form(
    standing: Standing, kind: str, data: Any, *, by: User, own_parties: tuple[PartyAnswer, ...] = ()
) -> ReportStepForm:
    """The form for taking this step with the report. `own_parties` are those whom the person answers for."""
    report = standing.report
    form = ReportStepForm(data, initial={"version": report.version})
    if kind == K.SUBMIT and report.is_letter:
        others = {*standing.former_authors, report.author_id}
        form.fields["to"] = _person(standing, "Vem ska granska skrivelsen?", without=others)
    elif kind == K.HAND_OVER:
        form.fields["to"] = _person(
            standing, "Vem tar över?" if report.author_id else "Vem blir författare?", without={report.author_id}
        )
    if kind in {K.APPROVE, K.RETURN} and len(own_parties) > 1:
        form.fields["party"] = forms.ModelChoiceField(
            Organisation.objects.filter(pk__in=[each.organisation.pk for each in own_parties]),
            label="Vilken part svarar du för?",
            error_messages={"required": "Välj vilken part du svarar för."},
        )
    if kind == K.RETURN:
        form.fields["reason"] = _text("Vad behöver ändras?", "Skriv vad som behöver ändras.")
    elif kind in {K.HAND_OVER, K.WITHDRAW}:
        form.fields["reason"] = _text("Varför?", "", is_required=False)
    return form


class RecordApprovalForm(ReportStepForm):
    """A party's approval that the coordinator writes in."""

    party = forms.ModelChoiceField(
        Organisation.objects.none(), label="Part", error_messages={"required": "Välj vilken part som har godkänt."}
    )
    reference = forms.CharField(
        label="Hur och när godkände parten?",
        help_text="Till exempel «Protokoll från styrgruppens möte 2024-03-14».",
        max_length=2000,
        validators=TEXT_VALIDATORS,
        error_messages={"required": "Skriv hur och när parten godkände, till exempel mötets protokoll."},
    )
    field_order = ["party", "reference"]

    def __init__(self, *args: Any, parties: tuple[PartyAnswer, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["party"]
        field.queryset = Organisation.objects.filter(pk__in=[each.organisation.pk for each in parties])


def _person(standing: Standing, label: str, *, without: set[int | None]) -> forms.ModelChoiceField:
    people = [writer.pk for writer in standing.writers if writer.pk not in without]
    return forms.ModelChoiceField(
        User.objects.filter(pk__in=people).order_by("name"),
        label=label,
        help_text="" if people else NOBODY,
        error_messages={"required": "Välj en person."},
    )


def _text(label: str, required: str, *, is_required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=is_required,
        max_length=2000,
        validators=TEXT_VALIDATORS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": required},
    )
