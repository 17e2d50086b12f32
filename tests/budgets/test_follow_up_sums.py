"""The follow-up's sums: per funder, per performer and whole are the same kronor in every column, whatever is in it."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from budgets.facts import Cells, FollowUp, FollowUpRow, Threshold, Total, YearBudget
from tests.budgets.test_sums_agree import BODIES

few = settings(max_examples=40)  # each example is a whole year
KRONOR = st.decimals(0, 10**9, places=2)
COLUMNS = ("budget", "carried_in", "available", "requested", "paid", "outcome", "forecast", "ends_at")
THRESHOLD = Threshold()


@st.composite
def years(draw):
    """Lines with known and unknown amounts, outcome and forecast, and money that was carried in."""
    is_closed = draw(st.booleans())
    rows = tuple(_row(draw, is_closed) for _ in range(draw(st.integers(0, 8))))
    return FollowUp(YearBudget(2025, "Avtal", 1, ()), is_closed, THRESHOLD, rows)


def _row(draw, is_closed):
    performer, funder = draw(st.sampled_from(BODIES)), draw(st.sampled_from(BODIES))
    requested = draw(KRONOR)
    asked = {"requested": requested, "paid": draw(st.sampled_from([Decimal(0), requested]))}
    if draw(st.booleans()) and draw(st.booleans()):
        return FollowUpRow("Överförda medel", performer, funder, Cells(carried_in=draw(KRONOR), **asked))
    budget, outcome, forecast = (Total.of([draw(st.none() | KRONOR)]) for _ in range(3))
    ends_at = outcome if is_closed else forecast
    cells = Cells(budget, outcome=outcome, forecast=forecast, ends_at=ends_at, **asked)
    return FollowUpRow("Rad", performer, funder, cells)


def column(parts, name):
    values = [getattr(each.cells, name) for each in parts]
    if values and isinstance(values[0], Total):
        return sum(each.known for each in values), sum(each.unknown_parts for each in values)
    return sum(values)


@few
@given(years())
def test_every_column_sums_to_the_same_whole(year):
    for name in COLUMNS:
        whole = column([*year.by_funder], name)
        assert whole == column([*year.by_performer], name) == column([*year.rows], name)
        total = getattr(year.total, name)
        if year.rows:
            assert whole == ((total.known, total.unknown_parts) if isinstance(total, Total) else total)


@few
@given(years())
def test_the_deviations_sum_to_the_whole_when_all_are_known(year):
    for sums in (year.rows, year.by_funder, year.by_performer):
        known = [each.cells.deviation for each in sums]
        if None in known:
            assert year.total.deviation is None
        else:
            assert sum(each.amount for each in known) == year.total.deviation.amount


@few
@given(years())
def test_budget_is_what_it_ends_at_and_the_deviation(year):
    for row in year.rows:
        if row.cells.deviation is not None:
            assert row.cells.ends_at.amount + row.cells.deviation.amount == row.cells.budget.amount


@few
@given(KRONOR, KRONOR, KRONOR, st.decimals(0, 100, places=2))
def test_the_threshold_is_reached_when_both_kronor_and_per_cent_are(deviation, budget, kronor, percent):
    reached = Threshold(kronor, percent).is_reached(deviation, budget=budget)
    assert reached == (deviation > 0 and deviation >= kronor and deviation >= budget * percent / 100)
    assert Threshold(kronor, percent).is_reached(-deviation, budget=budget) == reached
