"""Two people adopt the same draft, or begin the same year, at once: one does, the others are told."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budgets.actions import NotADraft, add_line, adjust_line, adopt_draft, start_draft
from budgets.models import Budget, BudgetLine
from partnerships.versions import StaleVersion
from tests.budgets.builders import make_herrgarden
from tests.budgets.drafts import make_draft
from tests.builders import make_decision, make_user
from tests.race import all_at_once, real_database

PEOPLE = 10

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def h(db, tmp_path):
    with real_database(tmp_path):
        h = make_herrgarden()
        h.by = make_user()
        yield h


def sorts(results):
    return sorted(type(each).__name__ for each in results)


def test_a_year_is_adopted_once(h):
    draft = make_draft(h.agreement)
    decision = make_decision(h.agreement, h.ks)
    results = all_at_once(
        PEOPLE, lambda index: adopt_draft(draft, decision=decision, expected_version=draft.version, by=h.by)
    )
    assert sorts(results) == ["Budget"] + ["NotADraft"] * (PEOPLE - 1)
    assert {each.reason for each in results if isinstance(each, NotADraft)} == {
        "Budgeten för 2025 är redan fastställd. Den går inte att ändra här."
    }
    assert draft.history.filter(status="adopted").count() == 1


def test_a_year_is_begun_once(h):
    results = all_at_once(
        PEOPLE, lambda index: start_draft(h.agreement, year=2025, stated_total=Decimal(index), by=h.by)
    )
    assert sorts(results) == ["Budget"] + ["ValidationError"] * (PEOPLE - 1)
    told = {message for each in results if isinstance(each, ValidationError) for message in each.messages}
    assert told == {"Det finns redan en budget eller ett utkast för 2025."}
    assert Budget.objects.get(year=2025).lines.count() == 4


def test_a_line_is_never_slipped_into_what_is_being_adopted(h):
    draft = make_draft(h.agreement)
    decision = make_decision(h.agreement, h.ks)

    def work(index):
        if index % 2:
            return adopt_draft(draft, decision=decision, expected_version=draft.version, by=h.by)
        line = BudgetLine(budget=draft, cost="Mer", amount=Decimal(1), performer=h.rb, funder=h.ks)
        return add_line(line, after=None, by=h.by)

    results = all_at_once(PEOPLE, work)
    assert {type(each) for each in results} <= {Budget, BudgetLine, NotADraft, StaleVersion}
    stored = Budget.objects.get(pk=draft.pk)
    total = sum(stored.lines.values_list("amount", flat=True))
    assert stored.is_draft or total == stored.stated_total


def test_a_line_is_adjusted_once(h):
    results = all_at_once(
        PEOPLE,
        lambda index: adjust_line(
            h.agreement,
            year=2025,
            code="samordning",
            amount=Decimal(720_000 + index),
            reason="Lokalen delas inte längre.",
            by=h.by,
            expected_version=0,
        ),
    )
    assert sorts(results) == ["LineAdjustment"] + ["StaleVersion"] * (PEOPLE - 1)
