"""What waits for the officer after the letter: decisions whose day has passed, and paths that nobody has begun."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from partnerships.access import Access, Right
from partnerships.models import Partnership
from reporting.models import CaseStep, Report, ReportStatus, ScheduledStep


@dataclass(frozen=True, slots=True)
class AwaitedDecision:
    """A meeting that has been, and whose decision is not written in."""

    report: Report
    body: str
    met_on: dt.date | None
    step: int | None  # None: the letter's path is not begun

    @property
    def url(self) -> str:
        return self.report.address("case_decision", self.step) if self.step else self.report.address("case")


def awaited_decisions(
    partnerships: Collection[Partnership], *, access: Mapping[int, Access], today: dt.date
) -> dict[int, list[AwaitedDecision]]:
    """By partnership, the oldest first, for those who write decisions (2 queries). Of letters whose path is not begun,
    only the first meeting of those that are finalised."""
    mine = [each.pk for each in partnerships if Right.MANAGE_AGREEMENT in access[each.pk]]
    waiting: dict[int, list[AwaitedDecision]] = defaultdict(list)
    if not mine:
        return waiting
    steps = CaseStep.objects.undecided().filter(report__partnership__in=mine, planned_on__lt=today)
    for step in steps.select_related("report__partnership", "body").order_by("planned_on", "pk"):
        report = step.report
        waiting[report.partnership_id].append(AwaitedDecision(report, step.short_body, step.planned_on, step.pk))
    for meeting in _not_begun(mine, today):
        report = meeting.letter.report
        awaited = AwaitedDecision(report, meeting.body.code or meeting.body.name, meeting.meets_on, None)
        waiting[report.partnership_id].append(awaited)
    return waiting


def _not_begun(partnerships: list[int], today: dt.date) -> list[ScheduledStep]:
    begun = CaseStep.objects.filter(
        report__partnership=OuterRef("letter__report__partnership"), report__year=OuterRef("letter__report__year")
    )
    return list(
        ScheduledStep.objects.filter(
            ~Exists(begun),
            letter__report__partnership__in=partnerships,
            letter__report__status=ReportStatus.FINALISED,
            letter__report__corrected_by__isnull=True,
            position=1,
            meets_on__lt=today,
        )
        .select_related("letter__report__partnership", "body")
        .order_by("meets_on", "pk")
    )
