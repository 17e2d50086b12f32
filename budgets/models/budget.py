"""The budget of an agreement for a year: the § 7 table, line by line."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from budgets.fields import MoneyField
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, LongText, ShortText, Slug, Year
from partnerships.models import Record, RecordQuerySet, Versioned


class BudgetQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(agreement__partnership=partnership)

    def for_year(self, year: int) -> Self:
        return self.filter(year=year)

    def adopted(self) -> Self:
        return self.filter(status=BudgetStatus.ADOPTED)

    def drafts(self) -> Self:
        return self.filter(status=BudgetStatus.DRAFT)


class BudgetStatus(models.TextChoices):
    DRAFT = "draft", "utkast"
    ADOPTED = "adopted", "fastställd"


class Budget(Record, Versioned):
    """One year's table in an agreement. Adopted by a decision; its lines then sum to the stated total (rule 20).

    Everything but the page of the draft itself reads adopted budgets only. What an agreement states in its § 7 was
    adopted with it, and names no other decision.
    """

    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, related_name="+", verbose_name="avtal")
    year = Year("budgetår")
    stated_total = MoneyField("angiven summa, kr")
    status = ChoiceText("status", choices=BudgetStatus.choices, default=BudgetStatus.ADOPTED)
    decision = models.ForeignKey(
        "partnerships.Decision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fastställd genom",
    )

    natural_fields = ("agreement", "year")
    objects: ClassVar[Any] = BudgetQuerySet.as_manager()

    class Meta:
        verbose_name = "budget"
        verbose_name_plural = "budgetar"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year"], name="budget_one_a_year"),
            rule(
                "budget_draft_is_not_decided",
                Q(status=BudgetStatus.ADOPTED) | Q(decision__isnull=True),
                "Ett utkast är inte beslutat.",
            ),
        ]

    def __str__(self) -> str:
        return f"Budget {self.year}"

    @property
    def is_draft(self) -> bool:
        return self.status == BudgetStatus.DRAFT


class BudgetLineQuerySet(RecordQuerySet):
    def adopted(self) -> Self:
        """Without the lines of drafts."""
        return self.filter(budget__status=BudgetStatus.ADOPTED)

    def in_order(self) -> Self:
        """As they stand in the table."""
        return self.order_by("position", "code")


class BudgetLine(Record, Versioned):
    """One row of the table: what it costs, who does it and who pays (S1 § 7).

    `code` is the same from year to year, so that a line keeps its lineage. `is_indexed` is the asterisk:
    only such lines follow the funder's yearly uplift (rule 21). The performer may be a unit that is no party.
    """

    budget = models.ForeignKey(Budget, models.PROTECT, related_name="lines", verbose_name="budget")
    code = Slug("kortnamn")
    position = Count("ordning", maximum=999)
    cost = LongText("kostnad", max_length=500)
    amount = MoneyField("belopp, kr")
    months = Count("månader", maximum=12, minimum=1, null=True, blank=True)
    performer = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="utförs av"
    )
    funder = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="finansieras av"
    )
    is_indexed = models.BooleanField("räknas upp varje år (*)", default=False)
    note = ShortText("anmärkning", blank=True)

    natural_fields = ("budget", "code")
    objects: ClassVar[Any] = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = "budgetrad"
        verbose_name_plural = "budgetrader"
        constraints = [models.UniqueConstraint(fields=["budget", "code"], name="budgetline_code_unique")]

    def __str__(self) -> str:
        return self.cost
