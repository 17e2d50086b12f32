"""The parties' annual report: handed in by the coordinator, approved by each party through its own contact person."""

import pytest
from django.core.exceptions import ValidationError

from partnerships.versions import StaleVersion, WrongState
from reporting.actions import record_party_approval
from reporting.models import Report, ReportStatus, ReportStep, ReportStepKind
from tests.builders import make_officer, make_reader
from tests.reporting.builders import make_asked
from tests.reporting.workflow import contact, make_parties_report, step

K, S = ReportStepKind, ReportStatus


@pytest.fixture
def year(db):
    return make_parties_report()


def submit(year):
    return step(year.report, K.SUBMIT, year.coordinator)


def approve(year, party):
    return step(year.report, K.APPROVE, year.contacts[party.pk])


def status(year):
    return Report.objects.get(pk=year.report.pk).status


def test_it_is_approved_when_every_party_has(year):
    submit(year)
    for party in year.parties[:2]:
        approve(year, party)
        assert status(year) == S.SUBMITTED
    approve(year, year.university)
    assert status(year) == S.APPROVED
    assert [each.party for each in year.report.steps.filter(kind=K.APPROVE).order_by("pk")] == year.parties


def test_parties_answer_side_by_side(year):
    """The second page was opened before the first party answered; it is the same text."""
    version = submit(year).version
    for party in year.parties[:2]:
        step(year.report, K.APPROVE, year.contacts[party.pk], version=version)
    assert ReportStep.objects.filter(kind=K.APPROVE).count() == 2


def test_a_party_approves_once_whichever_contact_person(year):
    submit(year)
    approve(year, year.committee)
    with pytest.raises(WrongState, match="Fritidsnämnden har redan godkänt"):
        step(year.report, K.APPROVE, contact(year, year.committee))


def test_a_party_returns_it_and_all_approve_anew(year):
    version = submit(year).version
    approve(year, year.committee)
    report = step(year.report, K.RETURN, year.contacts[year.university.pk], reason="Vårt arbete saknas.")
    assert report.status == S.DRAFT
    submit(year)
    with pytest.raises(StaleVersion):
        step(year.report, K.APPROVE, year.contacts[year.organiser.pk], version=version)
    for party in year.parties:
        approve(year, party)
    assert (status(year), year.report.steps.filter(kind=K.APPROVE, round=2).count()) == (S.APPROVED, 3)


def test_only_contact_persons_answer(year):
    submit(year)
    for who in (year.coordinator, make_officer(year.partnership), make_reader(year.partnership)):
        with pytest.raises(WrongState, match="Parterna svarar själva"):
            step(year.report, K.APPROVE, who)


def test_who_speaks_for_two_parties_says_for_which(year):
    submit(year)
    both = contact(year, year.committee)
    both.role_assignments.create(
        partnership=year.partnership, role="contact_person", organisation=year.organiser, starts_on="2020-01-01"
    )
    with pytest.raises(ValidationError, match="vilken part"):
        step(year.report, K.APPROVE, both)
    step(year.report, K.APPROVE, both, party=year.organiser)
    assert ReportStep.objects.get(kind=K.APPROVE).party == year.organiser
    step(year.report, K.APPROVE, both)  # only one left


def test_a_party_without_an_account_is_written_in_with_a_reference(db, client):
    year = make_parties_report(university_has_account=False)
    report = submit(year)
    given = {"reference": "Styrgruppens protokoll 2024-03-14", "by": year.coordinator}
    with pytest.raises(WrongState, match="svarar själv"):
        record_party_approval(report, party=year.committee, expected_version=report.version, **given)
    client.force_login(year.coordinator)
    posted = {"version": report.version, "party": year.university.pk, "reference": given["reference"]}
    assert client.post(report.address("record"), posted | {"reference": ""}).status_code == 422
    assert (
        "Godkännandet från Universitetet är infört." in client.post(report.address("record"), posted, follow=True).text
    )
    assert "förde in att parten godkände" in client.get(report.get_absolute_url()).text
    for party in year.parties[:2]:
        approve(year, party)
    assert status(year) == S.APPROVED


def test_handing_it_in_is_when_the_city_receives_it(client, year):
    officer = make_officer(year.partnership)
    client.force_login(officer)
    assert client.get(year.report.get_absolute_url()).status_code == 404
    submit(year)
    assert client.get(year.report.get_absolute_url()).status_code == 200
    client.force_login(year.contacts[year.committee.pk])
    assert "Läs och godkänn" not in client.get("/").text
    assert "Godkänn: uppföljningsrapport 2023" in client.get("/").text


def test_it_is_not_handed_in_while_a_request_waits_for_an_answer(year):
    make_asked(year.partnership, summary="Effektmätning")
    with pytest.raises(ValidationError, match="Ingen har skrivit vad som hände med «Effektmätning»"):
        submit(year)
