"""Who collaborates: proposed names are reviewed, and alignment with the value statement is confirmed (rule 16)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from partnerships.actions import AlreadyReviewed, log_occasion, propose_organisation, review_organisation
from partnerships.actions.organisations import proposed_organisation
from partnerships.models import ActivityOccasion, Actor, OrganisationKind, OrganisationName
from partnerships.register import find, possible_duplicates
from tests.builders import (
    make_actor,
    make_occasion,
    make_officer,
    make_organisation,
    make_partnership,
    make_party,
    make_user,
)


@pytest.fixture
def actors(house):
    return f"{house.url}aktorer/"


def propose(house, name, kind=OrganisationKind.ASSOCIATION, partnership=None):
    new = proposed_organisation(name, kind)
    return propose_organisation(new, partnership=partnership or house.partnership, by=house.coordinator)


# --- The list ----------------------------------------------------------------------------------------------------


def test_the_list_says_who_organised_how_much_and_who_is_aligned(house, reader, actors):
    beside = make_organisation(name="FC Exempel")
    make_occasion(house.area, held_on=house.today, organiser=house.organiser)
    log_occasion(
        ActivityOccasion(
            partnership=house.partnership,
            activity=house.activity,
            area=house.area,
            held_on=house.today,
            organiser=house.organiser,
        ),
        goals=list(house.area.outcome_goals.all()),
        co_organisers=[beside],
        by=house.coordinator,
    )
    rows = {row.organisation.name: row for row in reader.get(actors).context["page"]}
    assert (rows["Tillsammans i Förening"].organised, rows["FC Exempel"].took_part) == (3, 1)
    assert rows["FC Exempel"].needs_alignment


def test_proposed_ones_stand_first(house, reader, actors):
    propose(house, "Ögårdens vänner")
    assert [row.organisation.name for row in reader.get(actors).context["page"]][0] == "Ögårdens vänner"


def test_parties_and_the_administration_need_not_confirm(house, reader, actors):
    make_party(house.agreement, house.organiser)
    make_actor(house.partnership, make_organisation(name="Biblioteket", kind=OrganisationKind.MUNICIPAL_UNIT))
    assert not any(row.needs_alignment for row in reader.get(actors).context["page"])
    assert "Part i avtalet" in reader.get(actors).text


def test_it_asks_the_database_as_often_for_fifty_as_for_three(house, reader, actors):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reader.get(actors)
        return len(asked)

    few = queries()
    for _ in range(50):
        make_actor(house.partnership, make_organisation())
    assert queries() == few


def test_somebody_elses_actor_is_not_there(house, coordinator, actors):
    other = make_actor(make_partnership(), make_organisation())
    assert coordinator.get(f"{actors}{other.organisation_id}/").status_code == 404


# --- Propose -----------------------------------------------------------------------------------------------------


def test_a_proposed_name_is_an_actor_here_and_offered_nowhere_else(house):
    new = propose(house, "Grannar i Herrgården", OrganisationKind.INFORMAL_NETWORK)
    assert (new.is_proposed, new.slug) == (True, "grannar-i-herrgarden")
    assert find(house.partnership, "grannar") == [new]
    assert find(make_partnership(), "grannar") == []


def test_the_same_name_proposed_again_is_the_same_organisation(house):
    assert propose(house, "Nya föreningen") == propose(house, "nya  FÖRENINGEN")


def test_a_name_that_another_partnership_only_proposed_does_not_leak(house):
    theirs = propose(house, "Nya föreningen", partnership=make_partnership())
    ours = propose(house, "Nya föreningen")
    assert (ours == theirs, ours.slug) == (False, "nya-foreningen-2")


def test_nobody_can_write_in_a_committee(house):
    with pytest.raises(ValidationError, match="förening eller ett informellt nätverk"):
        proposed_organisation("Påhittsnämnden", OrganisationKind.COMMITTEE)


def test_a_name_with_a_personal_number_is_refused(house):
    with pytest.raises(ValidationError, match="personnummer"):
        proposed_organisation("Kalle 121212-1212", OrganisationKind.ASSOCIATION)


@pytest.mark.parametrize(
    "typed",
    [
        "Tillsammans i Föreningslivet",
        "Tilsammans i förening",
        "TILLSAMMANS I FORENING",
        "Tillsammans i Förening Malmö",
        "TiF",
    ],
)
def test_names_that_may_mean_the_same_are_found(house, typed):
    OrganisationName(organisation=house.organiser, name="TIF").save_as(None)
    make_organisation(name="Något helt annat")
    assert possible_duplicates(house.partnership, typed) == [house.organiser]


# --- Search ------------------------------------------------------------------------------------------------------


def test_the_type_ahead_finds_former_names_too_and_begins_with_what_was_typed(house, coordinator, actors):
    renamed = make_organisation(name="Nya namnet")
    OrganisationName(organisation=renamed, name="Föreningen Örat").save_as(None)
    make_organisation(name="Stora Örat")
    make_organisation(name="Öratsvänner")
    found = coordinator.get(f"{actors}sok/?q=ÖRAT").json()
    assert ([each["name"] for each in found["found"]], found["is_guess"]) == (
        ["Öratsvänner", "Nya namnet", "Stora Örat"],
        False,
    )


def test_when_nothing_has_the_letters_it_guesses(house, coordinator, actors):
    found = coordinator.get(f"{actors}sok/?q=Tilsammans i Forening").json()
    assert (found["found"][0]["name"], found["is_guess"]) == ("Tillsammans i Förening", True)


# --- Review ------------------------------------------------------------------------------------------------------


def test_reviewing_corrects_the_name_and_the_log_is_found_by_it(house, coordinator, actors):
    new = propose(house, "Herrgårds vener")
    occasion = make_occasion(house.area, held_on=house.today, organiser=new)
    answer = coordinator.post(f"{actors}{new.pk}/granska/", {"name": "Herrgårdens vänner", "kind": "association"})
    assert answer.status_code == 302
    new.refresh_from_db()
    assert (new.name, new.is_proposed) == ("Herrgårdens vänner", False)
    assert list(ActivityOccasion.objects.matching("herrgårdens vänner")) == [occasion]
    assert "Herrgårds vener" in coordinator.get(f"{actors}{new.pk}/historik/").text


def test_the_second_who_reviews_is_told_what_the_first_said(house, coordinator, actors):
    new = propose(house, "Vänner")
    review_organisation(new, name="Vännerna", kind="association", by=make_user())
    with pytest.raises(AlreadyReviewed):
        review_organisation(new, name="Vänner", kind="association", by=make_user())
    assert coordinator.post(f"{actors}{new.pk}/granska/", {"name": "X", "kind": "association"}).status_code == 409


def test_a_name_that_is_taken_is_merged_instead(house, coordinator, actors):
    make_organisation(name="Yalla Trappan")
    new = propose(house, "Yalla")
    answer = coordinator.post(f"{actors}{new.pk}/granska/", {"name": "yalla trappan", "kind": "association"})
    assert (answer.status_code, "Slå ihop dem i stället" in answer.text) == (422, True)


def test_an_officer_may_review_and_a_reader_not(house, client, actors):
    new = propose(house, "Vänner")
    client.force_login(house.reader)
    assert client.get(f"{actors}{new.pk}/granska/").status_code == 403
    client.force_login(make_officer(house.partnership))
    assert client.post(f"{actors}{new.pk}/granska/", {"name": "Vänner", "kind": "association"}).status_code == 302


# --- Alignment ---------------------------------------------------------------------------------------------------


@pytest.fixture
def alignment(actors, house):
    return f"{actors}{house.organiser.pk}/vardegrund/"


def test_alignment_is_confirmed_with_a_day_and_a_person(house, coordinator, actors, alignment):
    assert coordinator.post(alignment, {"version": 0, "alignment_confirmed_on": "2024-03-01"}).status_code == 302
    text = coordinator.get(f"{actors}{house.organiser.pk}/").text
    assert "Bekräftad 2024-03-01" in text
    assert "Sam Ordnare" in text


def test_it_can_be_taken_back(house, coordinator, alignment):
    coordinator.post(alignment, {"version": 0, "alignment_confirmed_on": "2024-03-01"})
    assert (
        coordinator.post(alignment, {"version": 1, "alignment_confirmed_on": "", "note": "Fel förening"}).status_code
        == 302
    )
    actor = Actor.objects.get()
    assert (actor.alignment_confirmed_on, actor.alignment_confirmed_by, actor.note) == (None, None, "Fel förening")


@pytest.mark.parametrize("opened_at", [0, 1])
def test_two_who_confirm_at_once_see_both_texts(house, coordinator, alignment, opened_at):
    if opened_at:
        make_actor(house.partnership, house.organiser)
    sent = {"version": opened_at, "alignment_confirmed_on": "2024-03-01"}
    assert coordinator.post(alignment, sent).status_code == 302
    answer = coordinator.post(alignment, sent | {"note": "Jag också"})
    assert answer.status_code == 409
    assert answer.context["conflict"] == [("Anteckning", "Jag också", "")]


def test_a_day_to_come_is_refused(house, coordinator, alignment):
    tomorrow = house.today + dt.timedelta(days=1)
    answer = coordinator.post(alignment, {"version": 0, "alignment_confirmed_on": tomorrow.isoformat()})
    assert answer.context["form"].errors["alignment_confirmed_on"] == ["Dagen har inte varit än."]


def test_the_database_wants_both_day_and_person(house):
    with pytest.raises(IntegrityError), transaction.atomic():
        Actor(
            partnership=make_partnership(), organisation=make_organisation(), alignment_confirmed_on=dt.date(2024, 1, 1)
        ).save()


# --- Places cost nothing -----------------------------------------------------------------------------------------


def test_the_place_costs_nothing_and_the_database_knows_no_other_price(house, reader):
    assert "Kostar inget att använda" in reader.get(house.url).text
    house.venue.price_kr = 100
    with pytest.raises(ValidationError):
        house.venue.save_as(None)
    with pytest.raises(IntegrityError), transaction.atomic():
        house.venue.save()
