"""The change history of a record as people read it: who changed what, when, from what to what."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from partnerships.swedish import iso_date, number

QUIET = {"id", "slug", "version", "source", "is_example", "search_key"}
EMPTY = "(tomt)"


@dataclass(frozen=True)
class FieldChange:
    """One field's old and new value, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One save of a record."""

    at: dt.datetime
    by: str
    what: str
    fields: tuple[FieldChange, ...] = ()


def changes_of(record: Any) -> list[Change]:
    """Every save of the record, the newest first."""
    rows = list(record.history.select_related("history_user").order_by("history_date", "history_id"))
    changes = [_change(new, old) for old, new in zip([None, *rows], rows, strict=False)]
    return changes[::-1]


def link_changes_of(model: Any, **of: Any) -> list[Change]:
    """When rows that belong to a record (its goals, its co-organisers) were added or taken away, newest first."""
    rows = model.history.filter(**of).select_related("history_user").order_by("-history_date", "-history_id")
    verbs = {"+": "lade till", "-": "tog bort", "~": "ändrade"}
    name = model._meta.verbose_name
    return [Change(row.history_date, _person(row), f"{verbs[row.history_type]} {name}: {row.instance}") for row in rows]


def merged(*lists: Iterable[Change]) -> list[Change]:
    """Several histories as one, the newest first."""
    return sorted((change for changes in lists for change in changes), key=lambda change: change.at, reverse=True)


def _change(new: Any, old: Any) -> Change:
    if old is None:
        fields = tuple(
            FieldChange(str(field.verbose_name), "", _value(new, field))
            for field in new.tracked_fields
            if field.name not in QUIET and _value(new, field) != EMPTY
        )
        return Change(new.history_date, _person(new), "skapade", fields)
    fields = tuple(
        FieldChange(str(field.verbose_name), _value(old, field), _value(new, field))
        for field in new.tracked_fields
        if field.name not in QUIET and getattr(old, field.attname) != getattr(new, field.attname)
    )
    return Change(new.history_date, _person(new), "ändrade", fields)


def _person(row: Any) -> str:
    return str(row.history_user) if row.history_user else "systemet"


def _value(row: Any, field: Any) -> str:
    value = getattr(row, field.name)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if value in (None, ""):
        return EMPTY
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, dt.date):
        return iso_date(value)
    if isinstance(value, Decimal):
        return number(value.normalize())
    return str(value)
