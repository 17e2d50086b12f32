"""Changes of an adopted budget during its year (rule 9), and notices of economic changes to the parties (rule 23)."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from budgets.fields import MoneyField
from budgets.models.append_only import AppendOnlyQuerySet, WrittenOnce
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Day, LongText, ShortText
from partnerships.models import Record, RecordQuerySet, Versioned


class ChangeStatus(models.TextChoices):
    PROPOSED = "proposed", "föreslagen"
    EFFECTIVE = "effective", "genomförd"
    WITHDRAWN = "withdrawn", "återtagen"


class BudgetChangeQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(budget__agreement__partnership=partnership)

    def proposed(self) -> Self:
        return self.filter(status=ChangeStatus.PROPOSED)

    def newest_first(self) -> Self:
        return self.order_by("-proposed_at", "-pk")

    def with_content(self) -> Self:
        return self.select_related("budget__agreement__partnership", "proposed_by").prefetch_related(
            "lines__line__funder",
            "lines__line__performer",
            "dialogues__recorded_by",
            "approvals__recorded_by",
            "budget__agreement__parties__organisation",
        )


class BudgetChange(Record, Versioned):
    """New amounts for lines of an adopted budget. A significant one takes effect only when a dialogue is recorded and
    every party has approved (S1 § 10, rule 9); `is_significant` is worked out from the threshold as it is proposed."""

    budget = models.ForeignKey("budgets.Budget", models.PROTECT, related_name="changes", verbose_name="budget")
    what = LongText("vad som ändras", max_length=1000)
    reason = LongText("varför", max_length=1000)
    is_significant = models.BooleanField("betydande", editable=False)
    takes_effect_on = Day("gäller från")
    status = ChoiceText("status", choices=ChangeStatus.choices, default=ChangeStatus.PROPOSED, editable=False)
    withdrawn_because = ShortText("varför den togs tillbaka", blank=True)
    proposed_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="föreslagen av")
    proposed_at = models.DateTimeField("föreslagen", auto_now_add=True)
    effected_at = models.DateTimeField("genomförd", null=True, blank=True, editable=False)

    objects: ClassVar[Any] = BudgetChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "budgetändring"
        verbose_name_plural = "budgetändringar"
        constraints = [
            models.UniqueConstraint(
                fields=["budget"],
                condition=Q(status=ChangeStatus.PROPOSED),
                name="budgetchange_one_at_a_time",
                violation_error_message="En ändring av budgeten väntar redan. Genomför den eller ta tillbaka den.",
            ),
            rule(
                "budgetchange_withdrawn_because",
                Q(status=ChangeStatus.WITHDRAWN) ^ Q(withdrawn_because=""),
                "Skriv varför ändringen tas tillbaka.",
            ),
            rule(
                "budgetchange_effected_when",
                Q(status=ChangeStatus.EFFECTIVE, effected_at__isnull=False)
                | (~Q(status=ChangeStatus.EFFECTIVE) & Q(effected_at__isnull=True)),
                "En genomförd ändring har en tidpunkt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Ändring av budgeten {self.budget.year}"

    def get_absolute_url(self) -> str:
        return reverse("budgets:change", args=[self.budget.agreement.partnership.slug, self.pk])

    @property
    def is_proposed(self) -> bool:
        return self.status == ChangeStatus.PROPOSED

    @property
    def before(self) -> Decimal:
        """Kronor of the changed lines together; prefetch them for a list."""
        return sum((each.before for each in self.lines.all()), Decimal(0))

    @property
    def after(self) -> Decimal:
        return sum((each.after for each in self.lines.all()), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """What the budget's sum grows by, or shrinks when it is negative."""
        return self.after - self.before


class ChangeLineQuerySet(AppendOnlyQuerySet):
    def carried_out(self, line: int) -> Self:
        """What has changed the amount of the line with this id, the earliest first."""
        found = self.filter(line=line, change__status=ChangeStatus.EFFECTIVE).order_by("change__effected_at")
        return found.select_related("change__budget__agreement__partnership")


class BudgetChangeLine(WrittenOnce):
    """One line's amount before and after a change, in kronor."""

    change = models.ForeignKey(BudgetChange, models.PROTECT, related_name="lines", verbose_name="ändring")
    line = models.ForeignKey("budgets.BudgetLine", models.PROTECT, related_name="changes", verbose_name="budgetrad")
    before = MoneyField("före, kr")
    after = MoneyField("efter, kr")

    objects: ClassVar[Any] = ChangeLineQuerySet.as_manager()

    class Meta:
        verbose_name = "ändrat belopp"
        verbose_name_plural = "ändrade belopp"
        constraints = [
            models.UniqueConstraint(fields=["change", "line"], name="budgetchangeline_once"),
            rule("budgetchangeline_changes", ~Q(before=F("after")), "Beloppet är detsamma som förut."),
        ]

    def __str__(self) -> str:
        return str(self.line)

    @property
    def difference(self) -> Decimal:
        return self.after - self.before


class NoticeQuerySet(AppendOnlyQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(agreement__partnership=partnership)

    def with_proofs(self) -> Self:
        """The latest first."""
        return (
            self.select_related("agreement__partnership", "sent_by")
            .prefetch_related("proofs__recorded_by", "agreement__parties__organisation")
            .order_by("-sent_on", "-pk")
        )


class EconomicNotice(WrittenOnce):
    """What the parties were told about economic changes, at the latest six months before the agreement ends (S1 § 7,
    rule 23)."""

    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, related_name="+", verbose_name="avtal")
    what = LongText("vad som meddelas", max_length=2000)
    sent_on = Day("skickat")
    sent_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="antecknat av")
    is_example = models.BooleanField("exempel", default=False, editable=False)

    objects: ClassVar[Any] = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "meddelande om ekonomi"
        verbose_name_plural = "meddelanden om ekonomi"

    def __str__(self) -> str:
        return f"Meddelande {self.sent_on}"

    def get_absolute_url(self) -> str:
        return reverse("budgets:notice", args=[self.agreement.partnership.slug, self.pk])


class NoticeProof(WrittenOnce):
    """How it is known that one party got a notice."""

    notice = models.ForeignKey(EconomicNotice, models.PROTECT, related_name="proofs", verbose_name="meddelande")
    party = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="part")
    received_on = Day("mottaget")
    proof = ShortText("hur det framgår")
    recorded_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="antecknat av")

    class Meta:
        verbose_name = "bevis om mottagande"
        verbose_name_plural = "bevis om mottagande"
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "party"],
                name="noticeproof_once",
                violation_error_message="Partens bevis finns redan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.received_on}"
