"""A year followed up: budget, requests, outcome, forecast and deviation in one table, what became of the deviation,
and from what size it needs a cause."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import save_threshold
from budgets.chain_chart import chain_chart
from budgets.charts import budget_bars, money_flow
from budgets.facts import BudgetSheet, FollowUp
from budgets.follow_up import follow_up_in
from budgets.forms import ThresholdForm
from budgets.models import DeviationThreshold
from budgets.requested import YearOfRequests, requests_in
from budgets.stories import drawn_lines, stories
from budgets.totals import budget_sheet, chain_in
from partnerships.access import PartnershipRequest
from partnerships.charts import Chart
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
    followed = _followed(request, sheet, shown) if shown else None
    context = {"followed": followed, "years": years[::-1], "charts": _drawings(followed) if followed else []}
    return render(request, "budgets/follow_up.html", context)


@require_GET
def deviation(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    sheet = budget_sheet(request.partnership)
    chain = chain_in(sheet, year)
    if chain is None:
        raise Http404
    years = requests_in(sheet, request.partnership)
    followed = _followed(request, sheet, year, years)
    rows = followed.stories if followed else ()
    told = {each for row in rows for each in row.from_both}
    context = {
        "chain": chain,
        "followed": followed,
        "running": followed if followed and not followed.is_closed else None,
        "rows": rows,
        "untold": [each for each in chain.carried if not each.code and each not in told],
        "undecided": followed.undecided_beside(rows) if followed else chain.unhandled,
        "charts": [(story, chain_chart(story)) for story in stories(followed, chain.carried)],
        "requested": years[year] if year in years and years[year].total.requested else None,
    }
    return render(request, "budgets/deviation.html", context)


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
    found = _followed(request, budget_sheet(request.partnership), year)
    if found is None:
        raise Http404
    return found


def _followed(
    request: PartnershipRequest, sheet: BudgetSheet, year: int, requested: Mapping[int, YearOfRequests] | None = None
) -> FollowUp | None:
    requested = requests_in(sheet, request.partnership) if requested is None else requested
    this_year = timezone.localdate().year
    return follow_up_in(sheet, request.partnership, year, this_year=this_year, requested=requested)


def _drawings(followed: FollowUp) -> list[Chart]:
    lines = drawn_lines(followed)
    return [budget_bars(followed.year, lines, is_closed=followed.is_closed), money_flow(followed.year, lines)]
