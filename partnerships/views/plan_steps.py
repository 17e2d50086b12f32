"""The yearly plan on its way: begun, sent to the parties, taken back, answered, and changed by a new edition."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import (
    GivenElsewhere,
    answer_plan,
    circulate_plan,
    recall_plan,
    start_new_edition,
    start_plan,
)
from partnerships.forms import NewEditionForm, PlanAnswerForm, PlanVersionForm, PlanYearForm, RecordAnswerForm
from partnerships.models import ActivityPlan, Agreement, AgreementParty, PlanAnswerKind, PlanItem
from partnerships.plan_reading import what_is_missing
from partnerships.views import refusals
from partnerships.views.plans import find_editions, find_parties, plan_content

attempt = partial(
    refusals.attempt,
    meanwhile="Planen har ändrats sedan du öppnade sidan. Läs den igen, och skicka sedan om det fortfarande stämmer.",
)


def wrong_state(request: PartnershipRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)


@require_http_methods(["GET", "POST"])
def plan_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    years = _years_without_a_plan(request)
    form = PlanYearForm(request.POST or None, years=years, initial={"year": _proposed(years)})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        year = form.cleaned_data["year"]
        status = attempt(form, lambda: start_plan(request.partnership, year=year, by=request.user))
        if status == 200:
            messages.success(request, f"Utkastet till plan för {year} är skapat. Lägg till aktiviteter.")
            return redirect("partnerships:plan", partnership, year)
    context = {"form": form, "heading": "Ny aktivitetsplan", "button": "Skapa utkast", "is_possible": bool(years)}
    context["lead"] = "Planen hör till det avtal som gäller under året. Den börjar som ett utkast."
    context["instead"] = "Alla år som har ett avtal har redan en plan."
    context["back"] = reverse("partnerships:plan_list", args=[partnership])
    return render(request, "partnerships/plan_step.html", context, status=status)


def _proposed(years: list[int]) -> int | None:
    """Next year, else the latest that has no plan."""
    next_year = timezone.localdate().year + 1
    return next_year if next_year in years else max(years, default=None)


def _years_without_a_plan(request: PartnershipRequest) -> list[int]:
    """The latest first."""
    terms = Agreement.objects.of(request.partnership).values_list("starts_on", "ends_on")
    covered = {year for first, last in terms for year in range(first.year, last.year + 1)}
    planned = ActivityPlan.objects.of(request.partnership).values_list("year", flat=True)
    return sorted(covered - set(planned), reverse=True)


@require_http_methods(["GET", "POST"])
def plan_circulate(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    plan = find_editions(request, year)[0]
    if not plan.is_draft:
        return wrong_state(request, "Det finns inget utkast att skicka.")
    missing = what_is_missing(plan.items.in_order().for_list())
    context = {
        "heading": f"Skicka planen för {year} till parterna",
        "lead": "Partens kontaktperson godkänner planen eller ber om ändringar. Den går inte att ändra under tiden, "
        "men den går att ta tillbaka.",
        "parties": find_parties(plan),
        "missing": missing,
        "is_possible": not missing,
        "button": "Skicka till parterna",
    }
    return one_button(request, plan, context, act=circulate_plan, done=f"Planen för {year} är hos parterna.")


@require_http_methods(["GET", "POST"])
def plan_recall(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    plan = find_editions(request, year)[0]
    if not plan.is_circulated:
        return wrong_state(request, "Planen är inte hos parterna.")
    context = {
        "heading": f"Ta tillbaka planen för {year}",
        "lead": "Planen blir ett utkast igen. Svaren hittills finns kvar i historiken men gäller inte längre: alla "
        "parter svarar på nytt när den skickas igen.",
        "is_possible": True,
        "button": "Ta tillbaka",
    }
    return one_button(request, plan, context, act=recall_plan, done=f"Planen för {year} är ett utkast igen.")


def one_button(
    request: PartnershipRequest,
    plan: ActivityPlan,
    context: dict[str, Any],
    *,
    act: Callable[..., Any],
    done: str,
    on: PlanItem | None = None,
    then: str = "",
) -> HttpResponse:
    """One button on the plan, or on the item `on` of it, as it was read; afterwards to `then`, else to the plan."""
    target: ActivityPlan | PlanItem = on or plan
    data = request.POST if request.method == "POST" else None
    form = PlanVersionForm(data, plan=plan, initial={"version": target.version})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        version = form.cleaned_data["version"]
        status = attempt(form, lambda: act(target, expected_version=version, by=request.user))
        if status == 200:
            messages.success(request, done)
            return redirect(then or plan.get_absolute_url())
    context |= {"plan": plan, "form": form, "back": plan.get_absolute_url()}
    return render(request, "partnerships/plan_step.html", context, status=status)


@require_http_methods(["GET", "POST"])
def plan_answer(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    """A contact person answers for the own party, and for no other."""
    plan = find_editions(request, year)[0]
    own = [party for party in find_parties(plan) if request.access.speaks_for(party)]
    if not own:
        raise PermissionDenied
    return _answer(request, plan, own, form_class=PlanAnswerForm)


@require_http_methods(["GET", "POST"])
def plan_record_answer(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    """The officer writes in an answer that was given elsewhere, saying by whom, when and how."""
    plan = find_editions(request, year)[0]
    return _answer(request, plan, find_parties(plan), form_class=RecordAnswerForm)


def _answer(
    request: PartnershipRequest, plan: ActivityPlan, parties: list[AgreementParty], *, form_class: type[PlanAnswerForm]
) -> HttpResponse:
    content = plan_content(request, plan)
    answered = {each.party.pk for each in content["standings"] if each.answer}
    left = [party for party in parties if party.pk not in answered]
    is_sent = request.method == "POST"
    if not is_sent and not (plan.is_circulated and left):
        reason = "Parten har redan svarat." if plan.is_circulated else "Planen är inte hos parterna just nu."
        return wrong_state(request, reason)
    form = form_class(request.POST if is_sent else None, plan=plan, parties=parties if is_sent else left)
    status = 422 if is_sent else 200
    if form.is_valid():
        status = attempt(form, lambda: _write_down(form, plan, by=request.user))
        if status == 200:
            messages.success(request, _thanks(plan, form.cleaned_data["answer"]))
            return redirect(plan)
    context = content | {"form": form, "is_recorded": form_class is RecordAnswerForm}
    return render(request, "partnerships/plan_answer.html", context, status=status)


def _write_down(form: PlanAnswerForm, plan: ActivityPlan, *, by: Any) -> None:
    content = form.cleaned_data
    given = None
    if "given_by" in content:
        given = GivenElsewhere(by=content["given_by"], on=content["given_on"], how=content["given_how"])
    answer_plan(
        plan,
        party=content["party"],
        answer=content["answer"],
        comment=content["comment"],
        given=given,
        expected_version=content["version"],
        by=by,
    )


def _thanks(plan: ActivityPlan, answer: str) -> str:
    if answer == PlanAnswerKind.CHANGES:
        return "Svaret är sparat. Planen är ett utkast igen, så att den kan ändras."
    plan.refresh_from_db(fields=["status"])
    return "Svaret är sparat. Alla parter har godkänt: planen är enad." if plan.is_agreed else "Svaret är sparat."


@require_http_methods(["GET", "POST"])
def plan_new_edition(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    editions = find_editions(request, year)
    agreed = next((each for each in editions if each.is_agreed), None)
    if agreed is None or not editions[0].is_agreed:
        return wrong_state(request, "En ny utgåva görs av en enad plan, och bara en i taget.")
    form = NewEditionForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        reason = form.cleaned_data["change_reason"]
        status = attempt(form, lambda: start_new_edition(agreed, reason=reason, by=request.user))
        if status == 200:
            messages.success(
                request, "Den nya utgåvan är ett utkast. Den enade planen gäller tills alla godkänt den nya."
            )
            return redirect("partnerships:plan_edition", partnership, year, editions[0].edition + 1)
    context = {
        "plan": agreed,
        "form": form,
        "heading": f"Ändra planen för {year}",
        "lead": "En enad plan är låst. Ändringen görs i en ny utgåva som alla parter godkänner på nytt. Den enade "
        "planen gäller tills dess.",
        "is_possible": True,
        "button": "Skapa ny utgåva",
        "back": agreed.get_absolute_url(),
    }
    return render(request, "partnerships/plan_step.html", context, status=status)
