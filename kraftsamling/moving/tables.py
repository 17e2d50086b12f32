"""Rows as they are: each table read from the one database and written to the other, past every model's own rules."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.models import BinaryField, Max

from kraftsamling.moving.origin import ORIGIN, MoveRefused

TABLES: list[Any] = [
    model
    for model in apps.get_models(include_auto_created=True)
    if model._meta.managed and not model._meta.proxy and model is not Session
]
MADE_BY_MIGRATE: tuple[Any, ...] = (Permission, ContentType)  # in the order in which they can be deleted
ROWS_AT_ONCE = 1000


def refuse_unless_empty() -> None:
    """Raises MoveRefused if anything has been written here since the tables were made."""
    for model in TABLES:
        if model not in MADE_BY_MIGRATE and model._base_manager.exists():
            raise MoveRefused(
                f"Måldatabasen är inte tom: det finns rader i {model._meta.db_table}. Flytta till en ny databas, där "
                "bara «manage.py migrate» och «manage.py createcachetable» är körda."
            )


def clear_what_migrate_made() -> None:
    """Content types and permissions come with the ids that other rows know them by."""
    for model in MADE_BY_MIGRATE:
        model._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS)


def rows_of(model: Any, *, using: str) -> Iterator[tuple[Any, ...]]:
    """All columns of all rows in order of id, as Python values that are equal when the rows are."""
    fields = model._meta.concrete_fields
    binary = [number for number, field in enumerate(fields) if isinstance(field, BinaryField)]
    rows = model._base_manager.using(using).order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=1 if binary else ROWS_AT_ONCE):
        yield tuple(bytes(value) if number in binary else value for number, value in enumerate(row)) if binary else row


def copy(model: Any) -> tuple[int, list[str]]:
    """Bring the rows of one table. Gives how many, and each row that was refused: table, id, why."""
    has_files = any(isinstance(field, BinaryField) for field in model._meta.concrete_fields)
    rows, count, refused = rows_of(model, using=ORIGIN), 0, []
    while some := list(islice(rows, 1 if has_files else ROWS_AT_ONCE)):
        if _refusal(model, some):  # which of them?
            told = ((row, _refusal(model, [row])) for row in some)
            refused += [f"{name_of(model, row)}: {why}" for row, why in told if why]
        count += len(some)
    return count, refused


def _refusal(model: Any, rows: Sequence[Sequence[Any]]) -> str:
    """Write the rows, all or none; says why not in the database's words, without what stands in the row."""
    connection = connections[DEFAULT_DB_ALIAS]
    fields, quote = model._meta.concrete_fields, connection.ops.quote_name
    columns, marks = ", ".join(quote(field.column) for field in fields), ", ".join(["%s"] * len(fields))
    try:
        prepared = [
            [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]
            for row in rows
        ]
        with transaction.atomic(), connection.cursor() as cursor:
            sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"
            cursor.executemany(sql, prepared)
    except (DatabaseError, ValueError, ArithmeticError) as error:
        return str(error).strip().partition("\n")[0] or type(error).__name__
    return ""


def name_of(model: Any, row: Sequence[Any]) -> str:
    """Table and id, as in «partnerships_area id 7»."""
    own = model._meta.pk
    return f"{model._meta.db_table} {own.column} {row[list(model._meta.concrete_fields).index(own)]}"


# --- Ids that are given next -------------------------------------------------------------------------------

_LAST_GIVEN = {
    "sqlite": "SELECT max(seq) FROM sqlite_sequence WHERE name = %s AND %s <> ''",
    "postgresql": "SELECT pg_sequence_last_value(pg_get_serial_sequence(quote_ident(%s), %s)::regclass)",
}
_GIVE_AFTER = {
    "sqlite": (
        "DELETE FROM sqlite_sequence WHERE name = %(table)s",
        "INSERT INTO sqlite_sequence (name, seq) VALUES (%(table)s, %(last)s)",
    ),
    "postgresql": ("SELECT setval(pg_get_serial_sequence(quote_ident(%(table)s), %(column)s), %(last)s)",),
}


def start_ids_after(model: Any) -> None:
    """Go on where the old database was: an id of a row that was deleted there is not given to another here, since
    the history still knows the first by it."""
    own, connection, origin = model._meta.pk, connections[DEFAULT_DB_ALIAS], connections[ORIGIN]
    if own.get_internal_type() not in {"AutoField", "BigAutoField"}:
        return
    table = {"table": model._meta.db_table, "column": own.column}
    with origin.cursor() as cursor:
        cursor.execute(_LAST_GIVEN[origin.vendor], [*table.values()])
        given = cursor.fetchone()[0] or 0
    last = max(given, model._base_manager.aggregate(last=Max("pk"))["last"] or 0)
    if last:
        with connection.cursor() as cursor:
            for statement in _GIVE_AFTER[connection.vendor]:
                cursor.execute(statement, table | {"last": last})
