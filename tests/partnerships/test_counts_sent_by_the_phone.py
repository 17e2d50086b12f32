"""What a phone has kept and sends later: stored once, refused with the reason, and never swallowed."""

import datetime as dt
import uuid

import pytest

from partnerships.actions import revoke_leader_link
from partnerships.models import EntryReceipt, OccasionStatus
from tests.builders import make_occasion
from tests.partnerships.leaders import entry, make_link, make_planned, make_running_series, phone_with

BY_SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def planned(house):
    return make_planned(make_running_series(house.area), on=house.today - dt.timedelta(days=1))


@pytest.fixture
def send(coordinator, planned):
    def post(**fields):
        sent = {"version": 1, "token": uuid.uuid4()} | fields
        return coordinator.post(f"{planned.get_absolute_url()}rakna/", sent, headers=BY_SCRIPT)

    return post


def test_a_count_is_answered_with_where_it_stands_and_where_to_go_on(house, planned, send):
    answer = send(visit_count="12")
    assert answer.status_code == 201
    assert answer.json() == {"url": planned.get_absolute_url(), "onwards": f"{house.url}aktiviteter/vantar/"}


@pytest.mark.parametrize("said", [{"visit_count": "12"}, {"not_counted": "1"}, {"cancellation_reason": "Stängt"}])
def test_sent_twice_it_is_stored_once_also_when_it_has_been_changed_since(house, planned, send, said):
    token = uuid.uuid4()
    assert send(token=token, **said).status_code == 201
    planned.refresh_from_db()
    planned.notes, planned.version = "Regn", 3
    planned.save_as(house.coordinator)
    assert send(token=token, **said).status_code == 201
    planned.refresh_from_db()
    assert planned.version == 3
    assert EntryReceipt.objects.count() == 1


def test_another_number_from_the_same_form_is_not_taken_for_a_repetition(planned, send):
    token = uuid.uuid4()
    send(token=token, visit_count="12")
    answer = send(token=token, visit_count="21")
    assert (answer.status_code, answer.json()) == (
        409,
        {"reasons": ["Här är redan sparat: genomförd, 12 besök."]},
    )


def test_what_is_refused_says_why(planned, send):
    assert send(visit_count="100001").json()["reasons"] == ["Antal besök: Ange ett heltal från 0 till 100\u00a0000."]
    planned.version = 2
    planned.save_as(None)
    assert send(visit_count="3").json()["reasons"] == ["Någon annan har ändrat aktiviteten sedan du öppnade den."]


def test_the_address_of_the_form_leads_to_what_it_is_about(house, coordinator, planned, send):
    page = f"{planned.get_absolute_url()}rakna/"
    assert coordinator.get(page).url == f"{house.url}aktiviteter/vantar/"
    send(visit_count="12")
    assert coordinator.get(page).url == planned.get_absolute_url()


# --- The leader ------------------------------------------------------------------------------------------------------


@pytest.fixture
def link_and_phone(house, planned):
    link, secret = make_link(planned.series, today=house.today)
    return link, phone_with(secret)


def test_the_leaders_entry_is_answered_with_data(link_and_phone, planned):
    _link, phone = link_and_phone
    address = f"/dagblad/tillfalle/{planned.pk}/"
    sent = entry(phone, planned, visit_count=34)
    assert phone.post(address, sent | {"visit_count": ""}, headers=BY_SCRIPT).json()["reasons"] == [
        "Antal besök: Skriv hur många som kom. Kom ingen, skriv 0."
    ]
    for _ in range(2):
        answer = phone.post(address, sent, headers=BY_SCRIPT)
        assert (answer.status_code, answer.json()["url"]) == (201, "/dagblad/")
    assert EntryReceipt.objects.count() == 1


def test_a_leader_who_goes_back_and_writes_another_number_is_shown_both_and_may_save(link_and_phone, planned):
    _link, phone = link_and_phone
    sent = entry(phone, planned, visit_count=34)
    address = f"/dagblad/tillfalle/{planned.pk}/"
    phone.post(address, sent)
    answer = phone.post(address, sent | {"visit_count": 43})
    assert answer.status_code == 409
    assert ("Antal besök", "43", "34") in answer.context["conflict"]
    form = answer.context["form"]
    again = {name: form[name].value() for name in ("version", "token", "visit_count", "notes")}
    assert phone.post(address, again).url == "/dagblad/"
    planned.refresh_from_db()
    assert planned.visit_count == 43


def test_what_has_left_the_sheet_is_refused_with_whom_to_ask_unless_it_had_arrived(link_and_phone, planned, house):
    _link, phone = link_and_phone
    sent, address = entry(phone, planned, visit_count=34), f"/dagblad/tillfalle/{planned.pk}/"
    planned.held_on = house.today - dt.timedelta(days=9)
    planned.save_as(None)
    answer = phone.post(address, sent, headers=BY_SCRIPT)
    assert answer.status_code == 404
    assert "Hör av dig till den som gav dig länken." in answer.json()["reasons"][0]
    planned.held_on = house.today
    planned.save_as(None)
    phone.post(address, sent)
    planned.refresh_from_db()
    planned.held_on = house.today - dt.timedelta(days=9)
    planned.save_as(None)
    assert phone.post(address, sent, headers=BY_SCRIPT).status_code == 201


def test_the_phone_learns_whose_entries_may_be_sent(link_and_phone, client):
    link, phone = link_and_phone
    answer = phone.get("/dagblad/jag/")
    assert answer.json()["person"] == link.phone_key
    assert "no-store" in answer["Cache-Control"]
    assert f'data-person="{link.phone_key}"' in phone.get("/dagblad/").text
    assert client.get("/dagblad/jag/").json()["person"] == ""


def test_a_revoked_link_sends_nothing_but_shows_what_the_phone_keeps(link_and_phone, house, client):
    link, phone = link_and_phone
    revoke_leader_link(link, by=house.coordinator)
    assert phone.get("/dagblad/jag/").json()["person"] == ""
    for _ in range(2):  # the cookie stays
        assert f'data-person="{link.phone_key}"' in phone.get("/dagblad/").text
    assert "data-person" not in client.get("/dagblad/").text


def test_a_planned_one_elsewhere_is_out_of_reach(link_and_phone, house):
    _link, phone = link_and_phone
    other = make_occasion(house.area, held_on=house.today, status=OccasionStatus.PLANNED)
    sent = {"version": 1, "token": uuid.uuid4(), "visit_count": 3}
    assert phone.post(f"/dagblad/tillfalle/{other.pk}/", sent, headers=BY_SCRIPT).status_code == 404
