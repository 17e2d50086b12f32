"""After the letter: the path KSAU → KS (→ KF), one record a step, with what was proposed and what was decided.

Proposal, assessment and decision are three different things (rule 36). Dissent belongs to a step, never to the case
(rules 37–39).
"""

import uuid
from typing import Any, ClassVar, Self

from django.db import models

from partnerships.fields import ChoiceText, Count, Day, LongText, ShortText
from partnerships.models import Record, RecordQuerySet, Versioned
from reporting.models.report import Report


class CaseStepQuerySet(RecordQuerySet):
    def of_letter(self, report: Report) -> Self:
        """Those of the year's letter, whichever edition it had then: a correction does not begin the path again."""
        return self.filter(
            report__partnership=report.partnership_id, report__kind=report.kind, report__year=report.year
        )

    def undecided(self) -> Self:
        return self.filter(decision__isnull=True)

    def in_order(self) -> Self:
        return self.order_by("report__edition", "position")


class CaseStep(Record, Versioned):
    """One body's treatment of the letter. `proposal` is what it was asked to decide; its decision stands in the ground
    floor's register, with body, day, § and text. The agenda number is not the § (rule 39)."""

    uuid = models.UUIDField("stabilt id", default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="case_steps", verbose_name="tjänsteskrivelse")
    position = Count("ordning", minimum=1, maximum=99)
    body = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="organ")
    planned_on = Day("planerat till", null=True, blank=True)
    agenda_number = Count("ärende på dagordningen", minimum=1, maximum=999, null=True, blank=True)
    proposal = LongText("förslag till organet", max_length=4000, blank=True)
    decision = models.OneToOneField(
        "partnerships.Decision", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beslut"
    )
    proceedings = LongText("beslutsgång", max_length=4000, blank=True)
    supporting_records = LongText(
        "beslutsunderlag enligt protokollet, en handling per rad", max_length=8000, blank=True
    )

    natural_fields = ("report", "position")
    objects: ClassVar[Any] = CaseStepQuerySet.as_manager()

    class Meta:
        verbose_name = "steg i ärendet"
        verbose_name_plural = "steg i ärendet"
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="casestep_number_unique")]

    def __str__(self) -> str:
        return str(self.decision or self.body)

    @property
    def short_body(self) -> str:
        """As in the minutes: «KSAU»."""
        return str(self.body.code or self.body.name)


class DissentKind(models.TextChoices):
    """A dissent is a statutory right; the other two need not disagree at all (domain.md § 4.2)."""

    DISSENT = "dissent", "reservation"
    SEPARATE_STATEMENT = "separate_statement", "särskilt yttrande"
    MINUTE_NOTE = "minute_note", "protokollsanteckning"


class Dissent(Record):
    """Who did not agree, or said more, at one step. Who announced and who signed it are two things (rule 38, O-22)."""

    step = models.ForeignKey(CaseStep, models.PROTECT, related_name="dissents", verbose_name="steg")
    position = Count("nummer", minimum=1, maximum=99)
    kind = ChoiceText("slag", choices=DissentKind.choices)
    parties = ShortText("partier", max_length=100)
    announced_by = ShortText("anmäldes av", max_length=300, blank=True)
    signed_by = ShortText("undertecknat av", max_length=300, blank=True)
    dated_on = Day("daterat", null=True, blank=True)  # the meeting day as the statement itself states it
    annex = ShortText("bilaga", max_length=60, blank=True)
    text = LongText("text", max_length=20_000, blank=True)

    natural_fields = ("step", "position")

    class Meta:
        verbose_name = "reservation eller särskilt yttrande"
        verbose_name_plural = "reservationer och särskilda yttranden"
        constraints = [models.UniqueConstraint(fields=["step", "position"], name="dissent_number_unique")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.parties})"


class DecisionDispatch(Record):
    """Expediering: to whom a step's decision is sent, and when it was."""

    step = models.ForeignKey(CaseStep, models.PROTECT, related_name="dispatches", verbose_name="steg")
    position = Count("nummer", minimum=1, maximum=99)
    name = ShortText("mottagare")
    organisation = models.ForeignKey(
        "partnerships.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisation",
    )
    dispatched_on = Day("skickat", null=True, blank=True)

    natural_fields = ("step", "position")

    class Meta:
        verbose_name = "expediering"
        verbose_name_plural = "expedieringar"
        constraints = [models.UniqueConstraint(fields=["step", "position"], name="decisiondispatch_number_unique")]

    def __str__(self) -> str:
        return self.name
