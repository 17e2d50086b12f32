"""The coordination group: a list of its own, never derived from the parties (S1 §§ 5–6, rule 6)."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models

from partnerships.constraints import in_order
from partnerships.fields import Day, ShortText
from partnerships.models.record import Record, RecordQuerySet
from partnerships.periods import covering


class CoordinationSeatQuerySet(RecordQuerySet):
    def held_on(self, day: dt.date) -> Self:
        return self.filter(covering(day), starts_on__isnull=False)


class CoordinationSeat(Record):
    """A seat in the coordination group. Every party is offered one; others may hold one too.

    `offered_on` is when it was offered; `starts_on` when it was taken, empty if it was not.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership",
        models.PROTECT,
        related_name="coordination_seats",
        verbose_name="partnerskap",
    )
    organisation = models.ForeignKey("partnerships.Organisation", models.PROTECT, verbose_name="organisation")
    offered_on = Day("erbjöds plats")
    starts_on = Day("från och med", null=True, blank=True)
    ends_on = Day("till och med", null=True, blank=True)
    note = ShortText("anteckning", blank=True)

    natural_fields = ("partnership", "organisation", "offered_on")
    objects: ClassVar[Any] = CoordinationSeatQuerySet.as_manager()

    class Meta:
        verbose_name = "plats i samordningsfunktionen"
        verbose_name_plural = "platser i samordningsfunktionen"
        constraints = [
            in_order("coordinationseat", "offered_on", "starts_on", "Platsen kan inte tas innan den har erbjudits."),
            in_order("coordinationseat", "starts_on", "ends_on", "Platsen kan inte lämnas innan den har tagits."),
            models.UniqueConstraint(
                fields=["partnership", "organisation", "offered_on"], name="coordinationseat_offered_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} i samordningsfunktionen"
