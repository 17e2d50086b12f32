"""From the cause over the dialogue to the decision, and the row of its own next year (rule 24)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from budgets.actions import add_dialogue, approve_decision, change_decision, decide, withdraw_decision
from budgets.actions.deviation_decisions import Content
from budgets.follow_up import follow_up
from budgets.models import CarryOver, DeviationDecision, StepKind
from budgets.requested import years_of_requests
from budgets.totals import budget_sheet
from partnerships.fact_files import load_facts
from partnerships.models import Agreement
from partnerships.versions import StaleVersion
from tests.budgets.builders import (
    add_2023,
    make_budget,
    make_deviation_decision,
    make_forecast,
    make_herrgarden,
    make_line,
    make_outcome,
)
from tests.budgets.requests import add_people, request_of, step
from tests.builders import make_user

pytestmark = pytest.mark.django_db
TODAY = dt.date(2025, 3, 1)


@pytest.fixture
def h():
    """Of 2023's coordination 232 886 kr is left, and nobody has decided anything."""
    h = add_2023(make_herrgarden())
    h.carried.delete()
    h.line = h.lines_2023["samordning"]
    return h


def carry_over(h, amount=232_886, **fields):
    return make_deviation_decision(h.line, amount=amount, outcome="carried_over", to_year=2024, **fields)


def changed(decision, amount, *, to_year=2024):
    content = Content("carried_over", Decimal(amount), decision.decided_by, "efter dialog", to_year=to_year)
    return change_decision(decision, content=content, by=make_user(), expected_version=decision.version)


def row(h):
    return follow_up(h.partnership, 2023, this_year=2024).row("samordning")


def test_money_carried_over_is_a_row_of_its_own_next_year(h):
    add_dialogue(h.line, held_on=TODAY, participants="Rädda Barnen", summary="Enade.", on=TODAY, by=make_user())
    decision = carry_over(h)
    year = budget_sheet(h.partnership).year(2024)
    [carried] = year.carried_in
    assert (carried.amount, carried.cause, carried.code) == (232_886, "En vakans uppstod.", "samordning")
    assert carried.dialogue == "2025-03-01, Rädda Barnen: Enade."
    assert (year.total.amount, year.available.amount, year.index_base.amount) == (1_210_000, 1_442_886, 1_035_000)
    assert [pot.name for pot in years_of_requests(h.partnership)[2024].pots if pot.carry_over_pk] == [carried.name]
    assert (row(h).left, row(h).handling.standing[0].pk) == (0, decision.pk)


def test_without_a_cause_nothing_is_decided(h):
    with pytest.raises(ValidationError, match="Skriv orsaken först"):
        decide(h.line, content=Content("kept", Decimal(1), h.ks, "efter dialog"), by=make_user())


def test_no_more_is_decided_about_than_what_was_left(h):
    carry_over(h, 200_000)
    with pytest.raises(ValidationError, match="är kvar att besluta om"):
        make_deviation_decision(h.line, amount=32_887, outcome="repaid")
    make_deviation_decision(h.line, amount=32_886, outcome="repaid")
    assert row(h).left == 0


def test_a_year_that_is_not_over_has_nothing_to_decide_about(h):
    running = dt.date.today().year
    budget = h.budget
    budget.year = running
    budget.save_as(None)
    make_outcome(h.lines["ledare"], 1)
    make_forecast(h.lines["ledare"], 1, by=make_user())
    with pytest.raises(ValidationError, match="är inte slut"):
        make_deviation_decision(h.lines["ledare"], amount=1)


def test_an_overspend_is_borne_and_never_carried_over(h):
    make_outcome(h.line, 300_000)
    with pytest.raises(ValidationError, match="passar inte"):
        carry_over(h, 1)
    make_deviation_decision(h.line, amount=67_114, outcome="borne")
    assert row(h).left == 0


def test_requested_money_keeps_its_decision(h):
    """Changing or taking back what somebody has asked for is refused until the request is out of the way."""
    decision = carry_over(h)
    add_people(h)
    request = request_of(h, submitted=True, **{f"overfort_{decision.carry_over_id}": 50_000})
    for attempt in (lambda: changed(decision, 100_000), lambda: withdrawn(decision)):
        with pytest.raises(ValidationError, match="begär de överförda pengarna"):
            attempt()
    step(request, StepKind.RETURN, h.reviewer)
    withdrawn(decision)
    assert budget_sheet(h.partnership).year(2024).carried_in == ()
    with pytest.raises(ValidationError, match="inte längre går att begära"):
        step(request, StepKind.SUBMIT, h.asker)


def withdrawn(decision):
    current = DeviationDecision.objects.get(pk=decision.pk)
    return withdraw_decision(current, reason="Fel rad.", by=make_user(), expected_version=current.version)


def test_a_decision_taken_back_stays_in_the_story_and_leaves_room_for_another(h):
    withdrawn(carry_over(h))
    assert row(h).left == 232_886
    carry_over(h, 100_000)
    handling = row(h).handling
    assert [each.withdrawn_because for each in handling.decisions] == ["Fel rad.", ""]
    assert (row(h).left, CarryOver.objects.count()) == (132_886, 2)


def test_a_changed_amount_follows_into_next_year(h):
    decision = changed(carry_over(h), 100_000)
    [carried] = budget_sheet(h.partnership).year(2024).carried_in
    assert (carried.amount, decision.version, row(h).left) == (100_000, 2, 132_886)


def test_only_written_approvals_count_and_what_was_approved_does_not_change(h):
    decision = carry_over(h)
    approve_decision(decision, party=h.rb, approved_on=TODAY, reference="e-post", on=TODAY, by=make_user())
    approve_decision(decision, party=h.rb, approved_on=TODAY, reference="igen", on=TODAY, by=make_user())
    assert [each.party.name for each in row(h).handling.standing[0].approvals] == ["Rädda Barnen"]
    with pytest.raises(ValidationError, match="Parter har godkänt"):
        changed(decision, 100_000)


def test_the_second_of_two_who_change_is_told(h):
    decision = carry_over(h)
    changed(decision, 100_000)
    with pytest.raises(StaleVersion):
        changed(decision, 120_000)


def test_what_was_said_is_never_rewritten(h):
    user = make_user()
    talk = add_dialogue(h.line, held_on=TODAY, participants="A", summary="B", on=TODAY, by=user)
    assert add_dialogue(h.line, held_on=TODAY, participants="A", summary="B", on=TODAY, by=user) == talk  # sent twice
    with pytest.raises(IntegrityError), transaction.atomic():
        type(talk)._base_manager.filter(pk=talk.pk).update(summary="C")
    with pytest.raises(ValidationError, match="har varit"):
        add_dialogue(h.line, held_on=dt.date(2025, 3, 2), participants="A", summary="B", on=TODAY, by=user)


def test_the_facts_load_again_beside_what_people_have_decided(db):
    """The same performer has carried over twice between the same years: a fact, and what was left on a line."""
    load_facts()
    fact = CarryOver.objects.get()
    budget = make_budget(Agreement.objects.get(code="2021-2023"), year=2023, stated_total=400_000)
    line = make_line(budget, amount=400_000, performer=fact.performer, funder=fact.funder)
    make_outcome(line, 1)
    make_deviation_decision(line, amount=1, outcome="carried_over", to_year=2024)
    load_facts()
    assert CarryOver.objects.count() == 2
