"""What a report says and rests on, read from the database at one moment. `assemble` puts it together."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from budgets.facts import BudgetSheet, FollowUp
from budgets.follow_up import follow_up_in
from budgets.totals import budget_sheet
from partnerships.year_log import YearLog, read_year_log
from reporting import facts_json
from reporting.annex_tables import occasion_list
from reporting.annexes import OccasionList
from reporting.carried import carried_report, received_on
from reporting.checks import Finding, missing_recipients
from reporting.facts import Correction, ReportFacts
from reporting.goals import Goal, read_goals
from reporting.measures import MeasureStatus, read_measures
from reporting.models import FrozenReport, Report, ReportSection, SectionContent
from reporting.requests import Request, requests_in


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
    requests: tuple[Request, ...]
    carried: "Material | None" = None  # the annual report that a letter carries
    issued: ReportFacts | None = None  # what that report said when it was finalised, if it was
    received_on: dt.date | None = None  # when the city got that report


def read_material(report: Report) -> Material:
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
    material = replace(material, received_on=received_on(carried))
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


def correction(report: Report) -> Correction | None:
    """Which edition the report takes the place of (2 queries for a later edition, else none)."""
    former = report.corrects
    if former is None:
        return None
    frozen = FrozenReport.objects.filter(report=former).values_list("frozen_at", flat=True).first()
    issued_on = timezone.localdate(frozen) if frozen else None
    return Correction(former.edition, issued_on, report.correction_reason)
