"""What only the letter (tjänsteskrivelse) has: number, dates, proposal and the numbered lists around its text."""

from django.db import models

from partnerships.fields import Count, Day, LongText, ShortText
from partnerships.models import Versioned
from partnerships.references import validate_registry_number
from reporting.models.kept import KeptWithReport
from reporting.models.report import Report


class StaffReport(KeptWithReport, Versioned):
    """The letterhead of one report of the kind `staff_report`. A letter proposes; only a decision changes the state of
    anything (rule 36). `signed_on` and `document_date` are two things, and may differ (O-21)."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="letter", verbose_name="rapport")
    registry_number = ShortText("diarienummer", max_length=30, blank=True, validators=[validate_registry_number])
    document_date = Day("datum", null=True, blank=True)
    signed_on = Day("signerad", null=True, blank=True)
    proposal_intro = ShortText("förslagsrad")

    natural_fields = ("report",)

    class Meta:
        verbose_name = "tjänsteskrivelse"
        verbose_name_plural = "tjänsteskrivelser"

    def __str__(self) -> str:
        return str(self.report)

    def get_absolute_url(self) -> str:
        return self.report.get_absolute_url()


class ReportItem(KeptWithReport):
    """A numbered point in one of the letter's lists."""

    position = Count("nummer", minimum=1, maximum=99)
    natural_fields = ("letter", "position")
    report_path = "letter__report_id"

    class Meta:
        abstract = True


class DecisionClause(ReportItem):
    """Att-sats: one point of the proposed decision. A proposal, not a decision (rule 36)."""

    letter = models.ForeignKey(StaffReport, models.PROTECT, related_name="clauses", verbose_name="tjänsteskrivelse")
    text = LongText("att-sats", max_length=1000)

    class Meta:
        verbose_name = "att-sats"
        verbose_name_plural = "att-satser"
        constraints = [models.UniqueConstraint(fields=["letter", "position"], name="decisionclause_number_unique")]

    def __str__(self) -> str:
        return self.text


class SupportingRecord(ReportItem):
    """Beslutsunderlag: a document that the proposal rests on. The letter's own annexes are listed by themselves."""

    letter = models.ForeignKey(
        StaffReport, models.PROTECT, related_name="supporting_records", verbose_name="tjänsteskrivelse"
    )
    title = ShortText("handling")

    class Meta:
        verbose_name = "beslutsunderlag"
        verbose_name_plural = "beslutsunderlag"
        constraints = [models.UniqueConstraint(fields=["letter", "position"], name="supportingrecord_number_unique")]

    def __str__(self) -> str:
        return self.title


class ScheduledStep(ReportItem):
    """Beslutsplanering: a meeting on the letter's way, in the order of the path (rule 37)."""

    letter = models.ForeignKey(StaffReport, models.PROTECT, related_name="schedule", verbose_name="tjänsteskrivelse")
    body = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="organ")
    meets_on = Day("sammanträder")

    class Meta:
        verbose_name = "planerat sammanträde"
        verbose_name_plural = "planerade sammanträden"
        constraints = [models.UniqueConstraint(fields=["letter", "position"], name="scheduledstep_number_unique")]

    def __str__(self) -> str:
        return f"{self.body} {self.meets_on}"


class DispatchRecipient(ReportItem):
    """Beslutet skickas till: stored per letter, another list than the agreement's report recipients (O-11)."""

    letter = models.ForeignKey(StaffReport, models.PROTECT, related_name="recipients", verbose_name="tjänsteskrivelse")
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
        constraints = [models.UniqueConstraint(fields=["letter", "position"], name="dispatchrecipient_number_unique")]

    def __str__(self) -> str:
        return self.name


class ResponsibleOfficial(ReportItem):
    """Ansvariga: who signs for stadskontoret."""

    letter = models.ForeignKey(StaffReport, models.PROTECT, related_name="responsible", verbose_name="tjänsteskrivelse")
    name = ShortText("namn", max_length=120)
    title = ShortText("befattning", max_length=120)

    class Meta:
        verbose_name = "ansvarig"
        verbose_name_plural = "ansvariga"
        constraints = [models.UniqueConstraint(fields=["letter", "position"], name="responsibleofficial_number_unique")]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"
