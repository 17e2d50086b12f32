"""What waits for a person, over several partnerships at once: uplifts to write in, payment requests to take on."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from budgets.handling import WAITS_FOR, waits_for
from budgets.models import REQUESTED, Budget, BudgetLine, IndexationRate, PaymentRequest, last_day_to_request
from budgets.records import ASSOCIATION_KINDS
from partnerships.access import Access
from partnerships.models import Partnership, User


@dataclass(frozen=True)
class AwaitedUplift:
    """A year for which a committee's uplift is unknown, so that its indexed lines have no amount (O-36)."""

    partnership_slug: str
    funder_slug: str
    funder_name: str
    year: int
    partnership_name: str


def awaited_uplifts(
    partnerships: Collection[Partnership], *, committees: Collection[int], today: dt.date
) -> dict[int, list[AwaitedUplift]]:
    """What these committees have left to write in, by partnership, until next year at the most; three queries.

    A year asks for an uplift when it lies in the agreement's term and has no budget of its own, from each committee
    with an indexed line in the budget before it. See also: totals.py, which works out the amounts.
    """
    indexed = (
        BudgetLine.objects.adopted()
        .filter(is_indexed=True, funder__in=committees, budget__agreement__partnership__in=partnerships)
        .select_related("funder", "budget__agreement__partnership")
        .order_by("budget__year", "position")
    )
    budgeted = _years_with_a_budget(partnerships)
    known = set(
        IndexationRate.objects.filter(agreement__partnership__in=partnerships, withdrawn_because="").values_list(
            "agreement_id", "funder_id", "year"
        )
    )
    awaited: dict[int, dict[AwaitedUplift, None]] = defaultdict(dict)
    for line in indexed:
        agreement = line.budget.agreement
        for year in range(line.budget.year + 1, min(agreement.ends_on.year, today.year + 1) + 1):
            if year in budgeted[agreement.pk]:
                break
            if (agreement.pk, line.funder_id, year) not in known:
                uplift = AwaitedUplift(
                    agreement.partnership.slug, line.funder.slug, line.funder.name, year, agreement.partnership.name
                )
                awaited[agreement.partnership_id][uplift] = None
    return defaultdict(list, {partnership: list(uplifts) for partnership, uplifts in awaited.items()})


def _years_with_a_budget(partnerships: Collection[Partnership]) -> dict[int, set[int]]:
    years: dict[int, set[int]] = defaultdict(set)
    for agreement, year in (
        Budget.objects.adopted().filter(agreement__partnership__in=partnerships).values_list("agreement_id", "year")
    ):
        years[agreement].add(year)
    return years


@dataclass(frozen=True)
class AwaitedStep:
    """A payment request that waits for one person, and for what."""

    request: PaymentRequest
    what: str  # «Granska»


def awaited_steps(
    partnerships: Collection[Partnership], *, access: Mapping[int, Access], by: User
) -> dict[int, list[AwaitedStep]]:
    """The payment requests that this person can take on, by partnership, oldest first; two queries."""
    represented = {pk for each in access.values() for pk in each.represented}
    committees = {pk for each in access.values() for pk in each.committees}
    found: dict[int, list[AwaitedStep]] = defaultdict(list)
    if not represented and not committees:
        return found
    mine = Q(performer__in=represented) | Q(funder__in=committees, submitted_on__isnull=False)
    requests = PaymentRequest.objects.filter(mine, agreement__partnership__in=partnerships, status__in=WAITS_FOR)
    for request in requests.with_content().order_by("submitted_on", "pk"):
        partnership = request.agreement.partnership_id
        if what := waits_for(request, by=by, access=access[partnership]):
            found[partnership].append(AwaitedStep(request, what))
    return found


REMINDED_FROM = 10  # October: two months to the last day (rule 22)


@dataclass(frozen=True)
class AwaitedRequest:
    """A year whose money a person's organisation has not begun to request."""

    partnership_slug: str
    year: int
    due_on: dt.date
    is_past: bool


def awaited_requests(
    partnerships: Collection[Partnership], *, access: Mapping[int, Access], today: dt.date
) -> dict[int, AwaitedRequest]:
    """Whom to remind of the last day, by partnership: from October on, contact persons whose organisation performs a
    line of this year's money and has requested none of it; two queries."""
    represented = {pk for each in access.values() for pk in each.represented}
    if today.month < REMINDED_FROM or not represented:
        return {}
    requested = set(
        PaymentRequest.objects.filter(
            agreement__partnership__in=partnerships, performer__in=represented, year=today.year, status__in=REQUESTED
        ).values_list("agreement__partnership", "performer")
    )
    due_on = last_day_to_request(today.year)
    performers = _performers_now(partnerships, today)
    return {
        partnership.pk: AwaitedRequest(partnership.slug, today.year, due_on, today > due_on)
        for partnership in partnerships
        if any(
            (partnership.pk, pk) not in requested
            for pk in performers[partnership.pk] & access[partnership.pk].represented
        )
    }


def _performers_now(partnerships: Collection[Partnership], today: dt.date) -> dict[int, set[int]]:
    """The associations that perform lines of the budget that holds this year, by partnership."""
    lines = BudgetLine.objects.adopted().filter(
        budget__agreement__partnership__in=partnerships,
        budget__agreement__starts_on__lte=today,
        budget__agreement__ends_on__gte=today,
        budget__year__lte=today.year,
        performer__kind__in=ASSOCIATION_KINDS,
    )
    rows = list(lines.values_list("budget__agreement__partnership", "budget__year", "performer"))
    latest: dict[int, int] = {}
    for partnership, year, _ in rows:
        latest[partnership] = max(year, latest.get(partnership, year))
    found: dict[int, set[int]] = defaultdict(set)
    for partnership, year, performer in rows:
        if year == latest[partnership]:
            found[partnership].add(performer)
    return found
