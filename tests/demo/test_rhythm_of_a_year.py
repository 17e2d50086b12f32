"""The demo's calendar, without a database."""

import datetime as dt
from collections import Counter

import pytest

from kraftsamling.demo.rhythm import EID, SUMMER, year_of_happenings

YEARS = [2023, 2026, 2033, 2040]


@pytest.mark.parametrize("year", YEARS)
def test_the_same_year_comes_out_the_same(year):
    assert year_of_happenings(year) == year_of_happenings(year)


@pytest.mark.parametrize("year", YEARS)
def test_no_activity_twice_on_one_day_and_none_outside_the_year(year):
    happenings = year_of_happenings(year)
    assert set(Counter((each.day, each.series.activity) for each in happenings).values()) == {1}
    assert {each.day.year for each in happenings} == {year}


@pytest.mark.parametrize("year", YEARS)
def test_only_what_was_held_has_visits(year):
    assert all(each.visits is None for each in year_of_happenings(year) if each.is_cancelled)


def test_basta_sommaren_leaves_out_midsummers_eve():
    days = {each.day for each in year_of_happenings(2023) if each.series is SUMMER}
    assert dt.date(2023, 6, 22) in days
    assert dt.date(2023, 6, 23) not in days


def test_eid_follows_the_moon():
    days = [each.day for year in (2023, 2024, 2025) for each in year_of_happenings(year) if each.series is EID]
    assert days == [dt.date(2023, 4, 22), dt.date(2024, 4, 10), dt.date(2025, 3, 31)]
