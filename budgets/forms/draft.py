"""The forms of a draft: which year to begin, its stated total, a line, a button, the decision that adopts it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from budgets.drafted import Draft
from budgets.forms.fields import AmountField
from budgets.models import Budget, BudgetLine
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm
from partnerships.forms.choices import offer
from partnerships.models import Agreement, Decision, Organisation
from partnerships.register import offered_in
from partnerships.swedish import listed, plural

NEW_LINE = ""
TOTAL_HELP = "Så mycket som raderna ska bli tillsammans, enligt avtalet eller beslutet. Kan ändras i utkastet."


class StartDraftForm(forms.Form):
    """A year of an agreement that has no budget, and what it is to sum to."""

    of = forms.ChoiceField(label="Budgetår")
    stated_total = AmountField(label="Angiven summa, kr", help_text=TOTAL_HELP)

    def __init__(self, *args: Any, years: Sequence[tuple[Agreement, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = {f"{agreement.pk}-{year}": (agreement, year) for agreement, year in years}
        self.fields["of"].choices = [  # type: ignore[attr-defined]
            (key, f"{year} – {agreement.title}") for key, (agreement, year) in self.years.items()
        ]

    def chosen(self) -> tuple[Agreement, int]:
        return self.years[self.cleaned_data["of"]]


class DraftTotalForm(VersionedForm):
    """What the lines of the draft are to sum to."""

    stated_total = AmountField(label="Angiven summa, kr", help_text=TOTAL_HELP)

    class Meta:
        model = Budget
        fields = ["stated_total"]


class DraftLineForm(VersionedForm):
    """One line of a draft. A new one may go on from a line of an earlier year, whose code it then gets."""

    amount = AmountField(label="Belopp, kr")
    after = forms.ModelChoiceField(
        BudgetLine.objects.none(), label="Plats i tabellen", required=False, empty_label="Först"
    )
    same_as = forms.ChoiceField(
        label="Är det en rad från ett tidigare år?",
        required=False,
        help_text="Välj den om raden har funnits förut, även om den hette något annat. Då står åren bredvid varandra.",
    )

    class Meta:
        model = BudgetLine
        fields = ["cost", "amount", "months", "performer", "funder", "is_indexed", "note"]
        widgets = {"cost": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "cost": "Som den ska stå i avtalets tabell.",
            "months": "Lämna tomt om beloppet inte gäller ett visst antal månader.",
            "is_indexed": "Med finansiärens egen uppräkning. Övriga rader är oförändrade.",
        }

    def __init__(self, *args: Any, draft: Draft, earlier: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["performer"], offered_in(draft.budget.agreement.partnership), empty="Välj utförare")
        offer(self.fields["funder"], _funders(draft), empty="Välj finansiär")
        others = [row.line for row in draft.rows if row.line.pk != self.instance.pk]
        after: Any = self.fields["after"]
        after.queryset = BudgetLine.objects.filter(pk__in=[each.pk for each in others])
        after.choices = [("", "Först"), *((each.pk, f"Efter {each.cost}") for each in others)]
        self.fields["after"].initial = self._stands_after(others)
        if earlier and self.instance.pk is None:
            self.fields["same_as"].choices = [(NEW_LINE, "Nej, den är ny"), *earlier]  # type: ignore[attr-defined]
        else:
            del self.fields["same_as"]

    def _stands_after(self, others: Sequence[BudgetLine]) -> int | None:
        """The line before this one; for a new line the last."""
        is_new = self.instance.pk is None
        before = [each.pk for each in others if is_new or each.position < self.instance.position]
        return before[-1] if before else None


def _funders(draft: Draft) -> Any:
    """The parties of the agreement, and who already pays for a line."""
    paying = {row.line.funder_id for row in draft.rows}
    parties = draft.budget.agreement.parties.values_list("organisation", flat=True)
    return Organisation.objects.filter(pk__in={*paying, *parties})


class DraftVersionForm(forms.Form):
    """One button on a draft, or on a line of it, as it was read."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)


class AdoptDraftForm(DraftVersionForm):
    """The decision that makes the draft the year's budget. Lines that no uplift has reached are asked about (O-36)."""

    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label="Beslut",
        empty_label="Välj beslut",
        help_text="Beslutet som fastställer årets budget. Bara beslut som godkänner går att välja.",
    )
    is_meant = forms.BooleanField(
        required=False, error_messages={"required": "Kryssa i rutan om beloppen ska vara så, eller ändra raderna."}
    )

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = draft.budget.version
        self.fields["decision"].queryset = decisions_for(draft.budget)  # type: ignore[attr-defined]
        if draft.not_uplifted:
            rows = plural(len(draft.not_uplifted), "rad", "rader")
            years = listed([str(year) for year in draft.not_uplifted[0].missing_years])
            field = self.fields["is_meant"]
            field.required = True
            field.label = f"{rows} står utan uppräkning inför {years}, och det ska vara så"
        else:
            del self.fields["is_meant"]


def decisions_for(budget: Budget) -> Any:
    """The partnership's decisions that approve, the latest first."""
    decisions = Decision.objects.filter(partnership=budget.agreement.partnership_id).approved()
    return decisions.select_related("body").order_by("-decided_on", "-section_number")
