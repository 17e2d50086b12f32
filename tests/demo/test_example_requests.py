"""Example payment requests to try four eyes on: one paid, one to review, one a draft, all marked as examples."""

import datetime as dt

from budgets.models import PaymentAccount, PaymentRequest, RequestStatus
from kraftsamling.demo.accounts import ACCOUNTS
from kraftsamling.demo.loading import load_demo
from tests.demo.conftest import TODAY


def test_one_is_paid_one_waits_and_one_is_a_draft(demo):
    found = {each.status: each for each in PaymentRequest.objects.of(demo).with_content()}
    assert {status: each.total for status, each in found.items()} == {
        RequestStatus.PAID: 200_000,
        RequestStatus.SUBMITTED: 414_000,
        RequestStatus.DRAFT: 35_000,
    }
    assert all(each.is_example and all(line.is_example for line in each.lines.all()) for each in found.values())
    assert all(account.is_example for account in PaymentAccount.objects.all())


def test_the_paid_one_passed_three_people_on_different_days(demo):
    paid = PaymentRequest.objects.of(demo).get(status=RequestStatus.PAID)
    steps = list(paid.steps.all())
    days = [step.taken_at.date() for step in steps]
    assert days == sorted(set(days))
    assert days[-1] == TODAY - dt.timedelta(days=30)
    assert len({paid.submitted_by, paid.reviewed_by, paid.approved_by}) == 3
    assert paid.paid_on == TODAY - dt.timedelta(days=31)
    assert paid.submitted_on == TODAY - dt.timedelta(days=38)
    assert not paid.is_late


def test_loading_again_adds_none(demo):
    load_demo(today=TODAY)
    assert PaymentRequest.objects.of(demo).count() == 3


def test_two_at_each_paying_committee_can_sign_in(demo):
    assert {"fritid", "fritid.attest", "ks", "ks.attest"} <= {account.mailbox for account in ACCOUNTS}
