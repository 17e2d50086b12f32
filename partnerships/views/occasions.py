"""The activity log: list, log, one occasion, edit, cancel, history."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import cancel_occasion, log_occasion, update_occasion
from partnerships.changes import changes_of, link_changes_of, merged
from partnerships.filters import OccasionFilter
from partnerships.forms import CancelForm, OccasionForm, latest_occasion
from partnerships.models import Activity, ActivityOccasion, CoOrganiser, OccasionGoal, OccasionStatus
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page

ROWS = 50  # occasions on a page of the list


@require_GET
def occasion_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    log = ActivityOccasion.objects.of(request.partnership)
    occasion_filter = OccasionFilter(request.GET, log, partnership=request.partnership)
    found = occasion_filter.qs
    totals = found.totals()
    hides_upcoming = not request.GET.get("status")  # what is to come stands behind a link, or it would fill the page
    listed = found.not_upcoming() if hides_upcoming else found
    paginator = Paginator(listed.newest_first().for_list(), ROWS)
    paginator.count = sum(totals[state] for state in OccasionStatus.values) - hides_upcoming * totals["upcoming"]
    context = {
        "filter": occasion_filter,
        "is_filtered": any(request.GET.get(name) for name in occasion_filter.filters),
        "page": paginator.get_page(request.GET.get("page")),
        "totals": totals,
        "hides_upcoming": hides_upcoming,
    }
    return render(request, "partnerships/occasion_list.html", context)


@require_http_methods(["GET", "POST"])
def occasion_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    initial = _proposed(request)
    planned = initial.get("planned")
    if planned:
        return redirect("partnerships:occasion_edit", partnership, planned.pk)
    form = OccasionForm(request.POST or None, initial=initial, partnership=request.partnership)
    if form.is_valid():
        cleaned = form.cleaned_data
        occasion = log_occasion(
            form.instance, goals=cleaned["goals"], co_organisers=cleaned["co_organisers"], by=request.user
        )
        messages.success(request, f"{occasion.activity} {occasion.held_on} är sparad.")
        return redirect(occasion)
    context = {"form": form, "repeats": initial.get("activity")}
    return render(request, "partnerships/occasion_form.html", context, status=422 if form.is_bound else 200)


@require_GET
def occasion(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    context = {"occasion": _find(request, pk)}
    return render(request, "partnerships/occasion.html", context)


@require_http_methods(["GET", "POST"])
def occasion_edit(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    if found.status == OccasionStatus.CANCELLED:
        return _wrong_state(request, "Aktiviteten är inställd och kan inte ändras.")
    form = _form_for(found, request.POST or None)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            update_occasion(
                form.instance,
                goals=cleaned["goals"],
                co_organisers=cleaned["co_organisers"],
                expected_version=cleaned["version"],
                by=request.user,
            )
        except StaleVersion as stale:
            return conflict_page(request, form, _form_for(stale.current, None), stale)
        messages.success(request, "Ändringen är sparad.")
        return redirect(found)
    context = {"form": form, "occasion": found}
    return render(request, "partnerships/occasion_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def occasion_cancel(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    if found.status == OccasionStatus.CANCELLED:
        return _wrong_state(request, "Aktiviteten är redan inställd.")
    form = CancelForm(request.POST or None, instance=found)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            cancel_occasion(
                found,
                reason=cleaned["cancellation_reason"],
                expected_version=cleaned["version"],
                by=request.user,
            )
        except StaleVersion as stale:
            return conflict_page(request, form, CancelForm(instance=stale.current), stale)
        messages.success(request, f"{found.activity} {found.held_on} är inställd.")
        return redirect(found)
    context = {"form": form, "occasion": found}
    return render(request, "partnerships/occasion_cancel.html", context, status=422 if form.is_bound else 200)


@require_GET
def occasion_history(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = _find(request, pk)
    changes = merged(
        changes_of(found),
        link_changes_of(OccasionGoal, occasion=found),
        link_changes_of(CoOrganiser, occasion=found),
    )
    return render(request, "partnerships/occasion_history.html", {"occasion": found, "changes": changes})


def _find(request: PartnershipRequest, pk: int) -> ActivityOccasion:
    log = ActivityOccasion.objects.of(request.partnership).for_list()
    return get_object_or_404(log.prefetch_related("goal_links__goal__area", "co_organisers__organisation"), pk=pk)


def _form_for(occasion: ActivityOccasion, data: Any) -> OccasionForm:
    initial = {
        "goals": [link.goal_id for link in occasion.goal_links.all()],
        "co_organisers": [link.organisation_id for link in occasion.co_organisers.all()],
    }
    return OccasionForm(data, instance=occasion, initial=initial, partnership=occasion.partnership)


def _proposed(request: PartnershipRequest) -> dict[str, Any]:
    """Today, and when an activity is named in the address, what its latest occasion had."""
    initial: dict[str, Any] = {"held_on": timezone.localdate()}
    wanted = request.GET.get("aktivitet", "")
    if not wanted.isdecimal():
        return initial
    activity = get_object_or_404(Activity.objects.filter(partnership=request.partnership), pk=wanted)
    initial["activity"] = activity
    initial["planned"] = activity.occasions.filter(status=OccasionStatus.PLANNED, held_on=initial["held_on"]).first()
    form = OccasionForm(partnership=request.partnership, initial=initial)
    latest = latest_occasion(activity, form.agreement)
    if latest:
        initial |= {
            "venue": latest.venue_id,
            "area": latest.area_id,
            "organiser": latest.organiser_id,
            "goals": [link.goal_id for link in latest.goal_links.all()],
            "co_organisers": [link.organisation_id for link in latest.co_organisers.all()],
        }
    return initial


def _wrong_state(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)
