"""What stands in the draft of a plan: added, changed, taken away, and fetched from the year before; and the draft taken
away."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import (
    PlanNotInState,
    add_plan_item,
    add_proposals,
    remove_plan_draft,
    remove_plan_item,
    update_plan_item,
)
from partnerships.actions.plans import BEEN_WITH_PARTIES
from partnerships.forms import PlanItemForm, ProposalForm
from partnerships.models import ActivityPlan, PlanItem
from partnerships.plan_proposals import plan_proposals
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.plan_steps import attempt, one_button, wrong_state
from partnerships.views.plans import find_editions

NO_DRAFT = "Det finns inget utkast att ändra. En plan som är hos parterna tas först tillbaka; en enad får en ny utgåva."


@require_http_methods(["GET", "POST"])
def plan_item_new(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    plan = find_editions(request, year)[0]
    if not plan.is_draft and request.method == "GET":
        return wrong_state(request, NO_DRAFT)
    form = PlanItemForm(request.POST or None, plan=plan, initial=_asked_for(request))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        goals = form.cleaned_data["goals"]
        status = attempt(form, lambda: add_plan_item(form.instance, goals=goals, by=request.user))
        if status == 200:
            messages.success(request, f"{form.instance.activity} är med i planen.")
            return redirect(plan)
    context = {"form": form, "plan": plan}
    return render(request, "partnerships/plan_item_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def plan_item_edit(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    plan = find_editions(request, year)[0]
    item = _find(plan, pk)
    if not plan.is_draft and request.method == "GET":
        return wrong_state(request, NO_DRAFT)
    name = str(item)
    form = _form_for(item, request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            update_plan_item(
                form.instance,
                goals=form.cleaned_data["goals"],
                expected_version=form.cleaned_data["version"],
                by=request.user,
            )
        except StaleVersion as stale:
            return conflict_page(request, form, _form_for(_find(plan, stale.current.pk), None), stale)
        except PlanNotInState as wrong:
            form.add_error(None, wrong.reason)
            status = 409
        else:
            messages.success(request, "Ändringen är sparad.")
            return redirect(plan)
    context = {"form": form, "plan": plan, "name": name}
    return render(request, "partnerships/plan_item_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def plan_item_remove(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    plan = find_editions(request, year)[0]
    item = _find(plan, pk)
    if not plan.is_draft:
        return wrong_state(request, NO_DRAFT)
    context = {
        "heading": f"Ta bort {item} ur planen",
        "lead": "Aktiviteten försvinner ur utkastet. Det som är loggat finns kvar.",
        "is_possible": True,
        "is_dangerous": True,
        "button": "Ta bort",
    }
    done = f"{item} är borttagen ur utkastet."
    return one_button(request, plan, context, act=remove_plan_item, done=done, on=item)


@require_http_methods(["GET", "POST"])
def plan_remove(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    plan = find_editions(request, year)[0]
    if not plan.can_be_removed():
        return wrong_state(request, BEEN_WITH_PARTIES)
    context = {
        "heading": f"Ta bort utkastet till plan för {year}",
        "lead": f"Utgåva {plan.edition} försvinner med allt som står i den. Det som är loggat finns kvar.",
        "is_possible": True,
        "is_dangerous": True,
        "button": "Ta bort utkastet",
    }
    done, to_list = (
        f"Utkastet till plan för {year} är borttaget.",
        reverse("partnerships:plan_list", args=[partnership]),
    )
    return one_button(request, plan, context, act=remove_plan_draft, done=done, then=to_list)


@require_http_methods(["GET", "POST"])
def plan_propose(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    """«Hämta från i år»: what the year before had, to take into the draft."""
    plan = find_editions(request, year)[0]
    if not plan.is_draft:
        return wrong_state(request, NO_DRAFT)
    proposals = plan_proposals(plan)
    form = ProposalForm(request.POST if request.method == "POST" else None, plan=plan, proposals=proposals)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        chosen = form.chosen_proposals()
        status = attempt(form, lambda: add_proposals(plan, chosen, by=request.user))
        if status == 200:
            messages.success(request, "Hämtat till utkastet. Se över antal, mål och behov innan planen skickas.")
            return redirect(plan)
    context = {"form": form, "plan": plan, "proposals": proposals, "from_year": plan.year - 1}
    return render(request, "partnerships/plan_propose.html", context, status=status)


def _find(plan: ActivityPlan, pk: int) -> PlanItem:
    item: PlanItem = get_object_or_404(plan.items.for_list(), pk=pk)
    item.plan = plan
    return item


def _form_for(item: PlanItem, data: Any) -> PlanItemForm:
    goals = [link.goal_id for link in item.goal_links.all()]
    return PlanItemForm(data, instance=item, initial={"goals": goals}, plan=item.plan)


def _asked_for(request: PartnershipRequest) -> dict[str, Any]:
    """The area whose «Lägg till» was pressed."""
    area = request.GET.get("omrade", "")
    return {"area": area} if area.isdecimal() and len(area) < 19 else {}
