"""Keeping a file that something is about to refer to, and letting go of one that nothing does."""

from typing import Any

from partnerships.models import StoredFile


def keep_locked(content: bytes, content_type: str) -> Any:
    """The stored file, locked: somebody who takes away the last use of the same bytes waits, or has let it go."""
    while True:
        stored = StoredFile.keep(content, content_type)
        locked = StoredFile.objects.select_for_update().filter(pk=stored.pk).first()
        if locked:
            return locked


def delete_unless_used(pk: int) -> None:
    """Delete a stored file when nothing refers to it any more, the history apart. Inside a transaction."""
    file = StoredFile.objects.select_for_update().get(pk=pk)
    relations: Any = [each for each in StoredFile._meta.get_fields(include_hidden=True) if each.one_to_many]
    records = [each for each in relations if not hasattr(each.related_model, "instance_type")]
    users = (each.related_model._default_manager.filter(**{each.field.name: file}) for each in records)
    if not any(rows.exists() for rows in users):
        file.delete()
