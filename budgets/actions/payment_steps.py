"""Taking a payment request from one state to the next. One transaction, one winner, one step in the list (M1–M4)."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from budgets.actions.payment_requests import add_step, lock_lines, locked, refuse_overdraw
from budgets.handling import why_not
from budgets.models import MOVES, PaymentAccount, PaymentRequest, StepKind
from partnerships.access import represents
from partnerships.models import User
from partnerships.swedish import iso_date, kronor
from partnerships.versions import StaleVersion

AUTHORISED = "Den som lämnade in har intygat sig vara firmatecknare eller ha fullmakt."


class NotYours(PermissionDenied):
    """Four eyes: this step is for somebody else. The message says why, in Swedish."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a step's form brings with it."""

    reason: str = ""  # why it is returned, rejected, withdrawn or late
    voucher_number: str = ""
    paid_on: dt.date | None = None  # the day of the payment, which is seldom the day that it is registered
    is_authorised: bool = False  # who submits says that they sign for the organisation, or have its authority to


NOTHING = Given()


@transaction.atomic
def take_step(
    request: PaymentRequest,
    *,
    kind: str,
    by: User,
    expected_version: int,
    given: Given = NOTHING,
    at: dt.datetime | None = None,
) -> PaymentRequest:
    """Take one step with the request, in the name of `by`; whose staff that is the view has asked access.py. `at` is
    when it was done (now).

    Raises StaleVersion when somebody was faster or the request is not in a state for it, NotYours when four eyes
    forbid it, and ValidationError when something is missing or more is requested than remains.
    """
    current = locked(request, expected=expected_version)
    before = current.status
    if before not in MOVES[kind].before:
        raise StaleVersion(current)
    _refuse_own_hands(current, kind, by)
    content = _prepare(current, kind, by, given, timezone.localdate(at) if at else timezone.localdate())
    current.status = MOVES[kind].after
    current.version += 1
    current.save_as(by)
    is_late = kind == StepKind.SUBMIT
    add_step(current, kind=kind, before=before, by=by, reason="" if is_late else given.reason, content=content, at=at)
    return current


def _refuse_own_hands(request: PaymentRequest, kind: str, by: User) -> None:
    asking = request.steps.filter(kind__in=[StepKind.CREATE, StepKind.SUBMIT]).values_list("by", flat=True)
    sentence = why_not(request, kind, by=by, askers=set(asking), represents_performer=represents(by, request.performer))
    if sentence:
        raise NotYours(sentence)


def _prepare(request: PaymentRequest, kind: str, by: User, given: Given, today: dt.date) -> str:
    """Write down what the step means for the request; gives the text that the list of steps keeps."""
    if kind in {StepKind.SUBMIT, StepKind.APPROVE}:
        lock_lines(request)
        refuse_overdraw(request)
    if kind == StepKind.SUBMIT:
        if not given.is_authorised:
            raise ValidationError("Bara firmatecknare, och den som har fullmakt, lämnar in en rekvisition.")
        _submit(request, by, given, today=today)
        return as_submitted(request)
    if kind == StepKind.REVIEW:
        request.reviewed_by = by
    elif kind in {StepKind.RETURN, StepKind.REJECT}:  # nobody vouches for it any more
        request.reviewed_by = request.approved_by = None
    elif kind == StepKind.APPROVE:
        request.approved_by = by
    elif kind == StepKind.PAY:
        _pay(request, given, today=today)
    elif kind == StepKind.SEND:
        return _checked_account(request)
    return ""


def _submit(request: PaymentRequest, by: User, given: Given, *, today: dt.date) -> None:
    """In time is what was first submitted in time: a correction that the committee asked for is not late."""
    request.submitted_by = by
    if request.submitted_on is None:
        request.submitted_on = today
        request.late_reason = given.reason if today > request.due_on else ""


def _pay(request: PaymentRequest, given: Given, *, today: dt.date) -> None:
    """The ledger's number and day, neither of a payment to come nor of one before anybody asked."""
    if given.paid_on and given.paid_on > today:
        raise ValidationError({"paid_on": "Ange dagen då pengarna betalades ut, senast i dag."})
    if given.paid_on and request.submitted_on and given.paid_on < request.submitted_on:
        submitted_on = iso_date(request.submitted_on)
        raise ValidationError({"paid_on": f"Rekvisitionen lämnades in {submitted_on}. Ange den dagen eller en senare."})
    request.voucher_number, request.paid_on = given.voucher_number, given.paid_on


def as_submitted(request: PaymentRequest) -> str:
    """The content in words, kept as it was received whatever is written later."""
    rows = [f"{line}: {kronor(line.amount)}" for line in request.lines.all()]
    return "\n".join([*rows, "", request.statement, "", AUTHORISED])


def _checked_account(request: PaymentRequest) -> str:
    account = PaymentAccount.objects.select_related("checked_by").filter(organisation=request.performer).first()
    if account is None or account.checked_on is None:
        raise ValidationError(
            f"Kontot för {request.performer} är inte kontrollerat. Kontrollera det innan pengarna skickas."
        )
    checked_on = iso_date(account.checked_on)
    return f"{str(account).capitalize()}, kontrollerat {checked_on} av {account.checked_by}"
