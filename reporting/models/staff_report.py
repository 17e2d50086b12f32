"""The letter (tjänsteskrivelse) with which stadskontoret reports a partnership's year to KSAU and KS."""

from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse

from partnerships.fields import ChoiceText, Count, Day, LongText, ShortText, Year
from partnerships.models import Record, RecordQuerySet, Versioned
from partnerships.references import validate_registry_number


class StaffReportQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def newest_first(self) -> Self:
        return self.order_by("-year")


class StaffReport(Record, Versioned):
    """One letter about one year of activity. It proposes; only a decision changes the state of anything (rule 36)."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    year = Year("verksamhetsår")
    title = ShortText("rubrik")
    registry_number = ShortText("diarienummer", max_length=30, blank=True, validators=[validate_registry_number])
    document_date = Day("datum", null=True, blank=True)
    proposal_intro = ShortText("förslagsrad")

    natural_fields = ("partnership", "year")
    objects: ClassVar[Any] = StaffReportQuerySet.as_manager()

    class Meta:
        verbose_name = "tjänsteskrivelse"
        verbose_name_plural = "tjänsteskrivelser"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year"],
                name="staffreport_one_a_year",
                violation_error_message="Det finns redan en tjänsteskrivelse för det året.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reporting:report", args=[self.partnership.slug, self.year])


class SectionKind(models.TextChoices):
    """The letter's running text. The headings and their order are fixed (facts.md § 1.1, rule 32)."""

    SUMMARY = "summary", "Sammanfattning"
    MATTER = "matter", "Ärendet"
    YEAR_SUMMARY = "year_summary", "Sammanfattning av årets verksamhet"
    AREA = "area", "Verksamhetsområde"
    FURTHER_EXAMPLES = "further_examples", "Fler exempel på genomförda aktiviteter"
    ASSESSMENT = "assessment", "Stadskontorets bedömning"


class ReportSection(Record, Versioned):
    """The text under one heading: paragraphs, lists and references to figures such as {activity_count}.

    An area's section names the programme area by its code.
    """

    report = models.ForeignKey(StaffReport, models.PROTECT, related_name="sections", verbose_name="tjänsteskrivelse")
    kind = ChoiceText("avsnitt", choices=SectionKind.choices)
    position = Count("ordning", maximum=99)
    area_code = ShortText("verksamhetsområde", max_length=60, blank=True)
    body = LongText("text", max_length=20_000, blank=True)

    natural_fields = ("report", "position")

    class Meta:
        verbose_name = "avsnitt"
        verbose_name_plural = "avsnitt"
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="reportsection_position_unique")]

    def __str__(self) -> str:
        return self.get_kind_display()

    def in_previous_letter(self) -> "ReportSection | None":
        """The same section in the latest earlier letter that has text there."""
        same = ReportSection.objects.filter(
            report__partnership=self.report.partnership_id,
            report__year__lt=self.report.year,
            kind=self.kind,
            area_code=self.area_code,
        )
        return same.exclude(body="").select_related("report").order_by("-report__year").first()


class ReportItem(Record):
    """A numbered point in one of the letter's lists."""

    position = Count("nummer", minimum=1, maximum=99)
    natural_fields = ("report", "position")

    class Meta:
        abstract = True


class DecisionClause(ReportItem):
    """Att-sats: one point of the proposed decision. A proposal, not a decision (rule 36)."""

    report = models.ForeignKey(StaffReport, models.PROTECT, related_name="clauses", verbose_name="tjänsteskrivelse")
    text = LongText("att-sats", max_length=1000)

    class Meta:
        verbose_name = "att-sats"
        verbose_name_plural = "att-satser"
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="decisionclause_number_unique")]

    def __str__(self) -> str:
        return self.text


class SupportingRecord(ReportItem):
    """Beslutsunderlag: a document that the proposal rests on. The letter's own annexes are listed by themselves."""

    report = models.ForeignKey(
        StaffReport, models.PROTECT, related_name="supporting_records", verbose_name="tjänsteskrivelse"
    )
    title = ShortText("handling")

    class Meta:
        verbose_name = "beslutsunderlag"
        verbose_name_plural = "beslutsunderlag"
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="supportingrecord_number_unique")]

    def __str__(self) -> str:
        return self.title


class ScheduledStep(ReportItem):
    """Beslutsplanering: a meeting on the letter's way, in the order of the path (rule 37)."""

    report = models.ForeignKey(StaffReport, models.PROTECT, related_name="schedule", verbose_name="tjänsteskrivelse")
    body = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="organ")
    meets_on = Day("sammanträder")

    class Meta:
        verbose_name = "planerat sammanträde"
        verbose_name_plural = "planerade sammanträden"
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="scheduledstep_number_unique")]

    def __str__(self) -> str:
        return f"{self.body} {self.meets_on}"


class DispatchRecipient(ReportItem):
    """Beslutet skickas till: stored per letter, another list than the agreement's report recipients (O-11)."""

    report = models.ForeignKey(StaffReport, models.PROTECT, related_name="recipients", verbose_name="tjänsteskrivelse")
    name = ShortText("mottagare")
    organisation = models.ForeignKey(
        "partnerships.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisation",
    )

    class Meta:
        verbose_name = "mottagare av beslutet"
        verbose_name_plural = "mottagare av beslutet"
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="dispatchrecipient_number_unique")]

    def __str__(self) -> str:
        return self.name


class ResponsibleOfficial(ReportItem):
    """Ansvariga: who signs for stadskontoret."""

    report = models.ForeignKey(StaffReport, models.PROTECT, related_name="responsible", verbose_name="tjänsteskrivelse")
    name = ShortText("namn", max_length=120)
    title = ShortText("befattning", max_length=120)

    class Meta:
        verbose_name = "ansvarig"
        verbose_name_plural = "ansvariga"
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="responsibleofficial_number_unique")]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"
