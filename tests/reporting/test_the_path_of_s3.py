"""S3's path through three bodies, with invented names: each step keeps its own day, §, decision and dissent."""

import datetime as dt

import pytest
from django.utils import timezone

from reporting.case_path import read_case
from reporting.models import CaseStep
from tests.builders import make_agreement, make_area, make_officer, make_partnership
from tests.reporting.builders import begin_report
from tests.reporting.cases import decide, dissent, make_bodies, make_step

KSAU_DAY, KS_DAY, KF_DAY = dt.date(2025, 12, 8), dt.date(2026, 1, 7), dt.date(2026, 1, 22)
PROPOSED = "Kommunstyrelsen föreslår kommunfullmäktige att besluta"
CLAUSE = "Kommunfullmäktige godkänner återrapporteringen av uppdraget kring kraftsamlande insatser."
ANNOUNCED, SIGNED = "Farida Salomonsson (M) och Kajsa Vinter (C)", "Hampus Feldt (M) och Anders Sundin (C)"


@pytest.fixture
def letter(db):
    partnership = make_partnership(name="Kraftsamlande insatser")
    make_area(make_agreement(partnership))
    officer = make_officer(partnership)
    report = begin_report(partnership, year=2025, by=officer)
    report.letter.document_date = dt.date(2025, 12, 3)
    report.letter.save_as(officer)
    report.officer = officer
    return report


@pytest.fixture
def path(letter):
    """The three steps with what the minutes and their annex say (facts.md § 4.6, O-22, O-23)."""
    by, bodies = letter.officer, make_bodies()
    ksau = make_step(letter, bodies.ksau, by=by, planned_on=KSAU_DAY, proposal=f"{PROPOSED}\n1. {CLAUSE}")
    decide(ksau, KSAU_DAY, 564, by=by, text=f"{PROPOSED}\n{CLAUSE}")
    dissent(ksau, "separate_statement", "M", by=by)
    ks = make_step(letter, bodies.ks, by=by, planned_on=KS_DAY)
    decide(ks, KS_DAY, 16, by=by, text=f"{PROPOSED}\n{CLAUSE}")
    dissent(ks, "separate_statement", "M+C", by=by)
    dissent(ks, "separate_statement", "SD", by=by)
    kf = make_step(letter, bodies.kf, by=by, planned_on=KF_DAY, agenda_number=9)
    decide(kf, KF_DAY, 8, by=by, text=CLAUSE)
    dissent(kf, "separate_statement", "M+C", by=by, announced_by=ANNOUNCED, signed_by=SIGNED, annex="bilaga 12")
    return letter


def test_each_step_keeps_its_own(path):
    case = read_case(path, today=dt.date(2026, 2, 1))
    assert [str(step.decision).replace("\u00a0", " ") for step in case.steps] == [
        "KSAU 251208 § 564",
        "KS 260107 § 16",
        "KF 260122 § 8",
    ]
    assert [[each.parties for each in step.dissents] for step in case.steps] == [["M"], ["M+C", "SD"], ["M+C"]]
    assert [step.oddities for step in case.steps] == [(), (), ()]


def test_the_number_on_the_agenda_is_not_the_paragraph(path):
    kf = CaseStep.objects.get(report=path, body__code="KF")
    assert (kf.agenda_number, kf.decision.section_number) == (9, 8)


def test_who_announced_and_who_signed_are_told_apart(client, path):
    client.force_login(path.officer)
    page = client.get(path.address("case")).text
    assert f"Anmäldes av {ANNOUNCED}." in page
    assert f"Undertecknat av {SIGNED}." in page
    assert "Särskilt yttrande (M+C)</strong>, bilaga 12" in page
    assert "ärende 9" in page


def test_a_statement_dated_otherwise_than_its_meeting_is_told_and_left(path):
    """O-01: «Kommunfullmäktige 2025-01-22» under a statement of 2026-01-22."""
    kf = CaseStep.objects.get(report=path, body__code="KF")
    made = kf.dissents.get()
    made.dated_on = dt.date(2025, 1, 22)
    made.save_as(path.officer)
    [said] = read_case(path, today=timezone.localdate()).steps[2].oddities
    assert said == "Under «särskilt yttrande (M+C)» står datumet 2025-01-22, men beslutet fattades 2026-01-22."
    assert kf.dissents.get().dated_on == dt.date(2025, 1, 22)


def test_a_correction_of_the_letter_keeps_the_path(path):
    second = type(path)(
        kind=path.kind,
        partnership=path.partnership,
        year=path.year,
        edition=2,
        title=path.title,
        template=path.template,
        author=path.author,
        corrects=path,
        correction_reason="Fel siffra",
    ).save_as(path.officer)
    type(path.letter)(report=second, proposal_intro=PROPOSED).save_as(path.officer)
    assert len(read_case(second, today=timezone.localdate()).steps) == 3
