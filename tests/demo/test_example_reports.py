"""A newcomer finds a year that is reported, finalised and decided about, and the year after under way."""

import datetime as dt

import pytest

from kraftsamling.demo.issue import issue_reports
from kraftsamling.demo.loading import load_demo
from reporting.carried import carried_report
from reporting.case_path import read_case
from reporting.control import control
from reporting.freezing import disagreements, frozen_facts, frozen_rows
from reporting.models import FrozenReport, Report, ReportSection, ReportStatus, SectionComment
from reporting.requests import read_requests
from reporting.standing import read_standing
from tests.demo.conftest import TODAY
from tests.reporting.frozen import quick_drawing
from tests.snapshot import snapshot


@pytest.fixture
def report(demo):
    return lambda kind, year: Report.objects.select_related("partnership").get(
        partnership=demo, kind=kind, year=year, edition=1
    )


def test_the_parties_have_approved_their_report_and_the_letter_carries_it(report):
    parties, letter = report("annual_report", 2024), report("staff_report", 2024)
    assert [each.status for each in (parties, letter)] == [ReportStatus.FINALISED] * 2
    standing = read_standing(parties)
    assert (len(standing.parties), standing.missing) == (6, ())
    assert carried_report(letter) == parties
    assert len({letter.author, letter.reviewer, letter.approver}) == 3


@pytest.mark.parametrize("kind", ["annual_report", "staff_report"])
def test_what_is_frozen_agrees_with_its_rows(report, kind):
    frozen = FrozenReport.objects.get(report=report(kind, 2024))
    assert disagreements(frozen_facts(frozen), frozen_rows(frozen)) == []


@pytest.mark.parametrize("kind", ["annual_report", "staff_report"])
def test_every_warning_was_answered_before_it_was_issued(report, kind):
    read = control(report(kind, 2024))
    assert read.warnings == []
    assert read.passed
    assert all(each.override.is_example for each in read.passed)


def test_both_bodies_have_decided_about_it_on_their_usual_weekdays(report):
    case = read_case(report("staff_report", 2024), today=TODAY)
    assert [str(step.decision) for step in case.steps] == ["KSAU 250428 §\u00a0187", "KS 250507 §\u00a0152"]
    assert [step.oddities for step in case.steps] == [(), ()]
    assert (case.last.is_all_sent, len(case.last.dissents), case.missing) == (True, 1, ())


def test_what_the_letter_asked_for_is_open(demo, report):
    letter = report("staff_report", 2024)
    assert [each.text for each in control(letter).errors] == []
    open_now = [each.record for each in read_requests(demo) if each.is_open_in(2025)]
    assert letter in [each.report for each in open_now]


def test_the_year_after_is_under_way(report):
    parties, letter = report("annual_report", 2025), report("staff_report", 2025)
    assert [each.status for each in (parties, letter)] == [ReportStatus.DRAFT] * 2
    states = set(ReportSection.objects.filter(report=parties).values_list("state", flat=True))
    assert states == {"ready", "draft"}
    assert SectionComment.objects.filter(section__report__in=(parties, letter)).count() == 2
    assert [each.finding.check for each in control(letter).passed] == ["small_group"]


def test_later_nothing_of_it_is_made_again(demo, report):
    began = Report.objects.count()
    with quick_drawing():
        issue_reports(load_demo(today=TODAY + dt.timedelta(days=1)))
    assert (Report.objects.count(), FrozenReport.objects.count()) == (began, 2)


def test_issued_again_nothing_changes(demo):
    before = snapshot()
    with quick_drawing():
        issue_reports(demo)
    assert snapshot() == before
