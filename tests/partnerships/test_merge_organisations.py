"""The same organisation twice in the register becomes one; everything moves, and the history says what."""

import pytest

from partnerships.actions import log_occasion, propose_organisation
from partnerships.actions.merging import merge_organisations
from partnerships.actions.organisations import proposed_organisation
from partnerships.models import (
    ActivityOccasion,
    Actor,
    CoOrganiser,
    Organisation,
    OrganisationKind,
    OrganisationName,
    Role,
)
from partnerships.register import offered_in
from tests.builders import (
    make_activity,
    make_actor,
    make_agreement,
    make_area,
    make_coordinator,
    make_occasion,
    make_organisation,
    make_partnership,
    make_party,
    make_person,
)
from tests.race import all_at_once, real_database


@pytest.fixture
def twin(house):
    """«TiF», typed in by somebody, which is Tillsammans i Förening."""
    new = proposed_organisation("TiF", OrganisationKind.ASSOCIATION)
    return propose_organisation(new, partnership=house.partnership, by=house.coordinator)


@pytest.fixture
def url(house, twin):
    return f"{house.url}aktorer/{twin.pk}/sla-ihop/"


def log(house, organiser, *co_organisers):
    occasion = ActivityOccasion(
        partnership=house.partnership,
        activity=house.activity,
        area=house.area,
        held_on=house.today,
        organiser=organiser,
    )
    goals = list(house.area.outcome_goals.all())
    return log_occasion(occasion, goals=goals, co_organisers=co_organisers, by=house.coordinator)


def merge(house, duplicate, into):
    return merge_organisations(duplicate, into=into, within={house.partnership.pk}, by=house.coordinator)


def co_organisers(occasion):
    return [link.organisation for link in occasion.co_organisers.all()]


def test_it_asks_first_and_shows_what_moves(house, coordinator, twin, url):
    log(house, twin)
    log(house, make_organisation(), twin)
    page = coordinator.get(url, {"into": house.organiser.pk})
    assert "1\u00a0aktivitet flyttas till Tillsammans i Förening." in page.text
    assert "1\u00a0aktivitet som medarrangör flyttas" in page.text
    assert Organisation.objects.get(pk=twin.pk).merged_into is None


def test_everything_moves_with_its_history(house, coordinator, twin, url):
    organised, beside = log(house, twin), log(house, make_organisation(), twin)
    assert coordinator.post(url, {"into": house.organiser.pk}).status_code == 302
    organised.refresh_from_db()
    assert (organised.organiser, co_organisers(beside)) == (house.organiser, [house.organiser])
    assert organised.version == 1
    change = organised.history.latest()
    assert change.history_change_reason == "Sammanslagning: TiF är Tillsammans i Förening"
    assert change.history_user == house.coordinator
    assert change.prev_record.organiser_id == twin.pk


def test_the_log_is_found_by_the_name_that_stays(house, twin):
    moved = log(house, twin)
    merge(house, twin, house.organiser)
    assert moved in ActivityOccasion.objects.matching("tillsammans")


def test_the_name_finds_the_one_that_stays(house, twin):
    OrganisationName(organisation=twin, name="Tillsammans").save_as(None)
    OrganisationName(organisation=house.organiser, name="tillsammans").save_as(None)
    merge(house, twin, house.organiser)
    assert list(Organisation.objects.called("tif")) == [house.organiser]
    assert sorted(name.name for name in house.organiser.names.all()) == ["TiF", "tillsammans"]


def test_the_one_merged_away_is_never_offered_again(house, coordinator, twin):
    merge(house, twin, house.organiser)
    assert twin not in offered_in(house.partnership)
    assert coordinator.get(f"{house.url}aktorer/{twin.pk}/").url == f"{house.url}aktorer/{house.organiser.pk}/"


def test_nobody_takes_part_twice_or_beside_itself(house, twin):
    both = log(house, make_organisation(), twin, house.organiser)
    beside_itself, beside_the_twin = log(house, house.organiser, twin), log(house, twin, house.organiser)
    merge(house, twin, house.organiser)
    assert co_organisers(both) == [house.organiser]
    assert co_organisers(beside_itself) == co_organisers(beside_the_twin) == []
    assert CoOrganiser.history.filter(history_type="-").count() == 3


def test_a_confirmed_alignment_is_kept(house, twin):
    confirmed = Actor.objects.get(organisation=twin)
    confirmed.alignment_confirmed_on, confirmed.alignment_confirmed_by = house.today, house.coordinator
    confirmed.save_as(None)
    make_actor(house.partnership, house.organiser, note="Ringde")
    merge(house, twin, house.organiser)
    actor = Actor.objects.get()
    assert (actor.organisation, actor.alignment_confirmed_on, actor.note) == (house.organiser, house.today, "Ringde")


def test_merges_in_a_row_end_in_one(house, twin):
    third = make_organisation(name="Tredje")
    merge(house, twin, third)
    merge(house, third, house.organiser)
    twin.refresh_from_db()
    assert twin.merged_into == house.organiser


# --- Refused -----------------------------------------------------------------------------------------------------


def refusal(client, url, into):
    answer = client.post(url, {"into": into.pk})
    assert answer.status_code == 422
    return str(answer.context["form"].errors["into"])


def test_a_party_is_not_merged_away(house, coordinator):
    party = house.organiser
    make_party(house.agreement, party)
    url = f"{house.url}aktorer/{party.pk}/sla-ihop/"
    assert "finns i" in refusal(coordinator, url, make_organisation())


def test_nor_is_a_committee(house, coordinator):
    committee = make_organisation(kind=OrganisationKind.COMMITTEE, code="FN")
    make_actor(house.partnership, committee)
    assert "nämnd" in refusal(coordinator, f"{house.url}aktorer/{committee.pk}/sla-ihop/", house.organiser)


def test_nor_one_that_another_partnership_uses(house, coordinator, twin, url):
    elsewhere = make_area(make_agreement(make_partnership()))
    make_occasion(elsewhere, organiser=twin)
    assert "annat partnerskap" in refusal(coordinator, url, house.organiser)
    make_coordinator(elsewhere.agreement.partnership)
    assert ActivityOccasion.objects.filter(organiser=twin).count() == 1


def test_one_who_looks_after_both_partnerships_may(house, client, twin, url):
    elsewhere = make_area(make_agreement(make_partnership()))
    moved = make_occasion(elsewhere, organiser=twin)
    client.force_login(make_person(Role.OFFICER, None))
    assert client.post(url, {"into": house.organiser.pk}).status_code == 302
    moved.refresh_from_db()
    assert moved.organiser == house.organiser


def test_nor_a_reviewed_one_into_one_that_nobody_has_reviewed(house, coordinator, twin):
    url = f"{house.url}aktorer/{house.organiser.pk}/sla-ihop/"
    assert "inte granskad än" in refusal(coordinator, url, twin)


def test_nor_into_what_others_only_proposed(house, coordinator, url):
    theirs = make_organisation(name="Deras", is_proposed=True)
    make_actor(make_partnership(), theirs)
    assert coordinator.post(url, {"into": theirs.pk}).status_code == 422


def test_a_reader_merges_nothing(house, reader, twin, url):
    assert reader.post(url, {"into": house.organiser.pk}).status_code == 403


# --- At the same time --------------------------------------------------------------------------------------------


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_merges_in_opposite_directions_make_one_organisation(tmp_path):
    with real_database(tmp_path):
        partnership = make_partnership()
        by = make_coordinator(partnership)
        pair = [make_organisation(name="Ett"), make_organisation(name="Två")]
        for each in pair:
            make_actor(partnership, each)

        def merge_one_way(index):
            one, other = pair if index % 2 else pair[::-1]
            return merge_organisations(one, into=other, within={partnership.pk}, by=by)

        results = all_at_once(6, merge_one_way)
        assert sorted(type(result).__name__ for result in results) == ["Organisation"] + ["ValidationError"] * 5
        assert Organisation.objects.filter(merged_into__isnull=False).count() == 1
        assert Actor.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_who_logs_while_two_are_merged_logs_for_the_one_that_stays(tmp_path):
    with real_database(tmp_path):
        area = make_area(make_agreement(make_partnership()))
        partnership = area.agreement.partnership
        by, activity = make_coordinator(partnership), make_activity(partnership)
        twin, stays = make_organisation(name="TiF"), make_organisation(name="Tillsammans i Förening")

        def log_or_merge(index):
            if index == 3:
                return merge_organisations(twin, into=stays, within={partnership.pk}, by=by)
            return make_occasion(area, activity=activity, organiser=twin, by=by)

        results = all_at_once(8, log_or_merge)
        assert [result for result in results if isinstance(result, Exception)] == []
        assert ActivityOccasion.objects.filter(organiser=stays).count() == 7
