"""Per funder, per performer and whole: the same kronor, whatever the lines are."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from budgets.explain import explain
from budgets.facts import Body, BudgetSheet, Line, Total, YearBudget
from budgets.steps import Base, Rate

BODIES = [Body(number, f"body-{number}", f"Nämnd {number}", is_municipal=True) for number in range(4)]

few = settings(max_examples=40)  # each example is a whole budget


@st.composite
def lines(draw, *, year=2025):
    """Lines of any amounts, funders and performers; some of the funders have given a rate, some have not."""
    known = draw(st.dictionaries(st.sampled_from(BODIES), st.decimals(-20, 20, places=3)))
    return tuple(draw(_line(code, known, year)) for code in draw(st.sets(st.integers(1, 20), max_size=8)))


@st.composite
def _line(draw, code, known, year):
    funder, performer = draw(st.sampled_from(BODIES)), draw(st.sampled_from(BODIES))
    base = Base(2024, draw(st.decimals(0, 10**9, places=2)), "Avtal")
    rates = [Rate(2025, funder.in_text, known[funder], "Budget", "", "")] if funder in known else []
    is_indexed = draw(st.booleans())
    explanation = explain(base, year=year, is_indexed=is_indexed, committee=funder.in_text, rates=rates)
    outcome = draw(st.none() | st.decimals(0, 10**9, places=2))
    return Line(
        code=str(code), position=code, cost="", months=None, note="", performer=performer, funder=funder,
        is_indexed=is_indexed, is_requestable=True, is_example=False, explanation=explanation, outcome=outcome,
    )  # fmt: skip


def added(totals):
    totals = list(totals)
    return Total(sum((each.known for each in totals), Decimal(0)), sum(each.unknown_parts for each in totals))


@few
@given(lines())
def test_the_sums_always_agree(lines):
    year = YearBudget(2025, "Avtal", 1, lines)
    assert added(year.by_funder.values()) == added(year.by_performer.values()) == year.total


@few
@given(lines())
def test_a_sum_with_an_unknown_part_is_unknown(lines):
    total = YearBudget(2025, "Avtal", 1, lines).total
    assert (total.amount is None) == any(line.amount is None for line in lines)


@few
@given(lines(year=2024), lines())
def test_the_table_over_the_years_loses_no_krona(earlier, later):
    sheet = BudgetSheet((YearBudget(2024, "Avtal", 1, earlier), YearBudget(2025, "Avtal", 1, later)))
    for index, year in enumerate(sheet.years):
        cells = [row.by_year[index][1] for row in sheet.rows]
        assert Total.of(cell.amount for cell in cells if cell) == year.total
        for rows in (sheet.by_funder, sheet.by_performer):
            totals = [row.by_year[index][1] for row in rows]
            assert added(total for total in totals if total) == year.total


@few
@given(lines(year=2024))
def test_budget_is_outcome_and_deviation(lines):
    for line in lines:
        if line.outcome is None:
            assert line.deviation is None
        else:
            assert line.outcome + line.deviation.amount == line.amount
