"""What a body has decided, where it stands in the minutes, and when it got legal force."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, Day, LongText, ShortText
from partnerships.models.organisation import DECIDING_KINDS
from partnerships.models.record import Record, RecordQuerySet, Versioned
from partnerships.references import DecisionReference, validate_registry_number


class DecisionOutcome(models.TextChoices):
    APPROVED = "approved", "godkände"
    REJECTED = "rejected", "avslog"
    REFERRED_BACK = "referred_back", "återremitterade"
    NOTED = "noted", "lade till handlingarna"


class DecisionQuerySet(RecordQuerySet):
    def approved(self) -> Self:
        """Those that approve something."""
        return self.filter(outcome=DecisionOutcome.APPROVED)

    def approving(self, agreement: Any) -> Self:
        """The decisions that approve this agreement, with legal force or still without."""
        return self.approved().filter(agreement=agreement)

    def oldest_first(self) -> Self:
        return self.order_by("decided_on", "section_number", "pk")


class Decision(Record, Versioned):
    """One paragraph in the minutes of one body: «KS 231206 § 342». Only this changes the state of anything;
    a proposal or an assessment never does (rule 36).

    Legal force is written in by a person: it runs from the notice on the board, so it is not the meeting day
    plus three weeks (domain.md § 4.2). It is never before the day of the decision. The demo invents the day for
    decisions that are facts, and says so in `legal_force_is_example` (facts.md § 10).
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="decisions", verbose_name="partnerskap"
    )
    agreement = models.ForeignKey(
        "partnerships.Agreement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name="gäller avtalet",
    )
    body = models.ForeignKey("partnerships.Organisation", models.PROTECT, verbose_name="beslutande organ")
    decided_on = Day("beslutsdatum")
    section_number = Count("paragraf (§)", minimum=1, maximum=9999)
    outcome = ChoiceText("beslut", choices=DecisionOutcome.choices, default=DecisionOutcome.APPROVED)
    text = LongText("vad som beslutades", max_length=2000, blank=True)
    registry_number = ShortText("diarienummer", max_length=30, blank=True, validators=[validate_registry_number])
    legal_force_on = Day("laga kraft", null=True, blank=True)
    legal_force_is_example = models.BooleanField("laga kraft är ett exempel", default=False, editable=False)

    natural_fields = ("body", "decided_on", "section_number")
    objects: ClassVar[Any] = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "beslut"
        verbose_name_plural = "beslut"
        constraints = [
            rule(
                "decision_legal_force_not_before_decision",
                Q(legal_force_on__isnull=True) | Q(legal_force_on__gt=F("decided_on")),
                "Beslutet kan inte få laga kraft samma dag som det fattas eller tidigare.",
            ),
            models.UniqueConstraint(
                fields=["body", "decided_on", "section_number"],
                name="decision_reference_unique",
                violation_error_message="Det finns redan ett beslut med samma organ, datum och paragraf.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.reference)

    @property
    def reference(self) -> DecisionReference:
        """As printed: «KS 231206 § 342»."""
        return DecisionReference(self.body.code or self.body.name, self.decided_on, self.section_number)

    def clean(self) -> None:
        if self.body_id and self.body.kind not in DECIDING_KINDS:
            raise ValidationError(
                {"body": f"{self.body} fattar inga politiska beslut. Välj en nämnd eller fullmäktige."}
            )
