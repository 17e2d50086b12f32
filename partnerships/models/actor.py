"""Who collaborates in a partnership, party or not, and whether they work in line with its value statement."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from partnerships.constraints import rule
from partnerships.fields import Day, ShortText
from partnerships.models.record import Record, RecordQuerySet, Versioned


class ActorQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)


class Actor(Record, Versioned):
    """An organisation that collaborates in the partnership's activities.

    Associations and local actors in line with the value statement and the way of working use the meeting place free
    of charge (S1 § 4.2; rule 16). `alignment_confirmed_on` is the day somebody said that they are in line, and
    `alignment_confirmed_by` who said so; both empty: not yet asked.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="actors", verbose_name="partnerskap"
    )
    organisation = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="organisation"
    )
    alignment_confirmed_on = Day("i linje med värdegrunden sedan", null=True, blank=True)
    alignment_confirmed_by = models.ForeignKey(
        "partnerships.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bekräftat av",
        editable=False,
    )
    note = ShortText("anteckning", blank=True)

    natural_fields = ("partnership", "organisation")
    objects: ClassVar[Any] = ActorQuerySet.as_manager()

    class Meta:
        verbose_name = "aktör"
        verbose_name_plural = "aktörer"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"],
                name="actor_once",
                violation_error_message="Organisationen är redan aktör i partnerskapet.",
            ),
            rule(
                "actor_alignment_confirmed_by_somebody",
                Q(alignment_confirmed_on__isnull=True, alignment_confirmed_by__isnull=True)
                | Q(alignment_confirmed_on__isnull=False, alignment_confirmed_by__isnull=False),
                "En bekräftelse har både en dag och en person.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
