"""The uplifts that committees have not written in yet, over several partnerships at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F

from budgets.models import BudgetLine, IndexationRate
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
    """What these committees have left to write in, by partnership, until next year at the most; two queries.

    A year asks for an uplift when it lies in the agreement's term, after the latest year with a budget.
    """
    indexed = BudgetLine.objects.filter(
        is_indexed=True, funder__in=committees, budget__agreement__partnership__in=partnerships
    ).select_related("funder", "budget__agreement__partnership")
    known = set(
        IndexationRate.objects.filter(agreement__partnership__in=partnerships).values_list(
            "agreement_id", "funder_id", "year"
        )
    )
    awaited: dict[int, list[AwaitedUplift]] = defaultdict(list)
    for line in _latest_of_each_agreement(list(indexed.order_by(F("budget__year").desc()))):
        agreement = line.budget.agreement
        last = min(agreement.ends_on.year, today.year + 1)
        awaited[agreement.partnership_id] += [
            AwaitedUplift(agreement.partnership.slug, line.funder.slug, line.funder.name, year)
            for year in range(line.budget.year + 1, last + 1)
            if (agreement.pk, line.funder_id, year) not in known
        ]
    return awaited


def _latest_of_each_agreement(newest_first: list[BudgetLine]) -> list[BudgetLine]:
    """One line for each agreement and committee: the first seen, of the latest budget year."""
    found: dict[tuple[int, int], BudgetLine] = {}
    for line in newest_first:
        found.setdefault((line.budget.agreement_id, line.funder_id), line)
    return list(found.values())
