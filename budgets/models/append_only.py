"""Rows that are written once: what somebody said or did that day. A correction is a new row."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class AppendOnly(Exception):
    """Somebody tried to change or delete what was written once."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **columns: Any) -> NoReturn:
        raise AppendOnly(f"{self.model.__name__} is never changed")

    def delete(self) -> NoReturn:
        raise AppendOnly(f"{self.model.__name__} is never deleted")


class WrittenOnce(models.Model):
    """Refuses every change after the first save, here and by a trigger in the database (migration 0002)."""

    objects: ClassVar[Any] = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly(f"{type(self).__name__} is never changed")
        self.full_clean()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly(f"{type(self).__name__} is never deleted")
