"""What stands around the letter's text: title, number, date, and the numbered lists, written as one point a line."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from partnerships.models import Organisation, User
from partnerships.versions import save_if_current
from reporting.actions.drafting import lock_draft
from reporting.models import (
    DecisionClause,
    DispatchRecipient,
    ResponsibleOfficial,
    ScheduledStep,
    StaffReport,
    SupportingRecord,
)

Points = Sequence[dict[str, Any]]


@transaction.atomic
def save_letterhead(
    letter: StaffReport,
    *,
    title: str,
    clauses: Sequence[str],
    records: Sequence[str],
    schedule: Points,
    recipients: Sequence[str],
    officials: Points,
    by: User,
    expected_version: int,
) -> StaffReport:
    """Save the letter's title and own fields, and make its lists exactly these, numbered from 1.

    `schedule` points have `body` and `meets_on`, `officials` have `name` and `title`. A recipient that the register
    knows by that name is tied to it, so that the check of recipients understands (rule 33). Raises StaleVersion
    when somebody else saved first, WrongState when the report is no draft, and ValidationError.
    """
    lock_draft(letter.report)
    save_if_current(letter, expected=expected_version, by=by)
    if letter.report.title != title:
        letter.report.title = title
        letter.report.save_as(by)
    _make(DecisionClause, letter, [{"text": text} for text in clauses], by)
    _make(SupportingRecord, letter, [{"title": title} for title in records], by)
    _make(ScheduledStep, letter, schedule, by)
    _make(DispatchRecipient, letter, [_recipient(name) for name in recipients], by)
    _make(ResponsibleOfficial, letter, officials, by)
    return letter


def _recipient(name: str) -> dict[str, Any]:
    return {"name": name, "organisation": Organisation.objects.called(name).first()}


def _make(model: Any, letter: StaffReport, points: Points, by: User) -> None:
    """Write what differs, so that the history holds the changes and nothing else."""
    existing = {row.position: row for row in model.objects.filter(letter=letter)}
    for position, point in enumerate(points, start=1):
        row = existing.pop(position, None) or model(letter=letter, position=position)
        if row._state.adding or any(getattr(row, name) != value for name, value in point.items()):
            for name, value in point.items():
                setattr(row, name, value)
            row.is_example = False
            row.save_as(by)
    for row in existing.values():
        row._history_user = by
        row.delete()
