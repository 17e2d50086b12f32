"""The forms about decisions on a deviation: the decision, taking it back, a party's approval."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from budgets.actions.deviation_decisions import Content
from budgets.forms.deviation import FirstOrLaterForm
from budgets.forms.fields import AmountField
from budgets.models import Approval, DeviationDecision, DeviationOutcome
from budgets.records import BODIES_OF_THE_CITY
from partnerships.fields import TEXT_VALIDATORS, WholeNumber
from partnerships.models import Organisation


class DeviationDecisionForm(FirstOrLaterForm):
    """What is decided about how much, by whom. What the decision does is chosen once, out of `outcomes`."""

    amount = AmountField(label="Belopp, kr", minimum=1)

    class Meta:
        model = DeviationDecision
        fields = ["outcome", "amount", "to_year", "decided_by", "decided_on", "reference"]
        widgets = {"decided_on": forms.DateInput, "outcome": forms.RadioSelect}
        labels = {
            "outcome": "Vad händer med pengarna?",
            "to_year": "Förs över till år",
            "decided_by": "Vem har beslutat?",
            "decided_on": "När?",
            "reference": "Hur beslutades det?",
        }
        help_texts = {
            "to_year": "Bara när pengar förs över. De blir en egen rad det året, utanför budgetens summa.",
            "decided_on": "Lämna tomt om dagen inte är känd.",
            "reference": "Beslutets beteckning, eller till exempel: godkänt av stadskontoret (dialog).",
        }

    def __init__(
        self, *args: Any, outcomes: Sequence[DeviationOutcome] = (), left: Decimal | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].queryset = _bodies_of_the_city()  # type: ignore[attr-defined]
        if self.instance.pk is None:
            self.fields["outcome"].choices = [(each.value, each.label.capitalize()) for each in outcomes]  # type: ignore[attr-defined]
            self.initial["amount"] = left or None
        else:
            del self.fields["outcome"]
        if DeviationOutcome.CARRIED_OVER not in (*outcomes, self.instance.outcome):
            del self.fields["to_year"]
        elif self.instance.pk is None:
            self.initial["to_year"] = self.instance.line.budget.year + 1

    def content(self) -> Content:
        """What was written, for the action."""
        written = self.cleaned_data
        outcome = written.get("outcome", self.instance.outcome)
        to_year = written.get("to_year") if outcome == DeviationOutcome.CARRIED_OVER else None
        return Content(
            outcome,
            written["amount"],
            written["decided_by"],
            written["reference"],
            written["decided_on"],
            to_year,
        )

    def _post_clean(self) -> None:
        """The action saves, and builds the row that a decision to carry over needs: nothing to check before that."""


def _bodies_of_the_city() -> Any:
    """Committees, and the departments that act for them (S0: stadskontoret)."""
    return Organisation.objects.filter(kind__in=BODIES_OF_THE_CITY, merged_into__isnull=True).order_by("name")


class WithdrawalForm(forms.Form):
    """Why a decision is taken back."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label="Varför?",
        max_length=DeviationDecision._meta.get_field("withdrawn_because").max_length,
        validators=TEXT_VALIDATORS,
        error_messages={"required": "Skriv varför beslutet återtas."},
    )


class ApprovalForm(forms.ModelForm):
    """That a party approved the decision; only what is written in is shown (O-29)."""

    class Meta:
        model = Approval
        fields = ["party", "approved_on", "reference"]
        widgets = {"approved_on": forms.DateInput}
        help_texts = {"reference": "Till exempel e-post den dagen, eller protokollets beteckning."}

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        if len(parties) == 1:
            self.fields["party"].initial = parties[0]
