"""The budget's pages: the table year beside year, how an amount came about, a year's uplift, a year's deviation."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import enter_rate
from budgets.facts import Uplift
from budgets.forms import RateForm
from budgets.models import IndexationRate
from budgets.questions import threads_of
from budgets.requested import requests_in
from budgets.totals import budget_sheet, chain_in
from partnerships.access import PartnershipRequest
from partnerships.models import Agreement, Organisation
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page


@require_GET
def budget(request: PartnershipRequest, partnership: str) -> HttpResponse:
    sheet = budget_sheet(request.partnership)
    years = requests_in(sheet, request.partnership)
    requested = [years[year] for year in sorted(years, reverse=True) if years[year].total.requested]
    return render(request, "budgets/budget.html", {"sheet": sheet, "requested": requested})


@require_GET
def amount(request: PartnershipRequest, partnership: str, code: str, year: int) -> HttpResponse:
    sheet = budget_sheet(request.partnership)
    found = sheet.year(year)
    line = found.line(code) if found else None
    if line is None:
        raise Http404
    context = {
        "year": found,
        "line": line,
        "other_years": [each for each in sheet.years if each is not found and each.line(code)],
        "threads": threads_of(request.partnership, code),
    }
    return render(request, "budgets/amount.html", context)


@require_GET
def deviation(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    sheet = budget_sheet(request.partnership)
    chain = chain_in(sheet, year)
    if chain is None:
        raise Http404
    found = requests_in(sheet, request.partnership).get(year)
    requested = found if found and found.total.requested else None
    return render(request, "budgets/deviation.html", {"chain": chain, "requested": requested})


@require_http_methods(["GET", "POST"])
def rate_edit(request: PartnershipRequest, partnership: str, funder: str, year: int) -> HttpResponse:
    uplift = _uplift(request, funder, year)
    committee = Organisation.objects.get(pk=uplift.committee.pk)
    if not request.access.acts_for(committee):
        raise PermissionDenied
    agreement = Agreement.objects.of(request.partnership).get(pk=uplift.agreement_pk)
    form = RateForm(request.POST or None, instance=_rate(agreement, committee, year))
    if form.is_valid():
        try:
            _enter(form, agreement=agreement, funder=committee, year=year, by=request.user)
        except StaleVersion as stale:
            return conflict_page(request, form, RateForm(instance=stale.current), stale)
        messages.success(request, f"Uppräkningen inför {year} är sparad.")
        return redirect("budgets:budget", partnership)
    context = {"form": form, "uplift": uplift}
    return render(request, "budgets/rate_form.html", context, status=422 if form.is_bound else 200)


def _uplift(request: PartnershipRequest, funder: str, year: int) -> Uplift:
    """What the address means. Raises Http404 when the committee has nothing to uplift for the year (rule 21)."""
    found = budget_sheet(request.partnership).year(year)
    for uplift in found.uplifts if found else ():
        if uplift.committee.slug == funder:
            return uplift
    raise Http404


def _rate(agreement: Agreement, committee: Organisation, year: int) -> IndexationRate:
    """The one written in, or an empty one."""
    key = {"agreement": agreement, "funder": committee, "year": year}
    return IndexationRate.objects.filter(**key).first() or IndexationRate(**key)


def _enter(form: RateForm, **of: Any) -> None:
    content = form.cleaned_data
    enter_rate(
        expected_version=content["version"],
        rate_percent=content["rate_percent"],
        source_decision=content["source_decision"],
        basis=content["basis"],
        **of,
    )
