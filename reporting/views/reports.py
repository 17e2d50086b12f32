"""The reports: the years, and one report as it stands."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from partnerships.access import PartnershipRequest
from partnerships.converters import YearConverter
from reporting.actions import start_report
from reporting.assemble import assemble
from reporting.models import Report, ReportStatus, ReportTemplate
from reporting.overview import report_years
from reporting.pdf import letter_context
from reporting.report_rights import may_discuss, may_write, writes
from reporting.section_reading import open_threads
from reporting.standing import read_standing, whose_turn
from reporting.step_words import words_of
from reporting.views.found import find_received, find_report
from reporting.views.workflow import wrong_state
from reporting.workflow import parties_to_record, steps_open_to


@require_GET
def report_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    years = report_years(request.partnership, request.access, request.user)
    return render(request, "reporting/report_list.html", {"years": years})


@require_POST
def report_new(request: PartnershipRequest, partnership: str, kind: str) -> HttpResponse:
    year = request.POST.get("year", "")
    if not re.fullmatch(YearConverter.regex, year):
        raise Http404
    code = request.POST.get("template", "")
    template = get_object_or_404(ReportTemplate.objects.of_kind(kind), code=code) if code else None
    try:
        made = start_report(request.partnership, kind=kind, year=int(year), by=request.user, template=template)
    except ValidationError as refused:
        return wrong_state(request, " ".join(refused.messages))
    messages.success(request, f"{made.kind_in_text.capitalize()} för {year} är skapad. Skriv avsnitten nedan.")
    return redirect(made)


@require_GET
def report(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    if handed_in := find_received(request, kind=kind, year=year):
        return redirect(handed_in)
    found = find_report(request, kind=kind, year=year)
    if found.is_finalised and hasattr(found, "frozen"):
        return redirect(found.address("edition", found.edition))
    draft = assemble(found)
    shown = {"report": found, "draft": draft, "figures_open": True, "may_write": may_write(request.access, found)}
    shown["may_finalise"] = writes(request.access, found) and found.status == ReportStatus.APPROVED
    shown |= _way(request, found)
    return render(request, "reporting/report.html", shown | letter_context(draft.facts, top=2))


def _way(request: PartnershipRequest, found: Report) -> dict[str, Any]:
    """Where the report is on its way to approval, and what the person may do about it now."""
    standing, access = read_standing(found), request.access
    discusses = may_discuss(access, found)
    return {
        "standing": standing,
        "turn": whose_turn(standing),
        "open_steps": [
            (kind, words_of(found, kind)) for kind in steps_open_to(standing, by=request.user, access=access)
        ],
        "may_record": bool(parties_to_record(standing, access=access)),
        "may_discuss": discusses,
        "open_threads": open_threads(found) if discusses else {},
    }
