"""The agreement of a partnership for a period: parties, commitments, contact persons and what it promises."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse

from partnerships.constraints import in_order, rule
from partnerships.fields import ChoiceText, Count, Day, Email, LongText, ShortText, Slug
from partnerships.models.record import Record, RecordQuerySet, Versioned
from partnerships.periods import covering, covers
from partnerships.references import validate_registry_number


class AgreementKind(models.TextChoices):
    ORIGINAL = "original", "ursprungligt avtal"
    EXTENSION = "extension", "förlängningsavtal"


class AgreementQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def with_term_over(self, day: dt.date) -> Self:
        """Whose term holds the day, in force or not."""
        return self.filter(covering(day))

    def with_term_in(self, year: int) -> Self:
        """Whose term holds some day of the year, in force or not."""
        return self.filter(starts_on__lte=dt.date(year, 12, 31), ends_on__gte=dt.date(year, 1, 1))

    def with_parties_and_decisions(self) -> Self:
        """With what the status and the page of an agreement ask for."""
        parties = AgreementParty.objects.in_order().select_related("organisation")
        decisions = apps.get_model("partnerships", "Decision").objects.oldest_first().select_related("body")
        return self.select_related("partnership", "extends").prefetch_related(
            Prefetch("parties", parties.prefetch_related("contact_persons", "commitments")),
            Prefetch("decisions", decisions),
        )

    def oldest_first(self) -> Self:
        return self.order_by("starts_on", "pk")


class Agreement(Record, Versioned):
    """The document that the parties sign, one per period. Whether it is in force is never stored: it follows
    from the term and the decisions (status.py; S1 § 9, rules 1, 3 and 4)."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="agreements", verbose_name="partnerskap"
    )
    code = Slug("kortnamn", help_text="Till exempel 2024-2025.")
    title = ShortText("rubrik")
    kind = ChoiceText("slag", choices=AgreementKind.choices, default=AgreementKind.ORIGINAL)
    extends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="förlänger")
    starts_on = Day("gäller från och med")
    ends_on = Day("gäller till och med")
    registry_number = ShortText("diarienummer", max_length=30, blank=True, validators=[validate_registry_number])
    value_statement = LongText("värdegrund", blank=True)
    purpose = LongText("syfte", blank=True)

    natural_fields = ("partnership", "code")
    objects: ClassVar[Any] = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "avtal"
        verbose_name_plural = "avtal"
        constraints = [
            in_order("agreement", "starts_on", "ends_on", "Avtalet kan inte sluta innan det börjar."),
            rule(
                "agreement_extension_names_what_it_extends",
                Q(kind=AgreementKind.EXTENSION, extends__isnull=False)
                | Q(kind=AgreementKind.ORIGINAL, extends__isnull=True),
                "Ett förlängningsavtal anger vilket avtal det förlänger; ett ursprungligt avtal gör det inte.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "code"],
                name="agreement_code_unique",
                violation_error_message="Partnerskapet har redan ett avtal med det kortnamnet.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:agreement", args=[self.partnership.slug, self.pk])

    def clean(self) -> None:
        """Two agreements of one partnership never run at the same time; a form and every action pass here."""
        if self.starts_on and self.ends_on and self.partnership_id:
            others = Agreement.objects.of(self.partnership_id).exclude(pk=self.pk)
            if others.filter(starts_on__lte=self.ends_on, ends_on__gte=self.starts_on).exists():
                raise ValidationError({"starts_on": "Perioden överlappar ett annat avtal i samma partnerskap."})

    def covers(self, day: dt.date) -> bool:
        """Whether the term holds the day, in force or not. See also: AgreementQuerySet.with_term_over()."""
        return covers(day, starts_on=self.starts_on, ends_on=self.ends_on)


class AgreementPartyQuerySet(RecordQuerySet):
    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class AgreementParty(Record):
    """A body bound by the agreement. The committee is the party, never its department (rule 2, O-34).

    `must_approve` marks the parties whose decision with legal force the agreement waits for (S1 § 9).
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties", verbose_name="avtal")
    organisation = models.ForeignKey("partnerships.Organisation", models.PROTECT, verbose_name="part")
    name_in_agreement = ShortText("namn i avtalet", blank=True)
    must_approve = models.BooleanField("avtalet gäller först efter partens beslut", default=False)
    position = Count("ordning", maximum=99)

    natural_fields = ("agreement", "organisation")
    objects: ClassVar[Any] = AgreementPartyQuerySet.as_manager()

    class Meta:
        verbose_name = "avtalspart"
        verbose_name_plural = "avtalsparter"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                name="agreementparty_once",
                violation_error_message="Organisationen är redan part i avtalet.",
            ),
        ]

    def __str__(self) -> str:
        return self.name_in_agreement or str(self.organisation)

    def clean(self) -> None:
        if self.organisation_id and not self.organisation.can_be_party():
            kind = self.organisation.get_kind_display()
            raise ValidationError(
                {
                    "organisation": f"{self.organisation} är {kind} och kan inte vara avtalspart. "
                    "Nämnden är part, inte förvaltningen eller enheten."
                }
            )


class Commitment(Record):
    """What one party has promised in the agreement (S1 § 6); no party means all of them."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="commitments", verbose_name="avtal")
    party = models.ForeignKey(
        AgreementParty, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name="part"
    )
    position = Count("ordning", maximum=999)
    text = LongText("åtagande", max_length=1000)

    natural_fields = ("agreement", "position")

    class Meta:
        verbose_name = "åtagande"
        verbose_name_plural = "åtaganden"
        constraints = [models.UniqueConstraint(fields=["agreement", "position"], name="commitment_position_unique")]

    def __str__(self) -> str:
        return self.text


class ContactPerson(Record):
    """A party's link person, from one day to another (S1 § 6; rule 5)."""

    party = models.ForeignKey(AgreementParty, models.PROTECT, related_name="contact_persons", verbose_name="part")
    name = ShortText("namn", max_length=120)
    title = ShortText("befattning", max_length=120, blank=True)
    email = Email("e-postadress", blank=True)
    starts_on = Day("från och med")
    ends_on = Day("till och med", null=True, blank=True)

    natural_fields = ("party", "name", "starts_on")

    class Meta:
        verbose_name = "kontaktperson"
        verbose_name_plural = "kontaktpersoner"
        constraints = [
            in_order("contactperson", "starts_on", "ends_on", "Uppdraget kan inte sluta innan det börjar."),
        ]

    def __str__(self) -> str:
        return self.name


class ReportRecipient(Record):
    """A body that gets the yearly follow-up report. Its own list: neither the parties nor the dispatch list
    (S1 § 8; O-10, O-11)."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="report_recipients", verbose_name="avtal")
    organisation = models.ForeignKey("partnerships.Organisation", models.PROTECT, verbose_name="mottagare")
    position = Count("ordning", maximum=99)

    natural_fields = ("agreement", "organisation")

    class Meta:
        verbose_name = "rapportmottagare"
        verbose_name_plural = "rapportmottagare"
        constraints = [models.UniqueConstraint(fields=["agreement", "organisation"], name="reportrecipient_once")]

    def __str__(self) -> str:
        return str(self.organisation)
