"""From the database to a package: what is finalised as it is stored, what is not as it is now, marked as a draft."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from reporting.carried import carried_report, received_on
from reporting.case_path import CaseReading, StepReading
from reporting.facts import ReportFacts
from reporting.figure_workbook import figure_workbook, workbook_name
from reporting.models import Dissent, Report, ReportKind
from reporting.package.parts import OURS, Direction, Package, PackagedFile, PackagedRecord, safe_name
from reporting.pdf import letter_context
from reporting.said import facts_of
from reporting.word import word

CITY_BODY = "Kommunstyrelsen"  # whose authority the letter's case is (domain.md § 4.1)
FOLDERS = {ReportKind.STAFF_REPORT: "1-tjansteskrivelse", ReportKind.ANNUAL_REPORT: "2-uppfoljningsrapport"}
PATH = "3-arendets-vag"


def gather(case: CaseReading) -> Package:
    """The whole case of a letter."""
    letter = case.report
    annual = carried_report(letter)
    records = list(_records(case, annual))
    draft = not letter.is_finalised
    name = f"{letter.partnership.slug}-arende-{letter.year}"
    return Package(
        name=f"{name}-UTKAST" if draft else name,
        identifier=uuid.uuid5(OURS, f"{letter.partnership.slug}/{letter.year}"),
        title=letter.title,
        partnership=str(letter.partnership),
        year=letter.year,
        registry_number=letter.letter.registry_number,
        authority=CITY_BODY,
        is_draft=draft,
        has_example_data=letter.partnership.has_example_data,
        records=tuple(records),
        lacking=tuple(_lacking(case, annual)),
    )


def lacking(case: CaseReading) -> list[str]:
    """What the case does not have yet, a sentence each (1 query)."""
    return list(_lacking(case, carried_report(case.report)))


def _lacking(case: CaseReading, annual: Report | None) -> Iterator[str]:
    if not case.report.is_finalised:
        yield "Tjänsteskrivelsen är inte upprättad. Den följer med som den ser ut nu, märkt utkast och utan PDF."
    if annual is None:
        yield "Parternas uppföljningsrapport är inte inlämnad."
    elif not annual.is_finalised:
        yield "Parternas uppföljningsrapport är inlämnad men inte upprättad. Den följer med som utkast."
    if not case.steps:
        yield "Ärendets väg är inte påbörjad."
    for step in case.steps:
        if not step.decision:
            yield f"{step.step.body}: inget beslut är registrerat."
        elif step.unsent:
            yield f"{step.decision}: {step.unsent} av {len(step.dispatches)} mottagare har inget datum för expediering."
        elif not step.dispatches:
            yield f"{step.decision}: ingen expediering är antecknad."


def _records(case: CaseReading, annual: Report | None) -> Iterator[PackagedRecord]:
    number = 0
    for report in filter(None, (case.report, annual)):
        number += 1
        yield _report(number, report)
    for step in case.steps:
        number += 1
        yield _step(number, step, case.report)
        for dissent in step.dissents:
            number += 1
            yield _dissent(number, step, dissent, case.report)


# --- The two reports -------------------------------------------------------------------------------------


def _report(number: int, report: Report) -> PackagedRecord:
    frozen = getattr(report, "frozen", None)
    is_letter = report.is_letter
    facts = facts_of(report)
    files = _frozen_files(report, frozen) if frozen else _draft_files(report, facts)
    return PackagedRecord(
        number=number,
        identifier=frozen.uuid if frozen else uuid.uuid5(OURS, "/".join(map(str, report.natural_key()))),
        title=report.title,
        kind=report.get_kind_display(),
        direction=Direction.INTERNAL if is_letter else Direction.INCOMING,
        files=(*files, *_made_of(report, facts, is_draft=frozen is None)),
        author=facts.author,
        is_draft=frozen is None,
        is_example=report.is_example,
        received_on=None if is_letter else received_on(report),
        created_on=timezone.localdate(frozen.frozen_at) if frozen else None,
        annexes=tuple(annex.heading for annex in facts.annexes),
    )


def _made_of(report: Report, facts: ReportFacts, *, is_draft: bool) -> Iterator[PackagedFile]:
    """The same document to edit, and its figures to count on with; both from the facts, equal facts equal bytes."""
    folder, mark = FOLDERS[ReportKind(report.kind)], "UTKAST-" if is_draft else ""
    yield PackagedFile(f"{folder}/{mark}{_name(report)}.docx", f"{report.title}, Word", word(facts))
    yield PackagedFile(f"{folder}/{mark}{workbook_name(facts)}", "Siffrorna, Excel", figure_workbook(facts))


def _frozen_files(report: Report, frozen: Any) -> Iterator[PackagedFile]:
    """The very bytes that were stored."""
    folder, name = FOLDERS[ReportKind(report.kind)], _name(report)
    yield PackagedFile(f"{folder}/{name}.pdf", f"{report.title}, arkivfil", bytes(frozen.pdf.content))
    yield PackagedFile(f"{folder}/facts.json", "Alla uppgifter i rapporten, för maskiner", bytes(frozen.facts.content))
    yield PackagedFile(f"{folder}/rows.json", "Raderna bakom siffrorna, för maskiner", bytes(frozen.rows.content))


def _draft_files(report: Report, facts: ReportFacts) -> Iterator[PackagedFile]:
    """As it is now, to read; there is no PDF before it is finalised."""
    folder = FOLDERS[ReportKind(report.kind)]
    css = (Path(settings.BASE_DIR) / "static" / "css" / "report.css").read_text("utf-8")
    context = {"title": f"UTKAST: {facts.title}", "css": css} | letter_context(facts, top=1)
    content = render_to_string("reporting/package/draft.html", context).encode()
    yield PackagedFile(f"{folder}/UTKAST-{_name(report)}.html", f"{report.title}, utkast", content)


def _name(report: Report) -> str:
    name = safe_name(f"{report.get_kind_display()} {report.year}")
    return name if report.edition == 1 else f"{name}-utgava-{report.edition}"


# --- The path --------------------------------------------------------------------------------------------


def _step(number: int, reading: StepReading, letter: Report) -> PackagedRecord:
    step, decision = reading.step, reading.decision
    reference = str(decision) if decision else f"{step.short_body} planerat"
    title = f"Beslut {decision}" if decision else f"{step.body}: planerad behandling"
    context = {"title": title, "reading": reading, "step": step, "decision": decision, "letter": letter}
    content = render_to_string("reporting/package/step.html", context).encode()
    path = f"{PATH}/{reading.number:02}-{safe_name(reference)}.html"
    return PackagedRecord(
        number=number,
        identifier=step.uuid,
        title=title,
        kind="beslut" if decision else "planerad behandling",
        direction=Direction.OUTGOING if reading.last_sent_on else Direction.INTERNAL,
        files=(PackagedFile(path, title, content),),
        author=str(step.body),
        is_draft=decision is None,
        is_example=step.is_example or bool(decision and decision.is_example),
        decided_on=decision.decided_on if decision else None,
        sent_on=reading.last_sent_on if reading.is_all_sent else None,
        recipients=tuple(each.name for each in reading.dispatches),
    )


def _dissent(number: int, reading: StepReading, dissent: Dissent, letter: Report) -> PackagedRecord:
    at = str(reading.decision or reading.step.body)
    kind = dissent.get_kind_display()
    title = f"{kind[:1].upper()}{kind[1:]} ({dissent.parties}) vid {at}"
    context = {"title": title, "dissent": dissent, "at": at, "letter": letter}
    content = render_to_string("reporting/package/dissent.html", context).encode()
    name = safe_name(f"{reading.step.short_body} {kind} {dissent.position} {dissent.parties}")
    return PackagedRecord(
        number=number,
        identifier=uuid.uuid5(reading.step.uuid, f"yttrande/{dissent.position}"),
        title=title,
        kind=kind,
        direction=Direction.INTERNAL,
        files=(PackagedFile(f"{PATH}/{reading.number:02}-{name}.html", title, content),),
        author=dissent.signed_by or dissent.announced_by or dissent.parties,
        is_example=dissent.is_example,
    )
