"""Finalising a report, and what was finalised: the report as it was, its file, its figures with the rows of then."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import WrongState
from partnerships.views.refusals import attempt
from reporting.actions import ask_to_finalise, correct_report
from reporting.assemble import NotPrintable, year_figures
from reporting.control import control
from reporting.forms.correction import CorrectionForm
from reporting.forms.let_pass import FinaliseForm
from reporting.freezing import frozen_facts, frozen_rows, refuse_unless_approved
from reporting.kept_rows import keep_rows
from reporting.models import FrozenReport, RenderJob, Report, ReportKind
from reporting.narrowed import Narrowing, asked_narrowing, narrowed
from reporting.pdf import UnprintableCharacters, letter_context
from reporting.report_rights import WRITING, reports_open_to
from reporting.snapshot import snapshot
from reporting.then_and_now import since
from reporting.views.files import file_name, not_printable, pdf_response, word_response
from reporting.views.found import find_report

ROWS = 50  # rows behind a figure on one page


@require_http_methods(["GET", "POST"])
def report_finalise(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    """GET: what it means, and what the check still asks about. POST: begin to finalise the report as the person saw
    it, with one answer to every warning that is left."""
    found = find_report(request, kind=kind, year=year)
    try:
        refuse_unless_approved(found)
        read = control(found)
        if read.errors:
            raise NotPrintable([each.finding for each in read.errors])
        form = FinaliseForm(request.POST or None, has_warnings=bool(read.warnings), initial={"version": found.version})
        status, job = 422, None
        if form.is_valid():
            status, job = _asked(form, found, request)
    except NotPrintable as refused:
        return not_printable(request, found, str(refused), findings=refused.findings)
    except UnprintableCharacters as refused:
        return not_printable(request, found, str(refused))
    except WrongState as wrong:
        return render(request, "409.html", {"reason": wrong.reason}, status=409)
    if job:
        return redirect(found.address("pdf_job", job.pk))
    context = {"report": found, "form": form, "warnings": [each.finding for each in read.warnings]}
    return render(request, "reporting/finalise_form.html", context, status=status if form.is_bound else 200)


def _asked(form: FinaliseForm, found: Report, request: PartnershipRequest) -> tuple[int, RenderJob | None]:
    """The status, and the job when there is one. Raises what no form can answer."""
    job = None

    def act() -> None:
        nonlocal job
        given = form.cleaned_data
        job = ask_to_finalise(
            found,
            by=request.user,
            expected_version=given["version"],
            seen=request.POST.getlist("seen"),
            reason=given.get("reason", ""),
        )

    return attempt(form, act), job


@require_GET
def issued(request: PartnershipRequest, partnership: str, year: int, kind: str, edition: int) -> HttpResponse:
    """The report as it was finalised, from what was stored then."""
    frozen = find_frozen(request, kind, year, edition)
    report = frozen.report
    editions = reports_open_to(request.access, request.partnership).of_kind(kind).filter(year=year)
    others = editions.exclude(pk=report.pk).select_related("frozen").newest_first()
    facts = frozen_facts(frozen)
    context = {
        "report": report,
        "frozen": frozen,
        "others": others,
        "replaced_by": next((each for each in others if each.corrects_id == report.pk), None),
        "may_correct": WRITING[ReportKind(report.kind)] in request.access,
        "figures_open": True,
        "figures_of": report,
        **letter_context(facts, top=2),
    }
    return render(request, "reporting/edition.html", context)


@require_GET
def issued_pdf(request: PartnershipRequest, partnership: str, year: int, kind: str, edition: int) -> HttpResponse:
    frozen = find_frozen(request, kind, year, edition)
    return pdf_response(request, frozen.pdf, file_name(frozen.report))


@require_GET
def issued_word(request: PartnershipRequest, partnership: str, year: int, kind: str, edition: int) -> HttpResponse:
    """The report as it was finalised, to go on writing in."""
    frozen = find_frozen(request, kind, year, edition)
    return word_response(frozen_facts(frozen), frozen.report)


@require_GET
def issued_figure(
    request: PartnershipRequest, partnership: str, year: int, kind: str, edition: int, name: str
) -> HttpResponse:
    """A figure, or the part of it that the query asks for, with its rows as of then, and what has changed since."""
    frozen = find_frozen(request, kind, year, edition)
    then, asked = frozen_rows(frozen), asked_narrowing(request.GET)
    if asked:
        then = narrowed(then, name, asked)
    figure = then.by_name.get(name)
    if figure is None:
        raise Http404
    with snapshot():
        entries, sheet = year_figures(request.partnership, year)
        known = {name: entries[name]} if name in entries else {}
        now = keep_rows(known, request.partnership, year, sheet)
    if asked:
        now = narrowed(now, name, asked)
    rows = then.behind(figure)
    context = {
        "report": frozen.report,
        "frozen": frozen,
        "entry": figure,
        "booked": then.entries_behind(figure),
        "today": reverse("reporting:figure", args=[request.partnership.slug, year, name]) + _part_of(name, asked),
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "since": since(figure, then, now),
    }
    return render(request, "reporting/edition_figure.html", context)


def _part_of(name: str, asked: Narrowing | None) -> str:
    """The query of an address that asks for the same part."""
    return asked.of(name).removeprefix(name) if asked else ""


@require_http_methods(["GET", "POST"])
def issued_correct(request: PartnershipRequest, partnership: str, year: int, kind: str, edition: int) -> HttpResponse:
    """«Rätta med en ny utgåva»."""
    report = find_frozen(request, kind, year, edition).report
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        reason = form.cleaned_data["correction_reason"]
        status = attempt(form, lambda: correct_report(report, reason=reason, by=request.user))
        if status == 200:
            messages.success(request, "En ny utgåva är påbörjad. Rätta texten och låt godkänna den som förra gången.")
            return redirect(report)
    return render(request, "reporting/correction_form.html", {"form": form, "report": report}, status=status)


def find_frozen(request: PartnershipRequest, kind: str, year: int, edition: int) -> FrozenReport:
    """What was finalised as this edition. Raises Http404 when there is none, or none that the person may see."""
    readable = reports_open_to(request.access, request.partnership).of_kind(kind).filter(year=year, edition=edition)
    found = FrozenReport.objects.filter(report__in=readable).select_related(
        "report__partnership", "report__corrects", "pdf", "facts", "rows", "frozen_by"
    )
    frozen: FrozenReport | None = found.first()
    if frozen is None:
        raise Http404
    return frozen
