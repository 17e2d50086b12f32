"""Which days a series comes back on, without a database."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.rhythm import (
    MONDAY_TO_FRIDAY,
    MONDAY_TO_SUNDAY,
    Rhythm,
    holiday_name,
    in_words,
    mask_of,
    monday_of,
    rearranged,
    weekdays_in,
)

TUESDAYS, THURSDAYS, FRIDAYS = 0b0000010, 0b0001000, 0b0010000
WEEK = dt.timedelta(days=7)


def day(text):
    return dt.date.fromisoformat(f"2026-{text}")


def test_every_tuesday_of_spring_but_not_epiphany():
    spring = Rhythm(day("01-01"), day("02-10"), TUESDAYS)
    assert spring.days() == [day(each) for each in ("01-13", "01-20", "01-27", "02-03", "02-10")]
    assert spring.skipped() == [(day("01-06"), "trettondedag jul")]


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("01-01", "nyårsdagen"),
        ("01-06", "trettondedag jul"),
        ("04-03", "långfredagen"),
        ("04-06", "annandag påsk"),
        ("05-01", "första maj"),
        ("05-14", "Kristi himmelsfärdsdag"),
        ("06-06", "nationaldagen"),
        ("06-19", "midsommarafton"),
        ("06-20", "midsommardagen"),
        ("10-31", "alla helgons dag"),
        ("12-24", "julafton"),
        ("12-25", "juldagen"),
        ("12-26", "annandag jul"),
        ("12-31", "nyårsafton"),
    ],
)
def test_the_holidays_of_2026_are_skipped(date, name):
    assert holiday_name(day(date)) == name
    assert Rhythm(day(date), day(date), MONDAY_TO_SUNDAY).days() == []
    assert Rhythm(day(date), day(date), MONDAY_TO_SUNDAY, skips_holidays=False).days() == [day(date)]


def test_a_plain_sunday_is_no_holiday():
    assert holiday_name(day("03-08")) == ""


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "midsummers_eve"),
    [("2023-06-19", "2023-08-08", "2023-06-23"), ("2026-06-15", "2026-08-04", "2026-06-19")],
)
def test_basta_sommaren_has_36_open_days(starts_on, ends_on, midsummers_eve):
    """S0-F2: 1 456 visits, some 40 a day. Weekdays, Midsummer's Eve excepted."""
    summer = Rhythm(dt.date.fromisoformat(starts_on), dt.date.fromisoformat(ends_on), MONDAY_TO_FRIDAY)
    assert len(summer.days()) == 36
    assert summer.skipped() == [(dt.date.fromisoformat(midsummers_eve), "midsommarafton")]


def test_every_other_week_is_counted_from_the_first_week_also_over_a_holiday():
    """2026-01-06 is a holiday: the rhythm goes on as if it had been held."""
    other = Rhythm(day("01-06"), day("02-17"), TUESDAYS, every_weeks=2)
    assert other.days() == [day("01-20"), day("02-03"), day("02-17")]


def test_it_is_said_as_people_say_it():
    assert in_words(TUESDAYS) == "tisdagar"
    assert in_words(TUESDAYS | THURSDAYS, 2) == "tisdagar och torsdagar varannan vecka"
    assert in_words(MONDAY_TO_FRIDAY) == "måndag–fredag"
    assert in_words(MONDAY_TO_SUNDAY, 3) == "alla dagar var tredje vecka"


days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
rhythms = st.builds(
    lambda first, length, mask, weeks, skips: Rhythm(first, first + dt.timedelta(days=length), mask, weeks, skips),
    days,
    st.integers(0, 400),
    st.integers(1, MONDAY_TO_SUNDAY),
    st.integers(1, 8),
    st.booleans(),
)


@given(rhythms)
def test_every_day_is_inside_on_a_wanted_weekday_in_a_wanted_week(rhythm):
    found = rhythm.days()
    assert found == sorted(set(found))
    for each in found:
        assert rhythm.starts_on <= each <= rhythm.ends_on
        assert each.weekday() in weekdays_in(rhythm.weekdays)
        assert (monday_of(each) - monday_of(rhythm.starts_on)) // WEEK % rhythm.every_weeks == 0
        assert not (rhythm.skips_holidays and holiday_name(each))


@given(rhythms)
def test_no_day_that_should_be_there_is_missing(rhythm):
    """Every day of the period, asked one by one."""
    length = (rhythm.ends_on - rhythm.starts_on).days
    period = [rhythm.starts_on + dt.timedelta(days=number) for number in range(length + 1)]
    wanted = {
        each
        for each in period
        if each.weekday() in weekdays_in(rhythm.weekdays)
        and (monday_of(each) - monday_of(rhythm.starts_on)).days // 7 % rhythm.every_weeks == 0
    }
    skipped = {each for each, _name in rhythm.skipped()}
    assert set(rhythm.days()) | skipped == wanted
    assert not set(rhythm.days()) & skipped


@given(st.sets(st.integers(0, 6)))
def test_weekdays_survive_the_mask(weekdays):
    assert set(weekdays_in(mask_of(weekdays))) == weekdays


a_year = st.sets(st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)), max_size=60)


@given(a_year, a_year, a_year)
def test_other_days_come_about_by_moving_adding_and_calling_off(planned, wanted, taken):
    """What is left stands on exactly the wanted days that were free, and nobody moves out of the week."""
    taken = taken - planned
    change = rearranged(planned, wanted, taken=taken)
    left = planned - set(change.called_off) - {former for former, _day in change.moved}
    result = [*left, *(new for _former, new in change.moved), *change.added]
    assert sorted(result) == sorted(planned & wanted | wanted - taken - planned)
    assert all(monday_of(former) == monday_of(new) for former, new in change.moved)
    assert len(set(result)) == len(result)


@given(a_year)
def test_the_same_days_change_nothing(planned):
    assert rearranged(planned, planned).changes_nothing
