"""A decision tied to the wrong step of the case: it leaves the step, stays in the register, and is tied anew."""

import datetime as dt

import pytest

from partnerships.models import Decision
from reporting.models import CaseStep, DecisionDispatch
from tests.builders import make_reader
from tests.reporting.cases import decide, make_step

DAY = dt.date(2024, 5, 7)


@pytest.fixture
def letter(year):
    """Two steps at one body; the decision was written at the first, and belongs to the second."""
    report = year.report
    body = report.letter.schedule.get().body
    year.wrong, year.right = (make_step(report, body, by=year.officer) for _ in range(2))
    decide(year.wrong, DAY, 123, by=year.officer, text="Godkänner rapporten.")
    return report


def untie(client, letter, step, version=2):
    return client.post(letter.address("case_untie", step.pk), {"version": version})


def test_it_is_untied_and_tied_to_the_right_step(officer, year, letter):
    link = letter.address("case_untie", year.wrong.pk)
    assert link in officer.get(letter.address("case")).text
    assert "Beslutet står kvar i registret" in officer.get(link).text
    assert untie(officer, letter, year.wrong).status_code == 302
    assert CaseStep.objects.get(pk=year.wrong.pk).decision is None
    typed = {
        "version": 1,
        "decided_on": "2024-05-07",
        "section_number": "123",
        "outcome": "approved",
        "confirmed": "on",
    }
    assert officer.post(letter.address("case_decision", year.right.pk), typed).status_code == 302
    assert CaseStep.objects.get(pk=year.right.pk).decision == Decision.objects.get(section_number=123)


def test_the_history_says_who_untied_what(officer, year, letter):
    decision = CaseStep.objects.get(pk=year.wrong.pk).decision
    untie(officer, letter, year.wrong)
    latest, before = CaseStep.objects.get(pk=year.wrong.pk).history.all()[:2]
    assert (latest.decision, before.decision, latest.history_user) == (None, decision, year.officer)


def test_somebody_else_was_before(officer, year, letter):
    assert untie(officer, letter, year.wrong, version=1).status_code == 409
    assert CaseStep.objects.get(pk=year.wrong.pk).decision is not None
    untie(officer, letter, year.wrong)
    assert untie(officer, letter, year.wrong, version=3).status_code == 409


def test_what_has_been_sent_is_not_untied(officer, year, letter):
    DecisionDispatch(step=year.wrong, position=1, name="Fritidsnämnden", dispatched_on=DAY).save_as(year.officer)
    page = officer.get(letter.address("case_untie", year.wrong.pk)).text
    assert "Beslutet är skickat från det här steget" in page
    assert letter.address("case_dispatches", year.wrong.pk) in page
    assert 'type="submit">Lös' not in page
    refused = untie(officer, letter, year.wrong)
    assert (refused.status_code, "Beslutet är skickat från det här steget" in refused.text) == (409, True)
    assert CaseStep.objects.get(pk=year.wrong.pk).decision is not None


def test_a_reader_sees_no_such_button(client, year, letter):
    client.force_login(make_reader(year.partnership))
    assert letter.address("case_untie", year.wrong.pk) not in client.get(letter.address("case")).text
    assert untie(client, letter, year.wrong).status_code == 403
