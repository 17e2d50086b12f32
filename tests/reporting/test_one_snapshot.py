"""While others save, a letter is of one moment: the number in the text is the rows of its list (limits.md M4)."""

import datetime as dt

import pytest

from reporting import material as reading
from reporting.assemble import assemble
from tests.race import all_at_once, real_database
from tests.reporting.builders import make_occasions, make_report, make_year

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_an_activity_logged_between_two_questions_is_in_the_next_letter(db, tmp_path, monkeypatch):
    with real_database(tmp_path):
        year = make_year(occasions=5)
        report = make_report(year.partnership, by=year.officer)

        def log_one(index):
            row = {"held_on": dt.date(2023, 6, 1), "visit_count": 10}
            make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, row)

        def list_after_somebody_saved(partnership, about):
            (failed,) = all_at_once(1, log_one)
            assert failed is None
            return read_list(partnership, about)

        read_list = reading.occasion_list
        monkeypatch.setattr(reading, "occasion_list", list_after_somebody_saved)
        for held in (5, 6):
            facts = assemble(report).facts
            assert (facts.statistics.occasions, facts.occasions.occasions) == (held, held)
