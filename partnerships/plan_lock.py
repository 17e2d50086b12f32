"""The lock on the activity plan that the database itself keeps: items change in a draft only, and what the parties
have agreed on stays as it is (S1 § 4.3, rule 13).

A rule over two tables is no check constraint, so these are triggers, the same on SQLite and PostgreSQL. They are taken
away before every `migrate` and put back after it: SQLite forgets them when a table is remade, and stumbles on them.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connections

SENTENCE = "the activity plan is locked"

_PLAN_OF_ITEM = "(SELECT plan_id FROM partnerships_planitem WHERE id = {row}.item_id)"
_NOT_DRAFT = "EXISTS (SELECT 1 FROM partnerships_activityplan WHERE id = {plan} AND status <> 'draft')"
_SAME = ("partnership_id", "agreement_id", "year", "edition", "change_reason", "agreed_at")
# An organiser that turned out to be the same as another is no change of the plan.
_ONLY_MERGED = (
    "EXISTS (SELECT 1 FROM partnerships_organisation "
    "WHERE id = OLD.organiser_id AND merged_into_id = NEW.organiser_id) AND "
    + " AND ".join(
        f"NEW.{column} = OLD.{column}"
        for column in (
            "plan_id",
            "activity_id",
            "area_id",
            "needs_basis",
            "times",
            "first_month",
            "last_month",
            "cost_line",
        )
    )
)


@dataclass(frozen=True)
class Guard:
    """A trigger: which event of which table is refused, and when."""

    table: str
    event: str  # INSERT, UPDATE or DELETE
    refused_when: str

    @property
    def name(self) -> str:
        return f"{self.table}_locked_{self.event.lower()}"


def _not_draft(plan: str, *rows: str) -> str:
    return " OR ".join(_NOT_DRAFT.format(plan=plan.format(row=row)) for row in rows)


GUARDS = (
    Guard("partnerships_planitem", "INSERT", _not_draft("{row}.plan_id", "NEW")),
    Guard(
        "partnerships_planitem",
        "UPDATE",
        f"({_not_draft('{row}.plan_id', 'OLD', 'NEW')}) AND NOT ({_ONLY_MERGED})",
    ),
    Guard("partnerships_planitem", "DELETE", _not_draft("{row}.plan_id", "OLD")),
    Guard("partnerships_planitemgoal", "INSERT", _not_draft(_PLAN_OF_ITEM, "NEW")),
    Guard("partnerships_planitemgoal", "UPDATE", _not_draft(_PLAN_OF_ITEM, "OLD", "NEW")),
    Guard("partnerships_planitemgoal", "DELETE", _not_draft(_PLAN_OF_ITEM, "OLD")),
    Guard(
        "partnerships_activityplan",
        "UPDATE",
        "(OLD.status = 'agreed' AND NEW.status NOT IN ('agreed', 'replaced')) "
        "OR (OLD.status = 'replaced' AND NEW.status <> 'replaced') "
        "OR (OLD.status IN ('agreed', 'replaced') AND ("
        + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _SAME)
        + "))",
    ),
    Guard("partnerships_activityplan", "DELETE", "OLD.status IN ('agreed', 'replaced')"),
)


def put_up(using: str = "default", **_signal: Any) -> None:
    """Make the triggers, where they are not. Called after every migrate."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for guard in GUARDS:
            if guard.table in tables:
                for statement in _STATEMENTS[connection.vendor](guard):
                    cursor.execute(statement)


def take_down(using: str = "default", **_signal: Any) -> None:
    """Remove the triggers, where they are. Called before every migrate."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for guard in GUARDS:
            if guard.table in tables:
                on_table = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{on_table}")


def _for_sqlite(guard: Guard) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {guard.name} BEFORE {guard.event} ON {guard.table} "
        f"WHEN {guard.refused_when} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
    ]


def _for_postgresql(guard: Guard) -> list[str]:
    row = "OLD" if guard.event == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {guard.refused_when} THEN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'check_violation'; END IF; "
        f"RETURN {row}; END $$",
        f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()",
    ]


_STATEMENTS = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}
