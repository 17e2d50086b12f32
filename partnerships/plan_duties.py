"""What waits for somebody about the yearly plan (rule 13): agreed in November for the year to come, reminded of from
1 November, warned about from 1 December; and the parties' answers whenever a plan is with them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Prefetch

from partnerships.access import Access, Right
from partnerships.models import ActivityPlan, Agreement, PlanAnswer, PlanAnswerKind, PlanStatus

REMIND_MONTH, WARN_MONTH = 11, 12


class Urgency(StrEnum):
    """How the deadline stands on the day."""

    NONE = "none"
    REMIND = "remind"
    WARN = "warn"


@dataclass(frozen=True)
class PlanDuty:
    """What one person has to do, or should know, about the plan of one year in one partnership."""

    partnership_slug: str
    year: int
    urgency: Urgency
    status: str | None  # a PlanStatus; None when nobody has begun
    needs_extension: bool = False  # no agreement covers the year yet (O-14)
    approved: int = 0
    parties: int = 0
    waits_for_me: tuple[str, ...] = ()  # the parties the person speaks for that have not answered
    wants_changes: tuple[str, ...] = ()  # the parties that sent it back, while it is a draft again

    @property
    def is_with_parties(self) -> bool:
        return self.status == PlanStatus.CIRCULATED

    @property
    def is_late(self) -> bool:
        return self.urgency == Urgency.WARN


def plan_duties(
    agreements: Iterable[Agreement], *, access: Mapping[int, Access], today: dt.date
) -> dict[int, list[PlanDuty]]:
    """By partnership, what each has to do about this year's and next year's plan; two queries.

    `access` is the person's, by partnership. Reads each agreement's `parties` with organisation; prefetch them. Only
    those who draft plans or answer them have duties.
    """
    concerned = {pk for pk, each in access.items() if {Right.DRAFT_PLAN, Right.ANSWER_PLAN} & each.rights}
    ours: dict[int, list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        if agreement.partnership_id in concerned:
            ours[agreement.partnership_id].append(agreement)
    plans = _plans(ours, today) if ours else {}
    duties: dict[int, list[PlanDuty]] = defaultdict(list)
    for partnership, own in ours.items():
        for year in (today.year, today.year + 1):
            for duty in _duties(own, plans.get((partnership, year), []), access[partnership], year, today):
                duties[partnership].append(duty)
    return duties


def _plans(partnerships: Iterable[int], today: dt.date) -> dict[tuple[int, int], list[ActivityPlan]]:
    found = (
        ActivityPlan.objects.filter(partnership__in=list(partnerships), year__in=(today.year, today.year + 1))
        .exclude(status=PlanStatus.REPLACED)
        .prefetch_related(Prefetch("answers", PlanAnswer.objects.in_order()))
    )
    grouped: dict[tuple[int, int], list[ActivityPlan]] = defaultdict(list)
    for plan in found:
        grouped[plan.partnership_id, plan.year].append(plan)
    return grouped


def _duties(
    agreements: list[Agreement], plans: list[ActivityPlan], access: Access, year: int, today: dt.date
) -> Iterable[PlanDuty]:
    """At most one: about the edition on its way, else about a year that has no agreed plan."""
    slug = agreements[0].partnership.slug
    is_agreed = any(plan.is_agreed for plan in plans)
    urgency = Urgency.NONE if is_agreed else _urgency(year, today)
    covering = [each for each in agreements if each.starts_on.year <= year <= each.ends_on.year]
    on_its_way = next((plan for plan in plans if not plan.is_agreed), None)
    if on_its_way is not None:
        duty = _about(on_its_way, covering, access, slug, urgency)
        if duty.urgency != Urgency.NONE or duty.waits_for_me or Right.DRAFT_PLAN in access:
            yield duty
    elif urgency != Urgency.NONE:
        runs_now = any(agreement.covers(today) for agreement in agreements)
        if covering or (runs_now and year > today.year):
            yield PlanDuty(slug, year, urgency, None, needs_extension=not covering)


def _urgency(year: int, today: dt.date) -> Urgency:
    """The plan of a year is agreed in November of the year before."""
    if today >= dt.date(year - 1, WARN_MONTH, 1):
        return Urgency.WARN
    return Urgency.REMIND if today >= dt.date(year - 1, REMIND_MONTH, 1) else Urgency.NONE


def _about(plan: ActivityPlan, agreements: list[Agreement], access: Access, slug: str, urgency: Urgency) -> PlanDuty:
    parties = [party for each in agreements if each.pk == plan.agreement_id for party in each.parties.all()]
    answers = list(plan.answers.all())
    current = [answer for answer in answers if answer.plan_version == plan.version]
    answered = {answer.party_id for answer in current}
    waits = [party for party in parties if party.pk not in answered and access.speaks_for(party)]
    sent_back = [a for a in answers if a.answer == PlanAnswerKind.CHANGES and a == answers[-1] and plan.is_draft]
    return PlanDuty(
        partnership_slug=slug,
        year=plan.year,
        urgency=urgency,
        status=plan.status,
        approved=sum(answer.answer == PlanAnswerKind.APPROVED for answer in current),
        parties=len(parties),
        waits_for_me=tuple(str(party.organisation) for party in waits) if plan.is_circulated else (),
        wants_changes=tuple(str(answer.party.organisation) for answer in sent_back),
    )
