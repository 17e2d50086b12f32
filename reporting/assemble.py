"""From a partnership's year to its letter: everything read in one consistent snapshot, then put together, frozen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from budgets.facts import BudgetSheet, FollowUp
from budgets.follow_up import follow_up_in
from budgets.totals import budget_sheet
from partnerships.quantities import Figure, FigureKind
from partnerships.year_log import YearLog, agreement_areas, read_year_log
from reporting.annex_tables import budget_table, occasion_list, statistics
from reporting.annexes import OccasionList
from reporting.area_log import area_log
from reporting.blocks import Block
from reporting.checks import Finding, check_empty, check_lists, check_money, check_prose, missing_recipients
from reporting.facts import Clause, PlannedDecision, Section, Signatory, StaffReportFacts
from reporting.figures import Register, register, values
from reporting.models import ReportSection, SectionKind, StaffReport
from reporting.prose import figure_names, parse
from reporting.snapshot import snapshot

DEPARTMENT = "Stadskontoret"


class NotPrintable(Exception):
    """The letter has errors that must be put right before it becomes a PDF."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(f"{finding.place}: {finding.text}" for finding in findings))


@dataclass(frozen=True, slots=True)
class SectionStatus:
    """How far one section has come."""

    pk: int | None  # None when the letter has no such section stored
    heading: str
    is_empty: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The letter as it stands now, with what is still wrong or missing in it."""

    facts: StaffReportFacts
    figures: Register
    sections: tuple[SectionStatus, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_error]

    @property
    def has_empty_sections(self) -> bool:
        return any(section.is_empty for section in self.sections)

    def printable(self) -> StaffReportFacts:
        """The facts for the PDF. Raises NotPrintable."""
        if self.errors:
            raise NotPrintable(self.errors)
        return self.facts


@dataclass(frozen=True, slots=True)
class _Material:
    """What the database said, all at one moment."""

    report: StaffReport
    log: YearLog
    sheet: BudgetSheet
    followed: FollowUp | None
    occasions: OccasionList | None
    sections: list[ReportSection]
    lists: dict[str, list[Any]]
    recipients: list[Finding]  # who is promised a report and does not get it


def assemble(report: StaffReport) -> Draft:
    """The letter with its figures and annexes, and what is wrong with it (19 queries whatever the
    size, 6 more for a year with a budget)."""
    with snapshot():
        material = _read(report)
    return _Writer(material).draft()


def year_figures(partnership: Any, year: int) -> tuple[Register, BudgetSheet]:
    """The figures of one year, and the budget they rest on (10 queries whatever the size)."""
    with snapshot():
        log, sheet = read_year_log(partnership, year), budget_sheet(partnership)
    return register(log, sheet), sheet


def _read(report: StaffReport) -> _Material:
    partnership, year = report.partnership, report.year
    lists: dict[str, list[Any]] = {
        "clauses": list(report.clauses.order_by("position")),
        "supporting_records": list(report.supporting_records.order_by("position")),
        "schedule": list(report.schedule.select_related("body").order_by("position")),
        "recipients": list(report.recipients.order_by("position")),
        "responsible": list(report.responsible.order_by("position")),
    }
    sheet = budget_sheet(partnership)
    return _Material(
        report,
        read_year_log(partnership, year),
        sheet,
        follow_up_in(sheet, partnership, year, this_year=timezone.localdate().year),
        occasion_list(partnership, year),
        list(report.sections.order_by("position")),
        lists,
        missing_recipients(
            report,
            {recipient.organisation_id for recipient in lists["recipients"]},
            {step.body_id for step in lists["schedule"]},
        ),
    )


class _Writer:
    """Puts one letter together. The headings and their order are fixed (facts.md § 1.1, rule 32)."""

    def __init__(self, material: _Material) -> None:
        self.material = material
        self.figures = register(material.log, material.sheet)
        self.values = values(self.figures)
        self.statuses: list[SectionStatus] = []

    def draft(self) -> Draft:
        material = self.material
        summary = self._stored_section(SectionKind.SUMMARY, 1)
        facts = self._facts(summary.blocks, tuple(self._sections()))
        findings = [finding for status in self.statuses for finding in status.findings]
        findings += check_empty([status.heading for status in self.statuses if status.is_empty])
        findings += [*material.recipients, *check_lists(facts), *check_money(material.followed)]
        findings.sort(key=lambda finding: not finding.is_error)
        return Draft(facts, self.figures, tuple(self.statuses), tuple(findings))

    def _facts(self, summary: tuple[Block, ...], sections: tuple[Section, ...]) -> StaffReportFacts:
        report, lists = self.material.report, self.material.lists
        return StaffReportFacts(
            title=report.title,
            registry_number=report.registry_number or None,
            document_on=report.document_date,
            department=DEPARTMENT,
            partnership=str(report.partnership),
            year=report.year,
            has_example_data=report.partnership.has_example_data,
            summary=summary,
            proposal_intro=report.proposal_intro,
            clauses=tuple(Clause(number, each.text) for number, each in enumerate(lists["clauses"], start=1)),
            supporting_records=tuple(each.title for each in lists["supporting_records"]),
            decision_schedule=tuple(PlannedDecision(str(each.body), each.meets_on) for each in lists["schedule"]),
            recipients=tuple(each.name for each in lists["recipients"]),
            sections=sections,
            responsible=tuple(
                Signatory(f"{each.name} (exempel)" if each.is_example else each.name, each.title)
                for each in lists["responsible"]
            ),
            statistics=statistics(self.material.log, self.figures),
            budget=budget_table(self.material.sheet, self.material.followed),
            occasions=self.material.occasions,
        )

    def _sections(self) -> Iterator[Section]:
        """From "Ärendet" to the assessment, in the fixed order whatever order they were stored in."""
        yield self._stored_section(SectionKind.MATTER, 1)
        yield self._stored_section(SectionKind.YEAR_SUMMARY, 2)
        yield from self._area_sections()
        yield self._stored_section(SectionKind.FURTHER_EXAMPLES, 3)
        yield self._stored_section(SectionKind.ASSESSMENT, 1)

    def _area_sections(self) -> Iterator[Section]:
        """Each area of the agreement in its order, then any other that the letter or the log has text or rows for."""
        log = self.material.log
        stored = {each.area_code: each for each in self.material.sections if each.kind == SectionKind.AREA}
        for code in dict.fromkeys([*log.all_areas, *stored]):
            done = area_log(log, self.figures, code)
            heading = log.all_areas.get(code, code)
            yield Section(heading, 3, self._prose(heading, stored.get(code)) + done)

    def _stored_section(self, kind: SectionKind, level: int) -> Section:
        heading = _heading(kind, self.material.report.year)
        return Section(heading, level, self._prose(heading, self._stored(kind)))

    def _prose(self, heading: str, stored: ReportSection | None) -> tuple[Block, ...]:
        """The section's text with its figures; one that does not exist is shown as missing and is an error."""
        pk, body = (stored.pk, stored.body) if stored else (None, "")
        used = figure_names(body)
        findings = check_prose(heading, body, used, self.values, section=pk)
        self.statuses.append(SectionStatus(pk, heading, not body.strip(), tuple(findings)))
        return parse(body, self.values | _unknown(name for name in used if name not in self.values))

    def _stored(self, kind: str) -> ReportSection | None:
        return next((section for section in self.material.sections if section.kind == kind), None)


def _unknown(names: Iterable[str]) -> dict[str, Figure]:
    return {name: Figure(name, FigureKind.COUNT, None) for name in names}


def _heading(kind: SectionKind, year: int) -> str:
    return f"Sammanfattning av {year} års verksamhet" if kind == SectionKind.YEAR_SUMMARY else kind.label


def section_heading(section: ReportSection) -> str:
    """The heading above a stored section's text in its letter."""
    if section.kind != SectionKind.AREA:
        return _heading(SectionKind(section.kind), section.report.year)
    areas = agreement_areas(section.report.partnership, section.report.year)
    return areas.get(section.area_code, section.area_code)
