"""Autosave: the page's script sends what is typed, now and then (static/js/autosave.js)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion, WrongState
from partnerships.views.by_script import refusal
from reporting.actions import drop_draft, keep_draft
from reporting.forms.section_state import SectionVersionForm
from reporting.models import SectionDraft
from reporting.views.found import find_report, find_section


@require_http_methods(["GET", "POST"])
def section_keep(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    """200 with when it was kept; 409 when another window has kept something since, or the report is closed; 422."""
    section = find_section(find_report(request, kind=kind, year=year), pk)
    if request.method == "GET":  # what is kept is offered beside the text
        return redirect(section)
    form = SectionVersionForm(request.POST)
    if not form.is_valid():
        return refusal("Ladda om sidan.", status=422)
    version, typed = form.cleaned_data["version"], request.POST
    try:
        kept = keep_draft(
            section,
            body=typed.get("body", ""),
            base_version=version,
            seen=typed.get("seen", ""),
            by=request.user,
        )
    except StaleVersion as stale:
        return JsonResponse(_moment(stale.current), status=409)
    except WrongState as wrong:
        return refusal(wrong.reason, status=409)
    except ValidationError as error:
        return refusal(*error.messages, status=422)
    return JsonResponse(_moment(kept))


@require_http_methods(["GET", "POST"])
def section_drop(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    section = find_section(find_report(request, kind=kind, year=year), pk)
    if request.method == "GET":  # what is kept is offered beside the text
        return redirect(section)
    if drop_draft(section, seen=request.POST.get("seen", ""), by=request.user):
        messages.success(request, "Den osparade texten är kastad.")
    else:
        messages.warning(request, "Du har hunnit skriva mer sedan dess. Läs det innan du kastar det.")
    return redirect(section)


def _moment(draft: SectionDraft) -> dict[str, str]:
    """When it was kept: for the next time the window sends, and for people."""
    local = timezone.localtime(draft.saved_at)
    return {"seen": draft.saved_at.isoformat(), "time": local.strftime("%H.%M")}
