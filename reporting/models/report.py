"""A report about a partnership's year: what the parties' annual report and stadskontoret's letter have in common.

Two documents with two authors (docs/decisions/0016). Both are text in sections, from a template, written together,
approved step by step and then finalised for ever.
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, LongText, ShortText, Year
from partnerships.models import Versioned
from reporting.models.kept import KeptQuerySet, KeptWithReport


class ReportKind(models.TextChoices):
    """Whose document it is: the parties' annual report, or stadskontoret's letter that carries it as an annex."""

    ANNUAL_REPORT = "annual_report", "uppföljningsrapport"
    STAFF_REPORT = "staff_report", "tjänsteskrivelse"


class ReportStatus(models.TextChoices):
    """Where a report stands. A letter is submitted to its reviewer, an annual report to the parties."""

    DRAFT = "draft", "utkast"
    SUBMITTED = "submitted", "inlämnad"
    REVIEWED = "reviewed", "granskad"  # letters only: waits for the approver
    APPROVED = "approved", "godkänd"
    FINALISED = "finalised", "upprättad"  # frozen: nothing in it changes any more


S = ReportStatus


class ReportQuerySet(KeptQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def newest_first(self) -> Self:
        """The latest year first, and of a year the latest edition first."""
        return self.order_by("-year", "-edition")


class Report(KeptWithReport, Versioned):
    """One document about one year. A correction is a new edition that names the one it corrects."""

    kind = ChoiceText("slag", choices=ReportKind.choices)
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    year = Year("verksamhetsår")
    edition = Count("utgåva", minimum=1, maximum=99, default=1)
    title = ShortText("rubrik")
    template = models.ForeignKey("reporting.ReportTemplate", models.PROTECT, related_name="+", verbose_name="mall")
    status = ChoiceText("läge", choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    author = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="författare"
    )
    reviewer = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="granskare"
    )
    approver = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="godkänns av"
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="rättar"
    )
    correction_reason = LongText("varför den rättas", max_length=1000, blank=True)

    natural_fields = ("kind", "partnership", "year", "edition")
    report_path = "pk"
    objects: ClassVar[Any] = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporter"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "partnership", "year", "edition"],
                name="report_one_a_year",
                violation_error_message="Det finns redan en sådan rapport för det året.",
            ),
            rule(
                "report_later_edition_corrects",
                Q(edition=1, corrects__isnull=True, correction_reason="")
                | Q(edition__gt=1, corrects__isnull=False) & ~Q(correction_reason=""),
                "En ny utgåva säger vilken den rättar och varför.",
            ),
            rule(
                "report_reviewer_is_not_author",
                Q(reviewer__isnull=True) | Q(author__isnull=False) & ~Q(reviewer=F("author")),
                "Granskaren är någon annan än författaren.",
            ),
            rule(
                "report_approver_is_a_third_person",
                Q(approver__isnull=True)
                | Q(author__isnull=False, reviewer__isnull=False)
                & ~Q(approver=F("author"))
                & ~Q(approver=F("reviewer")),
                "Den som godkänner är varken författare eller granskare.",
            ),
            rule(
                "report_only_letters_are_reviewed",
                Q(kind=ReportKind.STAFF_REPORT) | ~Q(status=S.REVIEWED) & Q(reviewer__isnull=True),
                "Bara en tjänsteskrivelse har granskare; parterna godkänner sin uppföljningsrapport.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.address()

    def address(self, page: str = "", *parts: Any) -> str:
        """Where one of its pages is: address("section", 7). The names are put together in reporting/urls.py."""
        name = f"{self.kind}_{page}" if page else self.kind
        return reverse(f"reporting:{name}", args=[self.partnership.slug, self.year, *parts])

    @property
    def kind_in_text(self) -> str:
        """In a sentence: «skrivelsen», «uppföljningsrapporten»."""
        return "skrivelsen" if self.is_letter else "uppföljningsrapporten"

    @property
    def is_letter(self) -> bool:
        return self.kind == ReportKind.STAFF_REPORT

    @property
    def is_finalised(self) -> bool:
        return self.status == ReportStatus.FINALISED
