"""Whatever people do, in whatever order: the ledger's invariants hold after every step (property-based)."""

import contextlib
from collections import Counter
from decimal import Decimal
from itertools import groupby

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budgets.actions import change_request, take_step
from budgets.actions.payment_steps import Given
from budgets.models import GRANTED, MOVES, PAID, REQUESTED, PaymentRequest, StepKind
from budgets.requested import pot_key, years_of_requests
from partnerships.versions import StaleVersion
from tests.budgets.requests import add_people, content, make_request, voucher

REFUSALS = (StaleVersion, ValidationError, PermissionDenied)
AMOUNTS = st.sampled_from(["1", "0.01", "74999.99", "75000", "75000.01", "37500", "200000", "715000", "400000.5"])
PEOPLE = st.sampled_from(["asker", "other_asker", "reviewer", "approver", "fn_staff"])
ACTIONS = st.one_of(
    st.tuples(st.just("draft"), AMOUNTS, AMOUNTS),
    st.tuples(st.just("leaders"), AMOUNTS),
    st.tuples(st.just("change"), st.integers(0, 3), AMOUNTS),
    *[st.tuples(st.just("step"), st.integers(0, 3), st.sampled_from(list(MOVES)), PEOPLE)] * 4,
)
WAY = [(StepKind.SUBMIT, "asker"), (StepKind.REVIEW, "reviewer"), (StepKind.APPROVE, "approver")]


@pytest.fixture
def people(h):
    return add_people(h)


# A busy machine is no reason to fail.
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(actions=st.lists(ACTIONS, min_size=4, max_size=14), already_on_their_way=st.integers(0, 3))
def test_the_ledger_keeps_its_invariants(people, actions, already_on_their_way):
    with transaction.atomic():
        for _ in range(already_on_their_way):  # each fits the lines, two of them together do not
            _draft(people, "400000", "40000")
        for index in range(already_on_their_way):
            for kind, who in WAY[: already_on_their_way - index]:
                _step(people, index, kind, who)
                hold(people)
        for what, *how in actions:
            DO[what](people, *how)
            hold(people)
        transaction.set_rollback(True)


def _draft(h, coordination, activities):
    with contextlib.suppress(*REFUSALS):
        kronor = {"rad-samordning": coordination, "rad-verksamhet": activities}
        make_request(h.partnership, performer=h.rb, funder=h.ks, kronor=kronor, by=h.asker)


def _leaders(h, amount):
    """Another performer's request, to another committee."""
    with contextlib.suppress(*REFUSALS):
        make_request(h.partnership, performer=h.tif, funder=h.fn, kronor={"rad-ledare": amount}, by=h.other_asker)


def _change(h, index, amount):
    if request := _nth(index):
        with contextlib.suppress(*REFUSALS):
            change_request(
                request, content=content(rad_samordning=amount), by=h.asker, expected_version=request.version
            )


def _step(h, index, kind, who):
    if request := _nth(index):
        given = voucher() if kind == StepKind.PAY else Given(reason="Skäl.", is_authorised=True)
        with contextlib.suppress(*REFUSALS):
            take_step(request, kind=kind, by=getattr(h, who), expected_version=request.version, given=given)


def _nth(index):
    requests = list(PaymentRequest.objects.order_by("pk"))
    return requests[index % len(requests)] if requests else None


DO = {"draft": _draft, "leaders": _leaders, "change": _change, "step": _step}


def hold(h):
    """Everything that must be true of the ledger, worked out here from the rows a second time."""
    requests = list(PaymentRequest.objects.with_content().prefetch_related("steps"))
    found = years_of_requests(h.partnership)[2024]
    hold_within_the_lines(found, requests)
    hold_sums(found, requests)
    stored = PaymentRequest.history.order_by("history_id").values_list("id", "status")
    for request in requests:
        hold_steps(request, [status for pk, status in stored if pk == request.pk])


def hold_within_the_lines(found, requests):
    """What is approved, on each line, is never more than there is; nor is all that is asked for."""
    for pot in found.pots:
        on_it = [line for each in requests for line in each.lines.all() if pot_key(line) == pot.key]
        for states, drawn in ((REQUESTED, pot.drawn.requested), (GRANTED, pot.drawn.granted), (PAID, pot.drawn.paid)):
            assert drawn == sum((line.amount for line in on_it if line.request.status in states), Decimal(0))
            assert drawn <= pot.available
        assert pot.drawn.paid <= pot.drawn.granted <= pot.drawn.requested
        assert pot.remaining == pot.available - pot.drawn.requested


def hold_sums(found, requests):
    """The same kronor by funder, by performer and as a whole."""
    for name, states in (("requested", REQUESTED), ("granted", GRANTED), ("paid", PAID)):
        standing = [request for request in requests if request.status in states]
        whole = sum((request.total for request in standing), Decimal(0))
        by_funder = Counter({pk: Decimal(0) for pk in {request.funder_id for request in standing}})
        by_performer = Counter({pk: Decimal(0) for pk in {request.performer_id for request in standing}})
        for request in standing:
            by_funder[request.funder_id] += request.total
            by_performer[request.performer_id] += request.total
        assert sum(by_funder.values(), Decimal(0)) == sum(by_performer.values(), Decimal(0)) == whole
        assert getattr(found.total, name) == whole
        for bodies, sums in (("funder", by_funder), ("performer", by_performer)):
            for pk, total in sums.items():
                pots = (getattr(pot.drawn, name) for pot in found.pots if getattr(pot, bodies).pk == pk)
                assert sum(pots, Decimal(0)) == total


def hold_steps(request, statuses):
    """Every change of state is a step, one after the other; one approval a submission, one payment a request."""
    steps = list(request.steps.all())
    kinds = [step.kind for step in steps]
    for submission in {step.submission for step in steps}:
        assert [step.kind for step in steps if step.submission == submission].count("approve") <= 1
    assert kinds.count("pay") == (request.status in PAID)
    assert [step.before for step in steps[1:]] == [step.after for step in steps[:-1]]
    assert all(step.before in MOVES[step.kind].before for step in steps[1:])
    assert steps[-1].after == request.status
    assert [step.position for step in steps] == [*range(1, len(steps) + 1)]
    assert _changes(statuses) == _changes(step.after for step in steps)
    by = {step.kind: step.by_id for step in steps}
    if request.status in GRANTED:
        assert len({by["submit"], by["review"], by["approve"]}) == 3


def _changes(statuses):
    """Each change of state once."""
    return [status for status, _same in groupby(statuses)]
