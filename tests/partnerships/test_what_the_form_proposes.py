"""The form proposes what the person logged last, else what anybody did, in the words of the agreement of the day."""

import datetime as dt

import pytest

from partnerships.models import ActivityOccasion
from tests.builders import (
    make_agreement,
    make_area,
    make_coordinator,
    make_occasion,
    make_organisation,
    make_partnership,
    make_venue,
)


@pytest.fixture
def form_page(coordinator, house):
    return lambda query: coordinator.get(f"{house.url}aktiviteter/logga/?{query}")


def test_my_own_latest_goes_before_a_colleagues(house, form_page):
    mine, theirs = make_venue(house.partnership, name="Parken"), make_venue(house.partnership, name="Torget")
    days = (dt.timedelta(days=3), dt.timedelta(days=1))
    colleague = make_coordinator(house.partnership)
    for venue, ago, by in ((mine, days[0], house.coordinator), (theirs, days[1], colleague)):
        day = max(house.today - ago, house.agreement.starts_on)
        make_occasion(house.area, activity=house.activity, organiser=house.organiser, venue=venue, held_on=day, by=by)
    page = form_page(f"aktivitet={house.activity.pk}")
    assert page.context["form"].initial["venue"] == mine.pk
    assert "Samma som förra gången:</strong> Tillsammans i Förening, Parken" in page.text


def test_any_occasion_can_be_copied_but_for_its_count_and_notes(house, form_page):
    guest = make_organisation(name="ZigZag")
    house.last_week.notes = "Fullt hus"
    house.last_week.save_as(None)
    make_occasion(house.area, activity=house.activity, organiser=guest, held_on=house.last_week.held_on)
    initial = form_page(f"som={house.last_week.pk}").context["form"].initial
    assert (initial["organiser"], initial["venue"], initial["held_on"]) == (
        house.organiser.pk,
        house.venue.pk,
        house.today,
    )
    assert not {"visit_count", "notes"} & set(initial)


def test_a_new_activity_is_proposed_the_place_and_area_of_my_latest(house, form_page):
    initial = form_page("ny=1").context["form"].initial
    assert (initial["area"], initial["venue"]) == (house.area.pk, house.venue.pk)
    assert "activity" not in {name for name, value in initial.items() if value}


def test_in_a_new_agreement_the_area_and_goals_of_the_same_name_are_taken(house, form_page, coordinator):
    house.agreement.ends_on = house.last_week.held_on
    if house.agreement.ends_on >= house.today:
        pytest.skip("the year's first day")
    house.agreement.save_as(None)
    new = make_agreement(house.partnership, starts_on=house.today, ends_on=dt.date(house.today.year + 1, 12, 31))
    area = make_area(new, name="Mötesplatsutveckling", goals=2, code=house.area.code)
    kept = area.outcome_goals.first()
    kept.text = house.area.outcome_goals.first().text
    kept.save_as(None)
    initial = form_page(f"aktivitet={house.activity.pk}").context["form"].initial
    assert initial["area"] == area.pk
    assert initial["goals"] == [kept.pk]


def test_what_belongs_to_another_partnership_is_not_there(house, form_page):
    foreign = make_occasion(make_area(make_agreement(make_partnership())))
    assert form_page(f"som={foreign.pk}").status_code == 404
    assert form_page("som=9" + "9" * 30).status_code == 200


def test_the_occasions_page_offers_to_copy_it(house, coordinator):
    page = coordinator.get(house.last_week.get_absolute_url()).text
    assert f"logga/?som={house.last_week.pk}" in page
    assert ActivityOccasion.objects.count() == 1
