"""Lists as files: the same rows as the page shows, whole. Each below its page's address, `suffix` xlsx or csv."""

from typing import Any

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from partnerships.filters import OccasionFilter
from partnerships.list_tables import actor_table, gap_table, outcome_table, plan_table, series_table, year_table
from partnerships.models import ActivityOccasion, ActivitySeries, Partnership
from partnerships.month import days_of
from partnerships.occasion_table import occasion_table
from partnerships.plan_outcome import plan_outcome
from partnerships.views.gaps import year_of_gaps
from partnerships.views.plans import find_editions
from partnerships.workbooks import Table, download
from partnerships.year_overview import year_overview
from partnerships.years import years_of


@require_GET
def occasions(request: PartnershipRequest, partnership: str, suffix: str) -> FileResponse:
    """The activities that the list's filter shows."""
    narrowed = OccasionFilter(request.GET, _log(request), partnership=request.partnership)
    listed: Any = narrowed.qs if request.GET.get("status") else narrowed.qs.not_upcoming()  # as the list does
    in_order = listed.order_by("held_on", "pk") if narrowed.is_oldest_first else listed.newest_first()
    return _occasions(request, in_order, "aktiviteter", suffix)


@require_GET
def month(request: PartnershipRequest, partnership: str, year: int, month: int, suffix: str) -> FileResponse:
    """The calendar's month, with its filter."""
    if year not in years_of(request.partnership) or not 1 <= month <= 12:
        raise Http404
    log = _log(request).filter(held_on__range=days_of(year, month))
    found: Any = OccasionFilter(request.GET, log, partnership=request.partnership, without=("year",)).qs
    return _occasions(request, found.order_by("held_on", "starts_at", "pk"), f"aktiviteter-{year}-{month:02}", suffix)


@require_GET
def awaiting(request: PartnershipRequest, partnership: str, suffix: str) -> FileResponse:
    found = _log(request).awaiting_count().order_by("held_on", "pk")
    return _occasions(request, found, "vantar-pa-siffror", suffix)


@require_GET
def series(request: PartnershipRequest, partnership: str, pk: int, suffix: str) -> FileResponse:
    """The occasions of one series."""
    found = get_object_or_404(ActivitySeries.objects.of(request.partnership), pk=pk)
    return _occasions(request, found.occasions.order_by("held_on", "pk"), f"serie-{pk}", suffix)


@require_GET
def all_series(request: PartnershipRequest, partnership: str, suffix: str) -> FileResponse:
    found = list(ActivitySeries.objects.of(request.partnership).for_list().newest_first())
    return _send(request, series_table(found), "serier", suffix)


@require_GET
def actors(request: PartnershipRequest, partnership: str, suffix: str) -> FileResponse:
    return _send(request, actor_table(request.partnership), "aktorer", suffix)


@require_GET
def gaps(request: PartnershipRequest, partnership: str, suffix: str) -> FileResponse:
    year, _ = year_of_gaps(request)
    return _send(request, gap_table(request.partnership, year), f"luckor-{year}", suffix)


@require_GET
def year(request: PartnershipRequest, partnership: str, year: int, suffix: str) -> FileResponse:
    """The tables of the year's overview."""
    if year not in years_of(request.partnership):
        raise Http404
    return _send(request, year_table(year_overview(request.partnership, year)), f"oversikt-{year}", suffix)


@require_GET
def plan(
    request: PartnershipRequest, partnership: str, year: int, suffix: str, edition: int | None = None
) -> FileResponse:
    """An edition of the year's plan; without its number, the one that the plan's page shows."""
    editions = find_editions(request, year)
    agreed_first = [each for each in editions if each.is_agreed] + editions
    found = [each for each in agreed_first if edition in (None, each.edition)]
    if not found:
        raise Http404
    shown = found[0]
    return _send(request, plan_table(shown), f"plan-{year}-utgava-{shown.edition}", suffix)


@require_GET
def outcome(request: PartnershipRequest, partnership: str, year: int, suffix: str) -> FileResponse:
    editions = find_editions(request, year)
    compared = next((each for each in editions if each.is_agreed), editions[0])
    return _send(request, outcome_table(plan_outcome(compared)), f"utfall-{year}", suffix)


def file_name(partnership: Partnership, what: str) -> str:
    """Such as «kraftsamling-herrgarden-aktiviteter-2024-11-30»."""
    return f"{partnership.slug}-{what}-{timezone.localdate()}"


def _log(request: PartnershipRequest) -> Any:
    return ActivityOccasion.objects.of(request.partnership)


def _occasions(request: PartnershipRequest, found: Any, what: str, suffix: str) -> FileResponse:
    return _send(request, occasion_table(request.partnership, found), what, suffix)


def _send(request: PartnershipRequest, table: Table, what: str, suffix: str) -> FileResponse:
    return download(table, name=file_name(request.partnership, what), suffix=suffix)
