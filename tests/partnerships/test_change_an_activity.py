"""Editing and cancelling: two people never overwrite each other, and the history tells who did what."""

import datetime as dt

import pytest

from partnerships.models import ActivityOccasion
from partnerships.versions import StaleVersion, save_if_current
from tests.builders import make_occasion


def form_of(occasion, **fields):
    return {
        "version": occasion.version,
        "activity": occasion.activity_id,
        "held_on": occasion.held_on.isoformat(),
        "visit_count": "" if occasion.visit_count is None else occasion.visit_count,
        "venue": occasion.venue_id or "",
        "area": occasion.area_id,
        "organiser": occasion.organiser_id,
        "goals": [link.goal_id for link in occasion.goal_links.all()],
        "precision": occasion.precision,
        "counting_method": occasion.counting_method,
        "notes": occasion.notes,
    } | fields


@pytest.fixture
def url(house):
    return f"{house.last_week.get_absolute_url()}andra/"


def test_it_works(house, coordinator, url):
    answer = coordinator.post(url, form_of(house.last_week, visit_count="35"))
    assert answer.status_code == 302
    house.last_week.refresh_from_db()
    assert (house.last_week.visit_count, house.last_week.version) == (35, 2)


def test_the_second_of_two_sees_both_texts_and_loses_nothing(house, coordinator, url):
    opened_by_both = form_of(house.last_week)
    coordinator.post(url, opened_by_both | {"notes": "Först sparad"})
    answer = coordinator.post(url, opened_by_both | {"notes": "Skriven samtidigt"})
    assert answer.status_code == 409
    assert answer.context["conflict"] == [("Anteckning", "Skriven samtidigt", "Först sparad")]
    house.last_week.refresh_from_db()
    assert house.last_week.notes == "Först sparad"


def test_having_seen_both_the_second_can_save_on_top(house, coordinator, url):
    opened_by_both = form_of(house.last_week)
    coordinator.post(url, opened_by_both | {"notes": "Först sparad"})
    page = coordinator.post(url, opened_by_both | {"notes": "Båda texterna"})
    shown_version = page.context["form"].data["version"]
    assert coordinator.post(url, opened_by_both | {"notes": "Båda", "version": shown_version}).status_code == 302
    house.last_week.refresh_from_db()
    assert house.last_week.notes == "Båda"


def test_goals_follow_the_form(house, coordinator, url):
    one = house.area.outcome_goals.first()
    coordinator.post(url, form_of(house.last_week, goals=[one.pk]))
    assert [link.goal for link in house.last_week.goal_links.all()] == [one]


def test_taking_away_every_goal_is_refused(house, coordinator, url):
    answer = coordinator.post(url, form_of(house.last_week, goals=[]))
    assert answer.context["form"].errors["goals"] == ["Välj minst ett effektmål."]


def test_cancelling_needs_a_reason(house, coordinator):
    cancel = f"{house.last_week.get_absolute_url()}stall-in/"
    answer = coordinator.post(cancel, {"version": 1, "cancellation_reason": ""})
    assert answer.status_code == 422
    assert ActivityOccasion.objects.held().count() == 1


def test_a_cancelled_activity_no_longer_counts_but_stays_in_the_list(house, coordinator):
    cancel = f"{house.last_week.get_absolute_url()}stall-in/"
    assert coordinator.post(cancel, {"version": 1, "cancellation_reason": "Sjukdom"}).status_code == 302
    assert ActivityOccasion.objects.held().count() == 0
    assert "Inställd" in coordinator.get(f"{house.url}aktiviteter/").text
    assert coordinator.post(cancel, {"version": 2, "cancellation_reason": "Igen"}).status_code == 409


def test_cancelling_what_somebody_just_changed_is_stopped(house, coordinator, url):
    coordinator.post(url, form_of(house.last_week, visit_count="35"))
    cancel = f"{house.last_week.get_absolute_url()}stall-in/"
    assert coordinator.post(cancel, {"version": 1, "cancellation_reason": "Sjukdom"}).status_code == 409


def test_the_history_says_who_when_and_from_what_to_what(house, coordinator, url):
    coordinator.post(url, form_of(house.last_week, visit_count="35", goals=[house.area.outcome_goals.first().pk]))
    page = coordinator.get(f"{house.last_week.get_absolute_url()}historik/")
    change = next(change for change in page.context["changes"] if change.what == "ändrade")
    assert change.by == "Sam Ordnare"
    assert [(field.label, field.old, field.new) for field in change.fields] == [("besök", "34", "35")]
    assert any(change.what.startswith("tog bort effektmål") for change in page.context["changes"])


def test_a_version_is_only_used_up_by_a_save(house):
    with pytest.raises(StaleVersion) as stale:
        save_if_current(house.last_week, expected=2, by=house.coordinator)
    assert stale.value.current.version == 1


def test_a_reader_changes_nothing(house, reader, url):
    assert reader.post(url, form_of(house.last_week)).status_code == 403


def test_counting_a_planned_occasion_says_that_it_was_held(house, coordinator):
    planned = make_occasion(house.area, held_on=house.today, status="planned")
    answer = coordinator.post(f"{planned.get_absolute_url()}andra/", form_of(planned, visit_count="12"))
    planned.refresh_from_db()
    assert (answer.status_code, planned.status, planned.visit_count) == (302, "held", 12)


def test_a_planned_occasion_is_not_counted_before_its_day(house, coordinator):
    tomorrow = house.today + dt.timedelta(days=1)
    agreement_goes_on = house.agreement.covers(tomorrow)
    planned = make_occasion(house.area, held_on=tomorrow if agreement_goes_on else house.today, status="planned")
    url = f"{planned.get_absolute_url()}andra/"
    answer = coordinator.post(url, form_of(planned, visit_count="12", held_on=tomorrow.isoformat()))
    assert answer.status_code == 422
    assert "held_on" in answer.context["form"].errors


def test_a_personal_number_in_the_reason_is_refused_at_the_field(house, coordinator):
    cancel = f"{house.last_week.get_absolute_url()}stall-in/"
    answer = coordinator.post(cancel, {"version": 1, "cancellation_reason": "Kim 121212-1212 var sjuk"})
    assert (answer.status_code, "cancellation_reason" in answer.context["form"].errors) == (422, True)
