"""What people say about a line's deviation: the forecast, the cause, the dialogues, and from what size all this is
needed."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from budgets.models import BudgetLine, DeviationCause, DeviationThreshold, Dialogue, Forecast
from partnerships.models import User
from partnerships.versions import StaleVersion, save_if_current


@transaction.atomic
def add_forecast(line: BudgetLine, *, amount: Decimal, note: str, on: dt.date, by: User) -> Forecast:
    """What the whole year is believed to cost. The same said twice in a row by one person is one forecast."""
    lock_line(line)
    said = {"amount": amount, "note": note, "made_on": on, "by": by}
    latest = Forecast.objects.filter(line=line).order_by("made_on", "pk").last()
    if latest and all(getattr(latest, name) == value for name, value in said.items()):
        return latest
    made = Forecast(line=line, **said)
    made.save()
    return made


def save_cause(cause: DeviationCause, *, by: User, expected_version: int) -> DeviationCause:
    """Write in why the line did not cost what the budget said; `expected_version` is 0 for the first.

    Raises StaleVersion and ValidationError.
    """
    return _save(cause, {"line": cause.line}, by=by, expected_version=expected_version)


def save_threshold(threshold: DeviationThreshold, *, by: User, expected_version: int) -> DeviationThreshold:
    """Set from what size a deviation needs a cause; `expected_version` is 0 for the first. Raises as save_cause()."""
    return _save(threshold, {"partnership": threshold.partnership}, by=by, expected_version=expected_version)


@transaction.atomic
def add_dialogue(
    line: BudgetLine, *, held_on: dt.date, participants: str, summary: str, on: dt.date, by: User
) -> Dialogue:
    """Write in a talk about the line, held `on` this day at the latest; the same talk sent twice is one.

    Raises ValidationError.
    """
    if held_on > on:
        raise ValidationError({"held_on": "Ange en dag som har varit."})
    lock_line(line)
    content = {"held_on": held_on, "participants": participants, "summary": summary}
    existing = Dialogue.objects.filter(line=line, **content).first()
    if existing:
        return existing
    made = Dialogue(line=line, recorded_by=by, **content)
    made.save()
    return made


def lock_line(line: BudgetLine) -> None:
    """Nobody else's for the rest of the transaction."""
    BudgetLine.objects.select_for_update().get(pk=line.pk)


@transaction.atomic
def _save(record: Any, key: dict[str, Any], *, by: User, expected_version: int) -> Any:
    """The database lets one of several at the same time be first; the others get its text to compare with."""
    if not record._state.adding:
        return save_if_current(record, expected=expected_version, by=by)
    record.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            record._history_user = by
            record.save()
            return record
    except IntegrityError:
        raise StaleVersion(type(record).objects.get(**key)) from None
