"""Who asks, who reviews and who approves are three persons, and nobody handles their own organisation's money (T7)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from budgets.actions import NotYours
from budgets.actions.payment_steps import Given
from budgets.models import AppendOnly, PaymentRequest, PaymentRequestLine, PaymentRequestStep, StepKind
from partnerships.models import Role, RoleAssignment
from partnerships.versions import StaleVersion
from tests.budgets.requests import add_people, approved, make_request, request_of, step, voucher
from tests.budgets.test_read_the_budget import text
from tests.builders import make_partnership


@pytest.fixture
def people(h):
    return add_people(h)


@pytest.fixture
def submitted(people):
    return request_of(people, submitted=True, rad_samordning=1000)


def also(person, role, organisation, partnership):
    """Give somebody one more role."""
    RoleAssignment(
        user=person, partnership=partnership, role=role, organisation=organisation, starts_on=dt.date(2020, 1, 1)
    ).save_as(None)


def test_the_reviewer_does_not_approve(client, people, submitted):
    step(submitted, StepKind.REVIEW, people.reviewer)
    with pytest.raises(NotYours, match="två personer ser varje utbetalning"):
        step(submitted, StepKind.APPROVE, people.reviewer)
    client.force_login(people.reviewer)
    address = f"{people.url}rekvisitioner/{submitted.pk}/"
    assert client.get(f"{address}attestera/").status_code == 403
    assert "Du har granskat rekvisitionen" in text(client.get(address))


@pytest.mark.parametrize("kind", [StepKind.REVIEW, StepKind.RETURN, StepKind.REJECT])
def test_who_asks_does_not_handle_it_even_with_a_role_in_the_committee(people, submitted, kind):
    also(people.asker, Role.COMMITTEE_STAFF, people.ks, people.partnership)
    with pytest.raises(NotYours):
        step(submitted, kind, people.asker)


def test_nobody_handles_their_own_organisations_request_whatever_partnership_it_is_in(people, submitted):
    also(people.reviewer, Role.CONTACT_PERSON, people.rb, make_partnership())
    with pytest.raises(NotYours, match="Du företräder parten"):
        step(submitted, StepKind.REVIEW, people.reviewer)


def test_who_once_asked_is_out_even_when_somebody_else_submits_again(people, submitted):
    step(submitted, StepKind.RETURN, people.reviewer)
    again = step(submitted, StepKind.SUBMIT, people.approver)
    assert again.submitted_by == people.approver
    with pytest.raises(NotYours):
        step(submitted, StepKind.REVIEW, people.approver)
    step(submitted, StepKind.REVIEW, people.reviewer)
    with pytest.raises(NotYours):
        step(submitted, StepKind.APPROVE, people.asker)


def test_another_committees_staff_do_not_handle_it(client, people, submitted):
    client.force_login(people.fn_staff)
    address = f"{people.url}rekvisitioner/{submitted.pk}/"
    assert client.get(address).status_code == 200
    for word in ("granska/", "aterlamna/", "avsla/"):
        assert client.post(address + word, {"version": 2, "reason": "x"}).status_code == 403


@pytest.mark.parametrize("kind", [StepKind.APPROVE, StepKind.SEND, StepKind.PAY, StepKind.SUBMIT])
def test_no_step_is_skipped(people, submitted, kind):
    with pytest.raises(StaleVersion):
        step(submitted, kind, people.approver)


def test_who_comes_second_is_told_who_was_first_and_keeps_what_was_written(client, people, submitted):
    step(submitted, StepKind.REVIEW, people.reviewer)
    client.force_login(people.approver)
    answer = client.post(f"{people.url}rekvisitioner/{submitted.pk}/aterlamna/", {"version": 2, "reason": "Fel konto."})
    assert answer.status_code == 409
    seen = text(answer)
    assert "Rekvisition 2024-1 är nu granskad. Rut Granskare granskade den" in seen
    assert "Fel konto." in seen


def test_an_approved_request_is_no_longer_withdrawn_nor_a_sent_one_returned(people):
    made = approved(people, rad_samordning=1000)
    with pytest.raises(StaleVersion):
        step(made, StepKind.WITHDRAW, people.asker)
    step(made, StepKind.SEND, people.reviewer)
    for kind in (StepKind.RETURN, StepKind.REJECT):
        with pytest.raises(StaleVersion):
            step(made, kind, people.approver)


def test_a_withdrawn_request_can_be_asked_for_anew(people, submitted):
    step(submitted, StepKind.WITHDRAW, people.asker, Given(reason="Fel år."))
    assert request_of(people, submitted=True, rad_samordning=715_000).number == 2


def test_together_two_requests_never_exceed_a_line(people):
    request_of(people, submitted=True, rad_samordning=400_000)
    second = request_of(people, rad_samordning=315_000)
    third = request_of(people, rad_samordning=1)
    step(second, StepKind.SUBMIT, people.asker)
    with pytest.raises(ValidationError) as refused_one:
        step(third, StepKind.SUBMIT, people.asker)
    assert "1\u00a0kr begärs men 0\u00a0kr finns kvar att begära" in refused_one.value.messages[0]


def test_a_line_that_was_lowered_stops_the_approval(people, submitted):
    step(submitted, StepKind.REVIEW, people.reviewer)
    people.lines["samordning"].amount = 999
    people.lines["samordning"].save()
    with pytest.raises(ValidationError) as stopped:
        step(submitted, StepKind.APPROVE, people.approver)
    assert "men 999\u00a0kr finns kvar" in stopped.value.messages[0]


def test_carried_over_money_has_a_limit_of_its_own(people):
    key = f"overfort_{people.carried.pk}"
    request_of(people, submitted=True, **{key: 232_886})
    with pytest.raises(ValidationError):
        request_of(people, **{key: 1})


def refused(model, pk, **change):
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.filter(pk=pk).update(**change)


@pytest.mark.parametrize(
    "change",
    [{"status": "paid"}, {"status": "approved"}, {"status": "x"}, {"voucher_number": "V"}, {"submitted_by": None},
     {"due_on": dt.date(2020, 1, 1), "late_reason": ""}],
)  # fmt: skip
def test_the_database_skips_no_step_either(people, submitted, change):
    refused(PaymentRequest, submitted.pk, **change)


def test_the_database_keeps_three_persons_apart(people):
    made = approved(people, rad_samordning=1000)
    for wrong in ("asker", "reviewer"):
        refused(PaymentRequest, made.pk, approved_by=getattr(people, wrong))
    refused(PaymentRequest, made.pk, reviewed_by=people.asker)
    refused(PaymentRequest, made.pk, reviewed_by=None)


def test_the_database_knows_when_what_is_paid_was_paid_and_nothing_else(people):
    made = step(step(approved(people, rad_samordning=1000), StepKind.SEND, people.reviewer), StepKind.PAY,
                people.approver, voucher())  # fmt: skip
    for change in ({"paid_on": None}, {"voucher_number": ""}, {"status": "sent"}, {"paid_on": dt.date(2020, 1, 1)}):
        refused(PaymentRequest, made.pk, **change)


def test_an_amount_is_of_one_thing_and_more_than_nothing(people, submitted):
    line = submitted.lines.get()
    refused(PaymentRequestLine, line.pk, carry_over=people.carried.pk)
    refused(PaymentRequestLine, line.pk, budget_line=None)
    refused(PaymentRequestLine, line.pk, amount=0)


def test_steps_are_never_changed_nor_taken_away(submitted):
    first = submitted.steps.first()
    for tamper in (first.save, first.delete, submitted.steps.all().delete, lambda: submitted.steps.update(reason="")):
        with pytest.raises(AppendOnly):
            tamper()
    table = PaymentRequestStep._meta.db_table
    for statement in (f"UPDATE {table} SET reason = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_second_approval_or_payment_cannot_be_stored(people):
    made = approved(people, rad_samordning=1000)
    first = made.steps.get(kind=StepKind.APPROVE)
    copy = {"kind": first.kind, "after": first.after, "by": first.by, "amount": 1, "position": 99}
    copy["submission"] = first.submission
    with pytest.raises(DatabaseError), transaction.atomic():
        PaymentRequestStep.objects.bulk_create([PaymentRequestStep(request=made, **copy)])


def test_another_partnerships_request_is_not_there(client, people, submitted):
    other = make_partnership()
    also(people.reviewer, Role.COMMITTEE_STAFF, people.ks, other)
    client.force_login(people.reviewer)
    assert client.get(f"/partnerskap/{other.slug}/budget/rekvisitioner/{submitted.pk}/").status_code == 404


def test_numbers_run_within_the_year(people):
    numbers = [request_of(people, rad_samordning=1).number for _ in range(2)]
    other = make_request(people.partnership, performer=people.tif, funder=people.fn, by=people.other_asker)
    assert [*numbers, other.number] == [1, 2, 3]
