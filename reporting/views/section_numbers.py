"""Numbers in a section that could be figures: asked for while somebody writes, and linked one at a time by a button."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion
from reporting.actions import save_section
from reporting.assemble import year_figures
from reporting.figure_choices import linked, suggestions
from reporting.models import PROSE_CONTENTS, ReportSection
from reporting.prose import MAX_PROSE_LENGTH
from reporting.views.found import find_report


def _section(request: PartnershipRequest, kind: str, year: int, pk: int) -> ReportSection:
    found = find_report(request, kind=kind, year=year)
    section: ReportSection = get_object_or_404(found.sections.filter(content__in=PROSE_CONTENTS), pk=pk)
    return section


@require_POST
def section_numbers(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> JsonResponse:
    """What the numbers in `text`, as it stands in the editor, could be. Changes nothing; posted since prose belongs in
    no address."""
    _section(request, kind, year, pk)
    entries, _ = year_figures(request.partnership, year)
    text = request.POST.get("text", "")[:MAX_PROSE_LENGTH]
    return JsonResponse({"suggestions": suggestions(text, entries)})


@require_POST
def section_link(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    """Put a figure in place of one number of the stored text, as the section's page offered it."""
    section = _section(request, kind, year, pk)
    entries, _ = year_figures(request.partnership, year)
    body = linked(section.body, entries, start=request.POST.get("place", ""), figure=request.POST.get("figure", ""))
    version = request.POST.get("version", "")
    try:
        if body is None or not version.isdecimal():
            raise StaleVersion(section)
        save_section(section, body=body, by=request.user, expected_version=int(version[:9]))
    except (StaleVersion, ValidationError):
        reason = "Texten eller siffrorna har ändrats sedan sidan visades. Öppna avsnittet igen."
        return render(request, "409.html", {"reason": reason}, status=409)
    messages.success(request, "Siffran är länkad.")
    return redirect(f"{section.get_absolute_url()}#lankar")
