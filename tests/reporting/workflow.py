"""Three officers and a letter; the parties and their annual report; steps taken as a person would."""

from types import SimpleNamespace
from typing import Any

from partnerships.models import Organisation, Role, StoredFile, User
from reporting.actions import Given, save_section, take_report_step
from reporting.assemble import assemble
from reporting.facts_json import dump
from reporting.models import (
    PROSE_CONTENTS,
    ReceivedReport,
    Report,
    ReportKind,
    ReportSection,
    ReportStep,
    ReportStepKind,
)
from tests.builders import make_committee, make_coordinator, make_officer, make_party, make_person
from tests.reporting.builders import begin_report, make_report, make_year, section_of


def make_letter() -> SimpleNamespace:
    """A letter that can be submitted: its author, a reviewer and an approver."""
    year = make_year()
    year.author, year.reviewer, year.approver = year.officer, *(make_officer(year.partnership) for _ in range(2))
    year.report = make_report(year.partnership, by=year.author)
    write(section_of(year.report, "area-barn-och-unga"), "Text.", by=year.author)
    return year


def make_parties_report(*, university_has_account: bool = True) -> SimpleNamespace:
    """An annual report that can be submitted to three parties: a committee, an association and the university."""
    year = make_year()
    year.coordinator = make_coordinator(year.partnership)
    year.committee, year.university = make_committee(name="Fritidsnämnden"), make_committee(name="Universitetet")
    year.parties = [year.committee, year.organiser, year.university]
    for party in year.parties:
        make_party(year.agreement, party)
    with_account = year.parties if university_has_account else year.parties[:2]
    year.contacts = {party.pk: contact(year, party) for party in with_account}
    year.report = begin_report(year.partnership, kind=ReportKind.ANNUAL_REPORT, by=year.coordinator)
    for section in year.report.sections.filter(content__in=PROSE_CONTENTS):
        write(section, "Text.", by=year.coordinator)
    return year


def contact(year: SimpleNamespace, party: Organisation) -> User:
    return make_person(Role.CONTACT_PERSON, year.partnership, organisation=party)


def write(section: ReportSection, body: str, *, by: User, **more: Any) -> ReportSection:
    current = ReportSection.objects.get(pk=section.pk)
    return save_section(current, body=body, by=by, expected_version=current.version, **more)


def make_received(report: Report, *, by: User) -> ReceivedReport:
    """What the city has got of a report that is handed in."""
    handed_in = ReportStep(report=report, kind=ReportStepKind.SUBMIT, round=1, by=by)
    handed_in.save()
    received = ReceivedReport(step=handed_in, facts=StoredFile.keep(dump(assemble(report).facts), "application/json"))
    received.save()
    return received


def step(report: Report, kind: str, by: User, *, version: int | None = None, **given: Any) -> Report:
    """Take a step with the report as it stands in the database."""
    current = Report.objects.get(pk=report.pk)
    return take_report_step(
        current, kind=kind, by=by, expected_version=version or current.version, given=Given(**given)
    )
