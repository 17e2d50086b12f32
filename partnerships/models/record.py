"""What every record has: where its content comes from, a change history and a key that people can read."""

from typing import Any, ClassVar, Self

from django.db import models
from simple_history.models import HistoricalRecords

from partnerships.fields import Count, ShortText


class RecordQuerySet(models.QuerySet):
    """Finds a record by its natural key, for the fact files and the history."""

    def get_by_natural_key(self, *parts: Any) -> Any:
        model: Any = self.model
        return self.get(**dict(zip(model.natural_lookups(), parts, strict=True)))


class Record(models.Model):
    """A row that a document or a person stands behind.

    `source` is the id of a fact in the source documents ("S1-B2"). `is_example` marks invented content, which
    is shown as such wherever it appears. Every change is kept with who, when, old and new value.
    """

    source = ShortText("källa", max_length=60, blank=True, editable=False)
    is_example = models.BooleanField("exempel", default=False, editable=False)
    history = HistoricalRecords(inherit=True)

    objects: ClassVar[Any] = RecordQuerySet.as_manager()
    natural_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @classmethod
    def natural_lookups(cls) -> list[str]:
        """The natural key as lookups, foreign keys followed to their own natural keys."""
        lookups: list[str] = []
        for name in cls.natural_fields:
            related: Any = cls._meta.get_field(name).related_model
            lookups += [f"{name}__{rest}" for rest in related.natural_lookups()] if related else [name]
        return lookups

    def natural_key(self) -> tuple[Any, ...]:
        key: list[Any] = []
        for name in self.natural_fields:
            value = getattr(self, name)
            key += value.natural_key() if isinstance(value, Record) else [value]
        return tuple(key)

    def save_as(self, by: Any) -> Self:
        """Validate everything and save; the history says who. Raises ValidationError."""
        self.full_clean()
        if by is not None:
            self._history_user = by
        self.save()
        return self


class Versioned(models.Model):
    """A record that people edit: its version goes up by one with each save, so that nobody overwrites another."""

    version = Count("version", default=1, minimum=1, maximum=1_000_000, editable=False)

    class Meta:
        abstract = True
