"""Rule 13: reminded of from 1 November, warned about from 1 December; the parties see what waits for their answer."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerships.access import access_to
from partnerships.actions import answer_plan
from partnerships.models import Agreement, Role
from partnerships.plan_duties import Urgency, plan_duties
from tests.builders import make_agreement, make_coordinator, make_person, make_reader, make_user
from tests.plans import make_agreed_plan, make_plan, make_plan_agreement, make_sent_plan, send

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER, DECEMBER = dt.date(2026, 10, 31), dt.date(2026, 11, 1), dt.date(2026, 12, 1)


@pytest.fixture
def agreement():
    return make_plan_agreement()


def duties(agreement, user, day):
    partnership = agreement.partnership
    agreements = Agreement.objects.of(partnership).oldest_first().with_parties_and_decisions()
    found = plan_duties(agreements, access={partnership.pk: access_to(partnership, user)}, today=day)
    return [duty for duty in found[partnership.pk] if duty.year == 2027]


def contact_of(party):
    return make_person(Role.CONTACT_PERSON, party.agreement.partnership, organisation=party.organisation)


def test_reminded_from_november_and_warned_from_december(agreement):
    coordinator = make_coordinator(agreement.partnership)
    urgencies = [
        [duty.urgency for duty in duties(agreement, coordinator, day)] for day in (OCTOBER, NOVEMBER, DECEMBER)
    ]
    assert urgencies == [[], [Urgency.REMIND], [Urgency.WARN]]
    in_the_year_itself = duties(agreement, coordinator, dt.date(2027, 2, 1))
    assert [duty.urgency for duty in in_the_year_itself] == [Urgency.WARN]


def test_an_agreed_plan_reminds_nobody(agreement):
    make_agreed_plan(agreement)
    assert duties(agreement, make_coordinator(agreement.partnership), DECEMBER) == []


def test_a_reader_is_not_reminded(agreement):
    assert duties(agreement, make_reader(agreement.partnership), DECEMBER) == []


def test_without_an_agreement_next_year_it_is_only_if_it_is_extended():
    """O-14."""
    ending = make_plan_agreement(first=2025, last=2026)
    coordinator = make_coordinator(ending.partnership)
    assert [duty.needs_extension for duty in duties(ending, coordinator, NOVEMBER)] == [True]
    ended = make_agreement(ending.partnership, starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 12, 31))
    assert [duty.needs_extension for duty in duties(ended, coordinator, NOVEMBER)] == [True]


def test_a_contact_person_sees_what_waits_for_an_answer_in_any_month(agreement):
    party, other = agreement.parties.in_order()[:2]
    contact = contact_of(party)
    plan = make_plan(agreement)
    assert duties(agreement, contact, OCTOBER) == []
    sent = send(plan)
    (duty,) = duties(agreement, contact, OCTOBER)
    assert duty.waits_for_me == (str(party.organisation),)
    answer_plan(sent, party=party, answer="approved", expected_version=sent.version, by=contact)
    assert duties(agreement, contact, OCTOBER) == []
    assert duties(agreement, contact_of(other), OCTOBER)[0].approved == 1


def test_the_coordinator_sees_who_wants_changes(agreement):
    sent, party = make_sent_plan(agreement), agreement.parties.first()
    answer_plan(sent, party=party, answer="changes", comment="Mer.", expected_version=sent.version, by=make_user())
    (duty,) = duties(agreement, make_coordinator(agreement.partnership), OCTOBER)
    assert duty.wants_changes == (str(party.organisation),)


def test_it_stands_on_the_start_page_and_the_partnerships(client):
    year = timezone.localdate().year
    agreement = make_plan_agreement(first=year, last=year + 1)
    make_sent_plan(agreement, year=year + 1)
    client.force_login(contact_of(agreement.parties.first()))
    for page in ("/", agreement.partnership.get_absolute_url()):
        assert f"Planen för {year + 1} väntar på ert svar" in client.get(page).text


def test_it_asks_as_much_for_one_partnership_as_for_five():
    user = make_person(Role.COORDINATOR, None)
    counts = []
    for more in (1, 4):
        for _number in range(more):
            make_sent_plan(make_plan_agreement())
        agreements = list(Agreement.objects.oldest_first().with_parties_and_decisions())
        access = {each.partnership_id: access_to(each.partnership, user) for each in agreements}
        with CaptureQueriesContext(connection) as queries:
            assert plan_duties(agreements, access=access, today=NOVEMBER)
        counts.append(len(queries))
    assert counts == [2, 2]


def test_the_contact_of_a_committee_does_not_enter_its_uplift(agreement):
    """To speak for a party about the plan is not to be the committee's staff (rule 21)."""
    party, other = agreement.parties.in_order()[:2]
    both = contact_of(party)
    staff = make_person(Role.COMMITTEE_STAFF, agreement.partnership, organisation=other.organisation)
    access, staff_access = access_to(agreement.partnership, both), access_to(agreement.partnership, staff)
    assert (access.speaks_for(party), access.acts_for(party.organisation)) == (True, False)
    assert (staff_access.speaks_for(other), staff_access.acts_for(other.organisation)) == (False, True)
    assert "enter_rate" not in access
