"""The text of a report, section by section, and what people say about it on the way."""

from typing import Any

from django.db import models
from django.db.models import Q

from budgets.models.append_only import WrittenOnce
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, LongText, ShortText, Slug
from partnerships.models import Versioned
from reporting.models.kept import KeptWithReport
from reporting.models.report import Report
from reporting.models.template import PROSE_CONTENTS, SectionContent

MAX_BODY = 20_000
"""Characters in one section; far above any real one, far below what stalls the renderer (limits.md M9)."""


class SectionState(models.TextChoices):
    """How far a section's text has come. An empty one is empty whatever it is called here."""

    DRAFT = "draft", "utkast"
    READY = "ready", "klart"
    RETURNED = "returned", "åter för ändring"


class ReportSection(KeptWithReport, Versioned):
    """One heading with its text: paragraphs, lists and references to figures such as {activity_count}.

    Only `prose` has a body; the rest is put together from the database. A section about a programme area names it by
    its code. A text that the product proposed is a proposal until a person has accepted it.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="sections", verbose_name="rapport")
    position = Count("ordning", minimum=1, maximum=99)
    code = Slug("kortnamn", max_length=80)
    heading = ShortText("rubrik", max_length=200)
    level = Count("rubriknivå", minimum=1, maximum=3, default=1)
    content = ChoiceText("innehåll", choices=SectionContent.choices, default=SectionContent.PROSE)
    area_code = ShortText("verksamhetsområde", max_length=60, blank=True)
    guidance = LongText("råd till den som skriver", max_length=1000, blank=True)
    body = LongText("text", max_length=MAX_BODY, blank=True)
    is_proposal = models.BooleanField("förslag som ingen har godtagit", default=False)
    proposed_from = ShortText("förslaget kommer från", max_length=100, blank=True)
    state = ChoiceText("läge", choices=SectionState.choices, default=SectionState.DRAFT)
    responsible = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ansvarig"
    )

    natural_fields = ("report", "code")

    class Meta:
        verbose_name = "avsnitt"
        verbose_name_plural = "avsnitt"
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="reportsection_code_unique"),
            models.UniqueConstraint(fields=["report", "position"], name="reportsection_position_unique"),
            rule(
                "reportsection_only_prose_has_text",
                Q(content__in=PROSE_CONTENTS) | Q(body="", is_proposal=False),
                "Det avsnittet fylls av sig självt.",
            ),
            rule(
                "reportsection_proposal_has_text",
                Q(is_proposal=False) | ~Q(body="") & ~Q(proposed_from="") & ~Q(state=SectionState.READY),
                "Ett förslag har en text, säger var den kommer från och är inte klart förrän någon godtar det.",
            ),
            rule(
                "reportsection_ready_has_text",
                ~Q(state=SectionState.READY) | ~Q(body="") | ~Q(content__in=PROSE_CONTENTS),
                "Ett tomt avsnitt är inte klart.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        return self.report.address("section", self.pk)

    @property
    def has_prose(self) -> bool:
        """Whether people write in it."""
        return self.content in PROSE_CONTENTS

    @property
    def is_empty(self) -> bool:
        return not self.body.strip()

    def in_previous_report(self) -> "ReportSection | None":
        """The same section in the latest earlier report of the kind that has text there."""
        same: Any = ReportSection.objects.filter(
            report__kind=self.report.kind,
            report__partnership=self.report.partnership_id,
            report__year__lt=self.report.year,
            code=self.code,
        )
        found: ReportSection | None = (
            same.exclude(body="").select_related("report").order_by("-report__year", "-report__edition").first()
        )
        return found


class SectionComment(WrittenOnce):
    """What somebody said about a section. A thread is open until an answer closes it."""

    section = models.ForeignKey(ReportSection, models.PROTECT, related_name="comments", verbose_name="avsnitt")
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies", verbose_name="svar på"
    )
    text = LongText("kommentar", max_length=2000)
    closes = models.BooleanField("avslutar tråden", default=False)
    by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    written_at = models.DateTimeField("skriven", auto_now_add=True)
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        verbose_name = "kommentar till avsnitt"
        verbose_name_plural = "kommentarer till avsnitt"
        constraints = [
            rule(
                "sectioncomment_only_answers_close",
                Q(answers__isnull=False) | Q(closes=False),
                "Bara ett svar avslutar en tråd.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class SectionDraft(models.Model):
    """What a person has typed and not yet saved, kept as they write (autosave). Nobody else sees it."""

    section = models.ForeignKey(ReportSection, models.PROTECT, related_name="+", verbose_name="avsnitt")
    by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    body = LongText("text", max_length=MAX_BODY, blank=True)
    base_version = Count("påbörjad från version", minimum=1, maximum=1_000_000)
    saved_at = models.DateTimeField("sparad", auto_now=True)

    class Meta:
        verbose_name = "osparad text"
        verbose_name_plural = "osparade texter"
        constraints = [models.UniqueConstraint(fields=["section", "by"], name="sectiondraft_one_a_person")]

    def __str__(self) -> str:
        return f"{self.section}, {self.by}"
