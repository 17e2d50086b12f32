"""What happened to a payment request, step by step: written once, never changed, never taken away."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from budgets.fields import MoneyField
from budgets.models.append_only import AppendOnlyQuerySet, WrittenOnce
from budgets.models.payment_request import RequestStatus as S
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, Day, LongText, ShortText


class StepKind(models.TextChoices):
    """What somebody did, as it is told in the list of steps."""

    CREATE = "create", "påbörjade"
    SUBMIT = "submit", "lämnade in"
    REVIEW = "review", "granskade"
    APPROVE = "approve", "attesterade"
    SEND = "send", "skickade till utbetalning"
    PAY = "pay", "registrerade utbetalningen"
    RETURN = "return", "återlämnade"
    REJECT = "reject", "avslog"
    WITHDRAW = "withdraw", "återtog"


@dataclass(frozen=True, slots=True)
class Move:
    """From which states a step leads, and where to. The performer's own people take it, or the committee's staff."""

    before: frozenset[str]
    after: str
    is_performers: bool = False


K = StepKind
UNSENT = frozenset({S.SUBMITTED, S.REVIEWED, S.APPROVED})  # until it is sent the committee can still stop it
MOVES: dict[str, Move] = {
    K.SUBMIT: Move(frozenset({S.DRAFT, S.RETURNED}), S.SUBMITTED, is_performers=True),
    K.REVIEW: Move(frozenset({S.SUBMITTED}), S.REVIEWED),
    K.APPROVE: Move(frozenset({S.REVIEWED}), S.APPROVED),
    K.SEND: Move(frozenset({S.APPROVED}), S.SENT),
    K.PAY: Move(frozenset({S.SENT}), S.PAID),
    K.RETURN: Move(UNSENT, S.RETURNED),
    K.REJECT: Move(UNSENT, S.REJECTED),
    K.WITHDRAW: Move(frozenset({S.DRAFT, S.RETURNED, S.SUBMITTED, S.REVIEWED}), S.WITHDRAWN, is_performers=True),
}
NEEDS_REASON = frozenset({K.RETURN, K.REJECT, K.WITHDRAW})


class StepQuerySet(AppendOnlyQuerySet):
    def last_submission_of(self, request: Any) -> Self:
        return self.filter(request=request, kind=K.SUBMIT).order_by("-position")


class PaymentRequestStep(WrittenOnce):
    """One step: who, when, from which state to which, why, and how much it was about.

    `content` is what stood in the request as it was submitted, or the account that the money was sent to. The database
    refuses changes as well (a trigger, migration 0002).
    """

    request = models.ForeignKey(
        "budgets.PaymentRequest", models.PROTECT, related_name="steps", verbose_name="rekvisition"
    )
    position = Count("ordning", minimum=1, maximum=999)
    submission = Count("inlämning", maximum=999)  # the first, the second …; 0 before the request was ever submitted
    kind = ChoiceText("steg", choices=StepKind.choices)
    before = ChoiceText("status före", choices=S.choices, blank=True)
    after = ChoiceText("status efter", choices=S.choices)
    by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    taken_at = models.DateTimeField("tidpunkt", default=timezone.now)
    amount = MoneyField("belopp, kr")
    reason = LongText("skäl", max_length=1000, blank=True)
    voucher_number = ShortText("verifikationsnummer", max_length=60, blank=True)
    paid_on = Day("utbetalningsdag", null=True, blank=True)
    content = LongText("innehåll", max_length=20_000, blank=True)

    objects: ClassVar[Any] = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "steg"
        verbose_name_plural = "steg"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["request", "position"], name="paymentrequeststep_position_unique"),
            models.UniqueConstraint(
                fields=["request", "submission"],
                condition=Q(kind=K.APPROVE),
                name="paymentrequeststep_one_approval",
                violation_error_message="Rekvisitionen är redan attesterad.",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(kind=K.PAY),
                name="paymentrequeststep_one_payment",
                violation_error_message="Rekvisitionen är redan utbetald.",
            ),
            rule(
                "paymentrequeststep_has_a_reason",
                ~Q(kind__in=sorted(NEEDS_REASON)) | ~Q(reason=""),
                "Skriv varför.",
            ),
            rule(
                "paymentrequeststep_payment_has_a_voucher",
                ~Q(kind=K.PAY) | ~Q(voucher_number="") & Q(paid_on__isnull=False),
                "Skriv verifikationsnumret och utbetalningsdagen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.get_kind_display()} {self.request}"

    @property
    def deed(self) -> str:
        """What was done, in words that follow the person's name."""
        undoes_approval = self.before == S.APPROVED and self.after in {S.RETURNED, S.REJECTED}
        return f"{'tog tillbaka attesten och ' if undoes_approval else ''}{self.get_kind_display()}"

    @property
    def acted_for(self) -> Any:
        """The organisation in whose name the step was taken: the performer's, or the funding committee."""
        is_performers = self.kind == K.CREATE or MOVES[self.kind].is_performers
        return self.request.performer if is_performers else self.request.funder
