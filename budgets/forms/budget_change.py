"""The forms of a change of the budget: the new amounts, and each step on the way."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from budgets.actions.budget_changes import Proposal, Talk
from budgets.forms.fields import AmountField
from budgets.models import Approval, Budget, BudgetChange, BudgetLine, Dialogue
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm
from partnerships.models import Organisation
from partnerships.swedish import kronor


class ChangeForm(VersionedForm):
    """What is to change, with one amount for each line that the person may change. The version is the budget's."""

    class Meta:
        model = BudgetChange
        fields = ["what", "reason", "takes_effect_on"]
        widgets = {
            "what": forms.Textarea(attrs={"rows": 2}),
            "reason": forms.Textarea(attrs={"rows": 3}),
            "takes_effect_on": forms.DateInput,
        }
        help_texts = {
            "what": "Till exempel: 40 000 kr flyttas från samordning till verksamhet på sommaren.",
            "reason": "Alla parter läser det här. Inga personuppgifter.",
        }

    def __init__(self, *args: Any, budget: Budget, lines: Sequence[BudgetLine], **kwargs: Any) -> None:
        super().__init__(*args, **{"instance": BudgetChange(budget=budget)} | kwargs)
        self.lines = tuple(lines)
        self.fields["version"].initial = budget.version
        self.fields["takes_effect_on"].help_text = f"En dag under budgetåret {budget.year}."
        words = [self.fields.pop(name) for name in ("what", "reason", "takes_effect_on")]
        for line in self.lines:
            self.fields[key(line)] = AmountField(
                label=line.cost,
                initial=line.amount,
                help_text=f"Nu {kronor(line.amount)}. Utförs av {line.performer}.",
                error_messages={"required": "Skriv beloppet. Skriv 0 om raden inte ska ha några pengar."},
            )
        self.fields |= dict(zip(("what", "reason", "takes_effect_on"), words, strict=True))

    def proposal(self) -> Proposal:
        """What was written, for the action."""
        written = self.cleaned_data
        amounts: dict[int, Decimal] = {line.pk: written[key(line)] for line in self.lines}
        return Proposal(amounts, written["what"], written["reason"], written["takes_effect_on"])

    def _get_validation_exclusions(self) -> set[str]:
        """The action makes the record."""
        return {field.name for field in BudgetChange._meta.get_fields() if field.name not in self.Meta.fields}

    def validate_constraints(self) -> None:
        """The action asks, with the budget locked."""


def key(line: BudgetLine) -> str:
    """The name of a line's field."""
    return f"rad-{line.code}"


class ChangeStepForm(forms.Form):
    """Remembers which version of the change it was opened on; for a step that is only a button."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, change: BudgetChange, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = change.version


class ChangeWithdrawForm(ChangeStepForm):
    because = BudgetChange._meta.get_field("withdrawn_because").formfield(
        label="Varför tas ändringen tillbaka?", required=True, error_messages={"required": "Skriv varför."}
    )


class ChangeDialogueForm(ChangeStepForm):
    held_on = Dialogue._meta.get_field("held_on").formfield(label="Vilken dag", widget=forms.DateInput)
    participants = Dialogue._meta.get_field("participants").formfield(
        label="Vilka som talades vid", help_text="Organisationer och befattningar räcker."
    )
    summary = Dialogue._meta.get_field("summary").formfield(
        label="Vad som sades", widget=forms.Textarea(attrs={"rows": 4}), help_text="Inga personuppgifter."
    )

    def talk(self) -> Talk:
        """What was written, for the action."""
        return Talk(**{name: self.cleaned_data[name] for name in ("held_on", "participants", "summary")})


class ChangeApprovalForm(ChangeStepForm):
    """A contact person approves. Who speaks for one party only need not choose it."""

    party = forms.ModelChoiceField(Organisation.objects.none(), label="Part", empty_label=None)

    def __init__(self, *args: Any, parties: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_party(self.fields["party"], parties)


class RecordApprovalForm(ChangeStepForm):
    """An approval that was given in writing, noted by the officer with where it stands."""

    party = forms.ModelChoiceField(Organisation.objects.none(), label="Part")
    approved_on = Approval._meta.get_field("approved_on").formfield(label="Vilken dag", widget=forms.DateInput)
    reference = Approval._meta.get_field("reference").formfield(
        label="Hur, eller var det står",
        required=True,
        help_text="Till exempel nämndens beslut med datum och paragraf, eller brev med diarienummer.",
        error_messages={"required": "Skriv var godkännandet står."},
    )

    def __init__(self, *args: Any, parties: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = organisations(parties)  # type: ignore[attr-defined]


def choose_party(field: Any, parties: Sequence[Organisation]) -> None:
    """Let the field choose between these; a single one is not asked for."""
    field.queryset = organisations(parties)
    if len(parties) == 1:
        field.initial = parties[0].pk
        field.widget = forms.HiddenInput()


def organisations(parties: Sequence[Organisation]) -> Any:
    return Organisation.objects.filter(pk__in=[party.pk for party in parties]).order_by("name")
