"""Makes the tables of a new database in one go.

Every table has a history that refers to the person who changed it, so Django sees all models as one family and draws
the whole family anew for each of a hundred operations: seven seconds, where starting the product takes one. Here
it is drawn once. For new tables only: the initial migrations, and the squashed one of each release.
"""

from typing import Any

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateTogether(Operation):
    """Run the operations that describe new tables (with their later fields and constraints) as one."""

    def __init__(self, operations: list[Any]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        drawn = state.__dict__.pop("apps", None)  # or it is drawn again after each operation
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        if drawn is not None:  # nothing that was there has changed: only the new models are added to the drawing
            drawn.render_multiple([state.models[app_label, name.lower()] for name in self._names()])
            state.apps = drawn

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in self._models(app_label, schema_editor, to_state):
            schema_editor.create_model(model)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in reversed(self._models(app_label, schema_editor, from_state)):
            schema_editor.delete_model(model)

    def describe(self) -> str:
        return "Create all tables"

    def _models(self, app_label: str, schema_editor: Any, state: Any) -> list[Any]:
        models = [state.apps.get_model(app_label, name) for name in self._names()]
        return [model for model in models if self.allow_migrate_model(schema_editor.connection.alias, model)]

    def _names(self) -> list[str]:
        return [operation.name for operation in self.operations if isinstance(operation, CreateModel)]


def together(operations: list[Any]) -> list[Any]:
    """The operations of a generated migration with those that describe its new tables as one, first."""
    new = {operation.name.lower() for operation in operations if isinstance(operation, CreateModel)}

    def is_of_new(operation: Any) -> bool:
        return getattr(operation, "model_name", getattr(operation, "name", "")).lower() in new

    tables = [operation for operation in operations if is_of_new(operation)]
    return [CreateTogether(tables), *(operation for operation in operations if operation not in tables)]
