"""Who collaborates in a partnership, party or not, and whether they work in line with its value statement."""

from django.db import models

from partnerships.fields import Day, ShortText
from partnerships.models.record import Record


class Actor(Record):
    """An organisation that collaborates in the partnership's activities.

    Associations and local actors in line with the value statement and the way of working use the meeting place free
    of charge (S1 § 4.2; rule 16). `alignment_confirmed_on` is the day somebody said that they are in line; empty: not
    yet asked.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="actors", verbose_name="partnerskap"
    )
    organisation = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="organisation"
    )
    alignment_confirmed_on = Day("i linje med värdegrunden sedan", null=True, blank=True)
    note = ShortText("anteckning", blank=True)

    natural_fields = ("partnership", "organisation")

    class Meta:
        verbose_name = "aktör"
        verbose_name_plural = "aktörer"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"],
                name="actor_once",
                violation_error_message="Organisationen är redan aktör i partnerskapet.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
