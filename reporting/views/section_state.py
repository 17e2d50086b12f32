"""How far a section has come, who is responsible for it, and its earlier texts."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion, WrongState
from partnerships.views.refusals import attempt
from reporting.actions import save_section, set_section_state
from reporting.actions.drafting import why_closed
from reporting.differences import compare
from reporting.forms.section_state import SectionStateForm, SectionVersionForm
from reporting.models import ReportStatus
from reporting.section_reading import EarlierText, texts_of
from reporting.views.found import find_report, find_section
from reporting.views.workflow import wrong_state


@require_http_methods(["GET", "POST"])
def section_state(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    section = find_section(found, pk)
    if found.status != ReportStatus.DRAFT:
        return wrong_state(request, why_closed(found))
    form, status = SectionStateForm(request.POST or None, instance=section), 200
    if form.is_valid():
        given = form.cleaned_data
        status = attempt(
            form,
            lambda: set_section_state(
                section,
                state=given["state"],
                responsible=given["responsible"],
                comment=given["comment"],
                by=request.user,
                expected_version=given["version"],
            ),
        )
        if status == 200:
            messages.success(request, f"«{section.heading}»: {section.get_state_display()}.")
            return redirect(f"{found.get_absolute_url()}#avsnitt")
    context = {"form": form, "report": found, "section": section}
    status = status if status != 200 else 422 if form.is_bound else 200
    return render(request, "reporting/section_state.html", context, status=status)


@require_http_methods(["GET", "POST"])
def section_history(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    """The texts, two of them compared; a POST brings an old one back as a new version."""
    found = find_report(request, kind=kind, year=year)
    section = find_section(found, pk)
    texts = texts_of(section)
    if request.method == "POST":
        return _restore(request, section, texts)
    new = _chosen(texts, request.GET.get("till")) or texts[0]
    old = _chosen(texts, request.GET.get("fran")) or (texts[1] if len(texts) > 1 else texts[0])
    context = {
        "report": found,
        "section": section,
        "texts": texts,
        "old": old,
        "new": new,
        "differences": compare(old.body, new.body),
        "is_open": found.status == ReportStatus.DRAFT,
    }
    return render(request, "reporting/section_history.html", context)


def _chosen(texts: list[EarlierText], written: str | None) -> EarlierText | None:
    return next((text for text in texts if str(text.pk) == written), None)


def _restore(request: PartnershipRequest, section: Any, texts: list[EarlierText]) -> HttpResponse:
    form, old = SectionVersionForm(request.POST), _chosen(texts, request.POST.get("text"))
    if not form.is_valid() or old is None:
        return wrong_state(request, "Texten finns inte i avsnittets historik.")
    try:
        save_section(section, body=old.body, by=request.user, expected_version=form.cleaned_data["version"])
    except StaleVersion:
        return wrong_state(request, "Avsnittet har ändrats sedan du öppnade historiken. Läs den nya texten först.")
    except WrongState as wrong:
        return wrong_state(request, wrong.reason)
    except ValidationError as refused:
        return wrong_state(request, f"Den texten kan inte sparas som den är nu: {' '.join(refused.messages)}")
    messages.success(request, "Den äldre texten gäller igen, som en ny version.")
    return redirect(section)
