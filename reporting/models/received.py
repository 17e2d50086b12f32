"""What the city received: the parties' annual report as it was handed in, each time. It never changes.

A report that a party returns is the parties' own draft again; what was handed in has been received all the same
(domain.md § 5) and stays readable.
"""

from typing import Any, ClassVar, Self

from django.db import models

from budgets.models.append_only import AppendOnlyQuerySet, WrittenOnce
from reporting.models.step import ReportStep


class ReceivedReportQuerySet(AppendOnlyQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(step__report__partnership=partnership)

    def newest_first(self) -> Self:
        return self.order_by("-step__report__year", "-step__report__edition", "-step__round")


class ReceivedReport(WrittenOnce):
    """The whole document as JSON (`facts`), at the step that handed it in."""

    step = models.OneToOneField(ReportStep, models.PROTECT, related_name="received", verbose_name="inlämning")
    facts = models.ForeignKey("partnerships.StoredFile", models.PROTECT, related_name="+", verbose_name="uppgifter")

    objects: ClassVar[Any] = ReceivedReportQuerySet.as_manager()

    class Meta:
        verbose_name = "mottagen rapport"
        verbose_name_plural = "mottagna rapporter"

    def __str__(self) -> str:
        return f"{self.step.report}, omgång {self.step.round}"

    def get_absolute_url(self) -> str:
        return self.step.report.address("received", self.pk)
