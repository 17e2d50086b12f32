"""Who can be a party, who has a contact person, who has a seat (rules 1, 2, 5, 6, 47)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from partnerships.actions import add_party
from partnerships.models import PARTY_KINDS, ContactPerson, CoordinationSeat, OrganisationKind
from partnerships.status import parties_not_offered_a_seat, parties_without_contact
from tests.builders import make_agreement, make_committee, make_organisation, make_partnership, make_party, make_user

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 5, 7)


@pytest.fixture
def agreement():
    return make_agreement(make_partnership())


def test_several_committees_of_one_city_may_be_parties(agreement):
    for position in range(3):
        add_party(agreement, make_committee(), by=make_user(), position=position)
    assert agreement.parties.count() == 3


@pytest.mark.parametrize("kind", sorted(set(OrganisationKind) - PARTY_KINDS))
def test_a_department_a_unit_or_a_network_is_no_party(agreement, kind):
    organisation = make_organisation(kind=kind)
    with pytest.raises(ValidationError, match="kan inte vara avtalspart"):
        add_party(agreement, organisation, by=make_user(), position=1)
    assert agreement.parties.count() == 0


def test_nobody_is_a_party_twice(agreement):
    committee = make_committee()
    make_party(agreement, committee)
    with pytest.raises(ValidationError, match="redan part"):
        add_party(agreement, committee, by=make_user(), position=2)


def test_a_party_without_a_current_contact_person_is_pointed_out(agreement):
    with_contact = make_party(agreement, make_committee())
    without = make_party(agreement, make_committee())
    left = make_party(agreement, make_committee())
    ContactPerson(party=with_contact, name="Anna Exempel", starts_on=dt.date(2024, 1, 1)).save_as(None)
    ContactPerson(
        party=left, name="Bo Exempel", starts_on=dt.date(2024, 1, 1), ends_on=DAY - dt.timedelta(days=1)
    ).save_as(None)
    assert parties_without_contact(agreement, DAY) == [without, left]


def test_the_coordination_group_is_its_own_list(agreement):
    offered, forgotten = make_party(agreement, make_committee()), make_party(agreement, make_committee())
    outsider = make_organisation(name="Rosengårds Folkets hus")
    for organisation in (offered.organisation, outsider):
        CoordinationSeat(
            partnership=agreement.partnership, organisation=organisation, offered_on=DAY, starts_on=DAY
        ).save_as(None)
    assert parties_not_offered_a_seat(agreement) == [forgotten]
    seated = {seat.organisation for seat in CoordinationSeat.objects.held_on(DAY)}
    assert seated == {offered.organisation, outsider}


def test_a_seat_that_was_offered_but_not_taken_is_no_seat(agreement):
    party = make_party(agreement, make_committee())
    CoordinationSeat(partnership=agreement.partnership, organisation=party.organisation, offered_on=DAY).save_as(None)
    assert parties_not_offered_a_seat(agreement) == []
    assert list(CoordinationSeat.objects.held_on(DAY)) == []


def test_two_agreements_of_one_partnership_never_overlap(agreement):
    with pytest.raises(ValidationError, match="överlappar"):
        make_agreement(agreement.partnership, starts_on=dt.date(2025, 12, 31), ends_on=dt.date(2026, 12, 31))
