"""Twenty people send the same committee's uplift at once: one is stored, the others are shown it."""

from decimal import Decimal

import pytest

from budgets.actions import enter_rate
from budgets.models import IndexationRate
from partnerships.versions import StaleVersion
from tests.budgets.builders import make_herrgarden
from tests.builders import make_user
from tests.race import all_at_once, real_database

PEOPLE = 20

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(db, tmp_path):
    with real_database(tmp_path):
        h, by = make_herrgarden(), make_user()

        def enter(index, *, expected_version=0):
            return enter_rate(
                h.agreement,
                funder=h.ks,
                year=2025,
                basis="committee_budget",
                rate_percent=Decimal(index) / 10,
                source_decision=f"Beslut {index}",
                by=by,
                expected_version=expected_version,
            )

        yield enter


def outcome(results):
    """How many were stored and how many were told that somebody was before them."""
    return [type(result).__name__ for result in sorted(results, key=lambda each: isinstance(each, StaleVersion))]


def test_the_first_uplift_is_stored_once(enter):
    results = all_at_once(PEOPLE, enter)
    assert outcome(results) == ["IndexationRate"] + ["StaleVersion"] * (PEOPLE - 1)
    stored = IndexationRate.objects.get()
    assert (stored.version, stored.history.count()) == (1, 1)


def test_of_twenty_corrections_one_is_stored_and_nobody_is_overwritten_unseen(enter):
    enter(30)
    results = all_at_once(PEOPLE, lambda index: enter(index, expected_version=1))
    assert outcome(results) == ["IndexationRate"] + ["StaleVersion"] * (PEOPLE - 1)
    stored = IndexationRate.objects.get()
    assert (stored.version, stored.history.count()) == (2, 2)
