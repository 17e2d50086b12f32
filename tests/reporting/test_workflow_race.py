"""Many at once: an approval has one effect, and a text is not changed under the reviewer's eyes."""

import pytest

from partnerships.versions import StaleVersion, WrongState
from reporting.actions import Given, let_pass, save_section, take_report_step, take_up
from reporting.control import control
from reporting.models import OverrideTurn, Report, ReportSection, ReportStatus, ReportStep, ReportStepKind
from tests.builders import make_officer
from tests.race import all_at_once, real_database
from tests.reporting.builders import section_of
from tests.reporting.workflow import contact, make_letter, make_parties_report, step

K = ReportStepKind
PEOPLE = 6

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def database(db, tmp_path):
    with real_database(tmp_path):
        yield


def names(results):
    return sorted(type(each).__name__ for each in results)


def test_of_all_who_approve_a_letter_at_once_one_does():
    year = make_letter()
    officers = [make_officer(year.partnership) for _ in range(PEOPLE)]
    step(year.report, K.SUBMIT, year.author, to=year.reviewer)
    report = step(year.report, K.REVIEW, year.reviewer)
    results = all_at_once(
        PEOPLE,
        lambda index: take_report_step(report, kind=K.APPROVE, by=officers[index], expected_version=report.version),
    )
    assert names(results) == ["Report"] + ["StaleVersion"] * (PEOPLE - 1)
    assert ReportStep.objects.filter(kind=K.APPROVE).count() == 1


def test_the_last_parties_at_once_approve_the_report():
    """Each sees one answer missing besides its own, unless the second waits for the first."""
    year = make_parties_report()
    report = step(year.report, K.SUBMIT, year.coordinator)
    people = list(year.contacts.values())
    results = all_at_once(
        len(people),
        lambda index: take_report_step(report, kind=K.APPROVE, by=people[index], expected_version=report.version),
    )
    assert names(results) == ["Report"] * len(people)
    assert Report.objects.get(pk=report.pk).status == ReportStatus.APPROVED


def test_two_contact_persons_of_one_party_approve_once():
    year = make_parties_report()
    report = step(year.report, K.SUBMIT, year.coordinator)
    people = [contact(year, year.committee) for _ in range(PEOPLE)]
    results = all_at_once(
        PEOPLE,
        lambda index: take_report_step(report, kind=K.APPROVE, by=people[index], expected_version=report.version),
    )
    assert names(results) == ["Report"] + ["WrongState"] * (PEOPLE - 1)


def test_a_text_is_saved_before_it_is_submitted_or_not_at_all():
    year = make_letter()
    section = section_of(year.report, "assessment")

    def work(index):
        if index:
            return save_section(section, body="Ny text.", by=year.reviewer, expected_version=section.version)
        given = Given(to=year.reviewer)
        return take_report_step(
            year.report, kind=K.SUBMIT, by=year.author, expected_version=year.report.version, given=given
        )

    results = all_at_once(2, work)
    assert [each for each in results if isinstance(each, Exception) and not isinstance(each, WrongState)] == []
    saved = ReportSection.objects.get(pk=section.pk).body == "Ny text."
    assert saved is not any(isinstance(each, WrongState) for each in results)
    assert not any(isinstance(each, StaleVersion) for each in results)


def test_of_all_who_take_a_warning_up_again_at_once_one_does():
    year = make_letter()
    finding = control(year.report).warnings[0].finding.key
    let_pass(year.report, finding=finding, reason="Läst.", by=year.author)
    results = all_at_once(
        PEOPLE, lambda index: take_up(year.report, finding=finding, reason=f"Fel {index}.", by=year.reviewer)
    )
    assert names(results) == ["OverrideTurn"] + ["WrongState"] * (PEOPLE - 1)
    assert OverrideTurn.objects.count() == 1
