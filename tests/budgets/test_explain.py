"""How an amount comes about: the worked example of facts.md § 9, and what must hold for any budget."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgets.explain import explain
from budgets.steps import Adjustment, Base, Rate, Span, genitive

AGREEMENT = "Förlängningsavtal 2024–2025"


def rate(percent, *, year=2025, committee="kommunstyrelsen"):
    return Rate(year, committee, Decimal(percent), f"Budget {year}", "nämndens budgetuppräkning", "hela kronor")


def amount(base, *rates, year=2025, is_indexed=True):
    start = Base(2024, Decimal(base), AGREEMENT)
    committee = "kommunstyrelsen"
    return explain(start, year=year, is_indexed=is_indexed, committee=committee, rates=rates)


def test_the_invented_rates_give_the_amounts_of_the_example():
    lines = [
        amount(320_000, rate("3.0")),
        amount(715_000, rate("2.5")),
        amount(75_000, is_indexed=False),
        amount(100_000, is_indexed=False),
    ]
    assert [line.amount for line in lines] == [329_600, 732_875, 75_000, 100_000]
    assert sum(line.amount for line in lines) == 1_237_475


def test_the_steps_tell_year_committee_decision_and_result():
    [step] = amount(715_000, rate("2.5")).steps
    assert (step.before, step.exact, step.after, step.added) == (715_000, 732_875, 732_875, 17_875)
    assert step.sentence.replace("\u00a0", " ") == (
        "715 000 kr räknas upp med kommunstyrelsens 2,5 % inför 2025 (Budget 2025) och blir 732 875 kr."
    )


def test_the_letter_gets_one_sentence():
    sentence = amount(715_000, rate("2.5")).sentence.replace("\u00a0", " ")
    assert sentence == (
        "Beloppet för 2025 är 732 875 kr: 715 000 kr enligt budgeten för 2024, uppräknat med "
        "kommunstyrelsens 2,5 % inför 2025 (Budget 2025) och avrundat till hela kronor."
    )


def test_a_line_without_asterisk_stays_nominal_whatever_the_rate():
    line = amount(75_000, rate("2.5"), is_indexed=False)
    assert line.amount == 75_000
    assert line.steps == ()
    assert line.sentence.endswith("eftersom raden inte räknas upp.")


def test_an_unknown_rate_gives_an_unknown_amount_and_says_why():
    line = amount(715_000)
    assert line.amount is None
    assert (
        line.sentence
        == line.why_unknown
        == ("Beloppet för 2025 är okänt: kommunstyrelsens uppräkning inför 2025 är inte angiven ännu.")
    )


def test_a_gap_between_known_years_leaves_the_later_year_unknown():
    line = amount(715_000, rate("2.5", year=2026), year=2026)
    assert line.amount is None
    assert line.missing_years == (2025,)


def test_a_rate_of_nothing_is_known_and_changes_nothing():
    line = amount("100.50", rate(0))
    assert line.amount == Decimal("100.50")
    assert line.missing_years == ()


def test_half_a_krona_is_rounded_up():
    assert amount(100, rate("2.5")).amount == 103
    assert amount(100, rate("2.49")).amount == 102


def test_the_second_year_counts_on_the_first_years_result():
    line = amount(1000, rate("1.05"), rate("1.05", year=2026), year=2026)
    assert [step.after for step in line.steps] == [1011, 1022]


def test_an_uplift_is_applied_once_a_year():
    with pytest.raises(ValueError, match="two rates for 2025"):
        amount(100, rate(1), rate(2))


def test_there_is_no_way_back_before_the_base_year():
    with pytest.raises(ValueError, match="before the base year"):
        amount(100, year=2023)


def test_the_stated_amount_is_explained_by_its_budget():
    line = amount(715_000, year=2024)
    assert line.is_stated
    assert line.sentence.replace("\u00a0", " ") == "Beloppet för 2024 är 715 000 kr enligt budgeten för 2024."


@pytest.mark.parametrize(
    ("name", "owned"),
    [("kommunstyrelsen", "kommunstyrelsens"), ("Hela Malmös", "Hela Malmös"), ("servicenämnden", "servicenämndens")],
)
def test_the_committees_name_in_the_genitive(name, owned):
    assert genitive(name) == owned


kronor = st.decimals(min_value=0, max_value=10**9, places=2)
percents = st.decimals(min_value=-20, max_value=20, places=3)


@given(kronor, st.lists(percents, min_size=3, max_size=3), st.permutations([0, 1, 2]))
def test_the_order_in_which_rates_are_entered_does_not_matter(base, rates, order):
    years = [rate(percent, year=2025 + index) for index, percent in enumerate(rates)]
    shuffled = [years[index] for index in order]
    assert amount(base, *years, year=2027) == amount(base, *shuffled, year=2027)


@given(kronor, percents)
def test_an_uplifted_amount_is_whole_kronor_within_half_a_krona(base, percent):
    [step] = amount(base, rate(percent)).steps
    if percent:
        assert step.after == step.after.to_integral_value()
        assert Decimal("-0.5") < step.after - step.exact <= Decimal("0.5")
    else:
        assert step.after == base


@given(kronor, st.lists(percents, max_size=3))
def test_an_unindexed_amount_never_changes(base, rates):
    years = [rate(percent, year=2025 + index) for index, percent in enumerate(rates)]
    assert amount(base, *years, year=2027, is_indexed=False).amount == base


def adjusted(base, *rates, to="740000", year=2025, of=2025):
    change = Adjustment(of, Decimal(to), "Lokalen delas inte längre.")
    start = Base(2024, Decimal(base), AGREEMENT)
    return explain(start, year=year, is_indexed=True, committee="kommunstyrelsen", rates=rates, adjustments=[change])


def test_an_adjusted_amount_stands_instead_of_the_worked_out_one_and_says_why():
    line = adjusted(715_000, rate("2.5"))
    assert (line.amount, line.worked_out, len(line.steps)) == (740_000, 732_875, 2)
    assert line.sentence.replace("\u00a0", " ") == (
        "Beloppet för 2025 är justerat till 740 000 kr i stället för de uppräknade 732 875 kr. "
        "Skäl: Lokalen delas inte längre."
    )


def test_later_years_count_on_from_the_adjusted_amount():
    line = adjusted(715_000, rate("2.5"), rate("10", year=2026), year=2026)
    assert (line.amount, line.worked_out, line.adjusted) == (814_000, 814_000, None)
    assert line.sentence.replace("\u00a0", " ") == (
        "Beloppet för 2026 är 814 000 kr: 740 000 kr efter justering 2025 (skäl: Lokalen delas inte längre), "
        "uppräknat med kommunstyrelsens 10,0 % inför 2026 (Budget 2026) och avrundat till hela kronor."
    )


def test_an_adjusted_amount_is_known_although_the_uplift_is_not():
    line = adjusted(715_000)
    assert (line.amount, line.worked_out, line.missing_years) == (740_000, None, ())
    assert line.sentence.replace("\u00a0", " ") == (
        "Beloppet för 2025 är justerat till 740 000 kr. Skäl: Lokalen delas inte längre."
    )
    assert adjusted(715_000, year=2026).missing_years == (2026,)


def test_a_line_that_does_not_follow_the_uplift_is_not_adjusted():
    change = [Adjustment(2025, Decimal(1), "x")]
    base = Base(2024, Decimal(75_000), AGREEMENT)
    line = explain(base, year=2025, is_indexed=False, committee="kommunstyrelsen", adjustments=change)
    assert line.amount == 75_000


def test_an_unknown_amount_can_be_tried_out_and_stays_unknown():
    line = amount(715_000)
    assert line.supposing(Decimal(2), Decimal(4)) == Span(Decimal(729_300), Decimal(743_600))
    assert str(line.supposing(Decimal(2), Decimal(4))).replace("\u00a0", " ") == "729 300–743 600 kr"
    assert line.amount is None


def test_only_the_missing_years_are_supposed():
    line = amount(1000, rate("10", year=2026), year=2026)
    assert line.supposing(Decimal(0), Decimal(10)) == Span(Decimal(1100), Decimal(1210))
    assert amount(1000, rate("10")).supposing(Decimal(0), Decimal(10)) is None


@given(kronor, st.lists(percents, max_size=2, unique=True), percents, percents)
def test_the_span_runs_from_the_lower_to_the_higher_amount(base, known, one, other):
    low, high = sorted([one, other])
    line = amount(base, *(rate(each, year=2026 + index) for index, each in enumerate(known)), year=2027)
    span = line.supposing(low, high)
    assert span.low <= span.high
    assert line.amount is None
