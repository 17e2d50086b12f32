"""The payment request (rekvisition): a party that performs budget lines asks for its money (S1 § 7, rule 22)."""

import datetime as dt
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from budgets.fields import MoneyField
from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Count, Day, LongText, ShortText, Year
from partnerships.models import Record, RecordQuerySet, Versioned

DUE = (11, 30)  # month and day in the budget year; the agreement names no other (S1 § 7, O-13)


def last_day_to_request(year: int) -> dt.date:
    """30 November of the budget year (O-13). Later is allowed, with a reason."""
    return dt.date(year, *DUE)


class RequestStatus(models.TextChoices):
    DRAFT = "draft", "utkast"
    SUBMITTED = "submitted", "inlämnad"
    REVIEWED = "reviewed", "granskad"
    APPROVED = "approved", "attesterad"
    SENT = "sent", "skickad till utbetalning"
    PAID = "paid", "utbetald"
    RETURNED = "returned", "återlämnad"
    REJECTED = "rejected", "avslagen"
    WITHDRAWN = "withdrawn", "återtagen"


S = RequestStatus
PAID = frozenset({S.PAID})
GRANTED = PAID | {S.APPROVED, S.SENT}
REQUESTED = GRANTED | {S.SUBMITTED, S.REVIEWED}  # these take up room on their lines; a draft does not
EDITABLE = frozenset({S.DRAFT, S.RETURNED})


class PaymentRequestQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(agreement__partnership=partnership)

    def in_year(self, year: int) -> Self:
        return self.filter(year=year)

    def open_to(self, organisations: Any) -> Self:
        """What those who represent these organisations may read: a draft is the performer's own until it is
        submitted, which is when the city has received it (domain.md § 5)."""
        return self.filter(Q(submitted_on__isnull=False) | Q(performer__in=organisations))

    def with_content(self) -> Self:
        related = ("agreement__partnership", "performer", "funder")
        received = apps.get_model("budgets", "PaymentRequestStep").objects.last_submission_of(OuterRef("pk"))
        return (
            self.select_related(*related)
            .prefetch_related("lines__budget_line", "lines__carry_over")
            .annotate(received_amount=Subquery(received.values("amount")[:1]))
        )


class PaymentRequest(Record, Versioned):
    """One request from one performer to one funding committee, for one budget year.

    Four eyes (T7): who asks, who reviews and who approves are three persons. The steps tell the whole story; the
    columns here are where it stands now.
    """

    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, related_name="+", verbose_name="avtal")
    year = Year("budgetår")
    number = Count("nummer", minimum=1, maximum=9999)
    performer = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="part")
    funder = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="nämnd")
    status = ChoiceText("status", choices=RequestStatus.choices, default=RequestStatus.DRAFT)
    statement = LongText("vad pengarna ska användas till", max_length=2000)
    due_on = Day("sista dag")
    submitted_on = Day("inlämnad", null=True, blank=True)
    late_reason = LongText("varför den lämnas in efter sista dagen", max_length=1000, blank=True)
    created_by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="påbörjad av")
    submitted_by = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="inlämnad av"
    )
    reviewed_by = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="granskad av"
    )
    approved_by = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="attesterad av"
    )
    voucher_number = ShortText("verifikationsnummer", max_length=60, blank=True)
    paid_on = Day("utbetalningsdag", null=True, blank=True)

    natural_fields = ("agreement", "year", "number")
    objects: ClassVar[Any] = PaymentRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "rekvisition"
        verbose_name_plural = "rekvisitioner"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "number"], name="paymentrequest_number_unique"),
            rule(
                "paymentrequest_late_has_a_reason",
                Q(submitted_on__isnull=True) | Q(submitted_on__lte=F("due_on")) | ~Q(late_reason=""),
                "Skriv varför rekvisitionen lämnas in efter sista dagen.",
            ),
            rule(
                "paymentrequest_submitted_by_someone",
                Q(status__in=[S.DRAFT, S.WITHDRAWN]) | Q(submitted_by__isnull=False, submitted_on__isnull=False),
                "En inlämnad rekvisition har någon som lämnade in den.",
            ),
            rule(
                "paymentrequest_granted_by_two",
                ~Q(status__in=sorted(GRANTED)) | Q(reviewed_by__isnull=False, approved_by__isnull=False),
                "En attesterad rekvisition har både granskare och attestant.",
            ),
            rule(
                "paymentrequest_reviewer_is_not_requester",
                Q(reviewed_by__isnull=True)
                | (~Q(reviewed_by=F("created_by")) & Q(submitted_by__isnull=False) & ~Q(reviewed_by=F("submitted_by"))),
                "Den som begär pengarna granskar inte sin egen rekvisition.",
            ),
            rule(
                "paymentrequest_approver_is_a_third_person",
                Q(approved_by__isnull=True)
                | (
                    Q(reviewed_by__isnull=False, submitted_by__isnull=False)
                    & ~Q(approved_by=F("created_by"))
                    & ~Q(approved_by=F("submitted_by"))
                    & ~Q(approved_by=F("reviewed_by"))
                ),
                "Den som attesterar är varken den som begär pengarna eller den som har granskat.",
            ),
            rule(
                "paymentrequest_paid_has_a_voucher",
                Q(status=S.PAID, paid_on__isnull=False) & ~Q(voucher_number="")
                | ~Q(status=S.PAID) & Q(voucher_number="", paid_on__isnull=True),
                "En utbetald rekvisition har ett verifikationsnummer och en utbetalningsdag, och bara den.",
            ),
            rule(
                "paymentrequest_paid_after_submission",
                Q(paid_on__isnull=True) | Q(paid_on__gte=F("submitted_on")),
                "Pengarna betalas ut först när rekvisitionen är inlämnad.",
            ),
        ]

    def __str__(self) -> str:
        return f"Rekvisition {self.year}-{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("budgets:request", args=[self.agreement.partnership.slug, self.pk])

    @property
    def total(self) -> Decimal:
        """Kronor over all lines; prefetch them for a list."""
        return sum((line.amount for line in self.lines.all()), Decimal(0))

    @property
    def total_received(self) -> Decimal:
        """Kronor as last submitted: what the city reads while the performer rewrites a returned request."""
        received: Decimal | None = getattr(self, "received_amount", None)
        return self.total if received is None else received

    @property
    def is_late(self) -> bool:
        """Whether it was first submitted after the last day."""
        return self.submitted_on is not None and self.submitted_on > self.due_on

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE


class PaymentRequestLine(Record):
    """An amount out of one budget line, or out of carried over money: never both (rule 24)."""

    request = models.ForeignKey(PaymentRequest, models.PROTECT, related_name="lines", verbose_name="rekvisition")
    budget_line = models.ForeignKey(
        "budgets.BudgetLine", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="budgetrad"
    )
    carry_over = models.ForeignKey(
        "budgets.CarryOver", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="överförda medel"
    )
    amount = MoneyField("belopp, kr", minimum=1)

    class Meta:
        verbose_name = "begärt belopp"
        verbose_name_plural = "begärda belopp"
        constraints = [
            rule(
                "paymentrequestline_of_one_thing",
                Q(budget_line__isnull=False, carry_over__isnull=True)
                | Q(budget_line__isnull=True, carry_over__isnull=False),
                "Ett belopp begärs ur en budgetrad eller ur överförda medel, inte ur båda.",
            ),
            models.UniqueConstraint(
                fields=["request", "budget_line"],
                name="paymentrequestline_budget_line_once",
                violation_error_message="Budgetraden finns redan i rekvisitionen.",
            ),
            models.UniqueConstraint(
                fields=["request", "carry_over"],
                name="paymentrequestline_carry_over_once",
                violation_error_message="De överförda medlen finns redan i rekvisitionen.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.budget_line or self.carry_over)
