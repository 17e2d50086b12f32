"""A month of activities: each day's in words, week numbers as in Swedish calendars, the list's own filters."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.month import month_of
from tests.builders import make_activity, make_occasion, make_partnership


@pytest.fixture
def month(house, reader):
    """Three occasions last December, and a way to open a month."""
    year = house.today.year - 1
    for day, name, fields in (
        (1, "Julpyssel", {"visit_count": 12, "precision": "approx"}),
        (1, "Årsmöte", {"status": "cancelled", "cancellation_reason": "Sjukdom"}),
        (9, "Luciatåg", {}),
    ):
        activity = make_activity(house.partnership, name=name)
        make_occasion(house.area, activity=activity, held_on=dt.date(year, 12, day), **fields)
    return lambda path=f"{year}/12/", **query: reader.get(f"{house.url}aktiviteter/kalender/{path}", query)


def by_day(answer):
    days = [day for week in answer.context["month"].weeks for day in week.days if day.rows]
    return {day.date.day: [row["activity__name"] for row in day.rows] for day in days}


def test_each_occasion_stands_on_its_day_with_its_state_in_words(month, house):
    answer = month()
    assert by_day(answer) == {1: ["Julpyssel", "Årsmöte"], 9: ["Luciatåg"]}
    text = " ".join(answer.text.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "cirka 12 besök" in text
    assert "Inställd" in text
    assert "Genomförd, inte räknad" in text
    assert f"December {house.today.year - 1}" in text
    assert "2 genomförda med cirka 12 besök (1 utan uppgift), 1 inställd" in text


def test_it_is_narrowed_by_the_lists_filters_and_they_follow_to_the_next_month(month):
    answer = month(q="årsmöte")
    assert by_day(answer) == {1: ["Årsmöte"]}
    assert "/11/?q=%C3%A5rsm%C3%B6te" in answer.text
    assert by_day(month(status="held")) == {1: ["Julpyssel"], 9: ["Luciatåg"]}


def test_the_year_stands_in_the_address_and_nowhere_else(month):
    assert "year" not in month(year="1999").context["filter"].form.fields


def test_the_way_in_is_the_current_week_or_the_chosen_year(month, house):
    assert month("").url.endswith(f"/kalender/{house.today.year}/{house.today.month}/#veckan")
    assert month("", q="å").url.endswith("/?q=%C3%A5#veckan")
    here, elsewhere = month(f"{house.today.year}/{house.today.month}/"), month(f"{house.today.year - 1}/1/")
    assert here.text.count('id="veckan"') == 1
    assert 'id="veckan"' not in elsewhere.text
    assert month("", year=house.today.year - 1, q="å").url.endswith(f"/kalender/{house.today.year - 1}/1/?q=%C3%A5")


def test_months_outside_the_agreements_do_not_exist_and_are_not_offered(month, house):
    assert month("2001/5/").status_code == 404
    assert month(f"{house.today.year}/13/").status_code == 404
    assert 'rel="next"' not in month(f"{house.today.year}/12/").text


def test_a_partnership_without_an_agreement_gets_the_empty_list(client, house):
    from tests.builders import make_reader

    empty = make_partnership()
    client.force_login(make_reader(empty))
    assert client.get(f"/partnerskap/{empty.slug}/aktiviteter/kalender/").url.endswith("/aktiviteter/")
    assert client.get(f"/partnerskap/{empty.slug}/aktiviteter/oversikt/").url.endswith("/aktiviteter/")


@pytest.mark.parametrize("rows", [3, 15])
def test_it_asks_the_database_as_often_however_much_happens(month, house, rows):
    for day in range(rows):
        make_occasion(house.area, held_on=dt.date(house.today.year - 1, 12, day % 28 + 1), organiser=house.organiser)
    with CaptureQueriesContext(connection) as queries:
        month()
    assert len(queries) <= 8


@pytest.mark.parametrize(
    ("year", "month", "weeks"),
    [
        (2026, 1, [1, 2, 3, 4, 5]),  # 1 January is a Thursday: week 1
        (2027, 1, [53, 1, 2, 3, 4]),  # and a Friday: still the old year's last week
        (2026, 12, [49, 50, 51, 52, 53]),
    ],
)
def test_weeks_are_numbered_as_in_swedish_calendars(year, month, weeks):
    assert [week.number for week in month_of(year, month, [], today=dt.date(2026, 11, 21)).weeks] == weeks


def test_weeks_begin_on_a_monday_and_days_of_other_months_are_empty():
    november = month_of(2026, 11, [{"held_on": dt.date(2026, 11, 1)}], today=dt.date(2026, 11, 21))
    first = november.weeks[0].days
    assert [day.is_in_month for day in first] == [False] * 6 + [True]
    assert first[6].name == "söndag 1 november"
    assert first[6].rows
    assert [day.date.day for week in november.weeks for day in week.days if day.is_today] == [21]
