"""A year followed up: what was budgeted, asked for, used and is believed, and what of it needs a cause."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.follow_up import follow_up
from budgets.models import DeviationThreshold
from tests.budgets.builders import (
    add_2023,
    add_lines,
    make_cause,
    make_forecast,
    make_herrgarden,
    make_outcome,
)
from tests.budgets.requests import add_people, approved
from tests.builders import make_reader, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def h():
    return add_2023(make_herrgarden())


def the_year(h, year=2023, *, this_year=2024):
    return follow_up(h.partnership, year, this_year=this_year)


def test_a_closed_year_is_compared_with_its_outcome(h):
    year = the_year(h)
    row = year.row("samordning")
    assert (row.cells.deviation.amount, row.cells.deviation.word, row.cells.percent) == (
        232_886,
        "överskott",
        Decimal("33.3"),
    )
    assert (year.total.deviation.amount, year.total.percent) == (232_886, Decimal("23.3"))


def test_a_running_year_is_compared_with_its_forecast_and_claims_nothing_without(h):
    make_outcome(h.lines["samordning"], 300_000, booked_on=dt.date(2024, 6, 30))
    row = the_year(h, 2024).row("samordning")
    assert (row.cells.outcome.amount, row.cells.deviation) == (300_000, None)
    make_forecast(h.lines["samordning"], 600_000, by=make_user())
    make_forecast(h.lines["samordning"], 650_000, by=make_user())
    year = the_year(h, 2024)
    assert year.row("samordning").cells.deviation.amount == 65_000  # the latest one counts
    assert year.total.deviation is None  # the other lines have no forecast


def test_carried_over_money_is_available_and_stands_outside_the_deviation(h):
    add_people(h)
    approved(h, rad_samordning=500_000, **{f"overfort_{h.carried.pk}": 100_000})
    year = the_year(h, 2024)
    [carried] = [row for row in year.rows if row.carried]
    assert (carried.cells.carried_in, carried.cells.available.amount, carried.cells.requested) == (
        232_886,
        232_886,
        100_000,
    )
    assert (year.total.budget.amount, year.total.available.amount, year.total.requested) == (
        1_210_000,
        1_442_886,
        600_000,
    )


def test_a_deviation_over_the_threshold_needs_a_cause(h):
    make_outcome(h.lines_2023["ledare"], -20_000)
    assert [row.line.code for row in the_year(h).lacking_cause] == ["ledare"]  # the other's is told by what it left
    make_cause(h.lines_2023["ledare"])
    assert the_year(h).lacking_cause == ()


@pytest.mark.parametrize(
    ("amount", "percent", "is_lacking"),
    [(20_000, 5, True), (20_001, 5, False), (20_000, "6.67", False), (0, 0, True)],
)
def test_both_kronor_and_per_cent_must_be_reached(h, amount, percent, is_lacking):
    make_outcome(h.lines_2023["ledare"], -20_000)  # of 300 000 kr: 6.67 per cent
    DeviationThreshold(partnership=h.partnership, amount=Decimal(amount), percent=Decimal(percent)).save_as(None)
    assert bool(the_year(h).lacking_cause) == is_lacking


def test_an_unknown_uplift_stays_unknown(h):
    year = the_year(h, 2025, this_year=2025)
    assert (year.row("samordning").cells.budget.amount, year.total.budget.amount) == (None, None)
    assert year.total.budget.known == 175_000


@pytest.mark.parametrize("lines", [3, 50])
def test_reading_takes_the_same_queries_at_any_size(h, django_assert_num_queries, lines):
    add_lines(h.budget, lines, funder=h.kn)
    for line in h.budget.lines.all():
        make_forecast(line, 1, by=make_user())
    with django_assert_num_queries(13):
        the_year(h, 2024)


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_everyone_reads_the_page(client, h):
    client.force_login(make_reader(h.partnership))
    page = text(client.get(f"/partnerskap/{h.partnership.slug}/budget/uppfoljning/2023/"))
    for told in ("232 886 kr överskott", "33,3 % av budgeten", "1 000 000 kr", "ingen avvikelse"):
        assert told in page
    assert "Ändra gränsen" not in page
