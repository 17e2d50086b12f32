"""What it did cost: entries on a budget line, never overwritten, corrected by a new entry."""

from typing import Any, ClassVar, Self

from django.db import models

from budgets.fields import MoneyField
from partnerships.fields import Day, ShortText
from partnerships.models import Record, RecordQuerySet


class OutcomeEntryQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(line__budget__agreement__partnership=partnership)

    def in_year(self, year: int) -> Self:
        return self.filter(line__budget__year=year)


class OutcomeEntry(Record):
    """Kronor used on a line; a correction is a new entry, which may be negative."""

    line = models.ForeignKey("budgets.BudgetLine", models.PROTECT, related_name="outcome", verbose_name="budgetrad")
    booked_on = Day("bokfört")
    amount = MoneyField("belopp, kr", minimum=-999_999_999)
    note = ShortText("anteckning", blank=True)

    natural_fields = ("line", "booked_on", "note")
    objects: ClassVar[Any] = OutcomeEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "utfall"
        verbose_name_plural = "utfall"

    def __str__(self) -> str:
        return f"{self.booked_on} {self.note}"
