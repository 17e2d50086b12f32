"""What happens again: a weekly series («Öppet hus tisdag») or a programme with open days («Bästa sommaren»).

The series says when, where and by whom; its occasions are made ahead and counted one by one.
"""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnerships.constraints import in_order, rule
from partnerships.fields import ChoiceText, Count, Day, LongText, ShortText
from partnerships.models.record import Record, RecordQuerySet, Versioned
from partnerships.periods import covering
from partnerships.rhythm import Rhythm, in_words
from partnerships.swedish import span

EVERY_DAY = 0b1111111
MAX_AGE = 120  # years


class SeriesKind(models.TextChoices):
    WEEKLY = "weekly", "återkommande"
    PROGRAMME = "programme", "program med öppna dagar"


class ActivitySeriesQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def running_on(self, day: dt.date) -> Self:
        return self.filter(covering(day))

    def for_list(self) -> Self:
        """With what a row shows, and how many of its occasions are in each state: `held`, `planned`, `cancelled`."""
        return self.select_related("partnership", "activity", "area__agreement", "venue", "organiser").annotate(
            **{
                state: models.Count("occasions", filter=Q(occasions__status=state))
                for state in ("held", "planned", "cancelled")
            }
        )

    def newest_first(self) -> Self:
        return self.order_by("-starts_on", "-pk")


class ActivitySeries(Record, Versioned):
    """A rhythm of occasions from `starts_on` to `ends_on` (both included), on the weekdays of the bit mask `weekdays`
    (Monday 1, Tuesday 2, Wednesday 4 … Sunday 64), every `every_weeks` weeks (1–8) counted from the first week.

    `min_age` and `max_age` (years, both included) say for whom; empty means everyone. `needs_basis` is the residents'
    need, stated once and inherited by every occasion (S1 § 4.2; rule 15).
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="series", verbose_name="partnerskap"
    )
    kind = ChoiceText("slag", choices=SeriesKind.choices, default=SeriesKind.WEEKLY)
    name = ShortText("namn på serien", max_length=120)
    activity = models.ForeignKey(
        "partnerships.Activity", models.PROTECT, related_name="series", verbose_name="aktivitet"
    )
    area = models.ForeignKey(
        "partnerships.ProgrammeArea", models.PROTECT, related_name="+", verbose_name="verksamhetsområde"
    )
    organiser = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="arrangör"
    )
    venue = models.ForeignKey(
        "partnerships.Venue", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="plats"
    )
    starts_on = Day("första dagen")
    ends_on = Day("sista dagen")
    weekdays = Count("veckodagar", minimum=1, maximum=EVERY_DAY)
    every_weeks = Count("var n:te vecka", minimum=1, maximum=8, default=1)
    starts_at = models.TimeField("börjar", null=True, blank=True)
    skips_holidays = models.BooleanField("hoppa över helgdagar", default=True)
    min_age = Count("från ålder", maximum=MAX_AGE, null=True, blank=True)
    max_age = Count("till ålder", maximum=MAX_AGE, null=True, blank=True)
    needs_basis = LongText("behov hos de boende", blank=True, max_length=1000)

    natural_fields = ("partnership", "name", "starts_on")
    objects: ClassVar[Any] = ActivitySeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "serie"
        verbose_name_plural = "serier"
        constraints = [
            in_order("activityseries", "starts_on", "ends_on", "Serien kan inte sluta innan den börjar."),
            rule(
                "activityseries_ages_in_order",
                Q(min_age__isnull=True) | Q(max_age__isnull=True) | Q(max_age__gte=F("min_age")),
                "Till-åldern kan inte vara lägre än från-åldern.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "name", "starts_on"],
                name="activityseries_name_unique",
                violation_error_message="Det finns redan en serie med det namnet och den första dagen.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partnerships:series", args=[self.partnership.slug, self.pk])

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            weekdays=self.weekdays,
            every_weeks=self.every_weeks,
            skips_holidays=self.skips_holidays,
        )

    def rhythm_in_words(self) -> str:
        """«tisdagar varannan vecka kl. 15.00»."""
        time = f" kl.\u00a0{self.starts_at:%H.%M}" if self.starts_at else ""
        return in_words(self.weekdays, self.every_weeks) + time

    def ages_in_words(self) -> str:
        """«7–13 år», «från 13 år», «till och med 6 år»; empty when it is for everyone."""
        if self.min_age is not None and self.max_age is not None:
            return f"{span(self.min_age, self.max_age)} år"
        if self.min_age is not None:
            return f"från {self.min_age} år"
        return f"till och med {self.max_age} år" if self.max_age is not None else ""


class SeriesGoal(Record):
    """An outcome goal that every occasion of the series works for (rule 14)."""

    series = models.ForeignKey(ActivitySeries, models.PROTECT, related_name="goal_links", verbose_name="serie")
    goal = models.ForeignKey("partnerships.OutcomeGoal", models.PROTECT, related_name="+", verbose_name="effektmål")

    class Meta:
        verbose_name = "effektmål för serien"
        verbose_name_plural = "effektmål för serier"
        constraints = [models.UniqueConstraint(fields=["series", "goal"], name="seriesgoal_once")]

    def __str__(self) -> str:
        return str(self.goal)


class SeriesCoOrganiser(Record):
    """An organisation that takes part in arranging every occasion of the series."""

    series = models.ForeignKey(ActivitySeries, models.PROTECT, related_name="co_organisers", verbose_name="serie")
    organisation = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="medarrangör"
    )

    class Meta:
        verbose_name = "seriens medarrangör"
        verbose_name_plural = "seriens medarrangörer"
        constraints = [models.UniqueConstraint(fields=["series", "organisation"], name="seriescoorganiser_once")]

    def __str__(self) -> str:
        return str(self.organisation)
