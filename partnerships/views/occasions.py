"""The activity log: one occasion, cancel, history. The lists: occasion_lists.py."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import cancel_occasion
from partnerships.changes import changes_of, link_changes_of, merged
from partnerships.forms import CancelForm
from partnerships.models import ActivityOccasion, BandCount, CoOrganiser, OccasionGoal, OccasionPhoto, OccasionStatus
from partnerships.needs import need_of
from partnerships.register import collaborator
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.visits import visits_by_band


@require_GET
def occasion(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = find_occasion(request, pk)
    context = {
        "occasion": found,
        "bands": visits_by_band(found),
        "need": need_of(found),
        "photos": found.photos.shown(),
        "organiser": collaborator(request.partnership, found.organiser),
    }
    return render(request, "partnerships/occasion.html", context)


@require_http_methods(["GET", "POST"])
def occasion_cancel(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = find_occasion(request, pk)
    if found.status == OccasionStatus.CANCELLED:
        return wrong_state(request, "Aktiviteten är redan inställd.")
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
    found = find_occasion(request, pk)
    changes = merged(
        changes_of(found),
        link_changes_of(OccasionGoal, occasion=found),
        link_changes_of(CoOrganiser, occasion=found),
        link_changes_of(BandCount, occasion=found),
        link_changes_of(OccasionPhoto, occasion=found),
    )
    return render(request, "partnerships/occasion_history.html", {"occasion": found, "changes": changes})


def find_occasion(request: PartnershipRequest, pk: int) -> ActivityOccasion:
    """The partnership's occasion with all that belongs to it. Raises Http404."""
    log = ActivityOccasion.objects.of(request.partnership).for_list().select_related("series")
    belongings = ("goal_links__goal__area", "co_organisers__organisation", "band_counts__band")
    return get_object_or_404(log.prefetch_related(*belongings), pk=pk)


def wrong_state(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)
