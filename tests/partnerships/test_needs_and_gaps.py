"""The residents' need is stated once and inherited (rule 15); what is missing is listed with the way to mend it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerships.models import ActivityPlan, ActivitySeries, Actor, PlanItem, PlanStatus
from partnerships.needs import need_of
from tests.builders import make_activity, make_occasion, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def gaps(house):
    return f"{house.url}aktiviteter/luckor/?year={house.last_week.held_on.year}"


def in_series(house, need):
    day = house.last_week.held_on
    series = ActivitySeries(
        partnership=house.partnership,
        name="Öppet hus tisdag",
        activity=house.activity,
        area=house.area,
        organiser=house.organiser,
        starts_on=day,
        ends_on=day,
        weekdays=127,
        needs_basis=need,
    ).save_as(None)
    house.last_week.series = series
    return house.last_week.save_as(None)


def in_plan(house, need, status=PlanStatus.AGREED):
    plan = ActivityPlan(
        partnership=house.partnership,
        agreement=house.agreement,
        year=house.last_week.held_on.year,
    ).save_as(None)
    PlanItem(
        plan=plan,
        position=1,
        activity=house.activity,
        area=house.area,
        organiser=house.organiser,
        needs_basis=need,
        times=10,
    ).save_as(None)
    plan.status, plan.agreed_at = status, timezone.now() if status == PlanStatus.AGREED else None
    return plan.save_as(None)


def without_need(client, gaps):
    return [(activity.name, activity.gaps) for activity in client.get(gaps).context["without_need"]]


# --- Where the need is stated ------------------------------------------------------------------------------------


def test_an_occasion_inherits_the_need_of_its_activity(house, reader):
    house.activity.needs_basis = "Unga saknar en trygg plats."
    house.activity.save_as(None)
    text = reader.get(house.last_week.get_absolute_url()).text
    assert "Unga saknar en trygg plats." in text
    assert "Står i aktiviteten." in text


def test_the_plan_says_more_and_the_series_most(house):
    house.activity.needs_basis = "Aktivitetens"
    in_plan(house, "Planens")
    assert need_of(house.last_week).text == "Planens"
    assert need_of(in_series(house, "Seriens")).text == "Seriens"


def test_a_plan_that_is_not_agreed_states_nothing(house):
    in_plan(house, "Planens", status=PlanStatus.DRAFT)
    assert need_of(house.last_week) is None


# --- Gaps --------------------------------------------------------------------------------------------------------


def test_an_activity_without_a_need_is_a_gap_until_somebody_states_it(house, coordinator, gaps):
    assert without_need(coordinator, gaps) == [("Öppet hus", 1)]
    url = f"{house.url}aktiviteter/behov/{house.activity.pk}/"
    assert url in coordinator.get(gaps).text
    assert coordinator.post(url, {"version": 1, "needs_basis": "Unga saknar en trygg plats."}).status_code == 302
    assert without_need(coordinator, gaps) == []


@pytest.mark.parametrize("state", [in_series, in_plan])
def test_nor_is_it_one_when_series_or_plan_states_it(house, reader, gaps, state):
    state(house, "Unga saknar en trygg plats.")
    assert without_need(reader, gaps) == []


def test_a_cancelled_occasion_needs_nothing(house, reader, gaps):
    make_occasion(
        house.area,
        held_on=house.last_week.held_on,
        activity=make_activity(house.partnership, name="Inställd"),
        organiser=house.organiser,
        status="cancelled",
        cancellation_reason="Regn",
    )
    assert without_need(reader, gaps) == [("Öppet hus", 1)]


def test_two_who_state_the_need_at_once_see_both_texts(house, coordinator):
    url = f"{house.url}aktiviteter/behov/{house.activity.pk}/"
    coordinator.post(url, {"version": 1, "needs_basis": "Först"})
    answer = coordinator.post(url, {"version": 1, "needs_basis": "Samtidigt"})
    assert (answer.status_code, answer.context["conflict"][0][1:]) == (409, ("Samtidigt", "Först"))


def test_an_organiser_who_has_not_confirmed_is_a_gap_and_said_on_the_occasion(house, coordinator, gaps):
    assert [row.organisation for row in coordinator.get(gaps).context["unconfirmed"]] == [house.organiser]
    assert "Har inte bekräftat värdegrunden" in coordinator.get(house.last_week.get_absolute_url()).text
    Actor(
        partnership=house.partnership,
        organisation=house.organiser,
        alignment_confirmed_on=house.today,
        alignment_confirmed_by=house.coordinator,
    ).save_as(None)
    assert coordinator.get(gaps).context["unconfirmed"] == []
    assert "Har inte bekräftat" not in coordinator.get(house.last_week.get_absolute_url()).text


def test_an_occasion_held_without_a_count_is_a_gap(house, coordinator, gaps):
    uncounted = make_occasion(house.area, held_on=house.last_week.held_on, organiser=house.organiser)
    page = coordinator.get(gaps)
    assert list(page.context["uncounted"]) == [uncounted]
    assert f"{uncounted.get_absolute_url()}andra/" in page.text


def test_a_reader_sees_the_gaps_and_no_way_to_mend_them(house, reader, gaps):
    assert "/andra/" not in reader.get(gaps).text
    assert "Skriv behovet" not in reader.get(gaps).text


@pytest.mark.parametrize("year", ["", "0", "x", "\0", "9" * 30])
def test_a_year_that_is_none_shows_this_one(house, reader, year):
    assert reader.get(f"{house.url}aktiviteter/luckor/", {"year": year}).context["year"] == house.today.year


def test_it_asks_as_often_for_many_as_for_few(house, reader, gaps):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            reader.get(gaps)
        return len(asked)

    few = queries()
    for number in range(20):
        day = house.agreement.starts_on + dt.timedelta(days=number)
        make_occasion(house.area, held_on=day, organiser=make_organisation())
    assert queries() == few
