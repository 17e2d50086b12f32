"""The forms of the yearly plan: a year to begin, an item, what to fetch, a party's answer, the reason for a change."""

from collections.abc import Sequence
from typing import Any

from django import forms

from partnerships.fields import WholeNumber
from partnerships.forms.activity_choice import ActivityChoiceForm
from partnerships.forms.choices import SeveralField, offer
from partnerships.forms.versioned import VersionedForm
from partnerships.models import (
    Activity,
    ActivityPlan,
    AgreementParty,
    OutcomeGoal,
    PlanAnswer,
    PlanAnswerKind,
    PlanItem,
    ProgrammeArea,
)
from partnerships.plan_proposals import Proposal
from partnerships.register import offered_in
from partnerships.swedish import MONTHS, plural

MONTH_CHOICES = [(number, name) for number, name in enumerate(MONTHS, start=1)]


class PlanYearForm(forms.Form):
    """Which year to begin a plan for: one that an agreement covers and that has no plan."""

    year = forms.TypedChoiceField(label="År", coerce=int)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]


class PlanVersionForm(forms.Form):
    """One button on the plan as it was read."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, plan: ActivityPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.fields["version"].initial = plan.version


class PlanItemForm(ActivityChoiceForm, VersionedForm):
    """An item of a draft. Goals and need may wait until the plan is sent to the parties (rules 14 and 15)."""

    mark_optional = False  # an activity is chosen or named, and goals and need come before the plan is sent

    goals = SeveralField(
        OutcomeGoal.objects.none(),
        label="Effektmål",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Minst ett innan planen skickas till parterna.",
    )

    class Meta:
        model = PlanItem
        fields = [
            "activity",
            "area",
            "needs_basis",
            "organiser",
            "times",
            "first_month",
            "last_month",
            "cost_line",
        ]
        widgets = {
            "needs_basis": forms.Textarea(attrs={"rows": 3}),
            "first_month": forms.Select(choices=MONTH_CHOICES),
            "last_month": forms.Select(choices=MONTH_CHOICES),
        }
        labels = {"cost_line": "Kostnadsrad, om någon"}
        help_texts = {
            "needs_basis": "Vad säger de som bor i området att de behöver? Ska finnas innan planen skickas. "
            "Aktiviteterna i loggen får behovet härifrån.",
            "cost_line": "Raden i budgeten som betalar.",
        }

    def __init__(self, *args: Any, plan: ActivityPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.partnership = plan, plan.partnership
        if self.instance._state.adding:
            self.instance.plan = plan
        activities = Activity.objects.filter(partnership=plan.partnership)
        offer(self.fields["activity"], activities, empty="Välj aktivitet")
        offer(self.fields["organiser"], offered_in(plan.partnership), empty="Välj arrangör")
        areas = ProgrammeArea.objects.filter(agreement_id=plan.agreement_id).order_by("position")
        offer(self.fields["area"], areas, empty="Välj verksamhetsområde", in_order=True)
        offer(self.fields["goals"], OutcomeGoal.objects.of_agreement(plan.agreement_id), in_order=True)
        self.fields["activity"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.take_new_activity(cleaned)
        if not cleaned.get("activity") and not {"activity", "new_activity"} & set(self.errors):
            self.add_error("activity", "Välj en aktivitet, eller skriv namnet på en ny.")
        first, last = cleaned.get("first_month"), cleaned.get("last_month")
        if first and last and last < first:
            self.add_error("last_month", "Den senare månaden står sist. Planen gäller ett kalenderår.")
        self._refuse_twice(cleaned)
        return cleaned

    def _refuse_twice(self, cleaned: dict[str, Any]) -> None:
        activity, area = cleaned.get("activity"), cleaned.get("area")
        if activity and area and not activity._state.adding:
            same = PlanItem.objects.filter(plan=self.plan, activity=activity, area=area).exclude(pk=self.instance.pk)
            if same.exists():
                self.add_error("activity", "Aktiviteten finns redan i planen för det området. Ändra den i stället.")

    def _get_validation_exclusions(self) -> set[str]:
        """A new activity gets its id when the action saves it; order of months and «once» are told at their fields."""
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded | {"activity", "last_month", "plan"}


class ProposalForm(PlanVersionForm):
    """Which of the year before to take into the draft; all of them unless told otherwise."""

    chosen = forms.MultipleChoiceField(
        label="Ta med",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kryssa för minst en aktivitet."},
    )

    def __init__(self, *args: Any, proposals: Sequence[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = {proposal.key: proposal for proposal in proposals}
        choices = [(key, self._label(proposal)) for key, proposal in self.proposals.items()]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]
        self.fields["chosen"].initial = list(self.proposals)

    def _label(self, proposal: Proposal) -> str:
        times = plural(proposal.times, "gång", "gånger")
        return f"{proposal.activity} – {times}, {proposal.organiser} ({proposal.reason})"

    def chosen_proposals(self) -> list[Proposal]:
        return [self.proposals[key] for key in self.cleaned_data["chosen"]]


class PlanAnswerForm(PlanVersionForm):
    """A party's answer: yes, or what has to change. Who speaks for one party only need not choose it."""

    hides_the_only_party = True

    party = forms.ModelChoiceField(AgreementParty.objects.none(), label="Part", empty_label=None)
    answer = forms.ChoiceField(
        label="Svar",
        choices=[
            (PlanAnswerKind.APPROVED, "Vi godkänner planen"),
            (PlanAnswerKind.CHANGES, "Vi vill ha ändringar"),
        ],
        widget=forms.RadioSelect,
        help_text="Vill ni ha ändringar blir planen ett utkast igen, och alla parter svarar på nytt när den skickas "
        "igen.",
        error_messages={"required": "Välj ett svar."},
    )
    comment = PlanAnswer._meta.get_field("comment").formfield(
        label="Vad som ska ändras, eller en kommentar",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Behövs om ni vill ha ändringar. Kan läsas av alla parter.",
    )

    def __init__(self, *args: Any, parties: Sequence[AgreementParty], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["party"]
        field.queryset = AgreementParty.objects.filter(pk__in=[party.pk for party in parties])
        field.choices = [(party.pk, str(party.organisation)) for party in parties]
        if len(parties) == 1:
            field.initial = parties[0].pk
            if self.hides_the_only_party:
                field.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wants_changes = cleaned.get("answer") == PlanAnswerKind.CHANGES
        if wants_changes and not cleaned.get("comment") and "comment" not in self.errors:
            self.add_error("comment", "Skriv vad som ska ändras.")
        return cleaned


class RecordAnswerForm(PlanAnswerForm):
    """An answer that a contact person without an account gave elsewhere, written in by the officer."""

    hides_the_only_party = False

    given_by = PlanAnswer._meta.get_field("given_by").formfield(
        label="Vem som svarade för parten", required=True, help_text="Partens kontaktperson."
    )
    given_on = PlanAnswer._meta.get_field("given_on").formfield(
        label="Vilken dag", required=True, widget=forms.DateInput
    )
    given_how = PlanAnswer._meta.get_field("given_how").formfield(
        label="Hur", required=True, help_text="Till exempel e-post, möte eller telefon."
    )
    field_order = ["party", "given_by", "given_on", "given_how", "answer", "comment"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        party: Any = self.fields["party"]
        if len(party.choices) > 1:
            party.choices = [("", "Välj part"), *party.choices]
        self.fields[
            "answer"
        ].help_text = (
            "Vill parten ha ändringar blir planen ett utkast igen, och alla parter svarar på nytt när den skickas igen."
        )


class NewEditionForm(forms.ModelForm):
    """Why an agreed plan has to change."""

    class Meta:
        model = ActivityPlan
        fields = ["change_reason"]
        widgets = {"change_reason": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["change_reason"].required = True
