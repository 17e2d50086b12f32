"""Whether what was moved is what it was, and as well locked."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, transaction

from kraftsamling.moving.origin import ORIGIN
from kraftsamling.moving.tables import name_of, rows_of
from partnerships.guards import triggers
from reporting.verify import verdicts

# What must be refused, where there are such rows.
FORBIDDEN = (
    ("reporting_report", "status = 'finalised'"),
    ("reporting_frozenreport", "TRUE"),
    ("partnerships_activityplan", "status IN ('agreed', 'replaced')"),
    ("budgets_paymentrequeststep", "TRUE"),
)


def rows_that_differ(model: Any) -> Iterator[str]:
    """The first row of the table that is not the same here as there."""
    pairs = zip_longest(rows_of(model, using=ORIGIN), rows_of(model, using=DEFAULT_DB_ALIAS))
    for there, here in pairs:
        if there != here:
            differ = zip(model._meta.concrete_fields, there or (), here or (), strict=False)
            columns = [field.column for field, old, new in differ if old != new] or ["hela raden"]
            yield f"{name_of(model, there or here)}: {', '.join(columns)}"
            return


def reports_faults() -> list[str]:
    """What `manage.py verify` finds, without drawing."""
    return [verdict.text for verdict in verdicts(draw=False) if verdict.faults]


def locks_broken(*, before: dict[str, str]) -> list[str]:
    """Triggers that are not as they were, and forbidden changes that the database lets through."""
    after = triggers(DEFAULT_DB_ALIAS)
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    return changed + [f"{table} kan ändras" for table, where in FORBIDDEN if _can_be_changed(table, where)]


def _can_be_changed(table: str, where: str) -> bool:
    """Try, and take it back."""
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table} WHERE {where}")
                changed = cursor.rowcount > 0
        except DatabaseError:
            changed = False
        transaction.set_rollback(True)
    return changed
