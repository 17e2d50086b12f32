"""What became of a line's deviation: its cause, who talked about it, what was decided and how it ended (rule 31)."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from budgets.fields import MoneyField
from budgets.models.append_only import WrittenOnce
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Day, LongText, ShortText, Year
from partnerships.models import Record, Versioned

PERCENT_LIMITS = (MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100)))


class DeviationThreshold(Record, Versioned):
    """From which size a deviation needs a cause and a change needs everybody's approval: kronor and per cent of the
    budget. Both must be reached. What is «betydande» no source defines, so it is a setting (rule 9, S1 § 10)."""

    partnership = models.OneToOneField(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    amount = MoneyField("minst så många kronor", default=Decimal(10_000))
    percent = models.DecimalField(
        "minst så många procent av budgeten",
        max_digits=5,
        decimal_places=2,
        default=Decimal(5),
        validators=PERCENT_LIMITS,
    )

    natural_fields = ("partnership",)

    class Meta:
        verbose_name = "gräns för avvikelser"
        verbose_name_plural = "gränser för avvikelser"
        constraints = [
            rule(
                "deviationthreshold_percent_within_reason",
                Q(percent__gte=0, percent__lte=100),
                "Gränsen anges i procent, mellan 0 och 100.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.partnership)


class DeviationCause(Record, Versioned):
    """Why a line did not cost what the budget said (S0: a vacancy)."""

    line = models.OneToOneField(
        "budgets.BudgetLine", models.PROTECT, related_name="deviation_cause", verbose_name="budgetrad"
    )
    cause = LongText("orsak", max_length=1000)

    natural_fields = ("line",)

    class Meta:
        verbose_name = "orsak till avvikelse"
        verbose_name_plural = "orsaker till avvikelser"
        constraints = [rule("deviationcause_is_told", ~Q(cause=""), "Skriv varför utfallet blev ett annat.")]

    def __str__(self) -> str:
        return str(self.line)


class DeviationOutcome(models.TextChoices):
    """What is done with the money that a line left, or lacked."""

    CARRIED_OVER = "carried_over", "förs över till nästa år"
    REPAID = "repaid", "betalas tillbaka"
    KEPT = "kept", "får behållas"
    BORNE = "borne", "bärs av den som utför"


class DeviationDecision(Record, Versioned):
    """Who decided what about a line's deviation, and where that is written. The amount is in kronor.

    Carried over money becomes a row of its own next year (`carry_over`). Which parties approved is told by Approval,
    and never assumed (O-29).
    """

    line = models.ForeignKey(
        "budgets.BudgetLine", models.PROTECT, related_name="deviation_decisions", verbose_name="budgetrad"
    )
    outcome = ChoiceText("beslut", choices=DeviationOutcome.choices)
    amount = MoneyField("belopp, kr", minimum=1)
    to_year = Year("till år", null=True, blank=True)
    decided_by = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="beslutat av"
    )
    decided_on = Day("beslutat", null=True, blank=True)
    reference = ShortText("hur det beslutades, eller beslutets beteckning")
    carry_over = models.OneToOneField(
        "budgets.CarryOver",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decision",
        verbose_name="överförda medel",
        editable=False,
    )
    withdrawn_because = ShortText("varför det återtas", blank=True, editable=False)

    class Meta:
        verbose_name = "beslut om avvikelse"
        verbose_name_plural = "beslut om avvikelser"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "outcome"],
                condition=Q(withdrawn_because=""),
                name="deviationdecision_once_a_kind",
                violation_error_message="Ett sådant beslut finns redan för raden. Ändra det i stället.",
            ),
            rule(
                "deviationdecision_carries_to_a_year",
                Q(outcome=DeviationOutcome.CARRIED_OVER, to_year__isnull=False, carry_over__isnull=False)
                | (~Q(outcome=DeviationOutcome.CARRIED_OVER) & Q(to_year__isnull=True, carry_over__isnull=True)),
                "Ange vilket år pengarna förs över till.",
            ),
            rule("deviationdecision_has_a_reference", ~Q(reference=""), "Skriv hur det beslutades."),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.get_outcome_display()}"


class Dialogue(WrittenOnce):
    """A talk about a line's deviation, or about a change during the year: when, who, what was said (rules 9, 24)."""

    line = models.ForeignKey(
        "budgets.BudgetLine", models.PROTECT, null=True, blank=True, related_name="dialogues", verbose_name="budgetrad"
    )
    change = models.ForeignKey(
        "budgets.BudgetChange", models.PROTECT, null=True, blank=True, related_name="dialogues", verbose_name="ändring"
    )
    held_on = Day("datum")
    participants = ShortText("vilka som talades vid")
    summary = LongText("vad som sades", max_length=2000)
    recorded_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="antecknat av")
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        verbose_name = "dialog"
        verbose_name_plural = "dialoger"
        constraints = [
            rule(
                "dialogue_about_one_thing",
                Q(line__isnull=False, change__isnull=True) | Q(line__isnull=True, change__isnull=False),
                "En dialog gäller en budgetrad eller en ändring.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on} {self.participants}"


class Approval(WrittenOnce):
    """That one party approved a decision about a deviation, or a change during the year (S1 § 10, O-29)."""

    party = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="part")
    decision = models.ForeignKey(
        DeviationDecision, models.PROTECT, null=True, blank=True, related_name="approvals", verbose_name="beslut"
    )
    change = models.ForeignKey(
        "budgets.BudgetChange", models.PROTECT, null=True, blank=True, related_name="approvals", verbose_name="ändring"
    )
    approved_on = Day("godkänt")
    reference = ShortText("hur, eller var det står", blank=True)
    recorded_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="antecknat av")
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        verbose_name = "godkännande"
        verbose_name_plural = "godkännanden"
        constraints = [
            rule(
                "approval_of_one_thing",
                Q(decision__isnull=False, change__isnull=True) | Q(decision__isnull=True, change__isnull=False),
                "Ett godkännande gäller ett beslut eller en ändring.",
            ),
            models.UniqueConstraint(fields=["party", "decision"], name="approval_of_decision_once"),
            models.UniqueConstraint(fields=["party", "change"], name="approval_of_change_once"),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.approved_on}"
