"""Example payment requests of the current year: one paid, one waiting for review, one still a draft; and the accounts.

Taken through the same steps as people take, each by somebody else: the demo shows what four eyes leave behind.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from django.utils import timezone

from budgets.actions import draft_request, take_step
from budgets.actions.payment_requests import Content
from budgets.actions.payment_steps import Given
from budgets.models import AccountKind, PaymentAccount, PaymentRequest, PaymentRequestLine, StepKind
from kraftsamling.demo.examples import ensure, save_example
from partnerships.models import Agreement, Organisation, Partnership, User

# Invented numbers with right check digits.
ACCOUNTS = (("tillsammans-i-forening", "100-0009", "fritid"), ("radda-barnen", "100-0017", "ks"))
# A late try-out of the demo is late on paper too.
SUBMITTED = Given(reason="Beloppen stämdes av med nämnden först efter sista dagen.", is_authorised=True)
NOTHING = Given()
VOUCHER_NUMBER = "V-100482 (exempel)"
SENT = (  # days ago, what, who
    (38, StepKind.SUBMIT, "kontakt.tif", SUBMITTED),
    (36, StepKind.REVIEW, "fritid", NOTHING),
    (35, StepKind.APPROVE, "fritid.attest", NOTHING),
    (34, StepKind.SEND, "fritid", NOTHING),
)
When = Callable[[int], dt.datetime]  # so many days ago


def add_requests(partnership: Partnership, current: Agreement, *, today: dt.date) -> None:
    """Only for an example agreement, and only as long as nobody has requested anything that year."""
    if not current.is_example:
        return
    for slug, number, mailbox in ACCOUNTS:
        _add_account(slug, number, _person(mailbox), min(dt.date(today.year, 1, 15), today))
    if PaymentRequest.objects.of(partnership).in_year(today.year).exists():
        return

    def ago(days: int) -> dt.datetime:
        """Ten in the morning, this year."""
        day = max(today - dt.timedelta(days=days), dt.date(today.year, 1, 1))
        return timezone.make_aware(dt.datetime.combine(day, dt.time(10)))

    _leaders_paid(partnership, ago)
    half = Content(_kronor({"rad-samordning-motesplats": 374_000, "rad-verksamhetsmedel": 40_000}),
                   "Samordnarens lön, januari till juni, och verksamhet på våren.")  # fmt: skip
    waiting = _draft(partnership, ("radda-barnen", "kommunstyrelsen"), half, at=ago(5))
    _step(waiting, StepKind.SUBMIT, "kontakt.rb", SUBMITTED, at=ago(3))
    rest = Content(_kronor({"rad-verksamhetsmedel": 35_000}), "Verksamhet på hösten.")
    _draft(partnership, ("radda-barnen", "kommunstyrelsen"), rest, at=ago(1))


def _leaders_paid(partnership: Partnership, ago: When) -> None:
    content = Content(_kronor({"rad-basta-sommaren": 200_000}), "Löner till ledare, juni och juli.")
    made = _draft(partnership, ("tillsammans-i-forening", "fritidsnamnden"), content, at=ago(40))
    for days, kind, mailbox, given in SENT:
        made = _step(made, kind, mailbox, given, at=ago(days))
    paid = Given(voucher_number=VOUCHER_NUMBER, paid_on=ago(31).date())
    _step(made, StepKind.PAY, "fritid.attest", paid, at=ago(30))


def _draft(partnership: Partnership, between: tuple[str, str], content: Content, *, at: dt.datetime) -> PaymentRequest:
    performer, funder = map(_body, between)
    by = _person("kontakt.tif" if performer.slug == "tillsammans-i-forening" else "kontakt.rb")
    made = draft_request(partnership, year=at.year, performer=performer, funder=funder, content=content, by=by, at=at)
    for line in PaymentRequestLine.objects.filter(request=made):
        save_example(line)
    save_example(made)
    return made


def _step(request: PaymentRequest, kind: StepKind, mailbox: str, given: Given, *, at: dt.datetime) -> PaymentRequest:
    by = _person(mailbox)
    return take_step(request, kind=kind, by=by, expected_version=request.version, given=given, at=at)


def _kronor(amounts: dict[str, int]) -> dict[str, Decimal]:
    return {key: Decimal(amount) for key, amount in amounts.items()}


def _add_account(slug: str, number: str, checked_by: User, checked_on: dt.date) -> None:
    checked = {"checked_on": checked_on, "checked_by": checked_by}
    ensure(PaymentAccount, organisation=_body(slug), kind=AccountKind.BANKGIRO, number=number, **checked)


def _person(mailbox: str) -> User:
    return User.objects.get(email=f"{mailbox}@demo.example")


def _body(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)
