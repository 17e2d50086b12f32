"""Rules over several tables that the database itself keeps: triggers, the same on SQLite and PostgreSQL.

A rule over two tables is no check constraint. The triggers are taken away before every `migrate` and put back after it:
SQLite forgets them when a table is remade, and stumbles on them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


@dataclass(frozen=True)
class Guard:
    """A trigger: which event of which table is refused, and when.

    `waits_for` is a table and the SQL for an id in it: PostgreSQL takes a share of that row's lock first, so that
    whoever holds the row for a change is waited for. SQLite has one writer at a time anyway.
    """

    table: str
    event: str  # INSERT, UPDATE or DELETE
    refused_when: str
    waits_for: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        return f"{self.table}_locked_{self.event.lower()}"


@dataclass(frozen=True)
class Guards:
    """The triggers of one idea, put up and taken down together; `sentence` is what the database says (for the log)."""

    sentence: str
    guards: tuple[Guard, ...]

    def around_migrations_of(self, app: Any) -> None:
        """Down before each migrate of the app, up after it, and one of those that `without_guards` knows."""
        if self not in _KNOWN:
            _KNOWN.append(self)
        pre_migrate.connect(self.take_down, sender=app)
        post_migrate.connect(self.put_up, sender=app)

    def put_up(self, using: str = "default", **_signal: Any) -> None:
        """Make the triggers, where they are not. Called after every migrate."""
        connection = connections[using]
        with connection.cursor() as cursor:
            for guard in self._there(connection, cursor):
                for statement in _STATEMENTS[connection.vendor](guard, self.sentence):
                    cursor.execute(statement)

    def take_down(self, using: str = "default", **_signal: Any) -> None:
        """Remove the triggers, where they are. Called before every migrate."""
        connection = connections[using]
        with connection.cursor() as cursor:
            for guard in self._there(connection, cursor):
                on_table = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{on_table}")

    def _there(self, connection: Any, cursor: Any) -> Iterable[Guard]:
        tables = set(connection.introspection.table_names(cursor))
        return [guard for guard in self.guards if guard.table in tables]


_KNOWN: list[Guards] = []


@contextmanager
def without_guards(using: str) -> Iterator[None]:
    """Let rows come in as they once were. Only inside a transaction: if it fails, its end puts the triggers back."""
    for guards in _KNOWN:
        guards.take_down(using)
    yield
    for guards in _KNOWN:
        guards.put_up(using)


def triggers(using: str) -> dict[str, str]:
    """Every trigger that the database keeps, whoever made it, with its definition."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        return dict(cursor.fetchall())


_TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal",
}


def _for_sqlite(guard: Guard, sentence: str) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {guard.name} BEFORE {guard.event} ON {guard.table} "
        f"WHEN {guard.refused_when} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    ]


def _for_postgresql(guard: Guard, sentence: str) -> list[str]:
    row = "OLD" if guard.event == "DELETE" else "NEW"
    wait = "PERFORM 1 FROM {} WHERE id = {} FOR SHARE; ".format(*guard.waits_for) if guard.waits_for else ""
    return [
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {wait}"
        f"IF {guard.refused_when} THEN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation'; END IF; "
        f"RETURN {row}; END $$",
        f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()",
    ]


_STATEMENTS = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}
