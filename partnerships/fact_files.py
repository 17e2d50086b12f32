"""Puts the facts of the source documents (fixtures/*.json) into the database.

Only what is missing is made: a record that is there, found by its natural key, belongs to the people who use it
and is never touched. A file may hold records of any floor; Django finds the model by its label.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.serializers import deserialize
from django.db import transaction
from django.db.models import Model

CHANGE_REASON = "Uppgift ur källdokumenten"


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What one file led to."""

    name: str
    made: int
    already_there: int


@transaction.atomic
def load_facts(folder: Path | None = None) -> list[LoadedFile]:
    """Load the files in order of their names, all or nothing. Raises ValidationError for a fact that is refused."""
    return [_load(path) for path in sorted((folder or Path(settings.BASE_DIR) / "fixtures").glob("*.json"))]


def _load(path: Path) -> LoadedFile:
    facts = json.loads(path.read_text(encoding="utf-8"))
    made = sum(_make(record) for record in _records(facts))
    return LoadedFile(path.name, made, len(facts) - made)


def _records(facts: Iterable[dict[str, Any]]) -> Iterator[Any]:
    """Each fact as a model instance: with its id when it is in the database already, else without."""
    for fact in facts:
        model = apps.get_model(fact["model"])
        fields = {name: _joined(model, name, value) for name, value in fact["fields"].items()}
        plain = {"model": fact["model"], "fields": fields | {"source": fact["source"]}}
        yield from (deserialized.object for deserialized in deserialize("python", [plain]))


def _make(record: Any) -> bool:
    """Save a record that is missing; say whether it was."""
    if record.pk is not None:
        return False
    record._change_reason = CHANGE_REASON
    record.save_as(None)
    return True


def _joined(model: type[Model], name: str, value: Any) -> Any:
    """A long text stands in the file as a list of its lines. A list for a foreign key is a natural key."""
    is_text = isinstance(value, list) and not model._meta.get_field(name).is_relation
    return "\n".join(value) if is_text else value
