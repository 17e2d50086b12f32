"""Numbers in a section that could be figures: asked for while somebody writes, and linked one at a time by a button."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion, WrongState
from reporting.actions import save_section
from reporting.assemble import year_figures
from reporting.figure_choices import linked, suggestions
from reporting.prose import MAX_PROSE_LENGTH
from reporting.views.found import find_report, find_section
from reporting.views.workflow import wrong_state


@require_http_methods(["GET", "POST"])
def section_numbers(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    """What the numbers in `text`, as it stands in the editor, could be. Changes nothing; posted since prose belongs in
    no address."""
    section = find_section(find_report(request, kind=kind, year=year), pk)
    if request.method == "GET":  # the editor asks, nobody reads
        return redirect(section)
    entries, _ = year_figures(request.partnership, year)
    text = request.POST.get("text", "")[:MAX_PROSE_LENGTH]
    return JsonResponse({"suggestions": suggestions(text, entries)})


@require_http_methods(["GET", "POST"])
def section_link(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    """Put a figure in place of one number of the stored text, as the section's page offered it."""
    section = find_section(find_report(request, kind=kind, year=year), pk)
    if request.method == "GET":  # the buttons stand below the text
        return redirect(section)
    entries, _ = year_figures(request.partnership, year)
    body = linked(section.body, entries, start=request.POST.get("place", ""), figure=request.POST.get("figure", ""))
    version = request.POST.get("version", "")
    try:
        if body is None or not version.isdecimal():
            raise StaleVersion(section)
        save_section(section, body=body, by=request.user, expected_version=int(version[:9]))
    except WrongState as wrong:
        return wrong_state(request, wrong.reason)
    except (StaleVersion, ValidationError):
        return wrong_state(request, "Texten eller siffrorna har ändrats sedan sidan visades. Öppna avsnittet igen.")
    messages.success(request, "Siffran är länkad.")
    return redirect(f"{section.get_absolute_url()}#lankar")
