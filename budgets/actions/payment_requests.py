"""Writing a payment request: the draft, its amounts, and the lock that keeps all requests within their lines."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from budgets.models import (
    BudgetLine,
    CarryOver,
    PaymentRequest,
    PaymentRequestLine,
    PaymentRequestStep,
    StepKind,
    last_day_to_request,
)
from budgets.requested import Pot, pot_key, years_of_requests
from partnerships.models import Agreement, Organisation, Partnership, User
from partnerships.swedish import kronor
from partnerships.versions import StaleVersion, lock_current


@dataclass(frozen=True, slots=True)
class Content:
    """What the performer writes: kronor by the key of the pot («rad-ledare»), and what they are for."""

    amounts: Mapping[str, Decimal]
    statement: str


@transaction.atomic
def draft_request(
    partnership: Partnership,
    *,
    year: int,
    performer: Organisation,
    funder: Organisation,
    content: Content,
    by: User,
    at: dt.datetime | None = None,
) -> PaymentRequest:
    """Begin a request with the next number of the year; `at` is when it was done (now). A draft takes up no room on
    its lines.

    Whose contact person `by` is the view has asked access.py. Raises ValidationError when there is nothing to request
    between the two that year (rule 22), or more than remains.
    """
    pots = _pots_between(partnership, year, performer.pk, funder.pk)
    agreement = Agreement.objects.select_for_update().get(pk=years_of_requests(partnership)[year].agreement_pk)
    request = PaymentRequest(
        agreement=agreement,
        year=year,
        number=_next_number(agreement, year),
        performer=performer,
        funder=funder,
        statement=content.statement,
        due_on=last_day_to_request(year),
        created_by=by,
    ).save_as(by)
    _write_lines(request, content, pots, by=by)
    add_step(request, kind=StepKind.CREATE, before="", by=by, at=at)
    return request


@transaction.atomic
def change_request(request: PaymentRequest, *, content: Content, by: User, expected_version: int) -> PaymentRequest:
    """Rewrite a draft, or a request that was returned. Raises StaleVersion, also when it is no longer a draft, and
    ValidationError as draft_request()."""
    current = locked(request, expected=expected_version)
    if not current.is_editable:
        raise StaleVersion(current)
    pots = _pots_between(current.agreement.partnership, current.year, current.performer_id, current.funder_id)
    current.statement = content.statement
    current.version += 1
    current.save_as(by)
    _write_lines(current, content, pots, by=by)
    return current


def locked(request: PaymentRequest, *, expected: int) -> PaymentRequest:
    """The request as it stands, nobody else's for the rest of the transaction. Raises StaleVersion."""
    lock_current(request, expected=expected)
    return PaymentRequest.objects.with_content().get(pk=request.pk)


def lock_lines(request: PaymentRequest) -> None:
    """Lock the budget lines and carried over money that the request draws on, always in the order of their ids.

    Two requests that each fit alone could together exceed a line (T2); this makes the second one wait and see the
    first. A line keeps its code from year to year, so every year's row of it is locked.
    """
    lines = request.lines.all()
    codes = {line.budget_line.code for line in lines if line.budget_line}
    carried = {line.carry_over_id for line in lines if line.carry_over_id}
    of = BudgetLine.objects.adopted().filter(
        budget__agreement__partnership=request.agreement.partnership, code__in=codes
    )
    list(of.select_for_update(of=("self",)).order_by("pk"))
    list(CarryOver.objects.filter(pk__in=carried).select_for_update().order_by("pk"))


def refuse_overdraw(request: PaymentRequest) -> None:
    """Raise ValidationError when any amount is more than remains, all other requests counted. Lock the lines first."""
    pots = _pots_between(
        request.agreement.partnership, request.year, request.performer_id, request.funder_id, without=request.pk
    )
    amounts = {pot_key(line): line.amount for line in request.lines.all()}
    if not amounts:
        raise ValidationError("Rekvisitionen har inga belopp.")
    _refuse_more_than_remains(amounts, pots)


def add_step(
    request: PaymentRequest,
    *,
    kind: str,
    before: str,
    by: User,
    reason: str = "",
    content: str = "",
    at: dt.datetime | None = None,
) -> PaymentRequestStep:
    """Tell in the list of steps what has happened, just now unless `at` says when."""
    step = PaymentRequestStep(
        request=request,
        position=request.steps.count() + 1,
        submission=request.steps.filter(kind=StepKind.SUBMIT).count() + (kind == StepKind.SUBMIT),
        kind=kind,
        before=before,
        after=request.status,
        by=by,
        taken_at=at or timezone.now(),
        amount=sum(request.lines.values_list("amount", flat=True), Decimal(0)),
        reason=reason,
        content=content,
        voucher_number=request.voucher_number,
        paid_on=request.paid_on,
    )
    step.save()
    return step


def _next_number(agreement: Agreement, year: int) -> int:
    """One at a time: the agreement is locked."""
    numbers = PaymentRequest.objects.filter(agreement=agreement, year=year).values_list("number", flat=True)
    return max(numbers, default=0) + 1


def _pots_between(
    partnership: Partnership, year: int, performer: int, funder: int, *, without: int | None = None
) -> dict[str, Pot]:
    found = years_of_requests(partnership, without=without).get(year)
    pots = {pot.key: pot for pot in (found.between(performer, funder) if found else ())}
    if not pots:
        raise ValidationError(f"Det finns inget att begära för {year}.")
    return pots


def _refuse_more_than_remains(amounts: Mapping[str, Decimal], pots: Mapping[str, Pot]) -> None:
    wrong: list[str] = []
    for key, amount in amounts.items():
        if key not in pots:
            wrong.append("Ett av beloppen hör till en rad som inte längre går att begära ur.")
        elif amount > pots[key].remaining:
            pot = pots[key]
            wrong.append(f"{pot.name}: {kronor(amount)} begärs men {kronor(pot.remaining)} finns kvar att begära.")
    if wrong:
        raise ValidationError(wrong)


def _write_lines(request: PaymentRequest, content: Content, pots: Mapping[str, Pot], *, by: User) -> None:
    """One row for each amount; those without are taken away (the history keeps them)."""
    amounts = {key: amount for key, amount in content.amounts.items() if amount}
    if not amounts:
        raise ValidationError("Skriv minst ett belopp.")
    _refuse_more_than_remains(amounts, pots)
    existing = {pot_key(line): line for line in _lines_of(request)}
    for key, line in existing.items():
        if key not in amounts:
            line._history_user = by
            line.delete()
    for key, amount in amounts.items():
        line = existing.get(key) or PaymentRequestLine(request=request)
        line.budget_line_id, line.carry_over_id = pots[key].line_pk, pots[key].carry_over_pk
        line.amount = amount
        line.save_as(by)


def _lines_of(request: PaymentRequest) -> Iterable[PaymentRequestLine]:
    return PaymentRequestLine.objects.filter(request=request).select_related("budget_line")
