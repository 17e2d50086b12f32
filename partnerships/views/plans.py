"""The yearly plan to read: all years, one year's plan, its history, and the plan beside what was held."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from partnerships.models import ActivityPlan, AgreementParty, PlanStatus
from partnerships.plan_charts import area_chart, month_chart
from partnerships.plan_differences import plan_differences
from partnerships.plan_outcome import plan_outcome
from partnerships.plan_reading import plan_sections, rounds, standings, what_is_missing
from partnerships.swedish import MONTHS


@require_GET
def plan_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    plans = _plans(request).newest_first().select_related("partnership")
    years: dict[int, list[ActivityPlan]] = defaultdict(list)
    for plan in plans.annotate(activities=Count("items"), times=Sum("items__times")):
        years[plan.year].append(plan)
    return render(request, "partnerships/plan_list.html", {"years": list(years.items())})


@require_GET
def plan(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    """The agreed edition; until there is one, the latest."""
    editions = find_editions(request, year)
    shown = next((each for each in editions if each.is_agreed), editions[0])
    return _plan_page(request, shown, editions)


@require_GET
def plan_edition(request: PartnershipRequest, partnership: str, year: int, edition: int) -> HttpResponse:
    editions = find_editions(request, year)
    for each in editions:
        if each.edition == edition:
            return _plan_page(request, each, editions)
    raise Http404


@require_GET
def plan_history(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    """Who answered what and when, edition by edition, and what each edition changed."""
    editions = find_editions(request, year)
    items = {each.pk: list(each.items.in_order().for_list()) for each in editions}
    told = [
        {
            "plan": each,
            "rounds": rounds(each, each.answers.in_order()),
            "former": former,
            "differences": plan_differences(items[former.pk], items[each.pk]) if former else [],
        }
        for each, former in zip(editions, [*editions[1:], None], strict=True)
    ]
    return render(request, "partnerships/plan_history.html", {"year": year, "editions": told})


@require_GET
def plan_outcome_page(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    editions = find_editions(request, year)
    compared = next((each for each in editions if each.is_agreed), editions[0])
    outcome = plan_outcome(compared)
    today = timezone.localdate()
    context = {
        "plan": compared,
        "outcome": outcome,
        "area_chart": area_chart(outcome),
        "month_chart": month_chart(outcome),
        "months": list(zip(MONTHS, outcome.months, strict=True)),
        "today": today if today.year == year else None,
        "has_begun": today.year >= year,
        "is_over": today.year > year,
    }
    return render(request, "partnerships/plan_outcome.html", context)


def find_editions(request: PartnershipRequest, year: int) -> list[ActivityPlan]:
    """The year's editions that the person may see, the latest first. Raises Http404 when there is none."""
    found = _plans(request).filter(year=year).newest_first()
    editions = list(found.select_related("partnership", "agreement"))
    if not editions:
        raise Http404
    return editions


def _plans(request: PartnershipRequest) -> Any:
    """A draft is for those who work on it; who only reads sees what has been sent to the parties."""
    plans = ActivityPlan.objects.of(request.partnership)
    return plans if request.access.sees_plan_drafts else plans.sent()


def find_parties(plan: ActivityPlan) -> list[AgreementParty]:
    """The parties of the plan's agreement, in its order."""
    return list(AgreementParty.objects.filter(agreement_id=plan.agreement_id).in_order().select_related("organisation"))


def plan_content(request: PartnershipRequest, plan: ActivityPlan) -> dict[str, Any]:
    """What a page needs that shows the plan itself and how the parties stand."""
    sections = plan_sections(plan)
    stand = standings(plan, plan.answers.in_order(), find_parties(plan))
    return {
        "plan": plan,
        "sections": sections,
        "times": sum(section.times for section in sections),
        "activities": sum(len(section.items) for section in sections),
        "standings": stand,
        "approved": sum(each.has_approved for each in stand),
    }


def _plan_page(request: PartnershipRequest, plan: ActivityPlan, editions: list[ActivityPlan]) -> HttpResponse:
    content = plan_content(request, plan)
    unanswered = [each.party for each in content["standings"] if each.answer is None] if plan.is_circulated else []
    latest = rounds(plan, plan.answers.in_order())[:1] if plan.is_draft else []
    items = [planned.item for section in content["sections"] for planned in section.items]
    context = content | {
        "editions": editions,
        "agreed": next((each for each in editions if each.is_agreed), None),
        "on_its_way": next(
            (each for each in editions if each.status in {PlanStatus.DRAFT, PlanStatus.CIRCULATED}), None
        ),
        "missing": what_is_missing(items) if plan.is_draft else [],
        "sent_back": latest[0].answers if latest else [],
        "waits_for_me": [party for party in unanswered if request.access.speaks_for(party)],
        "has_unanswered": bool(unanswered),
        **_compared(plan, editions, items),
    }
    return render(request, "partnerships/plan.html", context)


def _compared(plan: ActivityPlan, editions: list[ActivityPlan], items: list[Any]) -> dict[str, Any]:
    """What the edition changes in the one before it."""
    former = next((each for each in editions if each.edition == plan.edition - 1), None)
    if former is None:
        return {"former": None, "differences": []}
    return {"former": former, "differences": plan_differences(former.items.in_order().for_list(), items)}
