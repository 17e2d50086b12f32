"""A warning that a person has judged and lets pass, with the reason. Errors cannot be let pass."""

from django.db import models

from budgets.models.append_only import WrittenOnce
from partnerships.fields import Count, LongText, ShortText
from reporting.models.report import Report


class FindingOverride(WrittenOnce):
    """`finding` is the finding's key (checks): what and where, so that the same fault elsewhere is told again."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="overrides", verbose_name="rapport")
    finding = ShortText("anmärkning", max_length=200)
    text = LongText("anmärkningen i ord", max_length=1000)
    reason = LongText("varför den får stå", max_length=1000)
    by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    made_at = models.DateTimeField("när", auto_now_add=True)
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        verbose_name = "godtagen anmärkning"
        verbose_name_plural = "godtagna anmärkningar"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "finding"],
                name="findingoverride_once",
                violation_error_message="Någon har redan godtagit anmärkningen.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def story(self) -> list["OverrideTurn"]:
        """What became of it afterwards, the first turn first (prefetched by the check)."""
        return sorted(self.turns.all(), key=lambda turn: turn.number)

    @property
    def stands(self) -> bool:
        """Whether the warning is let pass now: the latest turn says."""
        return not self.story or not self.story[-1].is_withdrawal


class OverrideTurn(WrittenOnce):
    """A later turn of a warning that was let pass: somebody takes it up again, or lets it pass anew."""

    override = models.ForeignKey(
        FindingOverride, models.PROTECT, related_name="turns", verbose_name="godtagen anmärkning"
    )
    number = Count("nummer", minimum=1, maximum=999)
    is_withdrawal = models.BooleanField("tas upp igen")
    reason = LongText("varför", max_length=1000)
    by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    made_at = models.DateTimeField("när", auto_now_add=True)

    class Meta:
        verbose_name = "ny bedömning av en anmärkning"
        verbose_name_plural = "nya bedömningar av anmärkningar"
        constraints = [
            models.UniqueConstraint(
                fields=["override", "number"],
                name="overrideturn_number_unique",
                violation_error_message="Någon har redan bedömt anmärkningen på nytt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{'Tas upp igen' if self.is_withdrawal else 'Får stå'}: {self.reason[:60]}"
