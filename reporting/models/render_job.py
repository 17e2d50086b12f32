"""A PDF in the making: drawn by a process of its own, while the page shows how far it has come."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, ShortText
from partnerships.models import RecordQuerySet
from reporting.models.report import Report, ReportStatus


class RenderStatus(models.TextChoices):
    WAITING = "waiting", "väntar"
    READING = "reading", "läser uppgifterna"
    DRAWING = "drawing", "ritar sidorna"
    STORING = "storing", "sparar"
    DONE = "done", "klar"
    FAILED = "failed", "misslyckades"


UNDER_WAY = (RenderStatus.WAITING, RenderStatus.READING, RenderStatus.DRAWING, RenderStatus.STORING)


class RenderPurpose(models.TextChoices):
    PREVIEW = "preview", "förhandsvisning"
    FINALISE = "finalise", "upprättande"


class RenderJobQuerySet(RecordQuerySet):
    def under_way(self) -> Self:
        """Those that a process is at work on, or will be; one that has been at it too long must be gone."""
        gone = timezone.now() - dt.timedelta(seconds=settings.RENDER_WALL_SECONDS + 60)
        return self.filter(status__in=UNDER_WAY, created_at__gt=gone)

    def old_drafts(self) -> Self:
        """Drafts asked for more than DRAFT_PDF_DAYS ago, and those more than a day old that have been drawn anew since,
        or whose report is finalised. Never what was drawn to finalise a report."""
        now = timezone.now()
        newer = self.model._default_manager.filter(
            report=OuterRef("report"), purpose=RenderPurpose.PREVIEW, status=RenderStatus.DONE, pk__gt=OuterRef("pk")
        )
        is_old = Q(created_at__lt=now - dt.timedelta(days=settings.DRAFT_PDF_DAYS))
        is_replaced = Q(created_at__lt=now - dt.timedelta(days=1)) & (
            Exists(newer) | Q(report__status=ReportStatus.FINALISED)
        )
        return self.filter(is_old | is_replaced, purpose=RenderPurpose.PREVIEW)


class RenderJob(models.Model):
    """One drawing of one report. `key` is the SHA-256 of all that decides the bytes: equal keys, equal files."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="+", verbose_name="rapport")
    purpose = ChoiceText("vad den är till", choices=RenderPurpose.choices, default=RenderPurpose.PREVIEW)
    status = ChoiceText("läge", choices=RenderStatus.choices, default=RenderStatus.WAITING)
    key = ShortText("nyckel", max_length=64, blank=True)
    pdf = models.ForeignKey(
        "partnerships.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="fil (PDF)"
    )
    failure = ShortText("varför det inte gick", max_length=500, blank=True)
    asked_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="begärd av")
    created_at = models.DateTimeField("begärd", auto_now_add=True)
    finished_at = models.DateTimeField("klar", null=True, blank=True)

    objects: ClassVar[Any] = RenderJobQuerySet.as_manager()

    class Meta:
        verbose_name = "fil på väg"
        verbose_name_plural = "filer på väg"
        indexes = [models.Index(fields=["key"], name="renderjob_key")]
        constraints = [
            rule(
                "renderjob_done_has_a_file",
                Q(status=RenderStatus.DONE, pdf__isnull=False) | ~Q(status=RenderStatus.DONE),
                "En färdig PDF har en fil.",
            ),
            rule(
                "renderjob_failure_is_told",
                Q(status=RenderStatus.FAILED) & ~Q(failure="") | ~Q(status=RenderStatus.FAILED) & Q(failure=""),
                "Ett misslyckande säger varför.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.get_status_display()}"
