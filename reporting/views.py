"""Pages of the letters: the years, one letter as it stands, its PDF, its sections, and each figure's own page."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerships.access import PartnershipRequest
from partnerships.converters import YearConverter
from partnerships.models import Agreement
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from reporting.actions import save_section, start_staff_report
from reporting.assemble import NotPrintable, assemble, section_heading, year_figures
from reporting.figure_rows import rows_behind
from reporting.figures import by_group
from reporting.forms import LetterheadForm, SectionForm
from reporting.letterhead import save_letterhead
from reporting.models import StaffReport
from reporting.overview import report_years
from reporting.pdf import RenderingFailed, UnprintableCharacters, letter_context, render_pdf

ROWS = 50  # rows behind a figure on one page


@require_GET
def report_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    return render(request, "reporting/report_list.html", {"years": report_years(request.partnership)})


@require_POST
def report_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    year = request.POST.get("year", "")
    if not re.fullmatch(YearConverter.regex, year):
        raise Http404
    if StaffReport.objects.of(request.partnership).filter(year=int(year)).exists():
        return _wrong_state(request, f"Det finns redan en tjänsteskrivelse för {year}.")
    try:
        made = start_staff_report(request.partnership, year=int(year), by=request.user)
    except ValidationError as refused:
        return _wrong_state(request, " ".join(refused.messages))
    messages.success(request, f"Skrivelsen för {year} är skapad. Skriv avsnitten nedan.")
    return redirect(made)


@require_GET
def report(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    found = _find(request, year)
    draft = assemble(found)
    context = {"report": found, "draft": draft, "figures_open": True}
    return render(request, "reporting/report.html", context | letter_context(draft.facts, top=2))


@require_GET
def report_pdf(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    found = _find(request, year)
    try:
        pdf = render_pdf(assemble(found).printable())
    except NotPrintable as refused:
        return _not_printable(request, found, refused, status=422, findings=refused.findings)
    except UnprintableCharacters as refused:
        return _not_printable(request, found, refused, status=422)
    except RenderingFailed as failure:
        return _not_printable(request, found, failure, status=503)
    name = f"Tjänsteskrivelse {request.partnership.name} {year}.pdf"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


@require_http_methods(["GET", "POST"])
def section_edit(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    found = _find(request, year)
    section = get_object_or_404(found.sections.select_related("report__partnership"), pk=pk)
    form = SectionForm(request.POST or None, instance=section)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            save_section(section, body=cleaned["body"], by=request.user, expected_version=cleaned["version"])
        except StaleVersion as stale:
            return conflict_page(request, form, SectionForm(instance=stale.current), stale)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "Avsnittet är sparat.")
            return redirect(f"{found.get_absolute_url()}#avsnitt")
    entries, _ = year_figures(request.partnership, year)
    context = {
        "form": form,
        "report": found,
        "heading": section_heading(section),
        "groups": by_group(entries),
        "previous": section.in_previous_letter(),
    }
    return render(request, "reporting/section_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def letterhead_edit(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    found = _find(request, year)
    form = LetterheadForm(request.POST or None, instance=found)
    if form.is_valid():
        lists = ("clauses", "records", "schedule", "recipients", "officials")
        points = {name: form.cleaned_data[name] for name in lists}
        try:
            save_letterhead(found, **points, by=request.user, expected_version=form.cleaned_data["version"])
        except StaleVersion as stale:
            return conflict_page(request, form, LetterheadForm(instance=stale.current), stale)
        messages.success(request, "Uppgifterna är sparade.")
        return redirect(found)
    context = {"form": form, "report": found}
    return render(request, "reporting/letterhead_form.html", context, status=422 if form.is_bound else 200)


@require_GET
def figure(request: PartnershipRequest, partnership: str, year: int, name: str) -> HttpResponse:
    if not Agreement.objects.of(request.partnership).with_term_in(year).exists():
        raise Http404
    entries, sheet = year_figures(request.partnership, year)
    if name not in entries:
        raise Http404
    entry = entries[name]
    rows = rows_behind(entry, request.partnership, year, sheet)
    context = {
        "entry": entry,
        "year": year,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "report": StaffReport.objects.of(request.partnership).select_related("partnership").filter(year=year).first(),
    }
    return render(request, "reporting/figure.html", context)


def _find(request: PartnershipRequest, year: int) -> StaffReport:
    reports = StaffReport.objects.of(request.partnership).select_related("partnership")
    return get_object_or_404(reports, year=year)


def _wrong_state(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)


def _not_printable(
    request: HttpRequest, found: StaffReport, refused: Exception, *, status: int, findings: Any = ()
) -> HttpResponse:
    """Says why there is no PDF and what to do; 503 when trying again may help, 422 when the text must change."""
    context = {"report": found, "reason": str(refused), "findings": findings, "try_again": status == 503}
    response = render(request, "reporting/not_printable.html", context, status=status)
    if status == 503:
        response["Retry-After"] = "60"
    return response
