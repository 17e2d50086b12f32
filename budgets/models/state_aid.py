"""Whether a grant is state aid, as a named person judged it. The product shows it and never judges (domain.md § 3)."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from budgets.fields import MoneyField
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Day, LongText, ShortText, Year
from partnerships.models import Record, RecordQuerySet, Versioned


class AidOutcome(models.TextChoices):
    NOT_ECONOMIC = "not_economic", "inte ekonomisk verksamhet"
    NO_AID = "no_aid", "inte statsstöd"
    DE_MINIMIS = "de_minimis", "stöd av mindre betydelse (de minimis)"
    SGEI_DE_MINIMIS = "sgei_de_minimis", "de minimis för tjänster av allmänt ekonomiskt intresse"
    OTHER = "other", "annat, se motiveringen"


LOWEST_EURO, HIGHEST_EURO = Decimal(5), Decimal(20)  # kronor; beyond that it is a slip of the finger
REGISTERED = frozenset({AidOutcome.DE_MINIMIS, AidOutcome.SGEI_DE_MINIMIS})
CENT = Decimal("0.01")


class AssessmentQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def de_minimis(self) -> Self:
        return self.filter(outcome__in=sorted(REGISTERED))

    def unregistered(self) -> Self:
        return self.filter(registered_on__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-year", "recipient__name", "grant")


class StateAidAssessment(Record, Versioned):
    """One grant to one recipient for one year. De minimis aid has the day when the right arose, the amount in kronor
    and the rate of that day, so that the sum in euro can be told (EU 2023/2831)."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    recipient = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="mottagare"
    )
    year = Year("budgetår")
    grant = ShortText("vilket stöd")
    outcome = ChoiceText("bedömning", choices=AidOutcome.choices)
    motivation = LongText("motivering", max_length=2000)
    assessed_by = ShortText("bedömd av (namn och befattning)")
    assessed_on = Day("bedömd")
    granted_on = Day("beviljat", null=True, blank=True)
    amount = MoneyField("belopp, kr", null=True, blank=True, minimum=1)
    euro_rate = models.DecimalField(
        "kronor per euro den dagen",
        max_digits=8,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(LOWEST_EURO), MaxValueValidator(HIGHEST_EURO)],
    )
    rate_source = ShortText("varifrån kursen är hämtad", blank=True)
    certificate_on = Day("intyg från mottagaren", null=True, blank=True)
    certificate_file = models.ForeignKey(
        "partnerships.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="intyget"
    )
    certificate_name = ShortText("intygets filnamn", blank=True)
    registered_on = Day("inlagt i registret", null=True, blank=True)

    natural_fields = ("partnership", "recipient", "year", "grant")
    objects: ClassVar[Any] = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "statsstödsbedömning"
        verbose_name_plural = "statsstödsbedömningar"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "recipient", "year", "grant"],
                name="stateaidassessment_once_a_grant",
                violation_error_message="Stödet är redan bedömt för det året. Ändra den bedömningen.",
            ),
            rule(
                "stateaidassessment_de_minimis_is_counted",
                ~Q(outcome__in=sorted(REGISTERED))
                | (Q(granted_on__isnull=False, amount__isnull=False, euro_rate__isnull=False) & ~Q(rate_source="")),
                "De minimis-stöd har dag, belopp, kurs och varifrån kursen är hämtad.",
            ),
            rule(
                "stateaidassessment_rate_within_reason",
                Q(euro_rate__isnull=True) | Q(euro_rate__gte=LOWEST_EURO, euro_rate__lte=HIGHEST_EURO),
                "Kursen är kronor för en euro, mellan 5 och 20.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient} {self.year}: {self.grant}"

    def get_absolute_url(self) -> str:
        return reverse("budgets:assessment", args=[self.partnership.slug, self.pk])

    @property
    def is_de_minimis(self) -> bool:
        """Whether it is counted, and belongs in the register."""
        return self.outcome in REGISTERED

    @property
    def euro(self) -> Decimal | None:
        """The amount in euro at the stored rate, half a cent rounded up; None without amount or rate."""
        if self.amount is None or not self.euro_rate:
            return None
        return (self.amount / self.euro_rate).quantize(CENT, rounding=ROUND_HALF_UP)
