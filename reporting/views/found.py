"""Finding what an address means: a report (the latest edition of its kind and year) and a section of it."""

from typing import Any

from django.http import Http404

from partnerships.access import PartnershipRequest
from reporting.models import PROSE_CONTENTS, ReceivedReport, Report, ReportKind, ReportSection
from reporting.report_rights import being_corrected, reports_open_to


def find_report(request: PartnershipRequest, *, kind: str, year: int) -> Report:
    """Raises Http404 when there is none, or none that the person may see."""
    reports = reports_open_to(request.access, request.partnership).of_kind(kind).filter(year=year)
    found: Report | None = reports.select_related("letter", "author", "reviewer").newest_first().first()
    if found is None:
        raise Http404
    return found


def find_received(request: PartnershipRequest, *, kind: str, year: int) -> ReceivedReport | None:
    """The annual report as it was handed in last, for whom it is closed while the parties correct it; None when there
    is one to open, or none at all (1 query, 2 when it is so)."""
    if kind != ReportKind.ANNUAL_REPORT:
        return None
    latest = being_corrected(request.access, request.partnership).filter(step__report__year=year).first()
    reports = reports_open_to(request.access, request.partnership).of_kind(kind).filter(year=year)
    return None if latest is None or reports.exists() else latest


def find_section(report: Report, pk: int) -> ReportSection:
    """A section that people write in. Raises Http404."""
    sections: Any = report.sections.filter(content__in=PROSE_CONTENTS).select_related("responsible")
    found: ReportSection | None = sections.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.report = report
    return found
