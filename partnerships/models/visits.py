"""Visits by age band, and by observed sex where that was noted. They add up to the occasion's visit count.

Only numbers are kept, never who came (rule 19).
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, ShortText
from partnerships.models.activity import MAX_VISITS
from partnerships.models.record import Record, RecordQuerySet
from partnerships.models.series import MAX_AGE


class AgeBandQuerySet(RecordQuerySet):
    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def in_use(self) -> Self:
        return self.filter(is_retired=False)

    def offered_for(self, occasion: Any) -> list[Any]:
        """The bands to count an occasion by: its programme's own, else the partnership's, and those it has already."""
        ours = self.filter(partnership=occasion.partnership_id)
        of_programme = ours.in_use().filter(series=occasion.series_id) if occasion.series_id else ours.none()
        offered: list[Any] = list(of_programme.in_order()) or list(ours.in_use().filter(series__isnull=True).in_order())
        counted = {row.band_id for row in occasion.band_counts.all()} if occasion.pk else set()
        gone = counted - {int(band.pk) for band in offered}
        return [*offered, *ours.filter(pk__in=gone).in_order()] if gone else offered


class AgeBand(Record):
    """A band of ages that a partnership counts by, or (with `series`) one programme: «7–13» is Bästa sommaren's.

    Ages in whole years, both ends included; no upper end means «and older».
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="age_bands", verbose_name="partnerskap"
    )
    series = models.ForeignKey(
        "partnerships.ActivitySeries",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="age_bands",
        verbose_name="program",
    )
    label = ShortText("åldersgrupp", max_length=40)
    from_age = Count("från ålder", maximum=MAX_AGE)
    to_age = Count("till ålder", maximum=MAX_AGE, null=True, blank=True)
    position = Count("ordning", maximum=99)
    is_retired = models.BooleanField("används inte längre", default=False)

    natural_fields = ("partnership", "label")
    objects: ClassVar[Any] = AgeBandQuerySet.as_manager()

    class Meta:
        verbose_name = "åldersgrupp"
        verbose_name_plural = "åldersgrupper"
        constraints = [
            rule(
                "ageband_ages_in_order",
                Q(to_age__isnull=True) | Q(to_age__gte=F("from_age")),
                "Till-åldern kan inte vara lägre än från-åldern.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "label"],
                condition=Q(series__isnull=True),
                name="ageband_label_unique",
                violation_error_message="Det finns redan en åldersgrupp med det namnet.",
            ),
            models.UniqueConstraint(
                fields=["series", "label"],
                condition=Q(series__isnull=False),
                name="ageband_label_unique_in_series",
                violation_error_message="Programmet har redan en åldersgrupp med det namnet.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ObservedSex(models.TextChoices):
    """What the counter saw in the crowd; nobody is asked."""

    NOT_NOTED = "", "ej noterat"
    FEMALE = "female", "flickor och kvinnor"
    MALE = "male", "pojkar och män"


class BandCount(Record):
    """Visits of one age band at one occasion, 0–100 000."""

    occasion = models.ForeignKey(
        "partnerships.ActivityOccasion", models.PROTECT, related_name="band_counts", verbose_name="aktivitetstillfälle"
    )
    band = models.ForeignKey(AgeBand, models.PROTECT, related_name="+", verbose_name="åldersgrupp")
    observed_sex = ChoiceText("kön, som observerat", choices=ObservedSex.choices, blank=True, default="")
    visit_count = Count("besök", maximum=MAX_VISITS)

    class Meta:
        verbose_name = "besök per åldersgrupp"
        verbose_name_plural = "besök per åldersgrupp"
        constraints = [
            models.UniqueConstraint(fields=["occasion", "band", "observed_sex"], name="bandcount_once"),
        ]

    def __str__(self) -> str:
        sex = f", {self.get_observed_sex_display()}" if self.observed_sex else ""
        return f"{self.band}{sex}: {self.visit_count}"
