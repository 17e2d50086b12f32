"""Organiser and co-organisers come from the register; who is not there is proposed on the spot, never twice."""

import datetime as dt

import pytest

from partnerships.actions import merge_organisations
from partnerships.forms import organisation_choice
from partnerships.models import ActivityOccasion, Actor, Organisation, OrganisationName
from tests.builders import make_actor, make_organisation, make_partnership
from tests.partnerships.test_change_an_activity import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(house, coordinator):
    """Log the known activity a day that it was not logged, with this said of its organisers."""

    def save(**fields):
        day = max(house.last_week.held_on - dt.timedelta(days=1), house.agreement.starts_on).isoformat()
        sent = form_of(house.last_week, version=1, held_on=day, organiser="", save_anyway="on", visit_count=12)
        return coordinator.post(f"{house.url}aktiviteter/logga/", sent | fields)

    return save


def logged():
    return ActivityOccasion.objects.latest("pk")


def co_organisers():
    return {link.organisation.name for link in logged().co_organisers.all()}


def errors(answer):
    assert answer.status_code == 422
    return answer.context["form"].errors


def test_a_name_that_is_in_the_register_is_that_organisation_whatever_its_capitals(house, save):
    known = make_organisation(name="Yalla Trappan")
    OrganisationName(organisation=known, name="Yalla").save_as(None)
    assert save(new_organiser="YALLA  trappan", new_co_organisers="yalla").status_code == 302
    assert (logged().organiser, co_organisers()) == (known, set())  # nobody is its own co-organiser


def test_a_new_local_actor_is_proposed_and_waits_for_review(house, save):
    answer = save(new_organiser="Grannarna på Ramels väg", new_organiser_kind="informal_network")
    assert answer.status_code == 302
    new = logged().organiser
    assert (new.name, new.kind, new.is_proposed) == ("Grannarna på Ramels väg", "informal_network", True)
    assert Actor.objects.get(organisation=new).partnership == house.partnership


def test_so_is_a_co_organiser_beside_those_that_were_ticked(house, save):
    ticked = make_organisation(name="FC Exempel")
    save(co_organisers=[ticked.pk], new_co_organisers="Nya kören", new_co_organisers_kind="association")
    assert co_organisers() == {"FC Exempel", "Nya kören"}


def test_what_it_is_must_be_said(house, save):
    found = errors(save(new_organiser="Nya kören"))
    assert found["new_organiser_kind"] == ["Välj om det är en förening eller ett informellt nätverk."]
    assert not Organisation.objects.filter(name="Nya kören").exists()


def test_a_name_that_is_nearly_known_is_asked_about_and_nothing_typed_is_lost(house, save):
    answer = save(new_organiser="Tilsammans i forening", new_organiser_kind="association", notes="Sol")
    assert "liknande namn" in errors(answer)["new_organiser"][0]
    assert "Menade du" in answer.text
    assert "Nej, lägg till Tilsammans i forening som ny lokal aktör" in answer.text
    assert 'value="Tilsammans i forening"' in answer.text
    assert "Sol" in answer.text


@pytest.mark.parametrize("is_known", [True, False])
def test_the_answer_decides(house, save, is_known):
    meant = str(house.organiser.pk) if is_known else "ny"
    sent = {"new_organiser": "Tilsammans i forening", "new_organiser_kind": "association"}
    assert save(**sent, new_organiser_same=meant).status_code == 302
    assert (logged().organiser == house.organiser) is is_known


def test_a_personal_number_is_no_name(house, save):
    found = errors(save(new_organiser="Kalle 121212-1212", new_co_organisers="121212-1212"))
    assert "personnummer" in found["new_organiser"][0]
    assert "personnummer" in found["new_co_organisers"][0]


def test_one_that_was_merged_away_while_the_form_was_open_means_the_one_that_stays(house, save):
    twin = make_organisation(name="TiF", is_proposed=True)
    make_actor(house.partnership, twin)
    merge_organisations(twin, into=house.organiser, within={house.partnership.pk}, by=house.coordinator)
    assert save(organiser=twin.pk, co_organisers=[twin.pk]).status_code == 302
    assert (logged().organiser, co_organisers()) == (house.organiser, set())


def test_what_others_only_proposed_is_no_choice(house, save):
    theirs = make_organisation(name="Deras", is_proposed=True)
    make_actor(make_partnership(), theirs)
    assert set(errors(save(organiser=theirs.pk, co_organisers=[theirs.pk]))) == {"organiser", "co_organisers"}


def test_of_a_large_register_the_page_lists_those_that_are_active_here(house, coordinator, save, monkeypatch):
    monkeypatch.setattr(organisation_choice, "LISTED", 1)
    far_away = make_organisation(name="Långt borta")
    page = coordinator.get(f"{house.url}aktiviteter/logga/").text
    assert ("Tillsammans i Förening" in page, "Långt borta" in page) == (True, False)
    assert save(organiser=far_away.pk, visit_count="x").status_code == 422
    assert save(organiser=far_away.pk).status_code == 302


def test_a_new_organiser_can_be_written_in_when_an_activity_is_changed(house, coordinator):
    url = f"{house.last_week.get_absolute_url()}andra/"
    sent = form_of(house.last_week, organiser="", new_organiser="Nya kören", new_organiser_kind="association")
    assert coordinator.post(url, sent).status_code == 302
    house.last_week.refresh_from_db()
    assert house.last_week.organiser.name == "Nya kören"
