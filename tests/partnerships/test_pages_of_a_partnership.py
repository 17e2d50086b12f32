"""The pages of a partnership and its agreement say how things stand, and an officer registers decisions."""

import datetime as dt

import pytest
from django.utils import timezone

from partnerships.models import Decision
from tests.builders import make_committee, make_officer, make_party


@pytest.fixture
def officer(client, house):
    client.force_login(make_officer(house.partnership))
    return client


@pytest.fixture
def committee(house):
    committee = make_committee(code="KS", name="Kommunstyrelsen")
    make_party(house.agreement, committee, must_approve=True)
    make_party(house.agreement, make_committee(), must_approve=False)
    return committee


def test_the_partnership_page_shows_agreements_areas_and_the_latest(house, reader):
    page = reader.get(house.url).text
    for text in (house.agreement.title, "Mötesplatsutveckling", "Öppet hus", "Vänskapshuset"):
        assert text in page


def test_the_agreement_page_says_why_it_is_not_in_force(house, committee, reader):
    page = reader.get(house.agreement.get_absolute_url()).text
    assert "Varför avtalet inte gäller" in page
    assert "Inget godkännande beslut är registrerat." in page
    assert "Saknar kontaktperson" in page


def test_an_officer_registers_the_decision_and_then_its_legal_force(house, committee, officer):
    today = timezone.localdate()
    form = {
        "version": 1,
        "body": committee.pk,
        "decided_on": (today - dt.timedelta(days=60)).isoformat(),
        "section_number": "342",
        "outcome": "approved",
    }
    answer = officer.post(f"{house.agreement.get_absolute_url()}beslut/nytt/", form, follow=True)
    assert "saknar uppgift om när det fick laga kraft" in answer.text
    decision = Decision.objects.get()
    edit = f"{house.url}beslut/{decision.pk}/"
    answer = officer.post(edit, form | {"legal_force_on": today.isoformat()}, follow=True)
    assert "Varför avtalet gäller" in answer.text
    assert decision.history.count() == 2


def test_legal_force_before_the_decision_is_refused_in_words(house, committee, officer):
    form = {
        "version": 1,
        "body": committee.pk,
        "decided_on": "2023-12-06",
        "section_number": "342",
        "outcome": "approved",
        "legal_force_on": "2023-12-06",
    }
    answer = officer.post(f"{house.agreement.get_absolute_url()}beslut/nytt/", form)
    assert answer.status_code == 422
    assert "laga kraft samma dag" in answer.text


@pytest.mark.parametrize("typed", ["12/06/2023", "6/12 2023", "0001-01-01", "i går"])
def test_a_date_that_can_be_misread_is_refused(house, committee, officer, typed):
    form = {"version": 1, "body": committee.pk, "decided_on": typed, "section_number": "1", "outcome": "approved"}
    answer = officer.post(f"{house.agreement.get_absolute_url()}beslut/nytt/", form)
    assert "decided_on" in answer.context["form"].errors


@pytest.mark.parametrize("typed", ["2023-12-06", "6 december 2023"])
def test_a_date_is_read_as_people_write_it(house, committee, officer, typed):
    form = {"version": 1, "body": committee.pk, "decided_on": typed, "section_number": "1", "outcome": "approved"}
    officer.post(f"{house.agreement.get_absolute_url()}beslut/nytt/", form)
    assert Decision.objects.get().decided_on == dt.date(2023, 12, 6)


def test_a_coordinator_registers_no_decision(house, coordinator):
    assert coordinator.get(f"{house.agreement.get_absolute_url()}beslut/nytt/").status_code == 403


def test_a_decision_that_has_not_been_made_is_not_registered(house, committee, officer):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    form = {
        "version": 1,
        "body": committee.pk,
        "decided_on": tomorrow.isoformat(),
        "section_number": "5",
        "outcome": "approved",
    }
    answer = officer.post(f"{house.agreement.get_absolute_url()}beslut/nytt/", form)
    assert "Datumet har inte varit än" in answer.text
    assert Decision.objects.count() == 0
