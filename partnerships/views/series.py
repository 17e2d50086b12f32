"""Series and programmes: the list, one with its occasions, make, change and end it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import change_series, create_series, end_series
from partnerships.changes import changes_of, link_changes_of, merged
from partnerships.forms import EndSeriesForm, SeriesForm
from partnerships.models import ActivitySeries, SeriesCoOrganiser, SeriesGoal
from partnerships.rhythm import Rearrangement
from partnerships.swedish import listed, long_date, plural
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page

ROWS = 50  # occasions on a page


@require_GET
def series_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    today = timezone.localdate()
    found = list(ActivitySeries.objects.of(request.partnership).for_list().newest_first())
    context = {
        "running": [each for each in found if each.ends_on >= today],
        "past": [each for each in found if each.ends_on < today],
    }
    return render(request, "partnerships/series_list.html", context)


@require_GET
def series(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    coming_first = found.occasions.order_by("held_on", "pk").as_rows()
    context = {
        "series": found,
        "today": timezone.localdate(),
        "page": Paginator(coming_first, ROWS).get_page(request.GET.get("page")),
        "goal_links": found.goal_links.select_related("goal"),
        "co_organisers": found.co_organisers.select_related("organisation"),
    }
    return render(request, "partnerships/series.html", context)


@require_http_methods(["GET", "POST"])
def series_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    form = SeriesForm(request.POST or None, partnership=request.partnership)
    if form.is_valid() and form.wants_to_save:
        cleaned = form.cleaned_data
        try:
            made = create_series(
                form.instance,
                days=cleaned["days"],
                goals=cleaned["goals"],
                co_organisers=cleaned["co_organisers"],
                by=request.user,
            )
        except ValidationError as error:
            form.tell(error)
        else:
            count = plural(len(cleaned["days"]), "planerat tillfälle", "planerade tillfällen")
            messages.success(request, f"{made} är sparad med {count}.")
            return redirect(made)
    return _form_page(request, {"form": form})


@require_http_methods(["GET", "POST"])
def series_edit(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    form = _form_for(found, request.POST or None)
    if form.is_valid() and form.wants_to_save:
        cleaned = form.cleaned_data
        try:
            change = change_series(
                form.instance,
                days=cleaned["days"],
                goals=cleaned["goals"],
                co_organisers=cleaned["co_organisers"],
                reason=cleaned["reason"],
                today=timezone.localdate(),
                expected_version=cleaned["version"],
                by=request.user,
            )
        except StaleVersion as stale:
            return conflict_page(request, form, _form_for(stale.current, None), stale)
        except ValidationError as error:
            form.tell(error)
        else:
            messages.success(request, f"Serien är sparad. {_told(change)}")
            return redirect(found)
    return _form_page(request, {"form": form, "series": _find(request, pk)})


@require_http_methods(["GET", "POST"])
def series_end(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    form = EndSeriesForm(request.POST or None, instance=found)
    if form.is_valid():
        cleaned = form.cleaned_data
        last_day, version = cleaned["last_day"], cleaned["version"]
        try:
            count = end_series(
                found, last_day=last_day, reason=cleaned["reason"], expected_version=version, by=request.user
            )
        except StaleVersion as stale:
            return conflict_page(request, form, EndSeriesForm(instance=stale.current), stale)
        except ValidationError as error:
            form.add_error(None if "__all__" in error.message_dict else "last_day", error.messages)
        else:
            cancelled = plural(count, "planerat tillfälle är inställt", "planerade tillfällen är inställda")
            messages.success(request, f"{found} slutar {long_date(last_day)}. {cancelled}.")
            return redirect(found)
    planned = found.occasions.planned()
    context = {"form": form, "series": found, "planned": planned.filter(held_on__gte=timezone.localdate()).count()}
    return render(request, "partnerships/series_end.html", context, status=422 if form.errors else 200)


@require_GET
def series_history(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    changes = merged(
        changes_of(found),
        link_changes_of(SeriesGoal, series=found),
        link_changes_of(SeriesCoOrganiser, series=found),
    )
    return render(request, "partnerships/series_history.html", {"series": found, "changes": changes})


def _find(request: PartnershipRequest, pk: int) -> ActivitySeries:
    return get_object_or_404(ActivitySeries.objects.of(request.partnership).for_list(), pk=pk)


def _form_for(series: ActivitySeries, data: Any) -> SeriesForm:
    initial = {
        "goals": list(series.goal_links.values_list("goal_id", flat=True)),
        "co_organisers": list(series.co_organisers.values_list("organisation_id", flat=True)),
    }
    return SeriesForm(data, instance=series, initial=initial, partnership=series.partnership)


def _form_page(request: PartnershipRequest, context: dict[str, Any]) -> HttpResponse:
    form = context["form"]
    return render(request, "partnerships/series_form.html", context, status=422 if form.errors else 200)


def _told(change: Rearrangement) -> str:
    """What became of the planned days, in a sentence; empty when nothing did."""
    parts = [
        plural(len(days), one, many)
        for days, one, many in (
            (change.added, "nytt tillfälle", "nya tillfällen"),
            (change.moved, "flyttat", "flyttade"),
            (change.called_off, "inställt", "inställda"),
        )
        if days
    ]
    return f"{listed(parts).capitalize()}." if parts else ""
