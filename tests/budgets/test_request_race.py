"""Many at once: one decision takes effect, and two requests never together exceed a line (M1–M4, T1, T2)."""

import time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from budgets.actions import payment_steps, take_step
from budgets.models import PaymentRequest, PaymentRequestStep, RequestStatus, StepKind
from budgets.requested import years_of_requests
from partnerships.models import Role
from partnerships.versions import StaleVersion
from tests.budgets.builders import make_herrgarden
from tests.budgets.requests import LATE, make_account, make_request, step
from tests.builders import make_person
from tests.race import all_at_once, real_database

PEOPLE = 20

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def h(db, tmp_path):
    with real_database(tmp_path):
        h = make_herrgarden()
        h.asker = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.rb)
        h.reviewer = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks)
        h.staff = [make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks) for _ in range(PEOPLE)]
        yield h


def drafts(h, number, kronor):
    return [
        make_request(h.partnership, performer=h.rb, funder=h.ks, kronor={"rad-samordning": kronor}, by=h.asker)
        for _ in range(number)
    ]


def names(results):
    return sorted({type(each).__name__ for each in results}), sum(isinstance(each, PaymentRequest) for each in results)


def reviewed(h):
    return step(step(drafts(h, 1, 1000)[0], StepKind.SUBMIT, h.asker), StepKind.REVIEW, h.reviewer)


def approve_all(h, made, take=take_step):
    return all_at_once(
        PEOPLE, lambda index: take(made, kind=StepKind.APPROVE, by=h.staff[index], expected_version=made.version)
    )


def test_twenty_approvals_at_the_same_time_have_one_effect(h):
    made = reviewed(h)
    results = approve_all(h, made)
    assert names(results) == (["PaymentRequest", "StaleVersion"], 1)
    assert PaymentRequestStep.objects.filter(kind=StepKind.APPROVE).count() == 1
    stored = PaymentRequest.objects.get()
    assert (stored.status, stored.version) == (RequestStatus.APPROVED, made.version + 1)
    assert years_of_requests(h.partnership)[2024].total.granted == 1000


def test_one_approves_as_another_returns(h):
    made = reviewed(h)
    kinds = [StepKind.APPROVE, StepKind.RETURN, StepKind.REJECT, StepKind.WITHDRAW] * 5
    results = all_at_once(
        PEOPLE,
        lambda index: take_step(made, kind=kinds[index], by=h.staff[index], expected_version=made.version, given=LATE),
    )
    assert names(results) == (["PaymentRequest", "StaleVersion"], 1)
    assert made.steps.count() == 4


def test_one_sends_as_another_takes_the_approval_back(h):
    make_account(h.rb, checked_by=h.reviewer)
    made = step(reviewed(h), StepKind.APPROVE, h.staff[0])
    kinds = [StepKind.SEND, StepKind.RETURN] * 10
    results = all_at_once(
        PEOPLE,
        lambda index: take_step(made, kind=kinds[index], by=h.staff[index], expected_version=made.version, given=LATE),
    )
    assert names(results) == (["PaymentRequest", "StaleVersion"], 1)
    sent = PaymentRequest.objects.get().status == RequestStatus.SENT
    assert years_of_requests(h.partnership)[2024].total.requested == (1000 if sent else 0)


def submit_all(made, asker, take=take_step):
    """Each request fits alone; gives how much was let through."""
    results = all_at_once(
        len(made),
        lambda index: take(made[index], kind=StepKind.SUBMIT, by=asker, expected_version=1, given=LATE),
    )
    assert [each for each in results if not isinstance(each, PaymentRequest | ValidationError | StaleVersion)] == []
    through = PaymentRequest.objects.filter(status=RequestStatus.SUBMITTED)
    return sum((each.total for each in through), Decimal(0))


def test_two_requests_never_together_exceed_a_line(h):
    assert submit_all(drafts(h, 6, 300_000), h.asker) == 600_000


def without_transaction():
    """SQLite's guard is the transaction itself: with IMMEDIATE there is one at a time (limits P5)."""
    return take_step.__wrapped__ if connection.vendor == "sqlite" else take_step


def test_the_twin_without_the_lock_on_the_line_sees_them_exceed_it(h, monkeypatch):
    """What the test above would see if the guard were gone."""
    check = payment_steps.refuse_overdraw

    def slowly(request):
        check(request)
        time.sleep(0.5)

    monkeypatch.setattr(payment_steps, "lock_lines", lambda request: None)
    monkeypatch.setattr(payment_steps, "refuse_overdraw", slowly)
    assert submit_all(drafts(h, 6, 300_000), h.asker, without_transaction()) > 715_000


def test_the_twin_without_the_lock_on_the_request_sees_more_than_one_approval(h, monkeypatch):
    """What the test of twenty approvals would see; the unique step is the last line of defence and holds."""
    made = reviewed(h)

    def unlocked(request, *, expected):
        current = PaymentRequest.objects.with_content().get(pk=request.pk)
        assert current.version == expected
        time.sleep(0.5)
        return current

    monkeypatch.setattr(payment_steps, "locked", unlocked)
    results = approve_all(h, made, without_transaction())
    kinds, effects = names(results)
    assert (kinds, effects) != (["PaymentRequest", "StaleVersion"], 1)
    assert "StaleVersion" not in kinds, "nobody noticed that somebody was faster"
    assert PaymentRequestStep.objects.filter(kind=StepKind.APPROVE).count() == 1


def test_the_lock_is_on_the_lines_themselves(h):
    """Whoever asks for room on the line waits until the other is done."""
    first, second = drafts(h, 2, 1000)
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one lock for the whole file")
    with transaction.atomic():
        payment_steps.lock_lines(PaymentRequest.objects.with_content().get(pk=first.pk))
        outcome = all_at_once(1, lambda _index: _impatient(second))
    assert "lock timeout" in str(outcome[0])


def _impatient(request):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '200ms'")
        payment_steps.lock_lines(PaymentRequest.objects.with_content().get(pk=request.pk))
