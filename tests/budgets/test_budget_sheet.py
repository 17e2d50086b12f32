"""Committee staff read the § 7 table, year beside year (facts.md § 9)."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.totals import agreement_sheet, budget_sheet
from tests.budgets.builders import (
    add_2023,
    add_lines,
    make_budget,
    make_carry_over,
    make_herrgarden,
    make_line,
    make_outcome,
    make_rate,
)
from tests.builders import make_agreement, make_committee, make_organisation, make_partnership

pytestmark = pytest.mark.django_db


def amounts(totals):
    return {body.name: total.amount for body, total in totals.items()}


def test_the_sums_of_the_agreements_table():
    year = budget_sheet(make_herrgarden().partnership).year(2024)
    assert year.total.amount == 1_210_000
    assert amounts(year.by_funder) == {
        "Fritidsnämnden": 320_000,
        "Kommunstyrelsen": 790_000,
        "Kulturnämnden": 100_000,
    }
    assert amounts(year.by_performer) == {
        "Tillsammans i Förening": 320_000,
        "Rädda Barnen": 790_000,
        "Rosengårdsbiblioteket": 100_000,
    }
    assert year.requestable.amount == 1_110_000
    assert year.index_base.amount == 1_035_000
    assert year.error is None


def test_the_next_year_is_unknown_until_the_committees_give_their_rates():
    h = make_herrgarden()
    year = budget_sheet(h.partnership).year(2025)
    assert not year.is_stated
    assert [line.amount for line in year.lines] == [None, None, 75_000, 100_000]
    assert (year.total.amount, year.total.known) == (None, 175_000)
    assert [(each.committee.name, each.year) for each in year.missing_uplifts] == [
        ("Fritidsnämnden", 2025),
        ("Kommunstyrelsen", 2025),
    ]


def test_one_committees_rate_makes_only_its_own_lines_known():
    h = make_herrgarden()
    make_rate(h.agreement, funder=h.fn, percent="3.0")
    year = budget_sheet(h.partnership).year(2025)
    assert [line.amount for line in year.lines] == [329_600, None, 75_000, 100_000]
    assert [each.committee.name for each in year.missing_uplifts] == ["Kommunstyrelsen"]


def test_the_rates_of_both_give_the_whole_year():
    h = make_herrgarden()
    make_rate(h.agreement, funder=h.fn, percent="3.0")
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    year = budget_sheet(h.partnership).year(2025)
    assert [line.amount for line in year.lines] == [329_600, 732_875, 75_000, 100_000]
    assert year.total.amount == 1_237_475
    assert sum(amounts(year.by_funder).values()) == sum(amounts(year.by_performer).values()) == 1_237_475


def test_carried_over_money_stands_outside_the_total_and_the_index_base():
    year = budget_sheet(add_2023(make_herrgarden()).partnership).year(2024)
    assert [each.amount for each in year.carried_in] == [Decimal("232886")]
    assert year.total.amount == 1_210_000
    assert year.index_base.amount == 1_035_000
    assert year.requestable.amount == 1_110_000
    assert year.available.amount == 1_442_886
    assert year.available_to(year.carried_in[0].performer.slug).amount == 1_022_886


def test_carried_over_money_is_not_uplifted():
    h = add_2023(make_herrgarden())
    make_rate(h.agreement, funder=h.fn, percent="3.0")
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    year = budget_sheet(h.partnership).year(2025)
    assert (year.total.amount, year.available.amount) == (1_237_475, 1_237_475)


def test_lines_are_matched_over_years_and_agreements_by_their_code():
    sheet = budget_sheet(add_2023(make_herrgarden()).partnership)
    assert [year.year for year in sheet.years] == [2023, 2024, 2025]
    assert {row.code: [line and line.amount for _year, line in row.by_year] for row in sheet.rows} == {
        "ledare": [300_000, 320_000, None],
        "samordning": [700_000, 715_000, None],
        "verksamhet": [None, 75_000, 75_000],
        "drift": [None, 100_000, 100_000],
    }


def test_outcome_and_deviation_stand_where_there_is_an_outcome():
    year = budget_sheet(add_2023(make_herrgarden()).partnership).year(2023)
    assert (year.outcome.amount, year.deviation.amount) == (767_114, 232_886)
    assert year.deviation.word == "överskott"


def test_an_outcome_for_some_of_the_lines_gives_no_deviation_for_the_whole():
    h = make_herrgarden()
    make_outcome(h.lines["ledare"], 350_000, booked_on=dt.date(2024, 12, 31))
    year = budget_sheet(h.partnership).year(2024)
    assert (year.outcome.amount, year.outcome.known, year.deviation) == (None, 350_000, None)
    assert (year.lines[0].deviation.amount, year.lines[0].deviation.word) == (-30_000, "underskott")


def test_entries_on_a_line_are_added_to_the_ore():
    h = make_herrgarden()
    for amount in ["0.10", "0.20", "999999999999.99", "-999999999"]:
        make_outcome(h.lines["drift"], amount)
    outcome = budget_sheet(h.partnership).year(2024).line("drift").outcome
    assert outcome == Decimal("999000000001.29")


def test_a_budget_that_does_not_sum_to_its_stated_total_is_shown_as_such():
    h = make_herrgarden()
    h.budget.stated_total = Decimal(1_210_500)
    h.budget.save_as(None)
    assert budget_sheet(h.partnership).year(2024).error == 500


def test_an_adopted_budget_stands_even_when_there_is_a_rate():
    h = make_herrgarden()
    make_rate(h.agreement, funder=h.fn, percent="3.0")
    later = make_budget(h.agreement, year=2025, stated_total=330_000)
    make_line(later, code="ledare", amount=330_000, performer=h.tif, funder=h.fn, is_indexed=True)
    year = budget_sheet(h.partnership).year(2025)
    assert (year.is_stated, year.total.amount, year.uplifts) == (True, 330_000, ())


def test_only_years_of_the_term_are_worked_out():
    h = make_herrgarden()
    assert [year.year for year in agreement_sheet(h.agreement).years] == [2024, 2025]


def test_a_performer_that_is_no_party_requests_nothing():
    h = make_herrgarden()
    committee_line = {"performer": h.kn, "funder": h.kn}  # a party, but no association
    make_line(h.budget, amount=10, **committee_line)
    assert budget_sheet(h.partnership).year(2024).requestable.amount == 1_110_000


def test_other_partnerships_money_is_not_counted():
    h = add_2023(make_herrgarden())
    other = make_partnership()
    committee, association = make_committee(), make_organisation()
    budget = make_budget(make_agreement(other), stated_total=5)
    make_line(budget, code="ledare", amount=5, performer=association, funder=committee)
    make_carry_over(other, performer=association, funder=committee, approved_by=committee, amount=7)
    assert budget_sheet(h.partnership).year(2024).available.amount == 1_442_886
    assert budget_sheet(other).year(2024).available.amount == 12


def test_a_partnership_without_a_budget_has_no_years():
    assert budget_sheet(make_partnership()).years == ()


@pytest.mark.parametrize("extra_lines", [0, 3, 50])
def test_the_number_of_queries_does_not_grow_with_the_lines(django_assert_num_queries, extra_lines):
    h = add_2023(make_herrgarden())
    add_lines(h.budget, extra_lines, funder=h.kn)
    with django_assert_num_queries(6):
        sheet = budget_sheet(h.partnership)
    assert len(sheet.year(2024).lines) == 4 + extra_lines
