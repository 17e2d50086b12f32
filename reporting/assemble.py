"""From a partnership's year to its report: everything read in one consistent snapshot, then put together, frozen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from budgets.facts import BudgetSheet
from budgets.totals import budget_sheet
from partnerships.quantities import Figure, FigureKind
from partnerships.year_log import read_year_log
from reporting.annex_tables import budget_table, statistics
from reporting.area_log import area_goals, area_log
from reporting.blocks import Block, notes_of
from reporting.carried import names_the_report
from reporting.checks import Finding, check_prose, check_report, in_order
from reporting.facts import (
    Clause,
    DescribedFigure,
    Letterhead,
    Measure,
    PlannedDecision,
    ReportFacts,
    Section,
    Signatory,
)
from reporting.figures import Register, register, values
from reporting.goals import read_goals
from reporting.material import Material, correction, read_material
from reporting.measures import MeasureStatus
from reporting.models import Report, ReportSection, SectionContent
from reporting.prose import figure_names, parse
from reporting.requests import check_requests, request_facts
from reporting.snapshot import snapshot

DEPARTMENT = "Stadskontoret"


class NotPrintable(Exception):
    """The report has errors that must be put right before it becomes a PDF."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(f"{finding.place}: {finding.text}" for finding in findings))


@dataclass(frozen=True, slots=True)
class SectionStatus:
    """How far one section that people write has come."""

    section: ReportSection
    findings: tuple[Finding, ...]

    @property
    def heading(self) -> str:
        return self.section.heading

    @property
    def is_empty(self) -> bool:
        return self.section.is_empty


@dataclass(frozen=True, slots=True)
class Draft:
    """The report as it stands now, with what is still wrong or missing in it."""

    facts: ReportFacts
    figures: Register
    sections: tuple[SectionStatus, ...]
    measures: tuple[MeasureStatus, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_error]

    @property
    def before_submitting(self) -> list[Finding]:
        """What a draft is not handed in with, though it may become a PDF."""
        return [finding for finding in self.findings if finding.before_submitting]

    @property
    def obstacles(self) -> list[Finding]:
        """All that a draft is not handed in with."""
        return [*self.errors, *self.before_submitting]

    @property
    def has_empty_sections(self) -> bool:
        return any(status.is_empty for status in self.sections)

    @property
    def measures_with_status(self) -> list[tuple[MeasureStatus, Measure]]:
        """Each measure as people write it, beside what is printed."""
        return list(zip(self.measures, self.facts.measures, strict=True))

    @property
    def has_silent_measures(self) -> bool:
        return any(measure.is_silent for measure in self.facts.measures)

    def printable(self) -> ReportFacts:
        """The facts for the PDF. Raises NotPrintable."""
        if self.errors:
            raise NotPrintable(self.errors)
        return self.facts


def assemble(report: Report) -> Draft:
    """The report with its figures and annexes, and what is wrong with it (24 queries whatever the size, 6 more for a
    year with a budget, 4 for the annual report that a letter carries)."""
    with snapshot():
        material = read_material(report)
    return _Writer(material).draft()


def year_figures(partnership: Any, year: int) -> tuple[Register, BudgetSheet]:
    """The figures of one year, and the budget they rest on (11 queries whatever the size)."""
    with snapshot():
        log, sheet, goals = read_year_log(partnership, year), budget_sheet(partnership), read_goals(partnership, year)
    return register(log, sheet, goals), sheet


class _Writer:
    """Puts one report together, its sections in the order that they are stored in (rule 32: the template's)."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.figures = register(material.log, material.sheet, material.goals)
        self.values = values(self.figures)
        self.statuses: list[SectionStatus] = []
        self.next_note = 1
        self.measures: tuple[Measure, ...] = ()

    def draft(self) -> Draft:
        material = self.material
        facts = self._facts(tuple(self._sections()))
        findings = [finding for status in self.statuses for finding in status.findings]
        written = [status.section for status in self.statuses]
        numbers = [status.indicator.pk for status in material.measures]
        measures = list(zip(numbers, self.measures, strict=True))
        findings += material.recipients
        findings += check_report(facts, self.figures, sections=written, measures=measures, followed=material.followed)
        report = material.report
        findings += check_requests(material.requests, report.year, before_submitting=not report.is_letter)
        return Draft(facts, self.figures, tuple(self.statuses), tuple(material.measures), tuple(in_order(findings)))

    def carried(self) -> ReportFacts:
        """An annual report as it stands inside the letter."""
        return self._facts(tuple(self._sections()))

    def _annual_report(self) -> ReportFacts | None:
        """What the letter carries, without statistics and rows: those are the letter's own annexes."""
        material = self.material
        carried = material.issued or (_Writer(material.carried).carried() if material.carried else None)
        if carried is None:
            return None
        is_issued, day = material.issued is not None, material.received_on
        return replace(carried, statistics=None, occasions=None, is_issued=is_issued, received_on=day)

    def _facts(self, sections: tuple[Section, ...]) -> ReportFacts:
        material, report = self.material, self.material.report
        return ReportFacts(
            title=report.title,
            partnership=str(report.partnership),
            year=report.year,
            edition=report.edition,
            has_example_data=report.partnership.has_example_data,
            sections=sections,
            letter=self._letterhead() if report.is_letter else None,
            statistics=statistics(material.log, self.figures),
            budget=budget_table(material.sheet, material.followed),
            occasions=material.occasions,
            measures=self.measures,
            requests=tuple(request_facts(each, report.year) for each in material.requests),
            annual_report=self._annual_report(),
            corrects=correction(report),
            figures=tuple(DescribedFigure(each.figure, each.title, each.definition) for each in self.figures.values()),
        )

    def _measure(self, status: MeasureStatus) -> Measure:
        measure = status.measure(self.figures, first_note=self.next_note)
        self.next_note += len(notes_of(measure.blocks))
        return measure

    def _letterhead(self) -> Letterhead:
        letter, lists = self.material.report.letter, self.material.lists
        return Letterhead(
            registry_number=letter.registry_number or None,
            document_on=letter.document_date,
            signed_on=letter.signed_on,
            department=DEPARTMENT,
            proposal_intro=letter.proposal_intro,
            clauses=tuple(Clause(number, each.text) for number, each in enumerate(lists["clauses"], start=1)),
            supporting_records=tuple(self._records()),
            decision_schedule=tuple(PlannedDecision(str(each.body), each.meets_on) for each in lists["schedule"]),
            recipients=tuple(each.name for each in lists["recipients"]),
            responsible=tuple(
                Signatory(f"{each.name} (exempel)" if each.is_example else each.name, each.title)
                for each in lists["responsible"]
            ),
        )

    def _records(self) -> list[str]:
        """The supporting records; the parties' report is named by its annex, and no second time."""
        material, report = self.material, self.material.report
        written = [record.title for record in material.lists["supporting_records"]]
        if not (material.carried or material.issued):
            return written
        name = str(report.partnership)
        return [title for title in written if not names_the_report(title, partnership=name, year=report.year)]

    def _sections(self) -> Iterator[Section]:
        stored = self.material.sections
        areas = [section for section in stored if section.area_code]
        for section in stored:
            if section.content == SectionContent.MEASURES:
                self.measures = tuple(self._measure(status) for status in self.material.measures)
            if section.content != SectionContent.REQUESTS or self.material.requests:
                yield self._section(section)
            if areas and section is areas[-1]:
                yield from self._other_areas(section, {each.area_code for each in areas})

    def _section(self, section: ReportSection) -> Section:
        blocks = self._prose(section) if section.has_prose else ()
        if section.content == SectionContent.AREAS_AND_GOALS:
            blocks = area_goals(self.material.goals, self.figures, section.area_code) + blocks
        if section.area_code:
            blocks += area_log(self.material.log, self.figures, section.area_code)
        return Section(
            section.heading, section.level, blocks, section.content, section.code, is_proposal=section.is_proposal
        )

    def _other_areas(self, last: ReportSection, written: set[str]) -> Iterator[Section]:
        """Areas that the log has rows for and nobody writes about: another agreement of the year, or an older one."""
        log = self.material.log
        for code, name in log.all_areas.items():
            if code not in written:
                yield Section(name, last.level, area_log(log, self.figures, code), last.content, f"area-{code}")

    def _prose(self, section: ReportSection) -> tuple[Block, ...]:
        """The section's text with its figures; one that does not exist is shown as missing and is an error."""
        used = figure_names(section.body)
        findings = check_prose(section.heading, section.body, used, self.values, section=section)
        self.statuses.append(SectionStatus(section, tuple(findings)))
        known = self.values | _unknown(name for name in used if name not in self.values)
        blocks = parse(section.body, known, first_note=self.next_note)
        self.next_note += len(notes_of(blocks))
        return blocks


def _unknown(names: Iterable[str]) -> dict[str, Figure]:
    return {name: Figure(name, FigureKind.COUNT, None) for name in names}
