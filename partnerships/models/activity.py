"""What the partnership does: activities, and each dated occasion with how many came."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, Day, LongText, SearchKey, ShortText
from partnerships.models.partnership import Venue
from partnerships.models.record import Record, RecordQuerySet, Versioned
from partnerships.swedish import search_key

MAX_VISITS = 100_000  # visits at one occasion; more is a slip of the finger


class ActivityKind(models.TextChoices):
    CULTURE_LEISURE = "culture_leisure", "kultur och fritid"
    KNOWLEDGE_EXCHANGE = "knowledge_exchange", "kunskapsutbyte"
    SUPPORT = "support", "stöd och vägledning"
    ORGANISING = "organising", "organisering och möten"


class Activity(Record, Versioned):
    """Something the partnership does, once or every week: «Öppet hus», «Bästa sommaren». Occasions are its dates.

    `needs_basis` is the residents' need that it answers to, stated once for all its occasions (rule 15)."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="activities", verbose_name="partnerskap"
    )
    name = ShortText("aktivitet", max_length=120)
    kind = ChoiceText("slag", choices=ActivityKind.choices, default=ActivityKind.CULTURE_LEISURE)
    needs_basis = LongText("behov hos de boende", blank=True, max_length=1000)
    search_key = SearchKey(sources=("name",))

    natural_fields = ("partnership", "name")

    class Meta:
        verbose_name = "aktivitet"
        verbose_name_plural = "aktiviteter"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "search_key"],
                name="activity_name_unique",
                violation_error_message="Det finns redan en aktivitet med det namnet. Välj den i listan.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The key is what may not stand twice, so it must be there before the rules are checked."""
        self.search_key = search_key(self.name)


class OccasionStatus(models.TextChoices):
    PLANNED = "planned", "planerad"
    HELD = "held", "genomförd"
    CANCELLED = "cancelled", "inställd"


class Precision(models.TextChoices):
    """How exact a figure is; it follows the figure into print (rule 18)."""

    EXACT = "exact", "exakt"
    APPROXIMATELY = "approx", "cirka"
    ABOUT = "about", "ungefär"
    MORE_THAN = "more_than", "drygt"
    AT_LEAST = "at_least", "minst"
    RANGE = "range", "intervall"


class CountingMethod(models.TextChoices):
    COUNTED = "counted", "räknat"
    ESTIMATED = "estimated", "uppskattat"
    REPORTED = "reported", "uppgift enligt rapport"


# What a row of a list shows, but for names.
ROW = ("pk", "held_on", "starts_at", "status", "visit_count", "visit_count_upper", "precision", "is_example")


class ActivityOccasionQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def held(self) -> Self:
        return self.filter(status=OccasionStatus.HELD)

    def planned(self) -> Self:
        return self.filter(status=OccasionStatus.PLANNED)

    def awaiting_count(self, now: dt.datetime | None = None) -> Self:
        """Planned, and over or begun by now, but nobody has said how it went. Without a time of day an occasion waits
        from the day after."""
        now = timezone.localtime(now)
        begun = Q(held_on=now.date(), starts_at__lte=now.time())
        return self.planned().filter(Q(held_on__lt=now.date()) | begun)

    def in_year(self, year: int) -> Self:
        return self.filter(held_on__range=(dt.date(year, 1, 1), dt.date(year, 12, 31)))

    def matching(self, text: str) -> Self:
        """Those where every word stands in the name, place (any name of it), organiser or notes, in any case."""
        found = self
        for word in search_key(text).split():
            by_place = Venue.objects.filter(names__search_key__contains=word).values("pk")
            found = found.filter(Q(search_key__contains=word) | Q(venue__in=by_place))
        return found

    def for_goals(self, goals: Any) -> Self:
        """Those that work for any of these outcome goals (ids)."""
        links = OccasionGoal.objects.filter(occasion=OuterRef("pk"), goal__in=goals)
        return self.filter(Exists(links))

    def not_upcoming(self) -> Self:
        """Without what is planned for later days."""
        return self.exclude(status=OccasionStatus.PLANNED, held_on__gt=timezone.localdate())

    def upcoming(self) -> Self:
        return self.filter(status=OccasionStatus.PLANNED, held_on__gt=timezone.localdate())

    def for_list(self) -> Self:
        """With everything that a row shows, in the same query."""
        return self.select_related("partnership", "activity", "area__agreement", "venue", "organiser")

    def as_rows(self) -> Any:
        """Everything that a row of a list shows, as flat dicts: half the work of objects."""
        return self.values(*ROW, "activity__name", "area__name", "venue__name", "organiser__name")

    def as_rows_to_name(self) -> Any:
        """The same with ids for names, for a page that has read the names already: PostgreSQL takes longer to plan four
        joins than to read a page."""
        return self.values(*ROW, "activity_id", "area_id", "venue_id", "organiser_id")

    def newest_first(self) -> Self:
        return self.order_by("-held_on", "-pk")


class ActivityOccasion(Record, Versioned):
    """One dated occurrence of an activity. The unit behind «517 aktiviteter» is this row.

    `visit_count` counts visits (one person, one occasion) and is never shown as unique people (rule 17, O-07);
    `unique_participant_count` is filled only when different people are really known. 0–100 000 both.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="occasions", verbose_name="partnerskap"
    )
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="occasions", verbose_name="aktivitet")
    area = models.ForeignKey(
        "partnerships.ProgrammeArea",
        models.PROTECT,
        related_name="occasions",
        verbose_name="verksamhetsområde",
    )
    series = models.ForeignKey(
        "partnerships.ActivitySeries",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="occasions",
        verbose_name="serie",
        editable=False,
    )
    held_on = Day("datum")
    starts_at = models.TimeField("börjar", null=True, blank=True)
    status = ChoiceText("läge", choices=OccasionStatus.choices, default=OccasionStatus.HELD)
    cancellation_reason = ShortText("varför den ställdes in", blank=True)
    venue = models.ForeignKey("partnerships.Venue", models.PROTECT, null=True, blank=True, verbose_name="plats")
    organiser = models.ForeignKey(
        "partnerships.Organisation",
        models.PROTECT,
        related_name="organised_occasions",
        verbose_name="arrangör",
    )
    visit_count = Count("besök", maximum=MAX_VISITS, null=True, blank=True)
    visit_count_upper = Count("högst (vid intervall)", maximum=MAX_VISITS, null=True, blank=True)
    precision = ChoiceText("hur exakt", choices=Precision.choices, default=Precision.EXACT)
    counting_method = ChoiceText("hur räknat", choices=CountingMethod.choices, default=CountingMethod.COUNTED)
    unique_participant_count = Count("olika personer, om känt", maximum=MAX_VISITS, null=True, blank=True)
    notes = LongText("anteckning", blank=True, max_length=2000)
    imported_by = models.ForeignKey(
        "partnerships.OccasionImport",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="occasions",
        verbose_name="import",
        editable=False,
    )
    fingerprint = ShortText("radens kännetecken", max_length=64, null=True, blank=True, editable=False)
    search_key = SearchKey(sources=("activity.name", "venue.name", "organiser.name", "notes"))

    objects: ClassVar[Any] = ActivityOccasionQuerySet.as_manager()

    class Meta:
        verbose_name = "aktivitetstillfälle"
        verbose_name_plural = "aktivitetstillfällen"
        indexes = [
            # State and area stand last: a page of those in one state or area is found without reading the rows.
            models.Index(fields=["partnership", "-held_on", "-id", "status", "area"], name="occasion_by_partnership"),
            models.Index(fields=["partnership", "organiser"], name="occasion_by_organiser"),
        ]
        constraints = [
            rule(
                "activityoccasion_cancelled_with_reason",
                (Q(status=OccasionStatus.CANCELLED) & ~Q(cancellation_reason=""))
                | (~Q(status=OccasionStatus.CANCELLED) & Q(cancellation_reason="")),
                "Skriv varför aktiviteten ställdes in.",
            ),
            rule(
                "activityoccasion_counted_only_when_held",
                Q(status=OccasionStatus.HELD) | Q(visit_count__isnull=True),
                "Bara en genomförd aktivitet kan ha besök.",
            ),
            rule(
                "activityoccasion_range_has_two_ends",
                Q(
                    precision=Precision.RANGE,
                    visit_count__isnull=False,
                    visit_count_upper__isnull=False,  # a comparison with nothing would let the row through
                    visit_count_upper__gt=F("visit_count"),
                )
                | (~Q(precision=Precision.RANGE) & Q(visit_count_upper__isnull=True)),
                "Ett intervall har två tal, det lägre först. Andra uppgifter har ett.",
            ),
            rule(
                "activityoccasion_unique_not_more_than_visits",
                Q(unique_participant_count__isnull=True)
                | Q(
                    visit_count__isnull=False,
                    visit_count_upper__isnull=True,
                    unique_participant_count__lte=F("visit_count"),
                )
                | Q(visit_count_upper__isnull=False, unique_participant_count__lte=F("visit_count_upper")),
                "Olika personer kan inte vara fler än besöken.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "fingerprint"],
                condition=Q(fingerprint__isnull=False),
                name="activityoccasion_row_imported_once",
                violation_error_message="Raden är redan importerad.",
            ),
            models.UniqueConstraint(
                fields=["series", "held_on"],
                condition=Q(series__isnull=False),
                name="activityoccasion_one_a_day_in_series",
                violation_error_message="Serien har redan ett tillfälle den dagen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity} {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:occasion", args=[self.partnership.slug, self.pk])


class OccasionGoal(Record):
    """An outcome goal that the occasion works for; at least one, of the same agreement as its area (rule 14)."""

    occasion = models.ForeignKey(
        ActivityOccasion, models.PROTECT, related_name="goal_links", verbose_name="aktivitetstillfälle"
    )
    goal = models.ForeignKey("partnerships.OutcomeGoal", models.PROTECT, related_name="+", verbose_name="effektmål")

    class Meta:
        verbose_name = "effektmål för tillfället"
        verbose_name_plural = "effektmål för tillfällen"
        constraints = [models.UniqueConstraint(fields=["goal", "occasion"], name="occasiongoal_once")]

    def __str__(self) -> str:
        return str(self.goal)


class CoOrganiser(Record):
    """An organisation that took part in arranging the occasion, beside the organiser."""

    occasion = models.ForeignKey(
        ActivityOccasion, models.PROTECT, related_name="co_organisers", verbose_name="aktivitetstillfälle"
    )
    organisation = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="medarrangör"
    )

    class Meta:
        verbose_name = "medarrangör"
        verbose_name_plural = "medarrangörer"
        constraints = [models.UniqueConstraint(fields=["organisation", "occasion"], name="coorganiser_once")]

    def __str__(self) -> str:
        return str(self.organisation)
