"""Many at once: one form books once, one entry is corrected once, one file is imported once."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest

from budgets.actions import AlreadyCorrected, book_outcome, correct_outcome
from budgets.actions.outcome_imports import run_outcome_import
from budgets.booking import Booking
from budgets.models import OutcomeEntry
from budgets.totals import budget_sheet
from tests.budgets.builders import make_herrgarden, make_outcome
from tests.budgets.outcome import make_outcome_import
from tests.builders import make_user
from tests.race import all_at_once, real_database

PEOPLE = 12
JUNE = dt.date(2024, 6, 30)

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def h(db, tmp_path):
    with real_database(tmp_path):
        h = make_herrgarden()
        h.people = [make_user() for _ in range(PEOPLE)]
        yield h


def test_a_form_that_is_sent_many_times_books_once(h):
    booking, token = Booking(h.lines["ledare"], JUNE, Decimal(1000)), uuid.uuid4()
    results = all_at_once(PEOPLE, lambda index: book_outcome(booking, token=token, by=h.people[0]))
    assert {getattr(each, "pk", each) for each in results} == {OutcomeEntry.objects.get().pk}


def test_an_entry_is_taken_back_once(h):
    entry = make_outcome(h.lines["ledare"], 700, booked_on=JUNE)
    told = {"booked_on": JUNE, "voucher_number": ""}

    def correct(index):
        now = Booking(entry.line, JUNE, Decimal(index + 1))
        return correct_outcome(entry, reason="Fel", by=h.people[index], now=now, **told)

    results = all_at_once(PEOPLE, correct)
    assert sum(isinstance(each, list) for each in results) == 1
    assert {type(each) for each in results} == {list, AlreadyCorrected}
    assert OutcomeEntry.objects.count() == 3
    assert 1 <= budget_sheet(h.partnership).year(2024).line("ledare").outcome <= PEOPLE


def test_two_uploads_of_the_same_rows_are_booked_once(h):
    rows = [["ledare", "2024-06-30", 1000 + number] for number in range(20)]
    imports = [make_outcome_import(h.partnership, *rows) for _ in range(4)]
    lines = list(h.lines.values())

    def run(index):
        return run_outcome_import(imports[index % 4], lines=lines, mine=lines, by=h.people[index])

    results = all_at_once(PEOPLE, run)
    assert [each for each in results if isinstance(each, Exception)] == []
    assert OutcomeEntry.objects.count() == 20
    assert {each.imported_count for each in results} == {0, 20}
