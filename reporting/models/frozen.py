"""A finalised report as it was that day: the file, the facts, the rows, their checksums. It never changes.

A correction is a new edition of the report with a frozen report of its own (limits.md T5, T6).
"""

import uuid

from django.db import models

from budgets.models.append_only import WrittenOnce
from partnerships.fields import Count, ShortText
from reporting.models.report import Report


class FrozenReport(WrittenOnce):
    """`facts` is the whole document as JSON, `rows` the rows behind each figure as JSON, both of one snapshot of the
    database (`seen_at`). `checksum` is the SHA-256 over the checksums of the three files, in that order."""

    uuid = models.UUIDField("stabilt id", default=uuid.uuid4, unique=True, editable=False)
    report = models.OneToOneField(Report, models.PROTECT, related_name="frozen", verbose_name="rapport")
    pdf = models.ForeignKey("partnerships.StoredFile", models.PROTECT, related_name="+", verbose_name="fil (PDF)")
    facts = models.ForeignKey("partnerships.StoredFile", models.PROTECT, related_name="+", verbose_name="uppgifter")
    rows = models.ForeignKey("partnerships.StoredFile", models.PROTECT, related_name="+", verbose_name="rader")
    checksum = ShortText("kontrollsumma", max_length=64, editable=False)
    template_name = ShortText("mall", max_length=100, editable=False)
    template_version = Count("mallens version", minimum=1, maximum=1_000_000, editable=False)
    made_with = ShortText("skapad med", max_length=200, editable=False)  # product and PDF engine, with versions
    seen_at = models.DateTimeField("uppgifterna lästes")
    frozen_at = models.DateTimeField("upprättad", auto_now_add=True)
    frozen_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")

    class Meta:
        verbose_name = "upprättad rapport"
        verbose_name_plural = "upprättade rapporter"

    def __str__(self) -> str:
        return f"{self.report}, {self.checksum[:12]}"
