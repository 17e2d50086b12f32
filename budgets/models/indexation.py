"""The yearly uplift: each funding committee's own rate, entered once a year with its source (rule 21)."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from budgets.fields import MoneyField
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, LongText, ShortText, Slug, Year
from partnerships.models import Record, Versioned

LOWEST_RATE, HIGHEST_RATE = Decimal("-20"), Decimal("20")  # percent; beyond that it is a slip of the finger


class IndexationBasis(models.TextChoices):
    COMMITTEE_BUDGET = "committee_budget", "nämndens budgetuppräkning"
    PKV = "pkv", "prisindex för kommunal verksamhet (PKV)"
    FIXED = "fixed", "fast procent"
    NONE = "none", "ingen uppräkning"


class Rounding(models.TextChoices):
    WHOLE_KRONOR = "whole_kronor", "hela kronor, halv krona uppåt"


class IndexationRate(Record, Versioned):
    """How much one committee uplifts its indexed lines for one year, in percent (2.5 is 2,5 %; −20 to 20).

    A year without a rate is unknown, never zero (O-36); so is one whose rate was withdrawn.
    """

    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, related_name="+", verbose_name="avtal")
    funder = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="nämnd")
    year = Year("inför året")
    basis = ChoiceText("grund", choices=IndexationBasis.choices, default=IndexationBasis.COMMITTEE_BUDGET)
    rate_percent = models.DecimalField(
        "uppräkning, procent",
        max_digits=5,
        decimal_places=3,
        validators=[MinValueValidator(LOWEST_RATE), MaxValueValidator(HIGHEST_RATE)],
    )
    source_decision = ShortText("beslut eller dokument som anger procenten")
    rounding = ChoiceText("avrundning", choices=Rounding.choices, default=Rounding.WHOLE_KRONOR)
    withdrawn_because = ShortText("varför uppräkningen togs tillbaka", blank=True)

    natural_fields = ("agreement", "funder", "year")

    class Meta:
        verbose_name = "uppräkning"
        verbose_name_plural = "uppräkningar"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "funder", "year"],
                name="indexationrate_once_a_year",
                violation_error_message="Nämnden har redan en uppräkning för det året.",
            ),
            rule(
                "indexationrate_within_reason",
                Q(rate_percent__gte=LOWEST_RATE, rate_percent__lte=HIGHEST_RATE),
                "Uppräkningen anges i procent, mellan −20 och 20.",
            ),
            rule(
                "indexationrate_none_is_zero",
                ~Q(basis=IndexationBasis.NONE) | Q(rate_percent=Decimal(0)),
                "Ingen uppräkning betyder 0 procent.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.funder} {self.year}"

    @property
    def factor(self) -> Any:
        """What an amount is multiplied by: 2.5 % gives 1.025."""
        return 1 + self.rate_percent / 100


class LineAdjustment(Record, Versioned):
    """An amount that a year's budget line gets instead of the worked out one, and why (kronor).

    Later uplifts count on from it. It stands on the line's code, since a worked out year has no stored line.
    """

    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, related_name="+", verbose_name="avtal")
    year = Year("budgetår")
    code = Slug("budgetrad")
    amount = MoneyField("belopp, kr")
    reason = LongText("skäl", max_length=1000)
    withdrawn_because = ShortText("varför justeringen togs tillbaka", blank=True)

    natural_fields = ("agreement", "year", "code")

    class Meta:
        verbose_name = "justerat belopp"
        verbose_name_plural = "justerade belopp"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year", "code"],
                name="lineadjustment_once_a_year",
                violation_error_message="Raden är redan justerad det året.",
            ),
            rule("lineadjustment_has_a_reason", ~Q(reason=""), "Skriv varför beloppet är ett annat."),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.year}"
