"""What comes after the letter about 2023 is an example, and says so: the facts know of no paragraph (facts.md § 10)."""

import datetime as dt

import pytest

from kraftsamling.demo.case import add_case
from kraftsamling.demo.loading import PARTNERSHIP
from partnerships.models import Partnership
from reporting.case_path import read_case
from reporting.models import CaseStep, Report


@pytest.fixture
def case(demo):
    letter = Report.objects.get(kind="staff_report", partnership__slug=PARTNERSHIP, year=2023)
    return read_case(letter, today=dt.date(2026, 11, 22))


def test_one_body_has_decided_and_the_next_is_awaited(case):
    first, second = case.steps
    assert (str(first.decision), first.oddities, first.is_all_sent) == ("KSAU 240429 §\u00a0214", (), True)
    assert (second.decision, second.is_awaited, str(second.step.planned_on)) == (None, True, "2024-05-07")


def test_all_of_it_is_marked(case):
    rows = [part for step in case.steps for part in (step.step, *step.dissents, *step.dispatches)]
    assert all(row.is_example for row in [*rows, case.steps[0].decision])


def test_once_is_enough(case):
    add_case(Partnership.objects.get(slug=PARTNERSHIP))
    assert CaseStep.objects.of_letter(case.report).count() == 2
