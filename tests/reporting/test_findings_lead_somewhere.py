"""Every finding leads to where it is put right, and nobody to a page that is closed to them."""

import pytest
from django.urls import reverse

from partnerships.access import access_to
from partnerships.models import OrganisationName
from reporting.checks import CHECKS, Finding
from reporting.control import control
from reporting.finding_places import PAGES, places_of
from reporting.models import ReportStatus, SectionState
from tests.budgets.builders import make_budget, make_line, make_outcome
from tests.builders import make_committee, make_indicator, make_officer, make_reader
from tests.reporting.builders import (
    begin_report,
    make_annual_report,
    make_asked,
    make_occasions,
    make_year,
    promise_report,
    section_of,
)
from tests.reporting.cases import make_case
from tests.reporting.frozen import freeze
from tests.reporting.s3 import make_s3
from tests.reporting.workflow import make_letter, make_parties_report

SUMS = "activity_count"


def spoiled(report, **texts):
    for code, body in texts.items():
        section = section_of(report, code)
        section.body = body
        section.save_as(None)


def faulty(year):
    """A year with a gap in the log, a small group, and a budget that is wrong and has no outcome for one line."""
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, {"held_on": "2023-06-01", "visit_count": 2})
    make_asked(year.partnership)


def faulty_letter():
    year = make_letter()
    faulty(year)
    promise_report(year.agreement, make_committee(name="Kulturnämnden"))
    make_case(year.report, by=year.author)
    OrganisationName(organisation=year.organiser, name="Hjälpsamma Grannar").save_as(None)
    spoiled(
        year.report,
        summary="Det blev {gone_count}.",
        matter="Kommunstyrelsen beslutade den 12 maj 2024 om avtalet, där Hjälpsamma Grannar är part. "
        "Parterna har lämnat sin uppföljningsrapport.",
        assessment="",
    )
    return year.report, year.author


def faulty_annual_report():
    year = make_parties_report()
    faulty(year)
    make_indicator(year.agreement, text="Antal besök")
    spoiled(year.report, summary="", done="")
    returned = section_of(year.report, "plans")
    returned.state = SectionState.RETURNED
    returned.save_as(None)
    line = make_line(
        make_budget(year.agreement, year=2023), funder=year.committee, performer=year.organiser, amount=100_000
    )
    make_outcome(line, 60_000)
    return year.report, year.coordinator


def letter_of_a_corrected_log():
    """It carries the parties' report as it was issued; the log has gone on."""
    year = make_letter()
    annual = make_annual_report(year.partnership, by=year.author)
    spoiled(annual, summary="Vi höll {activity_count} aktiviteter.")
    freeze(annual, by=year.author)
    faulty(year)
    return year.report, year.author


def letter_of_an_empty_year():
    """Nothing logged, no budget."""
    year = make_year(occasions=0)
    return begin_report(year.partnership, by=year.officer), year.officer


def letter_with_an_unfinished_budget():
    year = make_letter()
    make_line(make_budget(year.agreement, year=2023), funder=make_committee(), performer=year.organiser, amount=1000)
    return year.report, year.author


def letter_of_s3():
    """Its six known faults."""
    s3 = make_s3()
    return s3.report, make_officer(s3.partnership)


MAKERS = [
    letter_of_s3,
    faulty_letter,
    faulty_annual_report,
    letter_of_a_corrected_log,
    letter_of_an_empty_year,
    letter_with_an_unfinished_budget,
]


def findings_of(report):
    return [each.finding for each in control(report).judged]


def assert_every_finding_leads_on(client, report, person):
    client.force_login(person)
    access = access_to(report.partnership, person)
    addresses = {place.address for finding in findings_of(report) for place in places_of(finding, report, access)}
    told = {address: client.get(address, follow=True).status_code for address in addresses}
    assert set(told.values()) == {200}, told


@pytest.mark.parametrize("make", MAKERS)
def test_every_finding_leads_on_for_whoever_writes_and_for_whoever_reads(make, client, db):
    report, writer = make()
    assert_every_finding_leads_on(client, report, writer)
    report.status = ReportStatus.SUBMITTED
    report.save_as(None)
    assert_every_finding_leads_on(client, report, make_reader(report.partnership))


def test_a_measure_and_a_request_lead_to_their_forms_on_all_three_pages(client, db):
    report, coordinator = faulty_annual_report()
    (measure,) = [each for each in findings_of(report) if each.check == "measure"]
    (request,) = [each for each in findings_of(report) if each.check == "request"]
    client.force_login(coordinator)
    forms = [
        report.address("measure", measure.number),
        reverse("reporting:request_answer", args=[report.partnership.slug, request.number, 2023]),
    ]
    for page in ("", "control", "submit"):
        shown = client.get(report.address(page)).content.decode()
        assert all(f'<a href="{form}">Svara' in shown for form in forms), page


def test_the_reports_above_have_findings_of_every_kind_and_page(db):
    """Whoever adds a check or a kind of page adds a report that leads to it."""
    found = [finding for make in MAKERS for finding in findings_of(make()[0])]
    assert set(CHECKS) - {finding.check for finding in found} == {"personal_number"}  # in a section, past the form
    assert set(PAGES) - {finding.page for finding in found if not finding.section} == {SUMS}


def test_sums_that_differ_lead_to_the_figure_with_its_rows(client, db):
    """No report can be made that has such a finding (limits.md M4)."""
    report, author = faulty_letter()
    (place,) = places_of(Finding("Bilagor", "Olika.", page=SUMS), report, access_to(report.partnership, author))
    client.force_login(author)
    assert client.get(place.address).status_code == 200
