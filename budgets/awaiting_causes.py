"""The deviations whose cause waits for a person to write it, over several partnerships at once (rule 31)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum

from budgets.facts import Deviation, Threshold, deviation_of
from budgets.line_rights import may_follow_up
from budgets.models import BudgetLine, CarryOver, DeviationCause, DeviationThreshold, Forecast, OutcomeEntry
from budgets.records import ORE_IN_KRONA, in_ore
from partnerships.access import Access, Right
from partnerships.models import Partnership


@dataclass(frozen=True)
class AwaitedCause:
    """A line whose deviation reaches the threshold and has no cause."""

    partnership_slug: str
    year: int
    code: str
    name: str
    deviation: Deviation


def awaited_causes(
    partnerships: Collection[Partnership], *, access: Mapping[int, Access], today: dt.date
) -> dict[int, list[AwaitedCause]]:
    """What this person has left to explain, by partnership, the latest year first; one query at the most.

    See also: follow_up.py, which shows the same lines with everything about them.
    """
    mine = [each for each in partnerships if Right.FOLLOW_UP in access[each.pk]]
    found: dict[int, list[AwaitedCause]] = defaultdict(list)
    for line in _unexplained(mine, today) if mine else ():
        partnership = line.budget.agreement.partnership
        deviation = _deviation(line, is_closed=line.budget.year < today.year)
        may = may_follow_up(access[partnership.pk], performer=line.performer_id, funder=line.funder_id)
        if may and deviation and _threshold(line).is_reached(deviation.amount, budget=line.amount):
            cause = AwaitedCause(partnership.slug, line.budget.year, line.code, line.cost, deviation)
            found[partnership.pk].append(cause)
    return found


def _unexplained(partnerships: Collection[Partnership], today: dt.date) -> QuerySet[Any]:
    of_line = {"line": OuterRef("pk")}
    entries = OutcomeEntry.objects.filter(**of_line).order_by().values("line").annotate(ore=Sum(in_ore("amount")))
    forecasts = Forecast.objects.filter(**of_line).order_by("-made_on", "-pk")
    threshold = DeviationThreshold.objects.filter(partnership=OuterRef("budget__agreement__partnership"))
    carried = CarryOver.objects.in_force().filter(
        Q(line=OuterRef("pk"))
        | Q(decision__line=OuterRef("pk"))
        | Q(
            line__isnull=True,
            decision__isnull=True,
            partnership=OuterRef("budget__agreement__partnership"),
            from_year=OuterRef("budget__year"),
            performer=OuterRef("performer"),
            funder=OuterRef("funder"),
        )
    )
    return (
        BudgetLine.objects.adopted()
        .filter(budget__agreement__partnership__in=partnerships, budget__year__lte=today.year)
        .filter(~Exists(DeviationCause.objects.filter(**of_line)), ~Exists(carried))
        .select_related("budget__agreement__partnership")
        .annotate(
            outcome_ore=Subquery(entries.values("ore")),
            forecast=Subquery(forecasts.values("amount")[:1]),
            limit_kronor=Subquery(threshold.values("amount")),
            limit_percent=Subquery(threshold.values("percent")),
        )
        .order_by("-budget__year", F("position"), "code")
    )


def _deviation(line: Any, *, is_closed: bool) -> Deviation | None:
    """Of a year that is over on its outcome, of one that runs on its forecast."""
    if is_closed:
        outcome = None if line.outcome_ore is None else Decimal(line.outcome_ore) / ORE_IN_KRONA
        return deviation_of(line.amount, outcome)
    return deviation_of(line.amount, line.forecast)


def _threshold(line: Any) -> Threshold:
    return Threshold() if line.limit_kronor is None else Threshold(line.limit_kronor, line.limit_percent)
