"""What stadskontoret asks the parties for: the open items, capturing one out of a letter, and answering."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import WrongState
from partnerships.views.refusals import attempt
from reporting.actions import answer_request, capture_request, remove_request
from reporting.forms.follow_up_request import CaptureForm, RequestAnswerForm
from reporting.models import FollowUpRequest, ReportKind, RequestAnswer
from reporting.requests import Request, read_requests
from reporting.views.found import find_report, find_section
from reporting.views.workflow import wrong_state


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request in the list, with the years that wait for an answer."""

    request: Request
    unanswered: list[int]
    is_open: bool
    may_remove: bool


@require_GET
def request_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    this_year = timezone.localdate().year
    rows = [_row(each, this_year) for each in reversed(read_requests(request.partnership))]
    rows.sort(key=lambda row: not row.is_open)
    return render(request, "reporting/request_list.html", {"rows": rows})


def _row(each: Request, this_year: int) -> RequestRow:
    is_open = each.is_open_in(this_year + 1)
    may_remove = not each.answers and each.continued_in is None and each.record.report_id is not None
    return RequestRow(each, each.years_to_answer(this_year), is_open, may_remove)


@require_http_methods(["GET", "POST"])
def request_answer(request: PartnershipRequest, partnership: str, pk: int, year: int) -> HttpResponse:
    found = next((each for each in read_requests(request.partnership) if each.record.pk == pk), None)
    if found is None or not (found.answer_in(year) or year in found.years_to_answer(timezone.localdate().year)):
        raise Http404
    record = found.record
    # a row of its own for the form: a refused form writes what was typed into it
    stored = RequestAnswer.objects.filter(request=record, year=year).first()
    form, status = RequestAnswerForm(request.POST or None, instance=stored), 200
    if form.is_valid():
        given = form.cleaned_data
        status = attempt(
            form,
            lambda: answer_request(
                record,
                year=year,
                outcome=given["outcome"],
                text=given["text"],
                by=request.user,
                expected_version=given["version"],
            ),
        )
        if status == 200:
            messages.success(request, f"Svaret för {year} är sparat.")
            return redirect("reporting:request_list", partnership)
    context = {"form": form, "asked": record, "year": year}
    status = status if status != 200 else 422 if form.is_bound else 200
    return render(request, "reporting/request_answer.html", context, status=status)


@require_http_methods(["GET", "POST"])
def request_capture(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    section = find_section(find_report(request, kind=ReportKind.STAFF_REPORT, year=year), pk)
    form, status = CaptureForm(request.POST or None, section=section), 200
    if form.is_valid():
        status = attempt(form, lambda: capture_request(section, **form.cleaned_data, by=request.user))
        if status == 200:
            messages.success(request, "Efterfrågan är sparad. Parterna ser den bland det som ska besvaras.")
            return redirect("reporting:request_list", partnership)
    context = {"form": form, "report": section.report, "section": section}
    status = status if status != 200 else 422 if form.is_bound else 200
    return render(request, "reporting/request_capture.html", context, status=status)


@require_http_methods(["GET", "POST"])
def request_remove(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    record = get_object_or_404(FollowUpRequest.objects.of(request.partnership), pk=pk)
    if request.method == "GET":  # the button stands in the list
        return redirect("reporting:request_list", partnership)
    try:
        remove_request(record, by=request.user)
    except WrongState as wrong:
        return wrong_state(request, wrong.reason)
    messages.success(request, "Efterfrågan är borttagen.")
    return redirect("reporting:request_list", partnership)
