"""Payment requests as the tests need them, made and taken forward the way the product does it."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from budgets.actions import draft_request, take_step
from budgets.actions.payment_requests import Content
from budgets.actions.payment_steps import Given
from budgets.models import PaymentAccount, PaymentRequest, PaymentRequestLine, StepKind
from budgets.requested import years_of_requests
from partnerships.models import Organisation, Partnership, Role, User
from tests.builders import make_person, make_user

LATE = Given(reason="Vi väntade på beslut.", is_authorised=True)  # tests run on any day: late or not, there is a reason


def voucher() -> Given:
    """Paid today."""
    return Given(voucher_number="V-1", paid_on=timezone.localdate())


def content(statement: str = "Löner.", **kronor: int | str) -> Content:
    """content(rad_ledare=1000): underscores stand for the hyphens of the pots' keys."""
    return Content({key.replace("_", "-"): Decimal(amount) for key, amount in kronor.items()}, statement)


def make_request(
    partnership: Partnership,
    *,
    performer: Organisation,
    funder: Organisation,
    kronor: Mapping[str, int | str] | None = None,
    year: int = 2024,
    by: User | None = None,
    submitted: bool = False,
) -> PaymentRequest:
    """A draft for these amounts, or for all there is; submitted if so told."""
    by = by or make_user()
    pots = years_of_requests(partnership)[year].between(performer.pk, funder.pk)
    amounts = {key: Decimal(each) for key, each in kronor.items()} if kronor else {p.key: p.remaining for p in pots}
    made = draft_request(
        partnership, year=year, performer=performer, funder=funder, content=Content(amounts, "Löner."), by=by
    )
    return step(made, StepKind.SUBMIT, by, LATE) if submitted else made


def step(request: PaymentRequest, kind: str, by: User, given: Given = LATE) -> PaymentRequest:
    """Take the request as it is now one step further."""
    version = PaymentRequest.objects.get(pk=request.pk).version
    return take_step(request, kind=kind, by=by, expected_version=version, given=given)


def make_account(organisation: Organisation, *, checked_by: User | None = None, number: str = "100-0009") -> Any:
    checked_on = dt.date(2024, 1, 15) if checked_by else None
    return PaymentAccount(
        organisation=organisation, number=number, checked_on=checked_on, checked_by=checked_by
    ).save_as(None)


def add_people(h: SimpleNamespace) -> SimpleNamespace:
    """Who asks, who reviews, who approves; the account is checked."""
    h.asker = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.rb, name="Elin Ask")
    h.other_asker = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.tif, name="Samir Tif")
    h.reviewer = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks, name="Rut Granskare")
    h.approver = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks, name="Axel Attestant")
    h.fn_staff = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.fn, name="Fia Fritid")
    make_account(h.rb, checked_by=h.reviewer)
    return h


def request_of(h: SimpleNamespace, *, submitted: bool = False, **kronor: int | str) -> PaymentRequest:
    """Rädda Barnen's request to kommunstyrelsen for 2024: request_of(h, rad_samordning=1000)."""
    amounts = {key.replace("_", "-"): amount for key, amount in kronor.items()}
    return make_request(h.partnership, performer=h.rb, funder=h.ks, kronor=amounts, by=h.asker, submitted=submitted)


def approved(h: SimpleNamespace, **kronor: int | str) -> PaymentRequest:
    """The same, submitted, reviewed and approved."""
    made = request_of(h, submitted=True, **kronor)
    return step(step(made, StepKind.REVIEW, h.reviewer), StepKind.APPROVE, h.approver)


def line_amounts(request: PaymentRequest) -> dict[str, Decimal]:
    rows = PaymentRequestLine.objects.filter(request=request).select_related("budget_line")
    return {row.budget_line.code if row.budget_line else "överfört": row.amount for row in rows}
