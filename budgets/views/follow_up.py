"""A year followed up: budget, requests, outcome, forecast and deviation in one table, and from what size a deviation
needs a cause."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import save_threshold
from budgets.facts import FollowUp
from budgets.follow_up import follow_up_in
from budgets.forms import ThresholdForm
from budgets.models import DeviationThreshold
from budgets.requested import requests_in
from budgets.totals import budget_sheet
from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page


@require_GET
def follow_up_page(request: PartnershipRequest, partnership: str, year: int | None = None) -> HttpResponse:
    sheet = budget_sheet(request.partnership)
    years = [each.year for each in sheet.years]
    this_year = timezone.localdate().year
    shown = year or (this_year if this_year in years else max(years, default=None))
    if year and year not in years:
        raise Http404
    followed = shown and follow_up_in(
        sheet,
        request.partnership,
        shown,
        this_year=this_year,
        requested=requests_in(sheet, request.partnership),
    )
    return render(request, "budgets/follow_up.html", {"followed": followed, "years": years[::-1]})


@require_http_methods(["GET", "POST"])
def threshold_edit(request: PartnershipRequest, partnership: str) -> HttpResponse:
    stored = DeviationThreshold.objects.filter(partnership=request.partnership).first()
    form = ThresholdForm(request.POST or None, instance=stored or DeviationThreshold(partnership=request.partnership))
    if form.is_valid():
        try:
            save_threshold(form.instance, by=request.user, expected_version=form.cleaned_data["version"])
        except StaleVersion as stale:
            return conflict_page(request, form, ThresholdForm(instance=stale.current), stale)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Gränsen är sparad.")
            return redirect("budgets:follow_up", partnership)
    return render(request, "budgets/threshold_form.html", {"form": form}, status=422 if form.is_bound else 200)


def followed_year(request: PartnershipRequest, year: int) -> FollowUp:
    """The year with everything that is known of it. Raises Http404 when it has no budget."""
    sheet = budget_sheet(request.partnership)
    found = follow_up_in(
        sheet,
        request.partnership,
        year,
        this_year=timezone.localdate().year,
        requested=requests_in(sheet, request.partnership),
    )
    if found is None:
        raise Http404
    return found
