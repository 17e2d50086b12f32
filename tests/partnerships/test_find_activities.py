"""The list of activities: filters in the address, Swedish search, the same few queries whatever its length."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import make_activity, make_occasion, make_partnership


def names(answer):
    return sorted({occasion.activity.name for occasion in answer.context["page"]})


@pytest.fixture
def listed(house, reader):
    """Three more activities in the same area, and a way to ask for the list."""
    for name, notes in (("Årsmöte", ""), ("Tjejforum", "Öva på tal"), ("Bästa sommaren", "")):
        activity = make_activity(house.partnership, name=name)
        make_occasion(house.area, activity=activity, held_on=house.today, visit_count=10, notes=notes)
    return lambda **query: reader.get(f"{house.url}aktiviteter/", query)


def test_it_shows_all_with_their_sum(listed):
    answer = listed()
    assert names(answer) == ["Bästa sommaren", "Tjejforum", "Årsmöte", "Öppet hus"]
    assert answer.context["totals"] == {"held": 4, "planned": 0, "cancelled": 0, "visits": 64}


@pytest.mark.parametrize("typed", ["årsmöte", "ÅRSMÖTE", " Årsm "])
def test_a_word_is_found_whatever_its_letters(listed, typed):
    assert names(listed(q=typed)) == ["Årsmöte"]


def test_every_word_must_be_there_in_name_place_organiser_or_note(listed):
    assert names(listed(q="tjejforum öva")) == ["Tjejforum"]
    assert names(listed(q="vänskapshuset tillsammans")) == ["Öppet hus"]
    assert names(listed(q="öva årsmöte")) == []


def test_it_can_be_narrowed_by_each_filter(house, listed):
    assert names(listed(activity=house.activity.pk)) == ["Öppet hus"]
    assert names(listed(venue=house.venue.pk)) == ["Öppet hus"]
    assert names(listed(organiser=house.organiser.pk)) == ["Öppet hus"]
    assert len(names(listed(area=house.area.code))) == 4
    assert names(listed(status="cancelled")) == []
    assert len(names(listed(year=house.today.year))) == 4 if house.last_week.held_on.year == house.today.year else 3


def test_a_filter_value_that_does_not_exist_is_no_server_error(listed):
    for query in ({"year": "abc"}, {"area": "x"}, {"activity": "0"}, {"q": "\0"}, {"page": "9999"}, {"page": "x"}):
        assert listed(**query).status_code == 200


def test_another_partnerships_activities_are_never_listed(house, listed):
    from tests.builders import make_agreement, make_area

    other = make_partnership()
    make_occasion(make_area(make_agreement(other)), activity=make_activity(other, name="Främmande"))
    assert "Främmande" not in names(listed())


@pytest.mark.parametrize("rows", [3, 50])
def test_the_list_asks_the_database_seven_times(house, reader, rows):
    for day in range(rows):
        make_occasion(house.area, held_on=house.today - dt.timedelta(days=day % 20), organiser=house.organiser)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        reader.get(f"{house.url}aktiviteter/")
    assert len(queries) == 7
