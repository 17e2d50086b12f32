"""Templates: which headings a document has and in which order. Data that an administrator changes without code."""

from typing import Any, ClassVar, Self

from django.db import models

from partnerships.fields import ChoiceText, Count, LongText, ShortText, Slug
from partnerships.models import Record, RecordQuerySet, Versioned
from reporting.models.report import ReportKind


class SectionContent(models.TextChoices):
    """What stands under a heading: text that people write, or something that the product puts together."""

    PROSE = "prose", "text"
    AREAS = "areas", "ett avsnitt per verksamhetsområde, med aktiviteterna ur loggen"
    AREAS_AND_GOALS = "areas_and_goals", "ett avsnitt per verksamhetsområde, med effektmål och aktiviteter"
    REQUESTS = "requests", "stadskontorets efterfrågningar och vad som hände med dem"
    MEASURES = "measures", "avtalets mått"
    ECONOMY = "economy", "budget, utfall och avvikelser"
    PROPOSAL = "proposal", "förslag till beslut"
    SUPPORTING_RECORDS = "supporting_records", "beslutsunderlag"
    SCHEDULE = "schedule", "beslutsplanering"
    RECIPIENTS = "recipients", "beslutet skickas till"
    OFFICIALS = "officials", "ansvariga"


PROSE_CONTENTS = (SectionContent.PROSE, SectionContent.AREAS, SectionContent.AREAS_AND_GOALS)
"""What people write in; the rest is put together from the database."""

OPENING = ("summary", "proposal", "supporting-records", "schedule", "recipients", "matter")
CLOSING = ("assessment", "officials")
"""Codes of the sections that every letter begins and ends with, in this order (S0, S2, S3; rule 32)."""


class ReportTemplateQuerySet(RecordQuerySet):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def by_name(self) -> Self:
        return self.order_by("name")


class ReportTemplate(Record, Versioned):
    """The headings of one kind of document. A document copies them when it is begun, so a later change of the
    template changes no document that exists. `version` goes up with each change."""

    kind = ChoiceText("slag", choices=ReportKind.choices)
    code = Slug("kortnamn", unique=True)
    name = ShortText("namn", max_length=100)
    is_standard = models.BooleanField("används om ingen annan väljs", default=False)

    natural_fields = ("code",)
    objects: ClassVar[Any] = ReportTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "mall"
        verbose_name_plural = "mallar"
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(is_standard=True),
                name="reporttemplate_one_standard",
                violation_error_message="Det finns redan en mall som används om ingen annan väljs.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateSection(Record):
    """One heading of a template. «{år}» in it becomes the report's year, «{nästa år}» the one after."""

    template = models.ForeignKey(ReportTemplate, models.PROTECT, related_name="sections", verbose_name="mall")
    position = Count("ordning", minimum=1, maximum=99)
    code = Slug("kortnamn")
    heading = ShortText("rubrik", max_length=150)
    level = Count("rubriknivå", minimum=1, maximum=3, default=1)
    content = ChoiceText("innehåll", choices=SectionContent.choices, default=SectionContent.PROSE)
    guidance = LongText("råd till den som skriver", max_length=1000, blank=True)

    natural_fields = ("template", "code")

    class Meta:
        verbose_name = "rubrik i mallen"
        verbose_name_plural = "rubriker i mallen"
        constraints = [
            models.UniqueConstraint(fields=["template", "code"], name="templatesection_code_unique"),
            models.UniqueConstraint(fields=["template", "position"], name="templatesection_position_unique"),
        ]

    def __str__(self) -> str:
        return self.heading
