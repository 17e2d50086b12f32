"""A report as it is one moment: facts, the rows behind them, and what to recognise a later change by (limits.md M4)."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from budgets.totals import budget_sheet
from partnerships.quantities import Figure
from partnerships.versions import StaleVersion, WrongState
from reporting import facts_json
from reporting.assemble import assemble
from reporting.blocks import FigureReference
from reporting.control import control_of
from reporting.facts import ReportFacts
from reporting.kept_rows import KeptRows, is_as_counted, keep_rows, recounted
from reporting.models import FrozenReport, Report, ReportStatus
from reporting.snapshot import snapshot

WORDS = {
    ReportStatus.DRAFT: "Rapporten är ett utkast. Den upprättas först när den är godkänd.",
    ReportStatus.SUBMITTED: "Rapporten är inlämnad men inte godkänd än.",
    ReportStatus.REVIEWED: "Rapporten är granskad men inte godkänd än.",
    ReportStatus.FINALISED: "Rapporten är redan upprättad.",
}

UNANSWERED = "En varning har kommit till som ingen har svarat för. Läs den, och upprätta sedan."


class Disagreement(Exception):
    """The figures of a report do not agree with each other: it must never be frozen."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A report as it was at `seen_at`, all of one look at the database."""

    facts: ReportFacts
    rows: KeptRows
    seen_at: dt.datetime
    stamp: str  # of everything that people have written in it
    template_name: str
    template_version: int


def take(report: Report, *, expected: int) -> Taken:
    """Look at an approved report once, with everything behind it.

    Raises WrongState unless it is approved, and when the check tells something at that very moment that nobody has
    answered; StaleVersion when it has another version than the person saw, NotPrintable when it has errors, and
    Disagreement, which nobody should ever see.
    """
    with snapshot():
        current: Report = Report.objects.select_related("partnership", "template", "letter").get(pk=report.pk)
        refuse_unless_approved(current)
        if current.version != expected:
            raise StaleVersion(current)
        seen_at = timezone.now()
        draft = assemble(current)
        unanswered = control_of(current, draft).warnings
        rows = keep_rows(draft.figures, current.partnership, current.year, budget_sheet(current.partnership))
        stamp = stamp_of(current)
    facts = draft.printable()
    if unanswered:
        finding = unanswered[0].finding
        raise WrongState(f"{UNANSWERED} {finding.place}: {finding.text}")
    if wrong := disagreements(facts, rows):
        raise Disagreement(" ".join(wrong))
    return Taken(facts, rows, seen_at, stamp, current.template.name, current.template.version)


def refuse_unless_approved(report: Report) -> None:
    if report.status != ReportStatus.APPROVED:
        raise WrongState(WORDS[ReportStatus(report.status)])


def stamp_of(report: Report) -> str:
    """A checksum of all that people have written in the report: its own row, its sections, its letterhead and lists."""
    own: Any = Report.objects.filter(pk=report.pk)
    queries = [own, report.sections]
    if report.is_letter:
        letter = report.letter
        queries += [type(letter)._default_manager.filter(pk=letter.pk), letter.clauses, letter.supporting_records]
        queries += [letter.schedule, letter.recipients, letter.responsible]
    content = repr([list(query.order_by("pk").values_list()) for query in queries])
    return hashlib.sha256(content.encode()).hexdigest()


# --- What was frozen -------------------------------------------------------------------------------------


def frozen_facts(frozen: FrozenReport) -> ReportFacts:
    """What the report said. Raises facts_json.Unreadable."""
    return facts_json.load(bytes(frozen.facts.content), ReportFacts)


def frozen_rows(frozen: FrozenReport) -> KeptRows:
    """The rows behind its figures. Raises facts_json.Unreadable."""
    return facts_json.load(bytes(frozen.rows.content), KeptRows)


def combined_checksum(*checksums: str) -> str:
    """The SHA-256 over the checksums of the files, in their order."""
    return hashlib.sha256("".join(checksums).encode()).hexdigest()


# --- Whether it all agrees -------------------------------------------------------------------------------


def disagreements(facts: ReportFacts, rows: KeptRows) -> list[str]:
    """What does not add up, in Swedish: headline = table = annex = rows behind the figure."""
    return [*_miscounted(rows), *_misquoted(facts, rows), *_tables(facts, rows)]


def _miscounted(rows: KeptRows) -> Iterator[str]:
    for each in rows.figures:
        again = recounted(rows, each)
        if again is not None and not is_as_counted(each.figure, again):
            yield f"Siffran {each.name} är {each.figure.text}, men raderna bakom den ger {again.text}."


def _misquoted(facts: ReportFacts, rows: KeptRows) -> Iterator[str]:
    """Figures in the text that are not the register's."""
    measured = [measure.figure for measure in facts.measures if measure.figure]
    for figure in [*_figures_in((facts.sections, facts.measures)), *measured]:
        known = rows.by_name.get(figure.name)
        if known is None:
            yield f"Siffran {figure.name} står i texten, men inga rader finns för den."
        elif (known.figure.value, known.figure.upper) != (figure.value, figure.upper):
            yield f"Siffran {figure.name} är {figure.text} i texten men {known.figure.text} bland siffrorna."


def _figures_in(content: Any) -> Iterator[Figure]:
    if isinstance(content, FigureReference):
        yield from content.figures
    elif isinstance(content, tuple):
        for each in content:
            yield from _figures_in(each)
    elif is_dataclass(content) and not isinstance(content, type):
        for field in fields(content):
            yield from _figures_in(getattr(content, field.name))


def _tables(facts: ReportFacts, rows: KeptRows) -> Iterator[str]:
    """The annexes' own sums against the figures."""
    sums: list[tuple[str, str, int | Decimal | None]] = []
    for where, annex in (("statistiken", facts.statistics), ("förteckningen", facts.occasions)):
        if annex is not None:
            sums += [("activity_count", where, annex.occasions), ("visit_count", where, annex.visits.value)]
    if facts.statistics:
        sums += [(area.visits.name, "statistiken", area.visits.value) for area in facts.statistics.areas]
    if facts.budget and facts.budget.year == rows.year:
        names = ("budget_total", "outcome_total", "deviation_total")
        sums += [(name, "budgeten", total) for name, total in zip(names, facts.budget.total, strict=True)]
    for name, where, total in sums:
        if name not in rows.by_name:
            yield f"Siffran {name} saknas bland siffrorna."
        elif rows.by_name[name].figure.value != total:
            yield f"{name} är {rows.by_name[name].figure.text}, men {where} ger {total}."
