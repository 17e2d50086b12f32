"""What people say about a section: threads, a new comment, an answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from reporting.actions import comment_on_section
from reporting.forms.section_state import SectionAnswerForm, SectionCommentForm
from reporting.models import ReportSection, SectionComment
from reporting.report_rights import may_write
from reporting.section_reading import threads_of
from reporting.views.found import find_report, find_section


@require_http_methods(["GET", "POST"])
def section_comments(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    section = find_section(find_report(request, kind=kind, year=year), pk)
    form = SectionCommentForm(request.POST or None)
    if form.is_valid():
        comment_on_section(section, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, "Kommentaren är sparad.")
        return _back(section)
    context = {
        "form": form,
        "report": section.report,
        "section": section,
        "threads": threads_of(section),
        "may_write": may_write(request.access, section.report),
    }
    return render(request, "reporting/section_comments.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def section_answer(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    first = get_object_or_404(SectionComment, pk=pk, section__report=found, answers=None)
    section = find_section(found, first.section_id)
    form = SectionAnswerForm(request.POST or None)
    if form.is_valid():
        comment_on_section(section, answers=first, by=request.user, **form.cleaned_data)
        messages.success(request, "Svaret är sparat.")
        return _back(section)
    context = {"form": form, "report": found, "section": section, "comment": first}
    return render(request, "reporting/section_answer.html", context, status=422 if form.is_bound else 200)


def _back(section: ReportSection) -> HttpResponse:
    return redirect(section.report.address("section_comments", section.pk))
