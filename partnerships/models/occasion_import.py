"""Workbooks of occasions from others: how their columns were read, what became of each file, and the way back."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, ShortText
from partnerships.models.record import Record, RecordQuerySet

MAX_IMPORTED_ROWS = 100_000


class ImportStatus(models.TextChoices):
    UPLOADED = "uploaded", "uppladdad"
    RUNNING = "running", "importeras"
    IMPORTED = "imported", "importerad"
    FAILED = "failed", "misslyckades"
    UNDONE = "undone", "ångrad"


class OccasionImport(Record):
    """One uploaded file on its way into the log. `mapping` ties our field names to the sheet's columns (0 and up).

    `row_count` is rows with content, `imported_count` new occasions, `known_count` rows that were in the log already.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="imports", verbose_name="partnerskap"
    )
    file = models.ForeignKey("partnerships.StoredFile", models.PROTECT, related_name="+", verbose_name="fil")
    file_name = ShortText("filnamn")
    sheet = ShortText("blad", max_length=100, blank=True)
    mapping = models.JSONField("kolumner", default=dict)
    status = ChoiceText("läge", choices=ImportStatus.choices, default=ImportStatus.UPLOADED)
    row_count = Count("rader", maximum=MAX_IMPORTED_ROWS, default=0)
    done_count = Count("lästa rader", maximum=MAX_IMPORTED_ROWS, default=0)
    imported_count = Count("nya tillfällen", maximum=MAX_IMPORTED_ROWS, default=0)
    known_count = Count("fanns redan", maximum=MAX_IMPORTED_ROWS, default=0)
    failure = ShortText("varför det inte gick", max_length=500, blank=True)
    uploaded_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="uppladdad av")
    uploaded_at = models.DateTimeField("uppladdad", auto_now_add=True)
    finished_at = models.DateTimeField("klar", null=True, blank=True)

    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "importer"
        constraints = [
            rule(
                "occasionimport_failure_is_told",
                Q(status=ImportStatus.FAILED) ^ Q(failure=""),
                "En misslyckad import säger varför.",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class ColumnMapping(Record):
    """How a sheet with these headings was read last time, so that it is read so again."""

    partnership = models.ForeignKey("partnerships.Partnership", models.PROTECT, related_name="+")
    headings_hash = ShortText("rubrikernas kontrollsumma", max_length=64)
    mapping = models.JSONField("kolumner", default=dict)

    class Meta:
        verbose_name = "kolumnval"
        verbose_name_plural = "kolumnval"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "headings_hash"], name="columnmapping_once"),
        ]

    def __str__(self) -> str:
        return self.headings_hash[:12]
