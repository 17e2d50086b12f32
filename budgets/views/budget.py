"""The budget's pages: the table year beside year, how an amount came about."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from budgets.forms import SupposeForm
from budgets.models import Budget, BudgetChangeLine
from budgets.questions import threads_of
from budgets.requested import requests_in
from budgets.supposed import suppose, unknown_committees
from budgets.totals import budget_sheet
from partnerships.access import PartnershipRequest, Right


@require_GET
def budget(request: PartnershipRequest, partnership: str) -> HttpResponse:
    sheet = budget_sheet(request.partnership)
    years = requests_in(sheet, request.partnership)
    requested = [years[year] for year in sorted(years, reverse=True) if years[year].total.requested]
    form = SupposeForm(request.GET, committees=unknown_committees(sheet))
    sheet = suppose(sheet, form.rates())
    drafts = Budget.objects.of(request.partnership).drafts().order_by("year") if _sees_drafts(request) else ()
    context = {"sheet": sheet, "requested": requested, "drafts": drafts, "suppose_form": form}
    context["this_year"] = timezone.localdate().year
    return render(request, "budgets/budget.html", context, status=422 if form.errors else 200)


@require_GET
def amount(request: PartnershipRequest, partnership: str, code: str, year: int) -> HttpResponse:
    sheet = budget_sheet(request.partnership)
    found = sheet.year(year)
    line = found.line(code) if found else None
    if line is None:
        raise Http404
    other_years = [each for each in sheet.years if each is not found and each.line(code)]
    form = SupposeForm(request.GET, committees=[line.funder] if line.amount is None else [])
    tried = suppose(sheet, form.rates()).year(year)
    context = {
        "year": found,
        "line": (tried and tried.line(code)) or line,
        "other_years": other_years,
        "suppose_form": form,
        "threads": threads_of(request.partnership, code),
        "changes": BudgetChangeLine.objects.carried_out(line.pk),
        "may_adjust": line.is_indexed and found and not found.is_stated and line.funder.pk in request.access.committees,
    }
    return render(request, "budgets/amount.html", context, status=422 if form.errors else 200)


def _sees_drafts(request: PartnershipRequest) -> bool:
    return Right.SEE_BUDGET_DRAFTS in request.access
