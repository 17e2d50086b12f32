"""The list of activities: filters in the address, Swedish search, the same few queries whatever its length."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import ActivityOccasion, OutcomeGoal, VenueName
from tests.builders import make_activity, make_agreement, make_area, make_occasion, make_partnership


def names(answer):
    return sorted({row["activity__name"] for row in answer.context["page"].rows})


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
    assert "4\N{NO-BREAK SPACE}genomförda med 64 besök" in answer.text


def test_every_row_says_its_activity_area_place_and_organiser(house, listed):
    shown = {row["pk"]: row for row in listed().context["page"].rows}
    for row in ActivityOccasion.objects.of(house.partnership).as_rows():
        assert shown[row["pk"]].items() >= row.items()


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
    assert names(listed(goal=house.area.outcome_goals.first().pk)) == names(listed())
    assert names(listed(kind="support")) == []
    assert len(names(listed(year=house.today.year))) == 4 if house.last_week.held_on.year == house.today.year else 3


def test_a_filter_value_that_does_not_exist_is_no_server_error(listed):
    for query in (
        {"year": "abc"},
        {"area": "x"},
        {"activity": "0"},
        {"q": "\0"},
        {"older": "2024-02-30.1"},
        {"newer": "x"},
        {"goal": "0"},
        {"kind": "x"},
    ):
        assert listed(**query).status_code == 200


def test_another_partnerships_activities_are_never_listed(house, listed):
    other = make_partnership()
    make_occasion(make_area(make_agreement(other)), activity=make_activity(other, name="Främmande"))
    assert "Främmande" not in names(listed())


def test_a_goal_that_comes_back_in_the_next_agreement_is_one_choice(house, listed):
    following = make_agreement(
        house.partnership, starts_on=dt.date(house.today.year + 1, 1, 1), ends_on=dt.date(house.today.year + 1, 12, 31)
    )
    again = make_area(following, goals=0)
    former = house.area.outcome_goals.first()
    OutcomeGoal(area=again, position=1, text=former.text).save_as(None)
    make_occasion(again, held_on=dt.date(house.today.year + 1, 2, 1), activity=house.activity)
    choices = dict(listed().context["filter"].choices["goal"])
    assert list(choices.values()).count(former.text) == 1
    value = next(value for value, text in choices.items() if text == former.text)
    assert len(listed(goal=value).context["page"].rows) == 5


@pytest.mark.parametrize("rows", [3, 50])
def test_the_list_asks_the_database_eight_times(house, reader, rows):
    for day in range(rows):
        make_occasion(house.area, held_on=house.today - dt.timedelta(days=day % 20), organiser=house.organiser)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        reader.get(f"{house.url}aktiviteter/")
    assert len(queries) == 8


def test_what_is_still_to_come_stands_behind_a_link(house, listed):
    next_year = house.today.year + 1
    agreement = make_agreement(
        house.partnership, starts_on=dt.date(next_year, 1, 1), ends_on=dt.date(next_year, 12, 31)
    )
    make_occasion(make_area(agreement), held_on=dt.date(next_year, 1, 15), status="planned")
    page = listed()
    assert len(page.context["page"].rows) == 4
    assert "1\N{NO-BREAK SPACE}planerad framåt" in page.text
    assert len(listed(status="planned").context["page"].rows) == 1


def test_a_place_is_found_by_its_other_names(house, listed):
    VenueName(venue=house.venue, name="Varda").save_as(None)
    assert names(listed(q="varda")) == ["Öppet hus"]


def test_the_sum_says_when_it_is_not_exact_or_not_whole(house, listed):
    make_occasion(house.area, held_on=house.today, visit_count=20, precision="approx")
    make_occasion(house.area, held_on=house.today)
    assert "med cirka 84 besök (1 utan uppgift)" in listed().text.replace("\N{NO-BREAK SPACE}", " ")
