"""Writing one section of a report, and taking a proposed text as one's own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion, WrongState
from partnerships.views.conflict import conflict_page
from reporting.actions import accept_proposal, save_section
from reporting.actions.drafting import why_closed
from reporting.assemble import year_figures
from reporting.differences import compare
from reporting.figure_choices import suggestions
from reporting.figures import by_group
from reporting.forms.section import SectionForm
from reporting.forms.section_state import SectionVersionForm
from reporting.models import ReportSection, ReportStatus, SectionState
from reporting.section_reading import threads_of, unsaved_text
from reporting.views.found import find_report, find_section
from reporting.views.workflow import wrong_state


@require_http_methods(["GET", "POST"])
def section_edit(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    section = find_section(found, pk)
    unsaved = unsaved_text(section, request.user)
    goes_on = unsaved is not None and "utkast" in request.GET and request.method == "GET"
    typed = {"body": unsaved.draft.body, "version": unsaved.draft.base_version} if unsaved and goes_on else None
    form = SectionForm(request.POST or None, instance=section, initial=typed)
    seen = request.POST.get("seen", "") if form.is_bound else _seen(unsaved) if goes_on else ""
    if found.status != ReportStatus.DRAFT and not form.is_bound:
        return wrong_state(request, why_closed(found))
    if form.is_valid():
        was_ready, cleaned = section.state == SectionState.READY, form.cleaned_data
        try:
            save_section(section, body=cleaned["body"], by=request.user, expected_version=cleaned["version"], seen=seen)
        except StaleVersion as stale:
            return _conflict(request, form, stale, section=section, report=found, seen=seen)
        except WrongState as wrong:
            form.add_error(None, f"{wrong.reason} Din text står kvar här nedanför.")
            return _page(request, form, section, status=409, seen=seen)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _saved(was_ready=was_ready and section.state != SectionState.READY))
            return redirect(f"{found.get_absolute_url()}#avsnitt")
    shown = None if goes_on or form.is_bound else unsaved
    return _page(request, form, section, unsaved=shown, seen=seen, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def section_accept(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    section = find_section(find_report(request, kind=kind, year=year), pk)
    if request.method == "GET":  # the button stands beside the text
        return redirect(section)
    form = SectionVersionForm(request.POST)
    if not form.is_valid():
        return wrong_state(request, "Ladda om sidan och försök igen.")
    try:
        accept_proposal(section, by=request.user, expected_version=form.cleaned_data["version"])
    except StaleVersion:
        return wrong_state(request, "Texten har ändrats sedan du läste den. Läs den och godta den sedan.")
    except WrongState as wrong:
        return wrong_state(request, wrong.reason)
    messages.success(request, f"Texten i «{section.heading}» är godtagen.")
    return redirect(section)


def _page(
    request: PartnershipRequest,
    form: SectionForm,
    section: ReportSection,
    *,
    status: int,
    seen: str,
    unsaved: Any = None,
) -> HttpResponse:
    report = section.report
    entries, _ = year_figures(request.partnership, report.year)
    form.show_figures(entries)
    # a refused form has put what was typed in the row: beside it stands the text as it is stored
    stored = ReportSection.objects.select_related("responsible").get(pk=section.pk) if form.is_bound else section
    stored.report = report
    context = {
        "form": form,
        "report": report,
        "section": stored,
        "groups": by_group(entries),
        "unlinked": [] if form.is_bound else suggestions(stored.body, entries),
        "previous": stored.in_previous_report(),
        "unsaved": unsaved,
        "seen": seen,
        "threads": threads_of(stored),
    }
    return render(request, "reporting/section_form.html", context, status=status)


def _conflict(
    request: PartnershipRequest, form: SectionForm, stale: StaleVersion, *, seen: str, **context: Any
) -> HttpResponse:
    """Both texts, word by word: from the saved one to the typed one."""
    differences = compare(stale.current.body, form.cleaned_data["body"])
    last = stale.current.history.select_related("history_user").latest("history_date", "history_id")
    shown = {"differences": differences, "last": last, "saved_body": stale.current.body, "seen": seen, **context}
    template = "reporting/section_conflict.html"
    return conflict_page(request, form, SectionForm(instance=stale.current), stale, template=template, **shown)


def _seen(unsaved: Any) -> str:
    return unsaved.draft.saved_at.isoformat() if unsaved else ""


def _saved(*, was_ready: bool) -> str:
    if was_ready:
        return "Avsnittet är sparat. Det var klart och är ett utkast igen, eftersom texten ändrades."
    return "Avsnittet är sparat."
