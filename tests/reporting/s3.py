"""The case of S3, as its three documents have it (facts.md § 4): letter, decisions of three bodies, a statement.

Texts (s3_texts.py), dates, §§ and lists are the documents' own, faults included. Politicians and officials have
invented names: two announce the statement and two others sign it, as in S3.
"""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from partnerships.models import Decision, Organisation, OrganisationKind
from reporting.models import (
    CaseStep,
    DecisionClause,
    DispatchRecipient,
    Dissent,
    Report,
    ReportKind,
    ReportSection,
    ReportTemplate,
    ResponsibleOfficial,
    ScheduledStep,
    StaffReport,
    SupportingRecord,
)
from tests.builders import make_agreement, make_officer, make_partnership
from tests.reporting.builders import make_templates
from tests.reporting.s3_texts import ASSESSMENT, CONSULTED, MATTER, PROCEEDINGS, STATEMENT, SUMMARY

BODIES = {
    "KF": ("Kommunfullmäktige", OrganisationKind.COUNCIL),
    "KS": ("Kommunstyrelsen", OrganisationKind.COMMITTEE),
    "KSAU": ("Kommunstyrelsens arbetsutskott", OrganisationKind.WORKING_COMMITTEE),
    "KSB": ("Kommunstyrelseberedningen", OrganisationKind.WORKING_COMMITTEE),
}
COMMITTEES = (
    "Arbetsmarknads- och socialnämnden",
    "Fritidsnämnden",
    "Funktionsstödsnämnden",
    "Förskolenämnden",
    "Grundskolenämnden",
    "Gymnasie- och vuxenutbildningsnämnden",
    "Kulturnämnden",
    "Miljönämnden",
    "Servicenämnden",
    "Stadsbyggnadsnämnden",
    "Tekniska nämnden",
)
RECIPIENTS = (*COMMITTEES, "MKB", "MINC", "Stadskontoret, hållbarhetsavdelningen", "Stadskontorets handläggare")
SCHEDULE = (("KSB", "2025-03-12"), ("KSAU", "2025-03-24"), ("KSAU", "2025-12-08"), ("KS", "2026-01-07"))
SCHEDULE += (("KF", "2026-01-22"),)

OFFICIALS = (
    ("Farid Sjöholm", "Nämndsekreterare"),
    ("Lena Brandt", "Avdelningschef"),
    ("Olof Hedman", "Stadsdirektör"),
)
SECTIONS = (
    ("summary", "Sammanfattning", "prose", SUMMARY),
    ("proposal", "Förslag till beslut", "proposal", ""),
    ("supporting-records", "Beslutsunderlag", "supporting_records", ""),
    ("schedule", "Beslutsplanering", "schedule", ""),
    ("recipients", "Beslutet skickas till", "recipients", ""),
    ("matter", "Ärendet", "prose", MATTER),
    ("consulted", "Remissinstansernas yttranden", "prose", CONSULTED),
    ("assessment", "Stadskontorets bedömning", "prose", ASSESSMENT),
    ("officials", "Ansvariga", "officials", ""),
)
ANSWERS = (
    "Beslut KF 240926 § 189 med reservation (SD) och särskilt yttrande (M+C) Uppdrag budget 2023 - Definiera och "
    "starta ett (STK-2023-137-50)",
    "Tekniska nämnden beslut 250527 § 125",
    "Remissvar tekniska nämnden",
    "Remissvar gymnasie- och vuxenutbildningsnämnden",
    "Gymnasie- och vuxenutbildningsnämnden beslut 250613 § 95",
    "Remissvar MKB",
    "Remissvar förskolenämnden",
    "Förskolenämnden beslut 250611 § 87 Särskilt yttrande (SD)",
    "Kulturnämnden beslut 250617 § 79",
    "Remissvar Kulturnämnden",
    "Beslut miljönämnden 250612 § 120 Särskilt yttrande (SD) och (V)",
    "Remissvar miljönämnden",
    "Remissvar fritidsnämnden",
    "Beslut fritidsnämnden 250619 § 91",
    "Remissvar arbetsmarknads- och socialnämnden",
    "Arbetsmarknads- och socialnämndens beslut 250619 § 219 med reservation (M) och (SD)",
    "Remissvar stadsbyggnadsnämnden",
    "Stadsbyggnadsnämnden beslut 250619 § 201",
    "Funktionsstödsnämndens beslut 250623 § 59",
    "Remissvar funktionsstödsnämnden",
    "Remissvar servicenämnden",
    "Servicenämndens beslut 250617 §66",
    "Remissvar MINC i Sverige AB",
    "Grundskolenämnden beslut 250619 § 93 Särskilt yttrande (SD)",
    "Remissvar grundskolenämnden",
)
LETTER = "G-Tjänsteskrivelse KSAU {day} Återrapportering kring kraftsamlande insatser"
IN_THE_MINUTES = (
    "Förslag till beslut KS 260107 §16 med särskilt yttrande (M+C) och (SD) Återrapportering kring kraftsamlande "
    "insatser",
    "Förslag till beslut KSAU 251208 §564 med särskilt yttrande (M) Återrapportering kring kraftsamlande insatser",
    LETTER.format(day=251208),
    *ANSWERS,
)
CLAUSE = "Kommunfullmäktige godkänner återrapporteringen av uppdraget kring kraftsamlande insatser."


def make_s3() -> SimpleNamespace:
    """The letter as it was sent, and the minutes that came of it."""
    partnership = make_partnership(name="Kraftsamlande insatser")
    make_agreement(partnership, starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2025, 12, 31))
    bodies = _bodies()
    report = _letter(partnership, bodies, by=make_officer(partnership))
    steps = _case(report, partnership, bodies)
    return SimpleNamespace(partnership=partnership, report=report, bodies=bodies, steps=steps)


def _bodies() -> dict[str, Organisation]:
    bodies: dict[str, Organisation] = {}
    for code, (name, kind) in BODIES.items():
        bodies[code] = Organisation(slug=code.lower(), name=name, kind=kind, code=code).save_as(None)
    for number, name in enumerate(COMMITTEES):
        Organisation(slug=f"namnd-{number}", name=name, kind=OrganisationKind.COMMITTEE).save_as(None)
    return bodies


def _letter(partnership: Any, bodies: dict[str, Organisation], *, by: Any) -> Report:
    make_templates()
    report = Report(
        kind=ReportKind.STAFF_REPORT,
        partnership=partnership,
        year=2025,
        title="Återrapportering kring kraftsamlande insatser",
        template=ReportTemplate.objects.get(code="kraftsamling"),
        author=by,
    ).save_as(by)
    for position, (code, heading, content, body) in enumerate(SECTIONS, start=1):
        ReportSection(report=report, position=position, code=code, heading=heading, content=content, body=body).save_as(
            by
        )
    letter = StaffReport(
        report=report,
        registry_number="STK-2024-1374",
        document_date=dt.date(2025, 12, 3),
        signed_on=dt.date(2025, 11, 17),
        proposal_intro="Kommunstyrelsen föreslår kommunfullmäktige att besluta",
    ).save_as(by)
    DecisionClause(letter=letter, position=1, text=CLAUSE).save_as(by)
    for position, title in enumerate((*ANSWERS, LETTER.format(day=251201)), start=1):
        SupportingRecord(letter=letter, position=position, title=title).save_as(by)
    for position, (code, day) in enumerate(SCHEDULE, start=1):
        meets_on = dt.date.fromisoformat(day)
        ScheduledStep(letter=letter, position=position, body=bodies[code], meets_on=meets_on).save_as(by)
    for position, name in enumerate(RECIPIENTS, start=1):
        DispatchRecipient(letter=letter, position=position, name=name).save_as(by)
    for position, (name, title) in enumerate(OFFICIALS, start=1):
        ResponsibleOfficial(letter=letter, position=position, name=name, title=title).save_as(by)
    return report


def _case(report: Report, partnership: Any, bodies: dict[str, Organisation]) -> dict[str, CaseStep]:
    """The assignment, and the three decisions with their statements (S3 § 4.6)."""
    _decision(partnership, bodies["KF"], "2024-09-26", 189)
    path = (("KSAU", "2025-12-08", 564), ("KS", "2026-01-07", 16), ("KF", "2026-01-22", 8))
    steps = {}
    for position, (code, day, number) in enumerate(path, start=1):
        steps[code] = CaseStep(
            report=report,
            position=position,
            body=bodies[code],
            planned_on=dt.date.fromisoformat(day),
            agenda_number=9 if code == "KF" else None,
            proposal=CLAUSE,
            decision=_decision(partnership, bodies[code], day, number),
            proceedings=PROCEEDINGS if code == "KF" else "",
            supporting_records="\n".join(IN_THE_MINUTES) if code == "KF" else "",
        ).save_as(None)
    for code, parties in (("KSAU", "M"), ("KS", "M+C"), ("KS", "SD")):
        position = steps[code].dissents.count() + 1
        Dissent(step=steps[code], position=position, kind="separate_statement", parties=parties).save_as(None)
    Dissent(
        step=steps["KF"],
        position=1,
        kind="separate_statement",
        parties="M+C",
        announced_by="Amina Ståhl (M) och Göran Lindh (C)",
        signed_by="Rolf Ekman (M) och Jens Palmér (C)",
        dated_on=dt.date(2025, 1, 22),
        annex="Bilaga 12",
        text=STATEMENT,
    ).save_as(None)
    return steps


def _decision(partnership: Any, body: Organisation, day: str, number: int) -> Decision:
    decided_on = dt.date.fromisoformat(day)
    return Decision(
        partnership=partnership, body=body, decided_on=decided_on, section_number=number, text=CLAUSE
    ).save_as(None)
