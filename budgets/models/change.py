"""Changes of an adopted budget during its year (rule 9), and notices of economic changes to the parties (rule 23)."""

from django.db import models
from django.db.models import F, Q

from budgets.fields import MoneyField
from budgets.models.append_only import WrittenOnce
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Day, LongText, ShortText
from partnerships.models import Record, Versioned


class ChangeStatus(models.TextChoices):
    PROPOSED = "proposed", "föreslagen"
    EFFECTIVE = "effective", "genomförd"
    WITHDRAWN = "withdrawn", "återtagen"


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
        return f"Ändring av {self.budget}"


class BudgetChangeLine(WrittenOnce):
    """One line's amount before and after a change, in kronor."""

    change = models.ForeignKey(BudgetChange, models.PROTECT, related_name="lines", verbose_name="ändring")
    line = models.ForeignKey("budgets.BudgetLine", models.PROTECT, related_name="changes", verbose_name="budgetrad")
    before = MoneyField("före, kr")
    after = MoneyField("efter, kr")

    class Meta:
        verbose_name = "ändrat belopp"
        verbose_name_plural = "ändrade belopp"
        constraints = [
            models.UniqueConstraint(fields=["change", "line"], name="budgetchangeline_once"),
            rule("budgetchangeline_changes", ~Q(before=F("after")), "Beloppet är detsamma som förut."),
        ]

    def __str__(self) -> str:
        return str(self.line)


class EconomicNotice(WrittenOnce):
    """What the parties were told about economic changes, at the latest six months before the agreement ends (S1 § 7,
    rule 23)."""

    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, related_name="+", verbose_name="avtal")
    what = LongText("vad som meddelas", max_length=2000)
    sent_on = Day("skickat")
    sent_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="antecknat av")
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        verbose_name = "meddelande om ekonomi"
        verbose_name_plural = "meddelanden om ekonomi"

    def __str__(self) -> str:
        return f"Meddelande {self.sent_on}"


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
