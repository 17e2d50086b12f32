"""What the start page shows a person: each partnership with the next thing to do there, by role."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Max, Q
from django.utils import timezone

from budgets.awaiting import (
    AwaitedRequest,
    AwaitedStep,
    AwaitedUplift,
    awaited_requests,
    awaited_steps,
    awaited_uplifts,
)
from budgets.awaiting_causes import AwaitedCause, awaited_causes
from budgets.duties import MoneyDuty, money_duties
from budgets.models import LineComment
from budgets.questions import questions_to
from partnerships.access import Access, all_access, partnerships_visible_to
from partnerships.models import Activity, ActivityOccasion, Agreement, OccasionStatus, Partnership, User
from partnerships.plan_duties import PlanDuty, plan_duties
from partnerships.proposals import RECENT, logged_by
from partnerships.status import AgreementStatus, agreement_status
from reporting.models import Report, ReportKind
from reporting.standing import ReportWork, report_work

QUICK = 6  # at most so many of them


@dataclass(frozen=True)
class StartCard:
    """One partnership on the start page. Lists are filled for those whose work they are."""

    partnership: Partnership
    access: Access
    agreement: Agreement | None
    status: AgreementStatus | None
    to_log: list[Activity] = field(default_factory=list)
    awaiting: int = 0  # occasions planned and passed that nobody has counted
    letters: list[Report] = field(default_factory=list)
    uplifts: list[AwaitedUplift] = field(default_factory=list)
    duties: list[PlanDuty] = field(default_factory=list)
    requests: list[AwaitedStep] = field(default_factory=list)
    to_request: AwaitedRequest | None = None
    causes: list[AwaitedCause] = field(default_factory=list)
    money: list[MoneyDuty] = field(default_factory=list)
    questions: list[LineComment] = field(default_factory=list)
    reports: ReportWork = field(default_factory=ReportWork)


def start_page(user: User) -> list[StartCard]:
    """The user's partnerships by name. The number of queries does not grow with them."""
    today = timezone.localdate()
    partnerships = list(partnerships_visible_to(user).order_by("name"))
    access = all_access(partnerships, user)
    all_agreements = _agreements(partnerships)
    agreements = _agreements_around(all_agreements, today)
    duties = plan_duties(all_agreements, access=access, today=today)
    to_log = _recently_held(partnerships, today, user)
    awaiting = _awaiting(partnerships)
    letters = _letters(partnerships)
    committees = {committee for each in access.values() for committee in each.committees}
    uplifts = awaited_uplifts(partnerships, committees=committees, today=today)
    requests = awaited_steps(partnerships, access=access, by=user)
    to_request = awaited_requests(partnerships, access=access, today=today)
    causes = awaited_causes(partnerships, access=access, today=today)
    money = money_duties(partnerships, agreements=all_agreements, access=access, today=today)
    questions = questions_to(user, partnerships, access=access)
    reports = report_work(partnerships, access=access, by=user, today=today)
    return [
        StartCard(
            partnership=partnership,
            access=access[partnership.pk],
            agreement=agreements.get(partnership.pk),
            status=agreement_status(agreements[partnership.pk], today) if partnership.pk in agreements else None,
            to_log=to_log[partnership.pk][:QUICK] if "log_activities" in access[partnership.pk] else [],
            awaiting=awaiting.get(partnership.pk, 0) if "log_activities" in access[partnership.pk] else 0,
            letters=letters[partnership.pk] if "write_report" in access[partnership.pk] else [],
            uplifts=uplifts[partnership.pk],
            duties=duties[partnership.pk],
            requests=requests[partnership.pk],
            to_request=to_request.get(partnership.pk),
            causes=causes[partnership.pk],
            money=money[partnership.pk],
            questions=questions[partnership.pk],
            reports=reports[partnership.pk],
        )
        for partnership in partnerships
    ]


def _agreements(partnerships: list[Partnership]) -> list[Agreement]:
    return list(Agreement.objects.filter(partnership__in=partnerships).oldest_first().with_parties_and_decisions())


def _agreements_around(found: list[Agreement], today: dt.date) -> dict[int, Agreement]:
    """Each partnership's agreement that covers today, else the last one before, else the first one after."""
    by_partnership: dict[int, Agreement] = {}
    for agreement in found:
        if agreement.starts_on <= today or agreement.partnership_id not in by_partnership:
            by_partnership[agreement.partnership_id] = agreement
    return by_partnership


def _recently_held(partnerships: list[Partnership], today: dt.date, user: User) -> dict[int, list[Activity]]:
    """What the person has logged lately, the latest first, and then what others have."""
    own = logged_by(user, since=today - RECENT).values("activity")
    activities = (
        Activity.objects.filter(partnership__in=partnerships)
        .filter(occasions__held_on__gte=today - RECENT, occasions__status=OccasionStatus.HELD)
        .annotate(last_held_on=Max("occasions__held_on"), is_own=Q(pk__in=own))
        .order_by("-is_own", "-last_held_on", "name")
    )
    grouped: dict[int, list[Activity]] = defaultdict(list)
    for activity in activities:
        grouped[activity.partnership_id].append(activity)
    return grouped


def _awaiting(partnerships: list[Partnership]) -> dict[int, int]:
    waiting = ActivityOccasion.objects.filter(partnership__in=partnerships).awaiting_count()
    return dict(waiting.values_list("partnership").annotate(Count("pk")).order_by())


def _letters(partnerships: list[Partnership]) -> dict[int, list[Report]]:
    grouped: dict[int, list[Report]] = defaultdict(list)
    letters = Report.objects.of_kind(ReportKind.STAFF_REPORT).filter(partnership__in=partnerships)
    for letter in letters.select_related("partnership").newest_first():
        grouped[letter.partnership_id].append(letter)
    return grouped
