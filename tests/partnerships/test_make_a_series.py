"""A coordinator makes a series: sees the days before anything is saved, and gets an occasion planned on each."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.actions import create_series
from partnerships.models import ActivityOccasion, ActivitySeries, OccasionStatus
from tests.builders import (
    make_activity,
    make_agreement,
    make_area,
    make_organisation,
    make_partnership,
    make_series,
    make_venue,
)
from tests.partnerships.series_forms import day, days_of, new_series, save, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_2_march_2026")]


@pytest.fixture
def url(house):
    return f"{house.url}serier/ny/"


def test_the_days_are_shown_before_anything_is_saved(house, coordinator, url):
    page = coordinator.post(url, new_series(house))
    assert page.status_code == 200
    assert "tis 3" in page.text
    assert [day.day for _month, days in page.context["form"].days_shown.months() for day in days] == [
        day("03-03"),
        day("03-10"),
        day("03-17"),
        day("03-24"),
    ]
    assert not ActivitySeries.objects.exists()


def test_saving_plans_an_occasion_on_each_day(house, coordinator, url):
    answer = save(coordinator, url, new_series(house))
    series = ActivitySeries.objects.get()
    assert (answer.status_code, answer.url) == (302, series.get_absolute_url())
    assert days_of(series) == [day("03-03"), day("03-10"), day("03-17"), day("03-24")]
    first = series.occasions.earliest("held_on")
    assert (first.status, first.starts_at, first.venue) == (OccasionStatus.PLANNED, dt.time(15), house.venue)
    assert first.search_key == "öppet hus vänskapshuset tillsammans i förening"
    assert {link.goal for link in first.goal_links.all()} == set(house.area.outcome_goals.all())
    assert "4\u00a0planerade" in coordinator.get(answer.url).text


def test_a_new_local_actor_may_be_named_as_organiser_and_co_organiser(house, coordinator, url):
    typed = {"new_organiser": "Herrgårdens cykelkök", "new_organiser_kind": "association"}
    typed |= {"new_co_organisers": "Nattvandrarna", "new_co_organisers_kind": "informal_network"}
    save(coordinator, url, new_series(house, organiser="", **typed))
    series = ActivitySeries.objects.get()
    assert (series.organiser.name, series.organiser.is_proposed) == ("Herrgårdens cykelkök", True)
    assert [str(link) for link in series.co_organisers.all()] == ["Nattvandrarna"]
    for occasion in series.occasions.all():
        assert occasion.organiser == series.organiser
        assert [str(link.organisation) for link in occasion.co_organisers.all()] == ["Nattvandrarna"]


def test_the_history_says_who_planned_them(house, coordinator, url):
    save(coordinator, url, new_series(house))
    series = ActivitySeries.objects.get()
    for record in (series, *series.occasions.all(), *series.occasions.first().goal_links.all()):
        assert [row.history_user for row in record.history.all()] == [house.coordinator]
    assert "Sam Ordnare" in coordinator.get(f"{series.get_absolute_url()}historik/").text


def test_a_day_can_be_unticked_and_another_added(house, coordinator, url):
    data = new_series(house)
    second = shown(coordinator.post(url, data))
    second["days"].remove("2026-03-10")
    page = coordinator.post(url, data | second | {"extra_day": "2026-03-21", "lagg-till": "1"})
    assert page.status_code == 200
    assert shown(page)["days"] == ["2026-03-03", "2026-03-17", "2026-03-21", "2026-03-24"]
    coordinator.post(url, data | shown(page) | {"spara": "1"})
    series = ActivitySeries.objects.get()
    assert days_of(series) == [day("03-03"), day("03-17"), day("03-21"), day("03-24")]


def test_an_extra_day_outside_the_series_is_refused_at_its_field(house, coordinator, url):
    data = new_series(house)
    second = shown(coordinator.post(url, data))
    page = coordinator.post(url, data | second | {"extra_day": "2026-04-21", "spara": "1"})
    assert page.status_code == 422
    assert page.context["form"].errors["extra_day"] == ["Dagen ligger utanför seriens första och sista dag."]


def test_days_shown_for_another_rhythm_are_not_saved_unseen(house, coordinator, url):
    """Who changes the weekday and saves at once gets to see the new days first."""
    data = new_series(house)
    second = shown(coordinator.post(url, data))
    page = coordinator.post(url, data | {"weekdays": [2]} | second | {"spara": "1"})
    assert page.status_code == 200
    assert shown(page)["days"] == ["2026-03-04", "2026-03-11", "2026-03-18"]
    assert not ActivitySeries.objects.exists()


def test_days_that_have_been_are_not_ticked_by_themselves(house, coordinator, url):
    page = coordinator.post(url, new_series(house, starts_on="2026-02-17"))
    assert shown(page)["days"][0] == "2026-03-03"
    assert "redan har varit" in page.text


def test_holidays_are_left_out_and_named(house, coordinator, url):
    data = new_series(house, starts_on="2026-03-30", ends_on="2026-04-10", weekdays=[0, 4])
    page = coordinator.post(url, data)
    assert shown(page)["days"] == ["2026-03-30", "2026-04-10"]
    assert "fredag 3 april 2026 (långfredagen), måndag 6 april 2026 (annandag påsk)" in page.text


def test_basta_sommaren_is_a_programme_for_ages_7_to_13_with_36_open_days(house, coordinator, url):
    """S0-F2, S0-F3."""
    data = new_series(
        house,
        kind="programme",
        name="Bästa sommaren",
        activity="",
        new_activity="Bästa sommaren",
        starts_on="2026-06-15",
        ends_on="2026-08-04",
        weekdays=[0, 1, 2, 3, 4],
        min_age="7",
        max_age="13",
    )
    save(coordinator, url, data)
    summer = ActivitySeries.objects.get()
    assert summer.occasions.planned().count() == 36
    assert day("06-19") not in days_of(summer)
    page = coordinator.get(summer.get_absolute_url()).text
    assert "7–13 år" in page
    assert "Måndag–fredag kl.\u00a015.00, 15 juni–4 augusti 2026" in page
    assert summer.activity.name == "Bästa sommaren"


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"goals": []}, "goals", "Välj minst ett effektmål."),
        ({"activity": ""}, "activity", "Välj en aktivitet, eller skriv namnet på en ny."),
        ({"weekdays": []}, "weekdays", "Kryssa i minst en veckodag."),
        ({"ends_on": "2026-02-01"}, "ends_on", "Serien kan inte sluta innan den börjar."),
        (
            {"ends_on": "2027-01-05"},
            "ends_on",
            "Avtalet gäller till och med 31 december 2026. Gör en ny serie i nästa avtal.",
        ),
        ({"starts_on": "2031-03-03"}, "starts_on", "Inget avtal gäller det datumet. Kontrollera datumet."),
        ({"min_age": "13", "max_age": "7"}, "__all__", "Till-åldern kan inte vara lägre än från-åldern."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(house, coordinator, url, changed, field, sentence):
    page = coordinator.post(url, new_series(house, **changed))
    assert page.status_code == 422
    assert sentence in page.context["form"].errors[field]


def test_what_is_named_beside_its_list_is_not_called_optional(house, coordinator, url):
    named = {"activity": "", "new_activity": "Sykafé", "organiser": "", "new_organiser": "Syföreningen"}
    page = coordinator.post(url, new_series(house, goals=[], **named))
    assert page.status_code == 422
    assert ">Aktivitet</label>" in page.text
    assert ">Arrangör</label>" in page.text


def test_a_series_of_no_days_is_not_saved(house, coordinator, url):
    page = save(coordinator, url, new_series(house, ends_on="2026-03-03"), but=[day("03-03")])
    assert page.status_code == 422
    assert page.context["form"].errors["days"] == ["Kryssa i minst en dag."]


def test_the_same_series_is_made_once(house, coordinator, url):
    save(coordinator, url, new_series(house))
    page = coordinator.post(url, new_series(house))
    assert page.context["form"].errors["name"] == ["Det finns redan en serie med det namnet som börjar samma dag."]


def test_everything_must_be_of_one_agreement(house):
    """Rule 14, past the form."""
    other = make_area(make_agreement(make_partnership(), starts_on=day("01-01"), ends_on=day("12-31")))
    with pytest.raises(ValidationError, match="annat partnerskap"):
        make_series(
            house.area,
            starts_on=day("03-03"),
            ends_on=day("03-24"),
            activity=make_activity(other.agreement.partnership),
        )
    series = ActivitySeries(
        partnership=house.partnership,
        name="Utan mål",
        activity=house.activity,
        area=house.area,
        organiser=house.organiser,
        starts_on=day("03-03"),
        ends_on=day("03-24"),
        weekdays=2,
    )
    with pytest.raises(ValidationError, match="effektmål"):
        create_series(series, days=[day("03-03")], goals=[], by=house.coordinator)
    assert not ActivityOccasion.objects.planned().exists()


def test_another_partnerships_venue_is_no_choice(house, coordinator, url):
    page = coordinator.post(url, new_series(house, venue=make_venue(make_partnership()).pk))
    assert "venue" in page.context["form"].errors


def test_a_reader_sees_series_but_makes_none(house, reader, url):
    series = make_series(house.area, starts_on=day("03-03"), ends_on=day("03-24"), name="Öppet hus tisdag")
    listed = reader.get(f"{house.url}serier/")
    assert "Öppet hus tisdag" in listed.text
    assert "Ny serie" not in listed.text
    assert "Ändra serien" not in reader.get(series.get_absolute_url()).text
    assert reader.get(url).status_code == 403


def test_the_pages_ask_no_more_for_many_than_for_few(house, coordinator):
    counts = []
    for more in (2, 20):
        for _number in range(more):
            series = make_series(
                house.area,
                starts_on=day("03-03"),
                ends_on=day("03-24") if more == 2 else day("11-24"),
                organiser=make_organisation(),
            )
        for page in (f"{house.url}serier/", series.get_absolute_url()):
            with CaptureQueriesContext(connection) as queries:
                assert coordinator.get(page).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 10
