"""The 232 886 kr of 2023, from the vacancy to the line of 2024 (S0-F4, S0-F5, O-29)."""

import pytest

from budgets.totals import deviation_chain
from tests.budgets.builders import add_2023, make_carry_over, make_herrgarden, make_outcome
from tests.builders import make_organisation, make_partnership

pytestmark = pytest.mark.django_db


def test_the_chain_leads_from_budget_and_outcome_to_what_is_available_next_year():
    h = add_2023(make_herrgarden())
    chain = deviation_chain(h.partnership, 2023)
    assert (chain.before.total.amount, chain.before.outcome.amount) == (1_000_000, 767_114)
    assert (chain.deviation.amount, chain.deviation.word) == (232_886, "överskott")
    [carried] = chain.carried
    assert (carried.cause, carried.dialogue) == ("En vakans uppstod.", "Rädda Barnen och stadskontoret")
    assert (carried.approved_by.name, carried.approval, carried.approved_on) == ("Stadskontoret", "efter dialog", None)
    assert (carried.amount, chain.to_year, chain.unhandled) == (232_886, 2024, 0)
    assert chain.after.available.amount == 1_442_886
    assert chain.after.available_to(h.rb.slug).amount == 1_022_886


def test_a_deviation_without_a_decision_is_not_carried_over():
    h = make_herrgarden()
    for line in h.lines.values():
        make_outcome(line, line.amount - 1000)
    chain = deviation_chain(h.partnership, 2024)
    assert (chain.deviation.amount, chain.carried, chain.unhandled) == (4000, (), 4000)
    assert chain.after.carried_in == ()


def test_only_the_granted_part_is_handled():
    h = add_2023(make_herrgarden())
    make_outcome(h.lines_2023["ledare"], -50_000)
    chain = deviation_chain(h.partnership, 2023)
    assert (chain.deviation.amount, chain.carried_total, chain.unhandled) == (282_886, 232_886, 50_000)


def test_an_overspend_leaves_nothing_to_handle():
    h = make_herrgarden()
    for line in h.lines.values():
        make_outcome(line, line.amount + 1)
    chain = deviation_chain(h.partnership, 2024)
    assert (chain.deviation.amount, chain.deviation.word, chain.unhandled) == (-4, "underskott", 0)


def test_without_an_outcome_the_deviation_is_unknown():
    chain = deviation_chain(make_herrgarden().partnership, 2024)
    assert (chain.deviation, chain.unhandled) == (None, None)


def test_carried_over_money_is_followed_even_when_its_year_has_no_budget():
    h = make_herrgarden()
    make_carry_over(h.partnership, performer=h.rb, funder=h.ks, approved_by=make_organisation())
    chain = deviation_chain(h.partnership, 2023)
    assert (chain.before, chain.deviation, chain.carried_total) == (None, None, 232_886)
    assert chain.after.available.amount == 1_442_886


def test_a_year_without_anything_recorded_has_no_chain():
    assert deviation_chain(make_partnership(), 2023) is None
