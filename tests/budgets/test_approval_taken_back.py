"""Until the money is sent an approval can be taken back, with a reason: the amounts are free again."""

import pytest
from django.core.exceptions import ValidationError

from budgets.actions import NotYours
from budgets.actions.payment_steps import Given
from budgets.models import PaymentRequest, RequestStatus, StepKind
from budgets.requested import years_of_requests
from tests.budgets.requests import add_people, approved, request_of, step
from tests.budgets.test_read_the_budget import text


@pytest.fixture
def people(h):
    return add_people(h)


@pytest.fixture
def made(people):
    """Everything on the line is asked for and approved."""
    return approved(people, rad_samordning=715_000)


@pytest.fixture
def page(people, made):
    return f"{people.url}rekvisitioner/{made.pk}/"


def room(h):
    return years_of_requests(h.partnership)[2024].pots[1].remaining


def test_who_approved_takes_it_back_and_the_line_is_free_again(client, people, made, page):
    client.force_login(people.approver)
    assert "Återlämna" in text(client.get(page))
    assert "Attesten gäller inte längre." in text(client.get(f"{page}aterlamna/"))
    assert client.post(f"{page}aterlamna/", {"version": 4}).status_code == 422, "a reason is needed"
    assert room(people) == 0
    assert client.post(f"{page}aterlamna/", {"version": 4, "reason": "Fel år."}).status_code == 302
    made.refresh_from_db()
    assert (made.status, made.reviewed_by, made.approved_by) == (RequestStatus.RETURNED, None, None)
    assert room(people) == 715_000
    told = "Axel Attestant, Kommunstyrelsen, tog tillbaka attesten och återlämnade rekvisitionen: Fel år."
    client.force_login(people.asker)
    assert told in text(client.get(page))


def test_it_can_be_rejected_too_and_asked_for_anew(people, made):
    stopped = step(made, StepKind.REJECT, people.reviewer, Given(reason="Beslutet är upphävt."))
    assert (stopped.status, stopped.approved_by) == (RequestStatus.REJECTED, None)
    assert request_of(people, submitted=True, rad_samordning=715_000).status == RequestStatus.SUBMITTED


def test_what_is_submitted_again_is_reviewed_and_approved_again(people, made):
    way = [(StepKind.RETURN, "approver"), (StepKind.SUBMIT, "asker"), (StepKind.REVIEW, "approver"),
           (StepKind.APPROVE, "reviewer"), (StepKind.SEND, "reviewer")]  # fmt: skip
    for kind, who in way:
        made = step(made, kind, getattr(people, who))
    assert made.status == RequestStatus.SENT
    approvals = made.steps.filter(kind=StepKind.APPROVE)
    assert [(each.submission, each.by) for each in approvals] == [(1, people.approver), (2, people.reviewer)]


def test_the_freed_money_may_be_gone_when_it_is_submitted_again(people, made):
    step(made, StepKind.RETURN, people.approver)
    request_of(people, submitted=True, rad_samordning=1)
    with pytest.raises(ValidationError):
        step(made, StepKind.SUBMIT, people.asker)


def test_neither_the_party_nor_another_committee_takes_it_back(client, people, made, page):
    for who in (people.asker, people.fn_staff, people.reader):
        client.force_login(who)
        for word in ("aterlamna/", "avsla/"):
            assert client.post(page + word, {"version": 4, "reason": "x"}).status_code == 403
    with pytest.raises(NotYours):
        step(made, StepKind.RETURN, people.asker)
    assert PaymentRequest.objects.get().status == RequestStatus.APPROVED


def test_who_sends_it_as_another_takes_the_approval_back_is_told(client, people, made, page):
    step(made, StepKind.RETURN, people.approver, Given(reason="Fel konto."))
    client.force_login(people.reviewer)
    answer = client.post(f"{page}skicka/", {"version": 4})
    assert answer.status_code == 409
    assert "Axel Attestant tog tillbaka attesten och återlämnade den" in text(answer)
