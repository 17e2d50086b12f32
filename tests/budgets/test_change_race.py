"""Several carry out a change at once: it has one effect."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from budgets.actions import approve_change, budget_changes, carry_out_change
from budgets.models import Approval, BudgetChange, PaymentRequest
from partnerships.versions import StaleVersion
from tests.budgets.builders import make_herrgarden
from tests.budgets.changes import amounts, propose
from tests.budgets.requests import make_request
from tests.builders import make_user
from tests.race import all_at_once, real_database

PEOPLE = 10

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def h(db, tmp_path):
    with real_database(tmp_path):
        h = make_herrgarden()
        h.people = [make_user() for _ in range(PEOPLE)]
        yield h


def carry_out_all(h, change, act=carry_out_change):
    return all_at_once(PEOPLE, lambda index: act(change, by=h.people[index], expected_version=change.version))


def kinds(results):
    return sorted({type(each).__name__ for each in results}), sum(isinstance(each, BudgetChange) for each in results)


def test_a_change_is_carried_out_once(h):
    results = carry_out_all(h, propose(h.budget, ledare=325_000))
    assert kinds(results) == (["BudgetChange", "StaleVersion"], 1)
    assert amounts(h)["summa"] == 1_215_000
    assert h.lines["ledare"].history.count() == 2
    assert type(h.budget).objects.get(pk=h.budget.pk).version == h.budget.version + 1


def test_the_twin_without_the_lock_sees_it_carried_out_more_than_once(h, monkeypatch):
    def unlocked(change, expected_version):
        current = BudgetChange.objects.select_related("budget__agreement__partnership").get(pk=change.pk)
        assert current.version == expected_version
        time.sleep(0.3)
        return current

    monkeypatch.setattr(budget_changes, "_locked", unlocked)
    act = carry_out_change.__wrapped__ if connection.vendor == "sqlite" else carry_out_change
    results = carry_out_all(h, propose(h.budget, ledare=325_000), act)
    assert kinds(results) != (["BudgetChange", "StaleVersion"], 1)


def test_a_party_approves_once(h):
    change = propose(h.budget, samordning=600_000)
    results = all_at_once(
        PEOPLE,
        lambda index: approve_change(
            change, party=h.rb, on=change.takes_effect_on, by=h.people[index], expected_version=change.version
        ),
    )
    assert {type(each) for each in results} == {Approval, ValidationError}
    assert Approval.objects.count() == 1


def test_one_proposal_waits_of_many_at_the_same_time(h):
    results = all_at_once(PEOPLE, lambda index: propose(h.budget, by=h.people[index], ledare=321_000 + index))
    assert {type(each) for each in results} == {BudgetChange, ValidationError}
    assert BudgetChange.objects.proposed().count() == 1


def test_money_is_requested_as_the_line_is_lowered(h):
    """Whoever comes second is refused: more is never requested than the line has."""
    change = propose(h.budget, verksamhet=70_000)
    asker = h.people[0]

    def work(index):
        if index % 2:
            return carry_out_change(change, by=h.people[index], expected_version=change.version)
        kronor = {"rad-verksamhet": 75_000}
        return make_request(h.partnership, performer=h.rb, funder=h.ks, kronor=kronor, by=asker, submitted=True)

    results = all_at_once(PEOPLE, work)
    expected = (ValidationError, StaleVersion, BudgetChange, PaymentRequest)
    assert [each for each in results if not isinstance(each, expected)] == []
    requested = sum(each.total for each in results if isinstance(each, PaymentRequest))
    assert requested <= amounts(h)["verksamhet"]
