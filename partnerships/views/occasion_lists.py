"""The activity log as a list, on screen and for paper. One occasion: occasions.py."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from partnerships.filters import OccasionFilter
from partnerships.keyset import page_of
from partnerships.models import ActivityOccasion
from partnerships.tally import MANY, totals

PRINTED = 1000  # rows on paper at most: some twenty sheets


@require_GET
def occasion_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    occasion_filter = _filter(request)
    page = page_of(
        _without_upcoming(request, occasion_filter.qs).as_rows_to_name(),
        older=request.GET.get("older", ""),
        newer=request.GET.get("newer", ""),
        oldest_first=occasion_filter.is_oldest_first,
    )
    occasion_filter.choices.name(page.rows)
    context = _context(request, occasion_filter) | {"page": page}
    return render(request, "partnerships/occasion_list.html", context)


@require_GET
def occasion_print(request: PartnershipRequest, partnership: str) -> HttpResponse:
    """All that the filter shows, in order of day, on one page to print."""
    occasion_filter = _filter(request)
    ids = _without_upcoming(request, occasion_filter.qs).newest_first().values("pk")[:PRINTED]
    rows = ActivityOccasion.objects.filter(pk__in=ids).order_by("held_on", "pk").as_rows()
    context = _context(request, occasion_filter) | {"rows": rows, "at_most": PRINTED}
    return render(request, "partnerships/occasion_print.html", context)


def _filter(request: PartnershipRequest) -> OccasionFilter:
    log = ActivityOccasion.objects.of(request.partnership)
    return OccasionFilter(request.GET, log, partnership=request.partnership)


def _without_upcoming(request: PartnershipRequest, found: Any) -> Any:
    """What is to come stands behind a link, or it would fill the page."""
    return found if request.GET.get("status") else found.not_upcoming()


def _context(request: PartnershipRequest, occasion_filter: OccasionFilter) -> dict[str, Any]:
    """A year is always added up whole; a longer selection only as far as a list goes."""
    return {
        "filter": occasion_filter,
        "totals": totals(occasion_filter.qs, cap=None if "year" in occasion_filter.wanted else MANY),
        "many": MANY,
        "hides_upcoming": not request.GET.get("status"),
    }
