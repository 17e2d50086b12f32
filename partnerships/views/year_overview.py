"""A year of activities beside the one before, in drawings and tables."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from partnerships.overview_charts import charts
from partnerships.year_overview import year_overview as overview_of
from partnerships.years import years_of


@require_GET
def this_year(request: PartnershipRequest, partnership: str) -> HttpResponse:
    """To the current year, or of the years there are the nearest; a year in the address counts first."""
    years = years_of(request.partnership)
    if not years:
        return redirect("partnerships:occasion_list", partnership)
    wanted = request.GET.get("year", "")
    nearest = min(max(timezone.localdate().year, years[0]), years[-1])
    return redirect("partnerships:occasion_year", partnership, int(wanted) if wanted in map(str, years) else nearest)


@require_GET
def year_overview(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    years = years_of(request.partnership)
    if year not in years:
        raise Http404
    overview = overview_of(request.partnership, year)
    context = {
        "overview": overview,
        "charts": charts(overview),
        "year": year,
        "previous": year - 1 if year - 1 in years else None,
        "following": year + 1 if year + 1 in years else None,
        "is_running": year == timezone.localdate().year,
    }
    return render(request, "partnerships/year_overview.html", context)
