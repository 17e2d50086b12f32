"""The reports: the years, and one report as it stands."""

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from partnerships.access import PartnershipRequest
from partnerships.converters import YearConverter
from reporting.actions import start_report
from reporting.assemble import assemble
from reporting.models import ReportStatus
from reporting.overview import report_years
from reporting.pdf import letter_context
from reporting.report_rights import may_write
from reporting.views.found import find_report


@require_GET
def report_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    years = report_years(request.partnership, request.access)
    return render(request, "reporting/report_list.html", {"years": years})


@require_POST
def report_new(request: PartnershipRequest, partnership: str, kind: str) -> HttpResponse:
    year = request.POST.get("year", "")
    if not re.fullmatch(YearConverter.regex, year):
        raise Http404
    try:
        made = start_report(request.partnership, kind=kind, year=int(year), by=request.user)
    except ValidationError as refused:
        return _wrong_state(request, " ".join(refused.messages))
    messages.success(request, f"{made.kind_in_text.capitalize()} för {year} är skapad. Skriv avsnitten nedan.")
    return redirect(made)


@require_GET
def report(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    if found.is_finalised and hasattr(found, "frozen"):
        return redirect(found.address("edition", found.edition))
    draft = assemble(found)
    shown = {"report": found, "draft": draft, "figures_open": True, "may_write": may_write(request.access, found)}
    shown["may_finalise"] = shown["may_write"] and found.status == ReportStatus.APPROVED
    return render(request, "reporting/report.html", shown | letter_context(draft.facts, top=2))


def _wrong_state(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)
