"""A file's bytes, kept in the database: web processes hold no state, and one backup holds everything."""

import hashlib
from typing import Any

from django.db import models
from django.db.models import Q

from partnerships.constraints import rule
from partnerships.fields import Count, ShortText

MAX_STORED_BYTES = 20_000_000


class NeverChanged(Exception):
    """Somebody tried to change the bytes of a stored file."""


class StoredFile(models.Model):
    """Bytes that never change, under their SHA-256; the same file twice is one row. What it is for says who refers."""

    sha256 = ShortText("kontrollsumma", max_length=64, unique=True)
    content = models.BinaryField("innehåll")
    content_type = ShortText("innehållstyp", max_length=100)
    size = Count("storlek i byte", minimum=1, maximum=MAX_STORED_BYTES)
    created_at = models.DateTimeField("sparad", auto_now_add=True)

    class Meta:
        verbose_name = "fil"
        verbose_name_plural = "filer"
        constraints = [rule("storedfile_has_a_checksum", ~Q(sha256=""), "Filen saknar kontrollsumma.")]

    def __str__(self) -> str:
        return self.sha256[:12]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises NeverChanged for a row that is there already; the database refuses as well (file_lock.py)."""
        if not self._state.adding:
            raise NeverChanged(self.sha256)
        super().save(*args, **kwargs)

    @classmethod
    def keep(cls, content: bytes, content_type: str) -> Any:
        """Return the row that holds these bytes, saved now unless it was there (1 byte–20 MB)."""
        stored, _new = cls._default_manager.get_or_create(
            sha256=hashlib.sha256(content).hexdigest(),
            defaults={"content": content, "content_type": content_type, "size": len(content)},
        )
        return stored
