"""What an agreement is for: programme areas, outcome goals and the measures of its follow-up."""

from typing import Any, ClassVar, Self

from django.db import models

from partnerships.fields import ChoiceText, Count, LongText, ShortText, Slug
from partnerships.models.record import Record, RecordQuerySet


class ProgrammeArea(Record):
    """Verksamhetsområde of one agreement. `code` is the same from one agreement to the next, so that years compare."""

    agreement = models.ForeignKey(
        "partnerships.Agreement", models.PROTECT, related_name="programme_areas", verbose_name="avtal"
    )
    code = Slug("kortnamn")
    position = Count("ordning", maximum=99)
    name = ShortText("verksamhetsområde")
    description = LongText("beskrivning", blank=True)

    natural_fields = ("agreement", "code")

    class Meta:
        verbose_name = "verksamhetsområde"
        verbose_name_plural = "verksamhetsområden"
        constraints = [models.UniqueConstraint(fields=["agreement", "code"], name="programmearea_code_unique")]

    def __str__(self) -> str:
        return self.name


class OutcomeGoalQuerySet(RecordQuerySet):
    def of_agreement(self, agreement: Any) -> Self:
        return self.filter(area__agreement=agreement).order_by("area__position", "position")


class OutcomeGoal(Record):
    """Effektmål: the change that a programme area works for."""

    area = models.ForeignKey(
        ProgrammeArea, models.PROTECT, related_name="outcome_goals", verbose_name="verksamhetsområde"
    )
    position = Count("ordning", maximum=99)
    text = LongText("effektmål", max_length=1000)

    natural_fields = ("area", "position")
    objects: ClassVar[Any] = OutcomeGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "effektmål"
        verbose_name_plural = "effektmål"
        constraints = [models.UniqueConstraint(fields=["area", "position"], name="outcomegoal_position_unique")]

    def __str__(self) -> str:
        return self.text


class IndicatorKind(models.TextChoices):
    QUANTITATIVE = "quantitative", "kvantitativa mått"
    QUALITATIVE = "qualitative", "kvalitativa mått"


class Indicator(Record):
    """A measure that the agreement says will be followed up (S1 § 8)."""

    agreement = models.ForeignKey(
        "partnerships.Agreement", models.PROTECT, related_name="indicators", verbose_name="avtal"
    )
    kind = ChoiceText("slag", choices=IndicatorKind.choices)
    position = Count("ordning", maximum=99)
    text = LongText("mått", max_length=1000)

    natural_fields = ("agreement", "kind", "position")

    class Meta:
        verbose_name = "mått"
        verbose_name_plural = "mått"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "kind", "position"], name="indicator_position_unique")
        ]

    def __str__(self) -> str:
        return self.text
