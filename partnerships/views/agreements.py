"""The page of an agreement, and the form for a decision about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.forms import DecisionForm
from partnerships.models import Agreement, Decision
from partnerships.status import agreement_status, parties_not_offered_a_seat, parties_without_contact
from partnerships.versions import StaleVersion, save_if_current
from partnerships.views.conflict import conflict_page


@require_GET
def agreement(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    agreements = Agreement.objects.of(request.partnership).with_parties_and_decisions()
    found = get_object_or_404(agreements, pk=pk)
    today = timezone.localdate()
    context = {
        "agreement": found,
        "today": today,
        "status": agreement_status(found, today),
        "without_contact": parties_without_contact(found, today),
        "without_seat": parties_not_offered_a_seat(found),
        "common_commitments": found.commitments.filter(party=None).order_by("position"),
        "areas": found.programme_areas.prefetch_related("outcome_goals").order_by("position"),
        "indicators": found.indicators.order_by("kind", "position"),
        "recipients": found.report_recipients.select_related("organisation").order_by("position"),
        "sections": found.sections.in_order(),
        "seats": request.partnership.coordination_seats.held_on(today).select_related("organisation"),
    }
    return render(request, "partnerships/agreement.html", context)


@require_http_methods(["GET", "POST"])
def decision_new(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = get_object_or_404(Agreement.objects.of(request.partnership), pk=pk)
    decision = Decision(partnership=request.partnership, agreement=found)
    form = DecisionForm(request.POST or None, instance=decision)
    if form.is_valid():
        form.instance.save_as(request.user)
        messages.success(request, f"Beslutet {form.instance} är registrerat.")
        return redirect(found)
    context = {"form": form, "agreement": found}
    return render(request, "partnerships/decision_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def decision_edit(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    decisions = Decision.objects.filter(partnership=request.partnership).select_related(
        "agreement__partnership", "body"
    )
    decision = get_object_or_404(decisions, pk=pk)
    form = DecisionForm(request.POST or None, instance=decision)
    if form.is_valid():
        try:
            save_if_current(form.instance, expected=form.cleaned_data["version"], by=request.user)
        except StaleVersion as stale:
            return conflict_page(request, form, DecisionForm(instance=stale.current), stale)
        messages.success(request, f"Beslutet {decision} är sparat.")
        return redirect(_came_from(request) or decision.agreement or request.partnership)
    context = {"form": form, "agreement": decision.agreement, "decision": decision}
    return render(request, "partnerships/decision_form.html", context, status=422 if form.is_bound else 200)


def _came_from(request: PartnershipRequest) -> str:
    """The page of ours that led here, in `next`; empty for anything else."""
    wanted = request.GET.get("next", "")
    return wanted if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
