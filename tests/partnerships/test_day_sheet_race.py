"""A phone with bad reception sends its entry several times at once; two leaders count the same activity at once."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from partnerships.actions import cancel_occasion, count_on_day_sheet, renew_leader_link, store_once
from partnerships.models import ActivityOccasion, EntryReceipt, LeaderLink, User
from partnerships.versions import StaleVersion
from tests.builders import make_agreement, make_area, make_coordinator, make_partnership
from tests.partnerships.leaders import entry, make_link, make_planned, make_running_series, phone_with
from tests.race import all_at_once, real_database

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
PEOPLE = 4


@pytest.fixture
def planned(tmp_path):
    today = timezone.localdate()
    with real_database(tmp_path):
        agreement = make_agreement(make_partnership(), starts_on=today, ends_on=today + dt.timedelta(days=30))
        yield make_planned(make_running_series(make_area(agreement)), on=today)


def test_one_entry_that_arrives_four_times_is_stored_once(planned):
    _link, secret = make_link(planned.series, today=planned.held_on, starts_on=planned.held_on)
    phones = [phone_with(secret) for _ in range(PEOPLE)]
    sent = entry(phones[0], planned, visit_count=34)
    answers = all_at_once(PEOPLE, lambda index: phones[index].post(f"/dagblad/tillfalle/{planned.pk}/", sent))
    assert [answer.status_code for answer in answers] == [302] * PEOPLE
    assert ActivityOccasion.objects.get().version == 2
    assert EntryReceipt.objects.count() == 1


def test_of_those_who_count_the_same_activity_one_is_first_and_the_others_are_told(planned):
    leaders = [User.objects.create_leader(f"Ledare {number}") for number in range(PEOPLE)]

    def work(index):
        mine = ActivityOccasion.objects.get(pk=planned.pk)
        if index == 0:
            return cancel_occasion(mine, reason="Stängt", expected_version=1, by=leaders[index])
        fields = {"visit_count": index, "band_counts": {}, "is_estimated": False, "notes": "", "expected_version": 1}
        return store_once(lambda: count_on_day_sheet(mine, by=leaders[index], **fields), token=None, by=leaders[index])

    results = all_at_once(PEOPLE, work)
    assert sum(isinstance(result, StaleVersion) for result in results) == PEOPLE - 1
    assert ActivityOccasion.objects.get().version == 2


def test_of_those_who_renew_a_link_one_shows_a_working_one(planned):
    link, _secret = make_link(planned.series, today=planned.held_on, starts_on=planned.held_on)
    person = make_coordinator(link.partnership)

    def work(_index):
        mine = LeaderLink.objects.get(pk=link.pk)
        dates = {"starts_on": mine.starts_on, "ends_on": mine.ends_on, "fingerprint": link.fingerprint}
        return renew_leader_link(mine, series=[planned.series], by=person, **dates)

    results = all_at_once(PEOPLE, work)
    [secret] = [result for result in results if isinstance(result, str)]
    assert not any(isinstance(result, IntegrityError) for result in results)
    assert LeaderLink.objects.opened_by(secret).exists()
