"""Asking for a proposed text: for one section, or for all empty ones of a report."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.swedish import plural
from partnerships.versions import StaleVersion, WrongState
from reporting.actions import propose_all, propose_text
from reporting.actions.proposals import SOURCES
from reporting.forms.section_state import SectionVersionForm
from reporting.views.found import find_report, find_section
from reporting.views.workflow import wrong_state


@require_http_methods(["GET", "POST"])
def section_propose(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    section = find_section(find_report(request, kind=kind, year=year), pk)
    if request.method == "GET":  # the buttons stand beside the text
        return redirect(section)
    form, source = SectionVersionForm(request.POST), request.POST.get("source", "")
    if not form.is_valid():
        return wrong_state(request, "Ladda om sidan och försök igen.")
    if source not in SOURCES:
        raise Http404
    try:
        propose_text(section, source=source, by=request.user, expected_version=form.cleaned_data["version"])
    except StaleVersion:
        return wrong_state(request, "Texten har ändrats sedan du läste den. Ladda om sidan.")
    except WrongState as wrong:
        return wrong_state(request, wrong.reason)
    messages.success(request, "Texten är ett förslag tills någon godtar eller ändrar den.")
    return redirect(section)


@require_http_methods(["GET", "POST"])
def report_propose(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    if request.method == "GET":
        return redirect(found)
    try:
        written = propose_all(found, by=request.user)
    except WrongState as wrong:
        return wrong_state(request, wrong.reason)
    if written:
        messages.success(request, f"{plural(written, 'avsnitt', 'avsnitt')} har fått ett förslag att läsa och godta.")
    else:
        messages.info(request, "Det fanns inget att föreslå för de tomma avsnitten.")
    return redirect(f"{found.get_absolute_url()}#avsnitt")
