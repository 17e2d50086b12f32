"""The letter's own fields and lists."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from reporting.actions import save_letterhead
from reporting.forms.letterhead import LetterheadForm
from reporting.models import ReportKind
from reporting.views.found import find_report

LISTS = ("title", "clauses", "records", "schedule", "recipients", "officials")


@require_http_methods(["GET", "POST"])
def letterhead_edit(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    found = find_report(request, kind=ReportKind.STAFF_REPORT, year=year)
    form = LetterheadForm(request.POST or None, instance=found.letter)
    if form.is_valid():
        points = {name: form.cleaned_data[name] for name in LISTS}
        try:
            save_letterhead(found.letter, **points, by=request.user, expected_version=form.cleaned_data["version"])
        except StaleVersion as stale:
            return conflict_page(request, form, LetterheadForm(instance=stale.current), stale)
        messages.success(request, "Uppgifterna är sparade.")
        return redirect(found)
    context = {"form": form, "report": found}
    return render(request, "reporting/letterhead_form.html", context, status=422 if form.is_bound else 200)
