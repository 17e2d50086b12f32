"""What stadskontoret asks for in its assessment («efterfrågar», «uppmanar»), and what came of it the next year.

Not a decision and not an assignment (rule 36): an open item for the parties. S0 § 1.9: 2022 → 2023 → 2024.
"""

from typing import Any, ClassVar, Self

from django.db import models

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, LongText, ShortText, Year
from partnerships.models import Record, RecordQuerySet, Versioned
from reporting.models.report import Report
from reporting.models.section import ReportSection


class FollowUpRequestQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def in_order(self) -> Self:
        return self.order_by("year", "position")


class FollowUpRequest(Record, Versioned):
    """One request out of the letter about `year`, with the very sentence. A letter that is older than the product has
    no `report` here."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    year = Year("skrivelsen gäller")
    position = Count("nummer", minimum=1, maximum=99)
    report = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="requests", verbose_name="skrivelse"
    )
    section = models.ForeignKey(
        ReportSection, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="avsnitt"
    )
    sentence = LongText("meningen i skrivelsen", max_length=1000)
    summary = ShortText("vad som efterfrågas, kort", max_length=200)
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="fortsätter"
    )

    natural_fields = ("partnership", "year", "position")
    objects: ClassVar[Any] = FollowUpRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "efterfrågan"
        verbose_name_plural = "efterfrågningar"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "position"], name="followuprequest_number_unique"),
            rule(
                "followuprequest_section_of_a_report",
                models.Q(section__isnull=True) | models.Q(report__isnull=False),
                "En mening i ett avsnitt hör till en skrivelse.",
            ),
        ]

    def __str__(self) -> str:
        return self.summary


class RequestOutcome(models.TextChoices):
    MET = "met", "genomfört"
    PARTLY = "partly", "delvis genomfört"
    NOT_MET = "not_met", "inte genomfört"


class RequestAnswer(Record, Versioned):
    """What came of a request in one year, in the parties' words. The latest year's answer says whether it is open."""

    request = models.ForeignKey(FollowUpRequest, models.PROTECT, related_name="answers", verbose_name="efterfrågan")
    year = Year("verksamhetsår")
    outcome = ChoiceText("hur det gick", choices=RequestOutcome.choices)
    text = LongText("vad som hände", max_length=2000)
    by = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="av"
    )

    natural_fields = ("request", "year")

    class Meta:
        verbose_name = "svar på efterfrågan"
        verbose_name_plural = "svar på efterfrågningar"
        constraints = [models.UniqueConstraint(fields=["request", "year"], name="requestanswer_one_a_year")]

    def __str__(self) -> str:
        return self.get_outcome_display()
