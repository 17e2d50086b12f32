"""Keeping a file that something is about to refer to."""

from typing import Any

from partnerships.models import StoredFile


def keep_locked(content: bytes, content_type: str) -> Any:
    """The stored file, locked: somebody who takes away the last use of the same bytes waits, or has let it go."""
    while True:
        stored = StoredFile.keep(content, content_type)
        locked = StoredFile.objects.select_for_update().filter(pk=stored.pk).first()
        if locked:
            return locked
