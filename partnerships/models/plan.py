"""Next year's activity plan, agreed by every party in November (S1 § 4.3; rule 13)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, Day, LongText, ShortText, Year
from partnerships.models.record import Record, RecordQuerySet, Versioned


class PlanStatus(models.TextChoices):
    DRAFT = "draft", "utkast"
    CIRCULATED = "circulated", "hos parterna"
    AGREED = "agreed", "enad"
    REPLACED = "replaced", "ersatt"


OPEN = (PlanStatus.DRAFT, PlanStatus.CIRCULATED)


class ActivityPlanQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def agreed(self) -> Self:
        return self.filter(status=PlanStatus.AGREED)

    def open(self) -> Self:
        """Those on their way: drafts, and those that the parties have to answer."""
        return self.filter(status__in=OPEN)

    def sent(self) -> Self:
        """Those that are with the parties, or have been agreed."""
        return self.exclude(status=PlanStatus.DRAFT)

    def newest_first(self) -> Self:
        return self.order_by("-year", "-edition")


class ActivityPlan(Record, Versioned):
    """One edition (1–99) of a calendar year's plan. An agreed edition never changes: a change is the next edition,
    with a new round of approvals, and the former stays agreed until then. The database refuses as well (plan_lock.py).

    The version goes up with every change of the plan or its items, and when it is sent or taken back; not when it
    becomes agreed, for that version is what the parties have approved."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="plans", verbose_name="partnerskap"
    )
    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, related_name="+", verbose_name="avtal")
    year = Year("år")
    edition = Count("utgåva", minimum=1, maximum=99, default=1)
    status = ChoiceText("läge", choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    change_reason = LongText("varför planen ändras", blank=True, max_length=1000)
    circulated_at = models.DateTimeField("skickad till parterna", null=True, blank=True, editable=False)
    agreed_at = models.DateTimeField("enad", null=True, blank=True, editable=False)

    natural_fields = ("partnership", "year", "edition")
    objects: ClassVar[Any] = ActivityPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "aktivitetsplan"
        verbose_name_plural = "aktivitetsplaner"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "edition"], name="activityplan_edition_unique"),
            models.UniqueConstraint(
                fields=["partnership", "year"],
                condition=Q(status=PlanStatus.AGREED),
                name="activityplan_one_agreed",
                violation_error_message="Det finns redan en enad plan för året.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "year"],
                condition=Q(status__in=[PlanStatus.DRAFT, PlanStatus.CIRCULATED]),
                name="activityplan_one_open",
                violation_error_message="Det finns redan ett utkast för året.",
            ),
            rule(
                "activityplan_agreed_at_a_time",
                Q(status__in=[PlanStatus.AGREED, PlanStatus.REPLACED], agreed_at__isnull=False)
                | Q(status__in=[PlanStatus.DRAFT, PlanStatus.CIRCULATED], agreed_at__isnull=True),
                "En enad plan har en tidpunkt, ett utkast har ingen.",
            ),
            rule(
                "activityplan_change_has_a_reason",
                Q(edition=1) | ~Q(change_reason=""),
                "Skriv varför planen ändras.",
            ),
        ]

    def __str__(self) -> str:
        return f"Aktivitetsplan {self.year}, utgåva {self.edition}"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:plan_edition", args=[self.partnership.slug, self.year, self.edition])

    @property
    def is_draft(self) -> bool:
        return self.status == PlanStatus.DRAFT

    @property
    def is_circulated(self) -> bool:
        return self.status == PlanStatus.CIRCULATED

    @property
    def is_agreed(self) -> bool:
        return self.status == PlanStatus.AGREED

    def can_be_removed(self) -> bool:
        """Whether it is a draft that the parties have never had; what they have had is kept."""
        was_sent = ActivityPlan.history.filter(id=self.pk, circulated_at__isnull=False)
        return self.is_draft and not was_sent.exists() and not self.answers.exists()


class PlanItemQuerySet(RecordQuerySet):
    def in_order(self) -> Self:
        return self.order_by("area__position", "area_id", "position", "pk")

    def for_list(self) -> Self:
        """With everything that a row shows; two queries."""
        return self.select_related("activity", "area", "organiser").prefetch_related("goal_links__goal__area")

    def stating_a_need(self) -> Self:
        """Those whose need the activity's occasions of the plan's year inherit (rule 15); not of replaced editions."""
        return self.exclude(needs_basis="").exclude(plan__status=PlanStatus.REPLACED)


class PlanItem(Record, Versioned):
    """Something the parties plan: `times` occasions (1–1 000) from `first_month` to `last_month` (1–12).

    `needs_basis` is the residents' need; the activity's occasions inherit it (rule 15). `cost_line` names the budget
    line that pays, if any.
    """

    plan = models.ForeignKey(ActivityPlan, models.PROTECT, related_name="items", verbose_name="aktivitetsplan")
    position = Count("ordning", maximum=999)
    activity = models.ForeignKey(
        "partnerships.Activity", models.PROTECT, related_name="plan_items", verbose_name="aktivitet"
    )
    area = models.ForeignKey(
        "partnerships.ProgrammeArea", models.PROTECT, related_name="+", verbose_name="verksamhetsområde"
    )
    organiser = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="arrangör"
    )
    needs_basis = LongText("behov hos de boende", blank=True, max_length=1000)
    times = Count("antal tillfällen", minimum=1, maximum=1000)
    first_month = Count("från månad", minimum=1, maximum=12, default=1)
    last_month = Count("till månad", minimum=1, maximum=12, default=12)
    cost_line = ShortText("kostnadsrad", blank=True)

    objects: ClassVar[Any] = PlanItemQuerySet.as_manager()

    class Meta:
        verbose_name = "planpunkt"
        verbose_name_plural = "planpunkter"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "activity", "area"],
                name="planitem_once",
                violation_error_message="Aktiviteten finns redan i planen för det området.",
            ),
            rule(
                "planitem_months_in_order",
                Q(last_month__gte=F("first_month")),
                "Den senare månaden står sist.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)


class PlanItemGoal(Record):
    """An outcome goal that the item works for (rule 14)."""

    item = models.ForeignKey(PlanItem, models.PROTECT, related_name="goal_links", verbose_name="planpunkt")
    goal = models.ForeignKey("partnerships.OutcomeGoal", models.PROTECT, related_name="+", verbose_name="effektmål")

    class Meta:
        verbose_name = "effektmål för planpunkten"
        verbose_name_plural = "effektmål för planpunkter"
        constraints = [models.UniqueConstraint(fields=["item", "goal"], name="planitemgoal_once")]

    def __str__(self) -> str:
        return str(self.goal)


class PlanAnswerKind(models.TextChoices):
    APPROVED = "approved", "godkänner"
    CHANGES = "changes", "vill ha ändringar"


class PlanAnswerQuerySet(RecordQuerySet):
    def in_order(self) -> Self:
        """The order they came in, with who and which party."""
        return self.select_related("party__organisation", "answered_by").order_by("answered_at", "pk")


class PlanAnswer(Record):
    """What a party's contact person said about the plan as it was sent; the latest of each party counts.

    `plan_version` is the version of the plan that was answered: a change makes earlier answers old. When the answer
    was given elsewhere, `given_by`, `given_on` and `given_how` say so, and `answered_by` is who wrote it in.
    """

    plan = models.ForeignKey(ActivityPlan, models.PROTECT, related_name="answers", verbose_name="aktivitetsplan")
    party = models.ForeignKey("partnerships.AgreementParty", models.PROTECT, related_name="+", verbose_name="part")
    plan_version = Count("planens version", minimum=1, maximum=1_000_000)
    answer = ChoiceText("svar", choices=PlanAnswerKind.choices)
    comment = LongText("vad som ska ändras", blank=True, max_length=2000)
    answered_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    answered_at = models.DateTimeField("tid", default=timezone.now, editable=False)
    given_by = ShortText("vem som svarade", max_length=120, blank=True)
    given_on = Day("när", null=True, blank=True)
    given_how = ShortText("hur", max_length=120, blank=True)

    objects: ClassVar[Any] = PlanAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "svar på planen"
        verbose_name_plural = "svar på planer"
        constraints = [
            rule(
                "plananswer_changes_are_described",
                Q(answer=PlanAnswerKind.APPROVED) | ~Q(comment=""),
                "Skriv vad som ska ändras.",
            ),
            rule(
                "plananswer_given_elsewhere_with_who_when_and_how",
                Q(given_by="", given_on__isnull=True, given_how="")
                | (~Q(given_by="") & Q(given_on__isnull=False) & ~Q(given_how="")),
                "Skriv vem som svarade, när och hur.",
            ),
            models.UniqueConstraint(
                fields=["plan", "party", "plan_version"],
                name="plananswer_once",
                violation_error_message="Parten har redan svarat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.get_answer_display()}"
