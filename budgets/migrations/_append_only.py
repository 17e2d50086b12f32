"""Triggers that refuse changes and deletions of a table's rows, on both databases."""

from typing import Any

from django.db.migrations.operations.base import Operation

WRITTEN_ONCE = tuple(
    f"budgets_{model}"
    for model in (
        "paymentrequeststep",
        "outcomeentry",
        "outcomeattachment",
        "forecast",
        "dialogue",
        "approval",
        "budgetchangeline",
        "economicnotice",
        "noticeproof",
        "linecomment",
    )
)
EVENTS = ("update", "delete")
SQLITE = """CREATE TRIGGER "{table}_no_{event}" BEFORE {EVENT} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
POSTGRES = (
    """CREATE FUNCTION "{table}_append_only"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER "{table}_no_change" BEFORE UPDATE OR DELETE ON "{table}"
FOR EACH ROW EXECUTE FUNCTION "{table}_append_only"()""",
)


class MakeAppendOnly(Operation):
    """From now on rows are only added to the table. Dropping the table takes the triggers along.

    Not RunPython, which would draw every model anew for nothing (see partnerships/migrations/_together.py). A later
    migration that rebuilds the table on SQLite has to do this again; a test tells.
    """

    reduces_to_sql = False
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Django knows nothing of triggers."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            statements = [SQLITE.format(table=self.table, event=event, EVENT=event.upper()) for event in EVENTS]
        else:
            statements = [statement.format(table=self.table) for statement in POSTGRES]
        for statement in statements:
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            for event in EVENTS:
                schema_editor.execute(f'DROP TRIGGER "{self.table}_no_{event}"', params=None)
        else:
            schema_editor.execute(f'DROP FUNCTION "{self.table}_append_only"() CASCADE', params=None)

    def describe(self) -> str:
        return f"Refuse changes to {self.table}"
