"""From one database to another, whole: every table, the history, and what triggers lock (docs/operations.md)."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.utils import timezone

from kraftsamling.moving.origin import (
    ORIGIN,
    MoveRefused,
    on_one_line,
    opened,
    refuse_unless_migrated,
    refuse_unless_reached,
)
from kraftsamling.moving.proof import locks_broken, reports_faults, rows_that_differ
from kraftsamling.moving.tables import TABLES, clear_what_migrate_made, copy, refuse_unless_empty, start_ids_after
from partnerships.guards import triggers, without_guards

__all__ = ["MoveRefused", "Moved", "move_from", "on_one_line"]


@dataclass(frozen=True, slots=True)
class Moved:
    """What came along; `rows` by table."""

    rows: dict[str, int]
    took: dt.timedelta


def move_from(address: str, *, rehearse: bool = False) -> Moved:
    """Bring everything from the database at `address` (as in DATABASE_URL) into this one, which is migrated and empty.

    One transaction: all of it is here and proved to be the same, or nothing is. `rehearse` does everything and then
    takes it back. Sign-ins (sessions) and the shared cache stay behind. Raises MoveRefused, which says what is wrong.
    """
    began = timezone.now()
    refuse_unless_reached(DEFAULT_DB_ALIAS, "Måldatabasen")
    with opened(address), transaction.atomic(using=ORIGIN), transaction.atomic():
        refuse_unless_migrated(DEFAULT_DB_ALIAS, "Måldatabasen")
        refuse_unless_empty()
        locks = triggers(DEFAULT_DB_ALIAS)
        with without_guards(DEFAULT_DB_ALIAS):
            rows = _bring()
        _prove(locks)
        transaction.set_rollback(rehearse)
    return Moved(rows, timezone.now() - began)


def _bring() -> dict[str, int]:
    clear_what_migrate_made()
    rows, refused = {}, []
    for model in TABLES:
        count, faults = copy(model)
        rows[model._meta.db_table] = count
        refused += faults
    _refuse(refused, "Rader som den här databasen inte tar emot. Rätta dem i den gamla databasen, och flytta sedan")
    try:
        connections[DEFAULT_DB_ALIAS].check_constraints()
    except DatabaseError as error:
        _refuse([on_one_line(error)], "En rad pekar på en rad som inte finns")
    for model in TABLES:
        start_ids_after(model)
    ContentType.objects.clear_cache()
    return rows


def _prove(locks: dict[str, str]) -> None:
    _refuse([found for model in TABLES for found in rows_that_differ(model)], "Rader blev inte som de var")
    _refuse(reports_faults(), "Upprättade rapporter stämmer inte. Kör «manage.py verify» mot den gamla databasen")
    _refuse(locks_broken(before=locks), "Databasens lås är inte på plats")


def _refuse(faults: list[str], why: str) -> None:
    """The first hundred faults, each on its line."""
    if faults:
        more = [f"… och {len(faults) - SHOWN} till."] if len(faults) > SHOWN else []
        raise MoveRefused("\n".join([f"{why}:", *faults[:SHOWN], *more]))


SHOWN = 100
