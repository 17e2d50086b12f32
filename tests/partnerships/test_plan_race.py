"""The last parties approve in the same moment, on real threads: the plan is agreed exactly once."""

import pytest

from partnerships.actions import PlanNotInState, start_new_edition, start_plan
from partnerships.models import ActivityPlan, PlanAnswer, PlanStatus
from tests.builders import make_user
from tests.plans import approve, make_agreed_plan, make_plan_agreement, make_sent_plan, send
from tests.race import all_at_once, real_database

PARTIES = 8
pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def agreement(db, tmp_path):
    with real_database(tmp_path):
        yield make_plan_agreement(parties=PARTIES)


def test_all_parties_at_once_make_it_agreed_once(agreement):
    plan = make_sent_plan(agreement)
    parties, by = list(agreement.parties.in_order()), make_user()
    results = all_at_once(PARTIES, lambda index: approve(plan, parties[index], by=by).status)
    assert sorted(results) == [PlanStatus.AGREED] + [PlanStatus.CIRCULATED] * (PARTIES - 1)
    plan.refresh_from_db()
    assert (plan.status, PlanAnswer.objects.count()) == (PlanStatus.AGREED, PARTIES)
    assert plan.history.filter(status=PlanStatus.AGREED).count() == 1


def test_the_same_party_twice_at_once_is_one_answer(agreement):
    plan, party, by = make_sent_plan(agreement), agreement.parties.first(), make_user()
    results = all_at_once(PARTIES, lambda index: approve(plan, party, by=by))
    assert sum(isinstance(result, ActivityPlan) for result in results) == 1
    assert {type(result).__name__ for result in results} == {"ActivityPlan", "ValidationError"}
    assert PlanAnswer.objects.count() == 1


def test_the_new_edition_replaces_the_old_in_the_same_moment(agreement):
    first = make_agreed_plan(agreement)
    second = send(start_new_edition(first, reason="Ändrat läge.", by=None))
    parties, by = list(agreement.parties.in_order()), make_user()
    all_at_once(PARTIES, lambda index: approve(second, parties[index], by=by))
    states = ActivityPlan.objects.order_by("edition").values_list("status", flat=True)
    assert list(states) == [PlanStatus.REPLACED, PlanStatus.AGREED]


def test_a_plan_and_an_edition_are_begun_once(agreement):
    results = all_at_once(PARTIES, lambda index: start_plan(agreement.partnership, year=2026, by=None))
    assert sum(isinstance(result, ActivityPlan) for result in results) == 1
    assert {type(result).__name__ for result in results} == {"ActivityPlan", "ValidationError"}
    agreed = make_agreed_plan(agreement)
    results = all_at_once(PARTIES, lambda index: start_new_edition(agreed, reason="Ändrat läge.", by=None))
    assert sum(isinstance(result, PlanNotInState) for result in results) == PARTIES - 1
