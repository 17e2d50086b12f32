"""The reports: the years, one report as it stands, and its PDF."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from partnerships.access import PartnershipRequest
from partnerships.converters import YearConverter
from reporting.actions import start_report
from reporting.assemble import NotPrintable, assemble
from reporting.models import Report, ReportTemplate
from reporting.overview import report_years
from reporting.pdf import RenderingFailed, UnprintableCharacters, letter_context, render_pdf
from reporting.report_rights import may_discuss, may_write
from reporting.section_reading import open_threads
from reporting.standing import read_standing, whose_turn
from reporting.step_words import words_of
from reporting.views.found import find_report
from reporting.word import CONTENT_TYPE as WORD_TYPE
from reporting.word import word
from reporting.workflow import parties_to_record, steps_open_to


@require_GET
def report_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    years = report_years(request.partnership, request.access)
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
        return _wrong_state(request, " ".join(refused.messages))
    messages.success(request, f"{made.kind_in_text.capitalize()} för {year} är skapad. Skriv avsnitten nedan.")
    return redirect(made)


@require_GET
def report(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    draft = assemble(found)
    shown = {"report": found, "draft": draft, "figures_open": True, "may_write": may_write(request.access, found)}
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
            (kind, words_of(found.kind, kind)) for kind in steps_open_to(standing, by=request.user, access=access)
        ],
        "may_record": bool(parties_to_record(standing, access=access)),
        "may_discuss": discusses,
        "open_threads": open_threads(found) if discusses else {},
    }


@require_GET
def report_pdf(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    try:
        pdf = render_pdf(assemble(found).printable())
    except NotPrintable as refused:
        return _not_printable(request, found, refused, status=422, findings=refused.findings)
    except UnprintableCharacters as refused:
        return _not_printable(request, found, refused, status=422)
    except RenderingFailed as failure:
        return _not_printable(request, found, failure, status=503)
    return _file(found, pdf, suffix="pdf", content_type="application/pdf")


@require_GET
def report_word(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    """The same document to go on writing in."""
    found = find_report(request, kind=kind, year=year)
    try:
        content = word(assemble(found).printable())
    except NotPrintable as refused:
        return _not_printable(request, found, refused, status=422, findings=refused.findings)
    return _file(found, content, suffix="docx", content_type=WORD_TYPE)


def _file(found: Report, content: bytes, *, suffix: str, content_type: str) -> HttpResponse:
    name = f"{found.get_kind_display().capitalize()} {found.partnership.name} {found.year}.{suffix}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})


def _wrong_state(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)


def _not_printable(
    request: HttpRequest, found: Report, refused: Exception, *, status: int, findings: Any = ()
) -> HttpResponse:
    """Says why there is no PDF and what to do; 503 when trying again may help, 422 when the text must change."""
    context = {
        "report": found,
        "may_write": may_write(request.access, found),  # type: ignore[attr-defined]
        "reason": str(refused),
        "findings": findings,
        "try_again": status == 503,
    }
    response = render(request, "reporting/not_printable.html", context, status=status)
    if status == 503:
        response["Retry-After"] = "60"
    return response
