"""Making one example row, unless it is there."""

from typing import Any

from partnerships.models import Record

CHANGE_REASON = "Exempel"


def ensure(model: type[Record], **fields: Any) -> Any:
    """The row with this natural key; made as an example when it is missing, else left as people have left it."""
    key = {name: fields[name] for name in model.natural_fields}
    existing = model.objects.filter(**key).first()
    return existing or save_example(model(**fields))


def save_example(row: Any) -> Any:
    """Save a new row as an example."""
    row.is_example = True
    return save_changed(row)


def save_changed(row: Any) -> Any:
    """Save a fact that an example was written into; the history says so."""
    row._change_reason = CHANGE_REASON
    return row.save_as(None)
