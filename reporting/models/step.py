"""A report's way: who submitted, reviewed, approved, returned or handed over what, and when. Written once."""

from typing import Any

from django.db import models
from django.db.models import Q

from budgets.models.append_only import WrittenOnce
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, LongText
from reporting.models.report import Report


class ReportStepKind(models.TextChoices):
    SUBMIT = "submit", "lämnade in"
    REVIEW = "review", "granskade"
    APPROVE = "approve", "godkände"
    RETURN = "return", "lämnade tillbaka"
    WITHDRAW = "withdraw", "tog tillbaka"
    HAND_OVER = "hand_over", "lämnade över"
    FINALISE = "finalise", "upprättade"


K = ReportStepKind


class ReportStep(WrittenOnce):
    """One thing that somebody did with the whole report. `round` counts the submissions: an approval is of the text as
    it was submitted that time. `party` is whom a contact person answered for (S1 § 6, § 8)."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="steps", verbose_name="rapport")
    kind = ChoiceText("steg", choices=ReportStepKind.choices)
    round = Count("omgång", minimum=1, maximum=999)
    by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    taken_at = models.DateTimeField("när", auto_now_add=True)
    reason = LongText("skäl", max_length=2000, blank=True)
    party = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="för parten"
    )
    to = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="till"
    )
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        verbose_name = "steg"
        verbose_name_plural = "steg"
        constraints = [
            rule(
                "reportstep_return_has_a_reason",
                ~Q(kind=K.RETURN) | ~Q(reason=""),
                "Skriv varför rapporten lämnas tillbaka.",
            ),
            rule(
                "reportstep_hand_over_to_somebody",
                Q(kind=K.HAND_OVER) | Q(to__isnull=True),
                "Bara en överlämning har en mottagare.",
            ),
            models.UniqueConstraint(
                fields=["report", "round", "party"],
                condition=Q(kind=K.APPROVE, party__isnull=False),
                name="reportstep_party_approves_once",
                violation_error_message="Parten har redan godkänt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.get_kind_display()}"

    @property
    def handed_in(self) -> Any:
        """What the city received at this step (ReceivedReport), if anything; read with `select_related("received")`."""
        return getattr(self, "received", None)
