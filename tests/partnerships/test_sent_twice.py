"""The same entry sent twice is stored once; another entry from the same form is never swallowed."""

import uuid

import pytest
from django.test import Client

from partnerships.models import ActivityOccasion, EntryReceipt
from tests.builders import make_coordinator
from tests.race import all_at_once, real_database

PEOPLE = 8


def entry(house, **fields):
    return {
        "version": 1,
        "token": uuid.uuid4(),
        "activity": house.activity.pk,
        "held_on": house.today,
        "visit_count": "28",
        "precision": "exact",
        "counting_method": "counted",
        **fields,
    }


@pytest.fixture
def send(coordinator, house):
    return lambda form, **more: coordinator.post(f"{house.url}aktiviteter/logga/", form, **more)


def todays(house):
    return ActivityOccasion.objects.filter(held_on=house.today)


def test_the_second_answer_leads_to_the_same_occasion(house, send):
    form = entry(house)
    first, second = send(form), send(form)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url == todays(house).get().get_absolute_url()


def test_a_new_activity_sent_twice_comes_into_being_once(house, send):
    form = entry(
        house,
        activity="",
        new_activity="Läxhjälp",
        area=house.area.pk,
        organiser=house.organiser.pk,
        goals=[house.area.outcome_goals.first().pk],
    )
    assert send(form).url == send(form).url
    assert todays(house).count() == 1


def test_a_form_gone_back_to_and_filled_in_anew_is_another_entry(house, send):
    form = entry(house)
    send(form)
    answer = send(form | {"visit_count": "9", "save_anyway": "on"})
    assert answer.status_code == 422
    assert "har redan sparats som Öppet hus" in answer.text
    token = answer.context["form"]["token"].value()
    assert token != str(form["token"])
    assert send(form | {"visit_count": "9", "save_anyway": "on", "token": token}).status_code == 302
    assert set(todays(house).values_list("visit_count", flat=True)) == {28, 9}


def test_a_change_sent_twice_is_made_once_and_is_no_conflict_with_itself(house, coordinator):
    form = entry(house, area=house.area.pk, organiser=house.organiser.pk, visit_count="35")
    form["goals"] = [goal.pk for goal in house.area.outcome_goals.all()]
    form["held_on"] = house.last_week.held_on
    page = f"{house.last_week.get_absolute_url()}andra/"
    assert coordinator.post(page, form).status_code == 302
    assert coordinator.post(page, form).status_code == 302
    house.last_week.refresh_from_db()
    assert (house.last_week.version, house.last_week.visit_count) == (2, 35)
    assert coordinator.post(page, form | {"token": uuid.uuid4()}).status_code == 409


def test_what_somebody_else_typed_is_not_sent_in_my_name(house, send):
    other = make_coordinator(house.partnership)
    answer = send(entry(house, typed_by=other.pk))
    assert answer.status_code == 422
    assert "skrevs av någon annan" in answer.text
    assert not todays(house).exists()


def test_somebody_elses_token_gives_nothing_away(house, send, client):
    form = entry(house)
    send(form)
    client.force_login(make_coordinator(house.partnership))
    answer = client.post(f"{house.url}aktiviteter/logga/", form | {"save_anyway": "on"})
    assert answer.status_code == 422
    assert todays(house).count() == 1


def test_our_script_is_answered_with_data(house, send):
    form = entry(house)
    stored = send(form, headers={"Accept": "application/json"})
    assert (stored.status_code, stored.json()["url"]) == (201, todays(house).get().get_absolute_url())
    refused = send(entry(house, visit_count="tio", save_anyway="on"), headers={"Accept": "application/json"})
    assert (refused.status_code, refused.json()) == (
        422,
        {"reasons": ["Antal besök: Ange ett heltal, till exempel 34."]},
    )


@pytest.mark.parametrize("token", ["", "inte-ett-kvitto", "0" * 40])
def test_a_form_without_a_usable_token_is_never_a_breakdown(house, send, token):
    assert send(entry(house, token=token)).status_code in {302, 422}


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_the_same_entry_from_many_phones_at_once_is_stored_once(house, tmp_path):
    with real_database(tmp_path):
        form = entry(house)

        def send(_index):
            phone = Client()
            phone.force_login(house.coordinator)
            return phone.post(f"{house.url}aktiviteter/logga/", form)

        answers = all_at_once(PEOPLE, send)
        assert {getattr(answer, "url", repr(answer)) for answer in answers} == {todays(house).get().get_absolute_url()}
        assert EntryReceipt.objects.count() == 1
