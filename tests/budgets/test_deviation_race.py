"""Many decide about the same surplus at once: together never more than there is."""

import time
from decimal import Decimal

import pytest
from django.db import connection

from budgets.actions import decide, deviation_decisions
from budgets.actions.deviation_decisions import Content
from budgets.follow_up import follow_up
from budgets.models import DeviationDecision, DeviationOutcome
from tests.budgets.builders import add_2023, make_cause, make_herrgarden
from tests.builders import make_user
from tests.race import all_at_once, real_database

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
SHARE = Decimal(100_000)  # of 232 886 kr: two fit, three do not
KINDS = [DeviationOutcome.CARRIED_OVER, DeviationOutcome.REPAID, DeviationOutcome.KEPT]


@pytest.fixture
def h(db, tmp_path):
    with real_database(tmp_path):
        h = add_2023(make_herrgarden())
        h.carried.delete()
        make_cause(h.lines_2023["samordning"])
        yield h


def decide_all(h, take=decide):
    """Six at once, each a share that fits alone; gives what each led to."""
    by, line = make_user(), h.lines_2023["samordning"]

    def decided(index):
        content = Content(KINDS[index % 3], SHARE, h.ks, f"Beslut {index}", to_year=2024)
        return take(line, content=content, by=by)

    return sorted(type(each).__name__ for each in all_at_once(6, decided))


def test_the_surplus_is_given_away_once(h):
    assert decide_all(h) == ["DeviationDecision"] * 2 + ["ValidationError"] * 4
    assert DeviationDecision.objects.count() == 2
    assert follow_up(h.partnership, 2023, this_year=2024).row("samordning").left == 32_886


def test_the_twin_without_the_lock_sees_more_given_away_than_there_was(h, monkeypatch):
    """What the test above would see if the guard were gone; on SQLite the transaction itself is the guard."""
    check = deviation_decisions._refuse_too_much

    def slowly(row, amount, *, without):
        check(row, amount, without=without)
        time.sleep(0.5)

    monkeypatch.setattr(deviation_decisions, "lock_line", lambda line: None)
    monkeypatch.setattr(deviation_decisions, "_refuse_too_much", slowly)
    decide_all(h, decide.__wrapped__ if connection.vendor == "sqlite" else decide)
    assert follow_up(h.partnership, 2023, this_year=2024).row("samordning").overdecided > 0
