"""Finding the report that an address means: the latest edition of its kind and year, if the person may see it."""

from django.http import Http404

from partnerships.access import PartnershipRequest
from reporting.models import Report
from reporting.report_rights import reports_open_to


def find_report(request: PartnershipRequest, *, kind: str, year: int) -> Report:
    """Raises Http404 when there is none, or none that the person may see."""
    reports = reports_open_to(request.access, request.partnership).of_kind(kind).filter(year=year)
    found: Report | None = reports.select_related("letter").newest_first().first()
    if found is None:
        raise Http404
    return found
