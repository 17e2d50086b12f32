"""Unused money that was granted for the next year, as a line of its own (rule 24)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from budgets.fields import MoneyField
from partnerships.constraints import rule
from partnerships.fields import Day, LongText, ShortText, Year
from partnerships.models import Record, RecordQuerySet


class CarryOverQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def in_force(self) -> Self:
        """Without what was withdrawn."""
        return self.filter(withdrawn_because="")

    def get_by_natural_key(self, *parts: Any) -> Any:
        """Of what no line is known of: a fact. What was left on a line is found by its decision."""
        return RecordQuerySet.get_by_natural_key(self.in_force().filter(line__isnull=True), *parts)

    def into_year(self, year: int) -> Self:
        return self.filter(to_year=year)

    def from_year_on(self, year: int) -> Self:
        return self.filter(from_year=year)


class CarryOver(Record):
    """An underspend that may be used the year after: amount, cause, dialogue and who granted it.

    Never silent: without a cause and an approver it does not exist. It stands outside the budget's total and
    outside the index base (rule 24; S0: 232 886 kr from 2023 into 2024). `line` is the one it was left on, where that
    is known.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    performer = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="används av"
    )
    funder = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="finansieras av"
    )
    line = models.ForeignKey(
        "budgets.BudgetLine",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_over",
        verbose_name="från budgetraden",
    )
    from_year = Year("från år")
    to_year = Year("till år")
    amount = MoneyField("belopp, kr", minimum=1)
    cause = LongText("orsak", max_length=1000)
    dialogue = LongText("dialog", max_length=1000, blank=True)
    approved_by = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="beviljat av"
    )
    approval = ShortText("hur det beviljades")
    approved_on = Day("beviljat", null=True, blank=True)
    withdrawn_because = ShortText("varför den återtogs", blank=True, editable=False)

    natural_fields = ("partnership", "performer", "from_year", "to_year")
    objects: ClassVar[Any] = CarryOverQuerySet.as_manager()

    class Meta:
        verbose_name = "överförda medel"
        verbose_name_plural = "överförda medel"
        constraints = [
            rule("carryover_goes_forward", Q(to_year__gt=F("from_year")), "Medel förs över till ett senare år."),
            rule("carryover_has_cause", ~Q(cause=""), "Skriv varför pengarna inte användes."),
            rule("carryover_has_approval", ~Q(approval=""), "Skriv hur det beviljades."),
            models.UniqueConstraint(
                fields=["partnership", "performer", "from_year", "to_year"],
                condition=Q(line__isnull=True, withdrawn_because=""),
                name="carryover_once_a_year",
                violation_error_message="Den som utför har redan fått föra över medel mellan de åren.",
            ),
            models.UniqueConstraint(
                fields=["line", "to_year"],
                condition=Q(withdrawn_because=""),
                name="carryover_once_a_line",
                violation_error_message="Radens överskott är redan överfört till det året.",
            ),
        ]

    def __str__(self) -> str:
        return f"Överförda medel {self.from_year}–{self.to_year}"
