"""Workbooks of occasions from others: how their columns were read, what became of each file, and the way back."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

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


class OccasionImportQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def startable(self) -> Self:
        """Those that may be started: waiting, failed, or running for so long that the process must be gone."""
        gone = timezone.now() - dt.timedelta(seconds=settings.IMPORT_SECONDS)
        return self.filter(
            Q(status__in={ImportStatus.UPLOADED, ImportStatus.FAILED})
            | Q(status=ImportStatus.RUNNING, started_at__lt=gone)
        )

    def newest_first(self) -> Self:
        return self.order_by("-uploaded_at", "-pk")


class OccasionImport(Record):
    """One uploaded file on its way into the log. `mapping` ties our field names to the sheet's columns (0 and up).

    `row_count` is rows with content, `imported_count` new occasions, `known_count` rows that were in the log already.
    `file` holds the cells as they were read (importing/book.py). Nobody uploaded what a command imported.
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
    uploaded_by = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="uppladdad av"
    )
    uploaded_at = models.DateTimeField("uppladdad", auto_now_add=True)
    started_at = models.DateTimeField("påbörjad", null=True, blank=True)
    finished_at = models.DateTimeField("klar", null=True, blank=True)

    objects: ClassVar[Any] = OccasionImportQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        return reverse("partnerships:import", args=[self.partnership.slug, self.pk])

    @property
    def change_reason(self) -> str:
        """What the history says of everything that the import made or took away."""
        return f"Import {self.pk}"


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
