"""The year followed up: what budget, requests, outcome and forecast say of each line, and what was done about it.

Reads in a fixed number of queries whatever the number of lines. Amounts and outcome come from totals.py, what was
requested from requested.py; here only forecasts and what people have said and decided are read.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from budgets.facts import (
    NOTHING,
    Approved,
    BudgetSheet,
    CarriedOver,
    Cells,
    Decided,
    FollowUp,
    FollowUpRow,
    Forecasted,
    Handling,
    Line,
    Talk,
    Threshold,
    Total,
    YearBudget,
)
from budgets.models import Approval, DeviationCause, DeviationDecision, DeviationThreshold, Dialogue, Forecast
from budgets.records import body
from budgets.requested import CARRY_OVER, LINE, Drawn, YearOfRequests, requests_in
from budgets.totals import budget_sheet
from partnerships.models import Partnership

ZERO = Decimal(0)
NOTHING_DRAWN = Drawn()


def follow_up(partnership: Partnership, year: int, *, this_year: int) -> FollowUp | None:
    """The year with everything that is known of it; None when it has no budget (12 queries)."""
    sheet = budget_sheet(partnership)
    return follow_up_in(sheet, partnership, year, this_year=this_year, requested=requests_in(sheet, partnership))


def follow_up_in(
    sheet: BudgetSheet,
    partnership: Partnership,
    year: int,
    *,
    this_year: int,
    requested: Mapping[int, YearOfRequests] | None = None,
) -> FollowUp | None:
    """The same for a sheet that has been read already; without `requested` nothing is said to be (5 queries)."""
    budget = sheet.year(year)
    if budget is None:
        return None
    said = handlings(partnership, year) if budget.is_stated else {}
    of_year = (requested or {}).get(year)
    drawn = {pot.key: pot.drawn for pot in (of_year.pots if of_year else ())}
    is_closed, threshold = year < this_year, threshold_of(partnership)
    out = sheet.carried_from(year)
    rows = [_row(line, said.get(line.pk, NOTHING), drawn, out, threshold, is_closed=is_closed) for line in budget.lines]
    return FollowUp(budget, is_closed, threshold, (*rows, *_carried_rows(budget, drawn)))


def threshold_of(partnership: Partnership) -> Threshold:
    """The partnership's own, or what applies until somebody sets one."""
    stored = DeviationThreshold.objects.filter(partnership=partnership).first()
    return Threshold(stored.amount, stored.percent) if stored else Threshold()


def _row(
    line: Line,
    handling: Handling,
    drawn: Mapping[str, Drawn],
    carried_out: tuple[CarriedOver, ...],
    threshold: Threshold,
    *,
    is_closed: bool,
) -> FollowUpRow:
    asked = drawn.get(f"{LINE}-{line.code}", NOTHING_DRAWN)
    outcome, forecast = Total.of([line.outcome]), Total.of([handling.forecast])
    cells = Cells(
        Total.of([line.amount]),
        ZERO,
        asked.requested,
        asked.paid,
        outcome,
        forecast,
        outcome if is_closed else forecast,
    )
    left = cells.deviation
    return FollowUpRow(
        line.cost,
        line.performer,
        line.funder,
        cells,
        line=line,
        handling=handling,
        cause=handling.cause or _cause_of_carried(line, carried_out),
        from_both=_from_both(line, carried_out) if left is not None and left.amount > 0 else (),
        needs_cause=left is not None and threshold.is_reached(left.amount, budget=line.amount or ZERO),
    )


def _cause_of_carried(line: Line, carried_out: tuple[CarriedOver, ...]) -> str:
    """Money carried over has a cause: the line's own, or its performer's and funder's where no line is known."""
    of_line = [each for each in carried_out if each.code == line.code]
    return next((each.cause for each in (*of_line, *_from_both(line, carried_out))), "")


def _from_both(line: Line, carried_out: tuple[CarriedOver, ...]) -> tuple[CarriedOver, ...]:
    bodies = (line.performer, line.funder)
    return tuple(each for each in carried_out if not each.code and (each.performer, each.funder) == bodies)


def _carried_rows(budget: YearBudget, drawn: Mapping[str, Drawn]) -> Iterator[FollowUpRow]:
    for each in budget.carried_in:
        asked = drawn.get(f"{CARRY_OVER}-{each.pk}", NOTHING_DRAWN)
        cells = Cells(carried_in=each.amount, requested=asked.requested, paid=asked.paid)
        yield FollowUpRow(each.name, each.performer, each.funder, cells, carried=each)


# --- What people have said and decided -----------------------------------------------------------------


def handlings(partnership: Partnership, year: int) -> dict[int, Handling]:
    """By the line's id; lines of which nothing is recorded are left out (5 queries)."""
    of_year = {"line__budget__agreement__partnership": partnership, "line__budget__year": year}
    causes = {each.line_id: each for each in DeviationCause.objects.filter(**of_year)}
    forecasts = _by_line(Forecast.objects.filter(**of_year).select_related("by").order_by("-made_on", "-pk"), _forecast)
    talks = _by_line(Dialogue.objects.filter(**of_year).select_related("recorded_by").order_by("held_on", "pk"), _talk)
    decisions = _by_line(_decisions().filter(**of_year), _decided)
    return {
        line: Handling(
            causes[line].cause if line in causes else "",
            causes[line].is_example if line in causes else False,
            tuple(forecasts[line]),
            tuple(talks[line]),
            tuple(decisions[line]),
        )
        for line in {*causes, *forecasts, *talks, *decisions}
    }


def _decisions() -> Any:
    approvals = Approval.objects.select_related("party").order_by("approved_on", "pk")
    return (
        DeviationDecision.objects.select_related("decided_by", "carry_over")
        .prefetch_related(Prefetch("approvals", queryset=approvals))
        .order_by("pk")
    )


def _by_line(stored: Any, fact: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for each in stored:
        found[each.line_id].append(fact(each))
    return found


def _forecast(stored: Forecast) -> Forecasted:
    return Forecasted(stored.amount, stored.made_on, stored.note, str(stored.by), stored.is_example)


def _talk(stored: Dialogue) -> Talk:
    return Talk(stored.held_on, stored.participants, stored.summary, str(stored.recorded_by), stored.is_example)


def _decided(stored: Any) -> Decided:
    approvals = tuple(
        Approved(body(each.party), each.approved_on, each.reference, each.is_example) for each in stored.approvals.all()
    )
    return Decided(
        stored.pk,
        stored.get_outcome_display(),
        stored.amount,
        stored.to_year,
        body(stored.decided_by),
        stored.decided_on,
        stored.reference,
        approvals,
        stored.withdrawn_because,
        stored.is_example,
        stored.carry_over.dialogue if stored.carry_over else "",
    )
