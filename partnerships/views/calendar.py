"""A month of activities: what is planned, held and cancelled, day by day."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from partnerships.filters import OccasionFilter
from partnerships.models import ActivityOccasion
from partnerships.month import days_of, month_of
from partnerships.swedish import WEEKDAYS
from partnerships.tally import MANY, totals
from partnerships.years import years_of


@require_GET
def this_month(request: PartnershipRequest, partnership: str) -> HttpResponse:
    """To the current week, or of the years there are the nearest; a year in the filter counts first."""
    years = years_of(request.partnership)
    if not years:
        return redirect("partnerships:occasion_list", partnership)
    today = timezone.localdate()
    year, month = min(max(today.year, years[0]), years[-1]), today.month
    wanted = request.GET.get("year", "")
    if wanted in map(str, years) and int(wanted) != year:
        year, month = int(wanted), 1
    query = OccasionFilter(request.GET, partnership=request.partnership, without=("year",)).query
    answer = redirect("partnerships:occasion_month", partnership, year, month)
    answer["Location"] += query + ("#veckan" if (year, month) == (today.year, today.month) else "")
    return answer


@require_GET
def month(request: PartnershipRequest, partnership: str, year: int, month: int) -> HttpResponse:
    years = years_of(request.partnership)
    if year not in years or not 1 <= month <= 12:
        raise Http404
    log = ActivityOccasion.objects.of(request.partnership).filter(held_on__range=days_of(year, month))
    occasion_filter = OccasionFilter(request.GET, log, partnership=request.partnership, without=("year",))
    found = occasion_filter.qs
    rows = found.order_by("held_on", "starts_at", "pk").as_rows()[:MANY]
    shown = month_of(year, month, rows, today=timezone.localdate())
    context = {
        "filter": occasion_filter,
        "totals": totals(found, cap=None),
        "many": MANY,
        "month": shown,
        "weekdays": WEEKDAYS,
        "previous": shown.previous if shown.previous[0] in years else None,
        "following": shown.following if shown.following[0] in years else None,
    }
    return render(request, "partnerships/calendar.html", context)
