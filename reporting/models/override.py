"""A warning that a person has judged and lets pass, with the reason. Errors cannot be let pass."""

from django.db import models

from budgets.models.append_only import WrittenOnce
from partnerships.fields import LongText, ShortText
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
