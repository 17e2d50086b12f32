"""The page of a partnership: what it is, its agreements and where things stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from partnerships.models import ActivityOccasion, Agreement
from partnerships.plan_duties import plan_duties
from partnerships.status import agreement_status


@require_GET
def partnership(request: PartnershipRequest, partnership: str) -> HttpResponse:
    today = timezone.localdate()
    agreements = Agreement.objects.of(request.partnership).oldest_first().with_parties_and_decisions()
    statuses = [(agreement, agreement_status(agreement, today)) for agreement in agreements]
    current = next((agreement for agreement, _status in reversed(statuses) if agreement.covers(today)), None)
    context = {
        "today": today,
        "statuses": statuses[::-1],
        "duties": plan_duties(
            [agreement for agreement, _status in statuses],
            access={request.partnership.pk: request.access},
            today=today,
        )[request.partnership.pk],
        "current": current,
        "areas": current.programme_areas.prefetch_related("outcome_goals").order_by("position") if current else [],
        "names": request.partnership.names.all(),
        "venues": request.partnership.venues.prefetch_related("names"),
        "latest": ActivityOccasion.objects.of(request.partnership).held().newest_first().for_list()[:5],
    }
    return render(request, "partnerships/partnership.html", context)
