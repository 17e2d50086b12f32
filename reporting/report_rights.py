"""Who writes which kind of report, who talks about it, and who may read it (access.py says who has which right)."""

from django.db.models import QuerySet

from partnerships.access import Access, Right, people_with
from partnerships.models import Partnership, User
from reporting.models import ReceivedReport, Report, ReportKind, ReportStatus
from reporting.models.report import ReportQuerySet

WRITING = {ReportKind.ANNUAL_REPORT: Right.WRITE_ANNUAL_REPORT, ReportKind.STAFF_REPORT: Right.WRITE_REPORT}
DISCUSSING = {ReportKind.ANNUAL_REPORT: Right.DISCUSS_ANNUAL_REPORT, ReportKind.STAFF_REPORT: Right.WRITE_REPORT}
"""The parties' contact persons read and discuss their annual report before it is handed in. A letter in the making is
stadskontoret's own: only its officers talk about it there."""


def writes(access: Access, report: Report) -> bool:
    """Whether the person is one of those who write this kind."""
    return WRITING[ReportKind(report.kind)] in access


def may_write(access: Access, report: Report) -> bool:
    """Whether the person may change the text now: it is theirs to write, and nobody is reviewing or has approved it."""
    return writes(access, report) and report.status == ReportStatus.DRAFT


def may_judge(access: Access, report: Report) -> bool:
    """Whether the person may let warnings of the check pass, or take them up again: also while others review it."""
    return writes(access, report) and not report.is_finalised


def may_discuss(access: Access, report: Report) -> bool:
    """Whether the person reads and writes comments on its sections."""
    return DISCUSSING[ReportKind(report.kind)] in access


def writers_of(report: Report) -> QuerySet[User]:
    """Those who may write it today: among them are its author, and who is responsible for a section."""
    return people_with(WRITING[ReportKind(report.kind)], report.partnership)


def reports_open_to(access: Access, partnership: Partnership) -> ReportQuerySet:
    """What the person may read as it is now. An annual report is the parties' own until they submit it: then the city
    has received it (domain.md § 5), and when the parties take it up again `received_reports` has what was submitted."""
    reports: ReportQuerySet = Report.objects.of(partnership).select_related("partnership")
    if Right.DISCUSS_ANNUAL_REPORT in access:
        return reports
    return reports.exclude(kind=ReportKind.ANNUAL_REPORT, status=ReportStatus.DRAFT)


def received_reports(partnership: Partnership) -> QuerySet[ReceivedReport]:
    """Every annual report as it was handed in, the latest first: open to all who may read reports."""
    received: QuerySet[ReceivedReport] = ReceivedReport.objects.of(partnership).newest_first()
    return received.select_related("step__report__partnership", "step__by")


def being_corrected(access: Access, partnership: Partnership) -> QuerySet[ReceivedReport]:
    """What was handed in of the reports that the person may not open today: they are drafts again."""
    if Right.DISCUSS_ANNUAL_REPORT in access:
        return ReceivedReport.objects.none()
    return received_reports(partnership).filter(step__report__status=ReportStatus.DRAFT)
