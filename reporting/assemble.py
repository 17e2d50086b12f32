"""From a partnership's year to its report: everything read in one consistent snapshot, then put together, frozen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from budgets.facts import BudgetSheet, FollowUp
from budgets.follow_up import follow_up_in
from budgets.totals import budget_sheet
from partnerships.quantities import Figure, FigureKind
from partnerships.year_log import YearLog, read_year_log
from reporting import facts_json
from reporting.annex_tables import budget_table, occasion_list, statistics
from reporting.annexes import OccasionList
from reporting.area_log import area_goals, area_log
from reporting.blocks import Block, notes_of
from reporting.carried import carried_report
from reporting.checks import Finding, check_prose, check_report, in_order, missing_recipients
from reporting.facts import (
    Clause,
    Correction,
    DescribedFigure,
    Letterhead,
    Measure,
    PlannedDecision,
    ReportFacts,
    RequestFacts,
    Section,
    Signatory,
)
from reporting.figures import Register, register, values
from reporting.goals import Goal, read_goals
from reporting.measures import MeasureStatus, read_measures
from reporting.models import FrozenReport, Report, ReportSection, SectionContent
from reporting.prose import figure_names, parse
from reporting.requests import check_requests, requests_in
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


@dataclass(frozen=True, slots=True)
class Material:
    """What the database said, all at one moment."""

    report: Report
    log: YearLog
    sheet: BudgetSheet
    followed: FollowUp | None
    occasions: OccasionList | None
    sections: list[ReportSection]
    lists: dict[str, list[Any]]  # of a letter
    recipients: list[Finding]  # who is promised a report and does not get it
    goals: list[Goal]
    measures: list[MeasureStatus]  # when the report has a section for them
    requests: tuple[RequestFacts, ...]
    carried: "Material | None" = None  # the annual report that a letter carries
    issued: ReportFacts | None = None  # what that report said when it was finalised, if it was


def assemble(report: Report) -> Draft:
    """The report with its figures and annexes, and what is wrong with it (24 queries whatever the size, 6 more for a
    year with a budget, 4 for the annual report that a letter carries)."""
    with snapshot():
        material = read(report)
    return _Writer(material).draft()


def year_figures(partnership: Any, year: int) -> tuple[Register, BudgetSheet]:
    """The figures of one year, and the budget they rest on (11 queries whatever the size)."""
    with snapshot():
        log, sheet, goals = read_year_log(partnership, year), budget_sheet(partnership), read_goals(partnership, year)
    return register(log, sheet, goals), sheet


def read(report: Report) -> Material:
    """Everything that the report says and rests on. For one consistent look, inside `snapshot()`."""
    partnership, year = report.partnership, report.year
    lists = _lists(report)
    sheet = budget_sheet(partnership)
    sections = _sections_of(report)
    material = Material(
        report,
        read_year_log(partnership, year),
        sheet,
        follow_up_in(sheet, partnership, year, this_year=timezone.localdate().year),
        occasion_list(partnership, year),
        sections,
        lists,
        missing_recipients(
            report,
            {recipient.organisation_id for recipient in lists["recipients"]},
            {step.body_id for step in lists["schedule"]},
        )
        if report.is_letter
        else [],
        read_goals(partnership, year),
        _measures_of(report, sections),
        requests_in(partnership, year),
    )
    carried = carried_report(report) if report.is_letter else None
    if carried is None:
        return material
    if issued := _read_issued(carried):
        return replace(material, issued=issued)
    return replace(material, carried=_read_carried(carried, material))


def _read_issued(report: Report) -> ReportFacts | None:
    """What a finalised report said: a letter carries it as it was issued (1 query); None for one that is not."""
    frozen = FrozenReport.objects.filter(report=report).select_related("facts").first() if report.is_finalised else None
    return facts_json.load(bytes(frozen.facts.content), ReportFacts) if frozen else None


def _read_carried(report: Report, around: Material) -> Material:
    """The annual report that a letter carries: of the same partnership and year, so only its text is read anew."""
    sections = _sections_of(report)
    return replace(
        around, report=report, sections=sections, lists={}, recipients=[], measures=_measures_of(report, sections)
    )


def _sections_of(report: Report) -> list[ReportSection]:
    return list(report.sections.select_related("responsible").order_by("position"))


def _measures_of(report: Report, sections: list[ReportSection]) -> list[MeasureStatus]:
    return read_measures(report) if any(each.content == SectionContent.MEASURES for each in sections) else []


def _lists(report: Report) -> dict[str, list[Any]]:
    if not report.is_letter:
        return {}
    letter = report.letter
    return {
        "clauses": list(letter.clauses.order_by("position")),
        "supporting_records": list(letter.supporting_records.order_by("position")),
        "schedule": list(letter.schedule.select_related("body").order_by("position")),
        "recipients": list(letter.recipients.order_by("position")),
        "responsible": list(letter.responsible.order_by("position")),
    }


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
        findings += [*material.recipients, *check_report(facts, self.figures, written, material.followed)]
        findings += check_requests(material.requests)
        return Draft(facts, self.figures, tuple(self.statuses), tuple(material.measures), tuple(in_order(findings)))

    def carried(self) -> ReportFacts:
        """An annual report as it stands inside the letter."""
        return self._facts(tuple(self._sections()))

    def _annual_report(self) -> ReportFacts | None:
        """What the letter carries, without statistics and rows: those are the letter's own annexes."""
        material = self.material
        carried = material.issued or (_Writer(material.carried).carried() if material.carried else None)
        return replace(carried, statistics=None, occasions=None) if carried else None

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
            requests=material.requests,
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
            supporting_records=tuple(each.title for each in lists["supporting_records"]),
            decision_schedule=tuple(PlannedDecision(str(each.body), each.meets_on) for each in lists["schedule"]),
            recipients=tuple(each.name for each in lists["recipients"]),
            responsible=tuple(
                Signatory(f"{each.name} (exempel)" if each.is_example else each.name, each.title)
                for each in lists["responsible"]
            ),
        )

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


def correction(report: Report) -> Correction | None:
    """Which edition the report takes the place of (2 queries for a later edition, else none)."""
    former = report.corrects
    if former is None:
        return None
    frozen = FrozenReport.objects.filter(report=former).values_list("frozen_at", flat=True).first()
    issued_on = timezone.localdate(frozen) if frozen else None
    return Correction(former.edition, issued_on, report.correction_reason)


def _unknown(names: Iterable[str]) -> dict[str, Figure]:
    return {name: Figure(name, FigureKind.COUNT, None) for name in names}
