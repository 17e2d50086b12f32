"""What it did cost: entries on a budget line, never overwritten, corrected by a new entry."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from budgets.fields import MoneyField
from budgets.models.append_only import AppendOnlyQuerySet, WrittenOnce
from partnerships.constraints import in_order, rule
from partnerships.fields import ChoiceText, Count, Day, LongText, ShortText, Year
from partnerships.models import ImportStatus, Record, RecordQuerySet

REVERSAL = "aterforing-"


class OutcomeEntryQuerySet(RecordQuerySet, AppendOnlyQuerySet):  # type: ignore[override]
    def of(self, partnership: Any) -> Self:
        return self.filter(line__budget__agreement__partnership=partnership)

    def in_year(self, year: int) -> Self:
        return self.filter(line__budget__year=year)

    def newest_first(self) -> Self:
        return self.order_by("-booked_on", "-pk")

    def for_list(self) -> Self:
        """With what pages show of an entry: its line, files, who wrote it when, and whether it was corrected."""
        made = OutcomeEntry.history.filter(id=OuterRef("pk"), history_type="+").order_by("history_id")
        return (
            self.select_related("line__performer", "line__funder", "line__budget__agreement__partnership")
            .prefetch_related("attachments")
            .annotate(
                is_corrected=Exists(OutcomeEntry.objects.filter(corrects=OuterRef("pk"))),
                written_by=Subquery(made.values("history_user__name")[:1]),
                written_at=Subquery(made.values("history_date")[:1]),
            )
        )


class OutcomeEntry(WrittenOnce, Record):
    """Kronor used on a line, for a period, with the voucher in the ledger that it comes from.

    A correction is a new entry, which may be negative: it says which entry it corrects and why. `fingerprint` is what
    makes the same thing come in once: a row by its content, a form by its token, a reversal by what it takes back.
    """

    line = models.ForeignKey("budgets.BudgetLine", models.PROTECT, related_name="outcome", verbose_name="budgetrad")
    booked_on = Day("bokfört")
    starts_on = Day("från och med", null=True, blank=True)
    ends_on = Day("till och med", null=True, blank=True)
    amount = MoneyField("belopp, kr", minimum=-999_999_999)
    voucher_number = ShortText("verifikationsnummer", max_length=60, blank=True)
    note = ShortText("anteckning", blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name="rättar"
    )
    reason = LongText("varför den rättas", max_length=1000, blank=True)
    imported_by = models.ForeignKey(
        "budgets.OutcomeImport",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name="import",
        editable=False,
    )
    fingerprint = ShortText("radens kännetecken", max_length=64, null=True, blank=True, editable=False)

    natural_fields = ("line", "booked_on", "note")
    objects: ClassVar[Any] = OutcomeEntryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "utfall"
        verbose_name_plural = "utfall"
        constraints = [
            in_order("outcomeentry", "starts_on", "ends_on", "Perioden kan inte sluta innan den börjar."),
            rule(
                "outcomeentry_correction_has_a_reason",
                Q(corrects__isnull=True, reason="") | (Q(corrects__isnull=False) & ~Q(reason="")),
                "Skriv varför posten rättas.",
            ),
            models.UniqueConstraint(
                fields=["line", "fingerprint"],
                condition=Q(fingerprint__isnull=False),
                name="outcomeentry_row_imported_once",
                violation_error_message="Raden är redan importerad.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.booked_on} {self.note}".strip()

    def get_absolute_url(self) -> str:
        return reverse("budgets:outcome_entry", args=[self.line.budget.agreement.partnership.slug, self.pk])

    @property
    def is_reversal(self) -> bool:
        """Whether it takes back the entry that it corrects, as a whole."""
        return (self.fingerprint or "").startswith(REVERSAL)

    def chain(self) -> list[int]:
        """The ids of all entries that correct one another, this one among them, in the order they were written."""
        first = self
        while first.corrects is not None:
            first = first.corrects
        found, latest = [first.pk], [first.pk]
        while latest:
            latest = list(OutcomeEntry.objects.filter(corrects__in=latest).values_list("pk", flat=True))
            found += latest
        return sorted(found)


class OutcomeAttachment(WrittenOnce):
    """A file that an entry rests on: an invoice, a page of the ledger."""

    entry = models.ForeignKey(OutcomeEntry, models.PROTECT, related_name="attachments", verbose_name="utfall")
    file = models.ForeignKey("partnerships.StoredFile", models.PROTECT, related_name="+", verbose_name="fil")
    file_name = ShortText("filnamn")
    added_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="tillagd av")
    added_at = models.DateTimeField("tillagd", auto_now_add=True)

    class Meta:
        verbose_name = "bilaga till utfall"
        verbose_name_plural = "bilagor till utfall"
        constraints = [models.UniqueConstraint(fields=["entry", "file"], name="outcomeattachment_once")]

    def __str__(self) -> str:
        return self.file_name


class OutcomeImport(models.Model):
    """One uploaded ledger or list of costs on its way into a year's outcome, read by the same engine as activities.

    `mapping` ties our field names to the sheet's columns (0 and up). `file` holds the cells as they were read.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    year = Year("budgetår")
    file = models.ForeignKey("partnerships.StoredFile", models.PROTECT, related_name="+", verbose_name="fil")
    file_name = ShortText("filnamn")
    sheet = ShortText("blad", max_length=100, blank=True)
    mapping = models.JSONField("kolumner", default=dict)
    status = ChoiceText("läge", choices=ImportStatus.choices, default=ImportStatus.UPLOADED)
    row_count = Count("rader", maximum=100_000, default=0)
    imported_count = Count("nya poster", maximum=100_000, default=0)
    known_count = Count("fanns redan", maximum=100_000, default=0)
    uploaded_by = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="uppladdad av"
    )
    uploaded_at = models.DateTimeField("uppladdad", auto_now_add=True)

    class Meta:
        verbose_name = "import av utfall"
        verbose_name_plural = "importer av utfall"

    def __str__(self) -> str:
        return self.file_name


class Forecast(WrittenOnce):
    """What a line is believed to cost when the year is over, in kronor; the latest one counts."""

    line = models.ForeignKey("budgets.BudgetLine", models.PROTECT, related_name="forecasts", verbose_name="budgetrad")
    amount = MoneyField("helårsprognos, kr")
    made_on = Day("gjord")
    note = ShortText("vad den bygger på", blank=True)
    by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        verbose_name = "prognos"
        verbose_name_plural = "prognoser"

    def __str__(self) -> str:
        return f"{self.line} {self.made_on}"
