"""The agreement's running text, section by section, so that people can read what the rules rest on."""

from typing import Any, ClassVar, Self

from django.db import models

from partnerships.fields import Count, LongText, ShortText
from partnerships.models.record import Record, RecordQuerySet


class AgreementSectionQuerySet(RecordQuerySet):
    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class AgreementSection(Record):
    """One § of the agreement as signed: «5», «4.3». Text only.

    What the agreement lists (parties, commitments, goals, budget lines, measures, recipients) are records of
    their own and not repeated here. An empty body is a heading whose content is such records.
    """

    agreement = models.ForeignKey(
        "partnerships.Agreement", models.PROTECT, related_name="sections", verbose_name="avtal"
    )
    section_number = ShortText("paragraf (§)", max_length=10)
    position = Count("ordning", maximum=99)
    heading = ShortText("rubrik")
    body = LongText("text", max_length=10_000, blank=True)

    natural_fields = ("agreement", "section_number")
    objects: ClassVar[Any] = AgreementSectionQuerySet.as_manager()

    class Meta:
        verbose_name = "avtalsparagraf"
        verbose_name_plural = "avtalsparagrafer"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "section_number"], name="agreementsection_number_unique"),
        ]

    def __str__(self) -> str:
        return f"§ {self.section_number} {self.heading}"
