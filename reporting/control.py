"""The check before sending: all that is wrong or doubtful in a report, and what a person has let pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from partnerships.models import ActivityOccasion
from partnerships.needs import activities_without_need
from reporting.assemble import Draft, assemble
from reporting.checks import Finding, in_order
from reporting.checks.days import check_days, check_references
from reporting.checks.documents import check_documents
from reporting.checks.log import check_log
from reporting.checks.material import CaseMaterial
from reporting.checks.names import check_names
from reporting.checks.path import check_path
from reporting.checks.reading import read_case
from reporting.checks.recipients import check_the_others
from reporting.checks.small_groups import check_small_groups
from reporting.checks.statements import check_statements
from reporting.checks.unlinked import check_unlinked
from reporting.models import FindingOverride, OverrideTurn, Report, ReportStatus
from reporting.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, and who has let it pass or taken it up again, and why. What `stops` the report on its way (an error
    anywhere, in a draft also what it is not handed in with) is never let pass."""

    finding: Finding
    override: FindingOverride | None = None
    stops: bool = False

    @property
    def is_passed(self) -> bool:
        return self.override is not None and self.override.stands


@dataclass(frozen=True, slots=True)
class Control:
    """All findings of one report as it stands now, the weightiest first."""

    report: Report
    judged: tuple[Judged, ...]

    @property
    def errors(self) -> list[Judged]:
        return [each for each in self.judged if each.finding.is_error]

    @property
    def before_submitting(self) -> list[Judged]:
        """What the draft is not handed in with, apart from the errors."""
        return [each for each in self.judged if each.stops and not each.finding.is_error]

    @property
    def warnings(self) -> list[Judged]:
        """Those that nobody has judged yet."""
        return [each for each in self.judged if not each.stops and not each.is_passed]

    @property
    def passed(self) -> list[Judged]:
        return [each for each in self.judged if each.is_passed]

    @property
    def groups(self) -> list[tuple[str, list[Judged]]]:
        """The warnings under the headings of what was checked."""
        return [(name, list(found)) for name, found in groupby(self.warnings, key=lambda each: each.finding.heading)]

    def find(self, key: str) -> Judged | None:
        return next((each for each in self.judged if each.finding.key == key), None)


def control(report: Report) -> Control:
    """Read the whole report against everything that the register knows, in one look at the database (what `assemble`
    asks, and 10 queries more; 1 more when something was let pass)."""
    with snapshot():
        return control_of(report, assemble(report))


def control_of(report: Report, draft: Draft) -> Control:
    """The same of a report that has been read: for the look at the database that read it."""
    findings = in_order([*draft.findings, *_against_the_register(report, draft)])
    overrides = {each.finding: each for each in _overrides(report)}
    return Control(report, tuple(_judged(each, overrides, report.status) for each in findings))


def _judged(finding: Finding, overrides: Mapping[str, FindingOverride], status: str) -> Judged:
    stops = finding.is_error or (finding.before_submitting and status == ReportStatus.DRAFT)
    return Judged(finding, None if stops else overrides.get(finding.key), stops)


def _overrides(report: Report) -> Any:
    turns = OverrideTurn.objects.select_related("by").order_by("number")
    return report.overrides.select_related("by").prefetch_related(Prefetch("turns", turns))


def _against_the_register(report: Report, draft: Draft) -> Iterator[Finding]:
    facts, today = draft.facts, timezone.localdate()
    sections = [status.section for status in draft.sections]
    case = read_case(report, facts, sections)
    yield from _of_the_case(case)
    yield from check_unlinked(sections, draft.figures)
    if facts.letter:
        clauses = [clause.text for clause in facts.letter.clauses]
        yield from check_the_others(clauses, facts.letter.recipients, case.committees)
    occasions = ActivityOccasion.objects.of(report.partnership)
    planned = occasions.in_year(report.year).planned().count()
    without_need = [activity.name for activity in activities_without_need(occasions, report.year)]
    yield from check_log(facts, planned=planned, without_need=without_need, today=today)
    yield from check_small_groups(facts)


def _of_the_case(case: CaseMaterial) -> Iterator[Finding]:
    yield from check_days(case)
    yield from check_references(case)
    yield from check_path(case)
    yield from check_documents(case)
    yield from check_statements(case.statements)
    yield from check_names(case.passages, case.names)
