"""What is planned: one occasion ahead, changing it (alone or with its series), opening a cancelled one again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import change_all_coming, log_occasion, reopen_occasion, update_occasion
from partnerships.before_cancelling import before_cancelling
from partnerships.forms import PlannedForm, ReopenForm
from partnerships.models import Activity, ActivityOccasion, OccasionStatus
from partnerships.proposals import proposal_for
from partnerships.swedish import long_date, plural
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.occasions import wrong_state


@require_http_methods(["GET", "POST"])
def plan_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    occasion = ActivityOccasion(status=OccasionStatus.PLANNED)
    form = PlannedForm(
        request.POST or None, instance=occasion, initial=_proposed(request), partnership=request.partnership
    )
    if form.is_valid():
        cleaned = form.cleaned_data
        log_occasion(occasion, goals=cleaned["goals"], co_organisers=cleaned["co_organisers"], by=request.user)
        messages.success(request, f"{occasion.activity} är planerad {long_date(occasion.held_on)}.")
        return redirect(occasion)
    return render(request, "partnerships/plan_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def plan_edit(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    occasion = _find(request, pk)
    if occasion.status != OccasionStatus.PLANNED:
        return wrong_state(request, "Aktiviteten är inte längre planerad.")
    form = _form_for(occasion, request.POST or None)
    if form.is_valid():
        try:
            messages.success(request, _save(request, form))
        except StaleVersion as stale:
            return conflict_page(request, form, _form_for(stale.current, None), stale)
        except ValidationError as error:
            form.tell(error)
        else:
            return redirect(occasion)
    context = {"form": form, "occasion": occasion}
    return render(request, "partnerships/plan_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def reopen(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    occasion = _find(request, pk)
    if occasion.status != OccasionStatus.CANCELLED:
        return wrong_state(request, "Aktiviteten är inte inställd.")
    before = before_cancelling(occasion)
    form = ReopenForm(request.POST or None, instance=occasion)
    if form.is_valid():
        try:
            reopen_occasion(occasion, expected_version=form.cleaned_data["version"], by=request.user)
        except StaleVersion as stale:
            return conflict_page(request, form, ReopenForm(instance=stale.current), stale)
        messages.success(request, f"{occasion} är {occasion.get_status_display()} igen.")
        return redirect(occasion)
    context = {"form": form, "occasion": occasion, "before": before}
    return render(request, "partnerships/occasion_reopen.html", context, status=422 if form.errors else 200)


def _find(request: PartnershipRequest, pk: int) -> ActivityOccasion:
    occasions = ActivityOccasion.objects.of(request.partnership).for_list().select_related("series")
    return get_object_or_404(occasions, pk=pk)


def _form_for(occasion: ActivityOccasion, data: Any) -> PlannedForm:
    initial = {
        "goals": list(occasion.goal_links.values_list("goal_id", flat=True)),
        "co_organisers": list(occasion.co_organisers.values_list("organisation_id", flat=True)),
    }
    return PlannedForm(data, instance=occasion, initial=initial, partnership=occasion.partnership)


def _save(request: PartnershipRequest, form: PlannedForm) -> str:
    """Save this one, or all that are to come in its series; gives what to say. Raises as the actions do."""
    cleaned = form.cleaned_data
    how: dict[str, Any] = {
        "goals": cleaned["goals"],
        "co_organisers": cleaned["co_organisers"],
        "expected_version": cleaned["version"],
        "by": request.user,
    }
    if not form.reaches_all:
        update_occasion(form.instance, **how)
        return "Ändringen är sparad."
    changed = {"activity" if name == "new_activity" else name for name in form.changed_data}
    others = change_all_coming(form.instance, changed=changed, today=timezone.localdate(), **how)
    return f"Ändringen är sparad för den här och {plural(others, 'annat tillfälle', 'andra tillfällen')} i serien."


def _proposed(request: PartnershipRequest) -> dict[str, Any]:
    """When an activity is named in the address, what its latest occasion had."""
    wanted = request.GET.get("aktivitet", "")
    if not wanted.isdecimal() or len(wanted) > 18:
        return {}
    activity = get_object_or_404(Activity.objects.filter(partnership=request.partnership), pk=wanted)
    agreement = PlannedForm(partnership=request.partnership).agreement
    proposal = proposal_for(activity, agreement=agreement, by=request.user)
    if proposal is None:
        return {"activity": activity.pk}
    return {"activity": activity.pk, "starts_at": proposal.earlier.starts_at} | proposal.as_initial()
