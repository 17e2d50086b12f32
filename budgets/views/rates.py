"""A committee's uplift for a year: written in, corrected, taken back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from budgets.actions import enter_rate, withdraw_rate
from budgets.facts import Uplift
from budgets.forms import RateForm, WithdrawForm
from budgets.models import IndexationRate
from budgets.totals import budget_sheet
from partnerships.access import PartnershipRequest
from partnerships.changes import changes_of
from partnerships.models import Agreement, Organisation
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.refusals import attempt


@require_http_methods(["GET", "POST"])
def rate_edit(request: PartnershipRequest, partnership: str, funder: str, year: int) -> HttpResponse:
    uplift, agreement, committee = _own_uplift(request, funder, year)
    rate = _rate(agreement, committee, year)
    form = RateForm(request.POST or None, instance=rate)
    if form.is_valid():
        try:
            _enter(form, agreement=agreement, funder=committee, year=year, by=request.user)
        except StaleVersion as stale:
            return conflict_page(request, form, RateForm(instance=stale.current), stale)
        messages.success(request, f"Uppräkningen inför {year} är sparad.")
        return redirect("budgets:budget", partnership)
    context = {"form": form, "uplift": uplift, "changes": changes_of(rate) if rate.pk else []}
    return render(request, "budgets/rate_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def rate_withdraw(request: PartnershipRequest, partnership: str, funder: str, year: int) -> HttpResponse:
    uplift, agreement, committee = _own_uplift(request, funder, year)
    rate = _rate(agreement, committee, year)
    if rate.pk is None or rate.withdrawn_because:
        return render(request, "409.html", {"reason": f"Ingen uppräkning är angiven inför {year}."}, status=409)
    data = request.POST if request.method == "POST" else None
    form = WithdrawForm(data, initial={"version": rate.version})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        version, because = form.cleaned_data["version"], form.cleaned_data["because"]
        status = attempt(form, lambda: withdraw_rate(rate, because=because, by=request.user, expected_version=version))
        if status == 200:
            messages.success(request, f"Uppräkningen inför {year} är återtagen. Beloppen är okända igen.")
            return redirect("budgets:budget", partnership)
    return render(request, "budgets/rate_withdraw.html", {"form": form, "uplift": uplift}, status=status)


def _own_uplift(request: PartnershipRequest, funder: str, year: int) -> tuple[Uplift, Agreement, Organisation]:
    """What the address means, for the committee's own staff. Raises Http404 and PermissionDenied."""
    uplift = _uplift(request, funder, year)
    committee = Organisation.objects.get(pk=uplift.committee.pk)
    if not request.access.acts_for(committee):
        raise PermissionDenied
    return uplift, Agreement.objects.of(request.partnership).get(pk=uplift.agreement_pk), committee


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
