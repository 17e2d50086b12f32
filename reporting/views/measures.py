"""Answering one of the agreement's measures in the annual report."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion, WrongState
from partnerships.views.conflict import conflict_page
from reporting.actions import save_measure
from reporting.assemble import year_figures
from reporting.figures import Register
from reporting.forms.measure import MeasureForm
from reporting.measures import MeasureStatus, read_measures
from reporting.models import MeasureAnswer, Report, ReportKind
from reporting.views.found import find_report


@require_http_methods(["GET", "POST"])
def measure_edit(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    found = find_report(request, kind=ReportKind.ANNUAL_REPORT, year=year)
    asked, (figures, _) = _asked(found, pk), year_figures(request.partnership, year)
    form = _form(found, asked, figures, request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        typed = dict(form.cleaned_data)
        expected = typed.pop("version")
        try:
            save_measure(found, asked.indicator, **typed, by=request.user, expected_version=expected)
        except StaleVersion as stale:
            return conflict_page(request, form, _form(found, _asked(found, pk), figures), stale)
        except WrongState as wrong:
            form.add_error(None, wrong.reason)
            status = 409
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "Måttet är sparat.")
            return redirect(f"{found.get_absolute_url()}#matt")
    context = {"form": form, "report": found, "indicator": asked.indicator}
    return render(request, "reporting/measure_form.html", context, status=status)


def _asked(report: Report, pk: int) -> MeasureStatus:
    for status in read_measures(report):
        if status.indicator.pk == pk:
            return status
    raise Http404


def _form(report: Report, asked: MeasureStatus, figures: Register, data: Any = None) -> MeasureForm:
    answer = asked.answer or MeasureAnswer(report=report, indicator=asked.indicator)
    return MeasureForm(data, instance=answer, figures=figures, figure=asked.figure)
