"""The files of a report. The PDF is asked for with a button, drawn by another process, fetched when it is done; Word is
written at once."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.models import StoredFile
from partnerships.versions import WrongState
from reporting.actions import ask_for_pdf, finished_pdf
from reporting.assemble import NotPrintable, assemble
from reporting.facts import ReportFacts
from reporting.models import UNDER_WAY, RenderJob, RenderPurpose, RenderStatus, Report
from reporting.pdf import UnprintableCharacters
from reporting.report_rights import may_write
from reporting.views.found import find_report
from reporting.views.workflow import wrong_state
from reporting.word import CONTENT_TYPE as WORD_TYPE
from reporting.word import word

STAGES = UNDER_WAY


@require_http_methods(["GET", "POST"])
def report_pdf(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    """GET: the file of the report as it is now, or how to get one. POST: have one made."""
    found = find_report(request, kind=kind, year=year)
    if found.is_finalised and hasattr(found, "frozen"):
        return redirect(found.address("edition_pdf", found.edition))
    if request.method == "POST":
        return _ask(request, found)
    done = finished_pdf(found)
    if done is not None:
        return pdf_response(request, done.pdf, file_name(found))
    return render(request, "reporting/pdf_new.html", {"report": found})


def _ask(request: PartnershipRequest, found: Report) -> HttpResponse:
    try:
        job = ask_for_pdf(found, by=request.user)
    except NotPrintable as refused:
        return not_printable(request, found, str(refused), findings=refused.findings)
    except UnprintableCharacters as refused:
        return not_printable(request, found, str(refused))
    except WrongState as wrong:
        return wrong_state(request, wrong.reason)
    return redirect(found.address("pdf_job", job.pk))


@require_GET
def report_word(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    """The same document to go on writing in."""
    found = find_report(request, kind=kind, year=year)
    if found.is_finalised and hasattr(found, "frozen"):
        return redirect(found.address("edition_word", found.edition))
    try:
        facts = assemble(found).printable()
    except NotPrintable as refused:
        return not_printable(request, found, str(refused), findings=refused.findings)
    return word_response(facts, found)


@require_GET
def pdf_job(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    """How far it has come; the page asks again by itself while it is under way."""
    found, job = _find_job(request, kind, year, pk)
    if job.purpose == RenderPurpose.FINALISE and job.report.is_finalised:
        return redirect(job.report.address("edition", job.report.edition))
    is_under_way = RenderJob.objects.under_way().filter(pk=pk).exists()
    context = {
        "report": found,
        "job": job,
        "is_under_way": is_under_way,
        "is_gone": job.status in UNDER_WAY and not is_under_way,
        "is_finalising": job.purpose == RenderPurpose.FINALISE,
        "stages": [
            (RenderStatus(stage).label, stage == job.status, place < STAGES.index(RenderStatus(job.status)))
            for place, stage in enumerate(STAGES)
        ]
        if is_under_way
        else [],
    }
    return render(request, "reporting/pdf_job.html", context)


@require_GET
def pdf_file(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    _found, job = _find_job(request, kind, year, pk)
    if job.status != RenderStatus.DONE:
        raise Http404
    return pdf_response(request, job.pdf, file_name(job.report))


def _find_job(request: PartnershipRequest, kind: str, year: int, pk: int) -> tuple[Report, RenderJob]:
    """A job of a report that the person may read."""
    found = find_report(request, kind=kind, year=year)
    jobs = RenderJob.objects.filter(report__partnership=found.partnership, report__kind=kind, report__year=year)
    job: RenderJob = get_object_or_404(jobs.select_related("report__partnership", "pdf"), pk=pk)
    if job.report_id != found.pk and not job.report.is_finalised:
        raise Http404
    return found, job


def file_name(report: Report, *, suffix: str = "pdf") -> str:
    """«Tjänsteskrivelse Kraftsamling Herrgården 2023 utgåva 2.pdf»; a draft says that it is one,
    and so does what is told anew of a report whose file is not there."""
    words = [report.get_kind_display().capitalize(), report.partnership.name, str(report.year)]
    words += [f"utgåva {report.edition}"] if report.edition > 1 else []
    words += [] if report.is_finalised and hasattr(report, "frozen") else ["utkast"]
    return f"{' '.join(words)}.{suffix}"


def word_response(facts: ReportFacts, report: Report) -> HttpResponse:
    """The facts as a Word file, named after the report that they are of."""
    disposition = content_disposition_header(as_attachment=True, filename=file_name(report, suffix="docx"))
    return HttpResponse(word(facts), content_type=WORD_TYPE, headers={"Content-Disposition": disposition or ""})


def pdf_response(request: HttpRequest, file: StoredFile | None, name: str) -> HttpResponse:
    """The very bytes, known by their checksum: a browser that has them already is told so."""
    if file is None:
        raise Http404
    etag = quote_etag(file.sha256)
    headers = {"ETag": etag, "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or ""}
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers={"ETag": etag})
    return HttpResponse(bytes(file.content), content_type=file.content_type, headers=headers)


def not_printable(request: PartnershipRequest, found: Report, reason: str, *, findings: Any = ()) -> HttpResponse:
    """Says what must be put right in the text before there can be a PDF."""
    may = may_write(request.access, found)
    context = {"report": found, "may_write": may, "reason": reason, "findings": findings}
    return render(request, "reporting/not_printable.html", context, status=422)
