"""Ten people start the same year's letter at once: one letter, and nine who are told so."""

import pytest
from django.core.exceptions import ValidationError

from reporting.actions import start_report
from reporting.models import Report
from tests.race import all_at_once, real_database
from tests.reporting.builders import make_templates, make_year

PEOPLE = 10

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_one_letter_a_year(db, tmp_path):
    with real_database(tmp_path):
        year = make_year()
        make_templates()
        wanted = {"kind": "staff_report", "year": 2023, "by": year.officer}
        started = all_at_once(PEOPLE, lambda index: start_report(year.partnership, **wanted))
        assert sorted(type(each) is ValidationError for each in started) == [False] + [True] * (PEOPLE - 1)
        report = Report.objects.get()
        assert (report.sections.count(), report.letter.clauses.count()) == (15, 1)
