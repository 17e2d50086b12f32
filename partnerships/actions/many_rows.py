"""Thousands of rows at once, with the same history as one by one: the database copies its own rows into the history."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models import CharField, DateTimeField, Value
from django.utils import timezone

MADE, TAKEN_AWAY = "+", "-"


def create_many(
    model: type[Any], names: Sequence[str], rows: Iterable[Sequence[Any]], *, by: Any, reason: str, within: Any
) -> None:
    """Insert new rows and their history. `names` are columns, as "area_id"; the others get the model's defaults.

    No object for each row, which is most of what a bulk_create costs. The rows are trusted: validate them first.
    `within` is a queryset that holds these rows and no others.
    """
    plain = model()
    others = [each for each in model._meta.concrete_fields if each.attname not in names and not each.primary_key]
    same = tuple(each.get_db_prep_save(each.pre_save(plain, add=True), connection) for each in others)
    fields = {each.attname: each for each in model._meta.concrete_fields}
    columns = [_prepared(fields[name], column) for name, column in zip(names, zip(*rows, strict=True), strict=False)]
    if not columns:
        return
    quote = connection.ops.quote_name
    listed = ", ".join(quote(field.column) for field in [*(fields[name] for name in names), *others])
    marks = ", ".join(["%s"] * (len(names) + len(others)))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({listed}) VALUES ({marks})"
    with connection.cursor() as cursor:
        cursor.executemany(sql, [row + same for row in zip(*columns, strict=True)])
    write_history(within, MADE, by=by, reason=reason)


def _prepared(field: Any, column: Sequence[Any]) -> list[Any]:
    """The values as the database takes them; each different one is asked about once."""
    known = {value: field.get_db_prep_save(value, connection) for value in set(column)}
    return [known[value] for value in column]


def delete_many(rows: Any, *, by: Any, reason: str) -> None:
    """Delete the rows of a queryset; the history keeps them. The caller knows that nothing points to them."""
    write_history(rows, TAKEN_AWAY, by=by, reason=reason)
    rows._raw_delete(rows.db)


def write_history(rows: Any, kind: str, *, by: Any, reason: str, at: dt.datetime | None = None) -> None:
    """Write down in the change history that these rows were made or taken away."""
    history: Any = rows.model.history.model
    copied = [field.attname for field in history.tracked_fields]
    told: dict[str, Any] = {
        "history_date": Value(at or timezone.now(), output_field=DateTimeField()),
        "history_type": Value(kind, output_field=CharField()),
        "history_change_reason": Value(reason, output_field=CharField()),
        "history_user_id": Value(by.pk if by else None, output_field=models.BigIntegerField(null=True)),
    }
    names = [*copied, *told]
    columns = ", ".join(connection.ops.quote_name(history._meta.get_field(name).column) for name in names)
    select = rows.order_by("pk").values_list(*copied, *told.values())
    sql, parameters = select.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {connection.ops.quote_name(history._meta.db_table)} ({columns}) {sql}", parameters)
