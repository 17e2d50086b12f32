"""Who writes which kind of report, and who may read it (access.py says who has which right)."""

from partnerships.access import Access, Right
from partnerships.models import Partnership
from reporting.models import Report, ReportKind, ReportStatus
from reporting.models.report import ReportQuerySet

WRITING = {ReportKind.ANNUAL_REPORT: Right.WRITE_ANNUAL_REPORT, ReportKind.STAFF_REPORT: Right.WRITE_REPORT}


def may_write(access: Access, report: Report) -> bool:
    """Whether the person writes this kind, and the report can still be changed."""
    return WRITING[ReportKind(report.kind)] in access and not report.is_finalised


def reports_open_to(access: Access, partnership: Partnership) -> ReportQuerySet:
    """What the person may read. An annual report is the parties' own until they submit it: then the city has received
    it (domain.md § 5)."""
    reports: ReportQuerySet = Report.objects.of(partnership).select_related("partnership")
    if Right.WRITE_ANNUAL_REPORT in access or Right.ANSWER_FOR_PARTY in access:
        return reports
    return reports.exclude(kind=ReportKind.ANNUAL_REPORT, status=ReportStatus.DRAFT)
