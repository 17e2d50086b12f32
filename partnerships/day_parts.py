"""The year and the month of a date, as the database reads them off a row.

Django's own call a Python function for each row on SQLite; a date is text there and can simply be cut.
"""

from typing import Any

from django.db.models import Func, IntegerField


class _DayPart(Func):
    output_field = IntegerField()
    arity = 1
    cut: str

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template=f"CAST(substr(%(expressions)s, {self.cut}) AS INTEGER)")


class YearOf(_DayPart):
    """`YearOf("held_on")`: 2024."""

    template = "EXTRACT(YEAR FROM %(expressions)s)::integer"
    cut = "1, 4"


class MonthOf(_DayPart):
    """`MonthOf("held_on")`: 1–12."""

    template = "EXTRACT(MONTH FROM %(expressions)s)::integer"
    cut = "6, 2"
