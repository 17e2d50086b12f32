"""The uplifts that committees have not written in yet, over several partnerships at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from budgets.models import Budget, BudgetLine, IndexationRate
from partnerships.models import Partnership


@dataclass(frozen=True)
class AwaitedUplift:
    """A year for which a committee's uplift is unknown, so that its indexed lines have no amount (O-36)."""

    partnership_slug: str
    funder_slug: str
    funder_name: str
    year: int


def awaited_uplifts(
    partnerships: Collection[Partnership], *, committees: Collection[int], today: dt.date
) -> dict[int, list[AwaitedUplift]]:
    """What these committees have left to write in, by partnership, until next year at the most; three queries.

    A year asks for an uplift when it lies in the agreement's term and has no budget of its own, from each committee
    with an indexed line in the budget before it. See also: totals.py, which works out the amounts.
    """
    indexed = (
        BudgetLine.objects.filter(
            is_indexed=True, funder__in=committees, budget__agreement__partnership__in=partnerships
        )
        .select_related("funder", "budget__agreement__partnership")
        .order_by("budget__year", "position")
    )
    budgeted = _years_with_a_budget(partnerships)
    known = set(
        IndexationRate.objects.filter(agreement__partnership__in=partnerships).values_list(
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
                uplift = AwaitedUplift(agreement.partnership.slug, line.funder.slug, line.funder.name, year)
                awaited[agreement.partnership_id][uplift] = None
    return defaultdict(list, {partnership: list(uplifts) for partnership, uplifts in awaited.items()})


def _years_with_a_budget(partnerships: Collection[Partnership]) -> dict[int, set[int]]:
    years: dict[int, set[int]] = defaultdict(set)
    for agreement, year in Budget.objects.filter(agreement__partnership__in=partnerships).values_list(
        "agreement_id", "year"
    ):
        years[agreement].add(year)
    return years
