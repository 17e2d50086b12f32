"""The start page names the deviations that a person has left to explain."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.awaiting_causes import awaited_causes
from budgets.follow_up import follow_up
from budgets.models import DeviationThreshold
from partnerships.access import access_to
from partnerships.models import Role
from tests.budgets.builders import add_2023, make_cause, make_forecast, make_herrgarden, make_outcome
from tests.builders import make_officer, make_partnership, make_person, make_reader, make_user

pytestmark = pytest.mark.django_db
TODAY = dt.date(2024, 5, 2)


@pytest.fixture
def h():
    h = add_2023(make_herrgarden())
    make_outcome(h.lines_2023["ledare"], -20_000)
    return h


def awaited(h, person):
    access = {h.partnership.pk: access_to(h.partnership, person)}
    return [each.code for each in awaited_causes([h.partnership], access=access, today=TODAY)[h.partnership.pk]]


def test_the_officer_the_performer_and_the_funder_are_asked_and_nobody_else(h):
    """What was carried over has told its cause already."""
    tif = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.tif)
    fn, ks = (make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=each) for each in (h.fn, h.ks))
    assert awaited(h, make_officer(h.partnership)) == awaited(h, tif) == awaited(h, fn) == ["ledare"]
    assert awaited(h, ks) == awaited(h, make_reader(h.partnership)) == []


def test_a_written_cause_or_a_higher_threshold_ends_it(h):
    officer = make_officer(h.partnership)
    DeviationThreshold(partnership=h.partnership, amount=Decimal(20_001), percent=Decimal(0)).save_as(None)
    assert awaited(h, officer) == []
    DeviationThreshold.objects.update(amount=0)
    assert awaited(h, officer) == ["ledare"]
    make_cause(h.lines_2023["ledare"])
    assert awaited(h, officer) == []


def test_it_says_the_same_as_the_follow_up(h):
    h.carried.delete()
    make_forecast(h.lines["samordning"], 600_000, by=make_user())
    said = [row.line.code for year in (2024, 2023) for row in lacking(h, year)]
    assert sorted(awaited(h, make_officer(h.partnership))) == sorted(said) == ["ledare", "samordning", "samordning"]


def lacking(h, year):
    return follow_up(h.partnership, year, this_year=TODAY.year).lacking_cause


def test_several_partnerships_are_read_in_one_query(h, django_assert_num_queries):
    officer = make_person(Role.OFFICER, None)
    partnerships = [h.partnership, make_partnership(), make_partnership()]
    access = {each.pk: access_to(each, officer) for each in partnerships}
    with django_assert_num_queries(1):
        awaited_causes(partnerships, access=access, today=TODAY)
