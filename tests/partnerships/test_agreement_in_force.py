"""When an agreement is in force, and why it is not (rules 1, 3, 4, 36; S1 § 9)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from partnerships.models import DecisionOutcome
from partnerships.status import AgreementState, agreement_status
from tests.builders import (
    make_agreement,
    make_committee,
    make_decision,
    make_organisation,
    make_partnership,
    make_party,
)

pytestmark = pytest.mark.django_db

IN_TERM = dt.date(2024, 5, 7)
FORCE = dt.date(2024, 1, 15)


@pytest.fixture
def agreement():
    """Three committees whose decisions are needed, and one association."""
    agreement = make_agreement(make_partnership())
    for code in ("KS", "FN", "KN"):
        make_party(agreement, make_committee(code=code, name=f"Nämnden {code}"), must_approve=True)
    make_party(agreement, make_organisation(name="Föreningen"))
    return agreement


def approve(agreement, *codes, **fields):
    for party in agreement.parties.filter(organisation__code__in=codes):
        make_decision(agreement, party.organisation, **{"legal_force_on": FORCE} | fields)


def state(agreement, day=IN_TERM):
    return agreement_status(agreement, day).state


def test_all_three_decisions_with_legal_force_put_it_in_force(agreement):
    approve(agreement, "KS", "FN", "KN")
    assert state(agreement) == AgreementState.IN_FORCE


def test_one_committee_that_has_not_decided_holds_it_back_and_is_named(agreement):
    approve(agreement, "KS", "FN")
    status = agreement_status(agreement, IN_TERM)
    assert status.state == AgreementState.WAITING
    assert [condition.text for condition in status.unmet] == ["Nämnden KN har godkänt avtalet med laga kraft"]
    assert status.unmet[0].explanation == "Inget godkännande beslut är registrerat."


def test_a_decision_whose_legal_force_nobody_has_entered_does_not_count(agreement):
    approve(agreement, "KS", "FN", "KN", legal_force_on=None)
    status = agreement_status(agreement, IN_TERM)
    assert status.state == AgreementState.WAITING
    assert "saknar uppgift om när det fick laga kraft" in status.unmet[0].explanation


def test_it_is_not_in_force_the_day_before_the_last_legal_force(agreement):
    approve(agreement, "KS", "FN")
    approve(agreement, "KN", legal_force_on=dt.date(2024, 2, 1))
    assert state(agreement, dt.date(2024, 1, 31)) == AgreementState.WAITING
    assert state(agreement, dt.date(2024, 2, 1)) == AgreementState.IN_FORCE


def test_a_rejection_is_no_approval(agreement):
    approve(agreement, "KS", "FN")
    approve(agreement, "KN", outcome=DecisionOutcome.REJECTED)
    assert state(agreement) == AgreementState.WAITING


def test_a_decision_of_another_body_does_not_stand_in(agreement):
    approve(agreement, "KS", "FN")
    make_decision(agreement, make_committee(code="ASN"), legal_force_on=FORCE)
    assert state(agreement) == AgreementState.WAITING


def test_it_ends_by_itself_after_its_last_day(agreement):
    approve(agreement, "KS", "FN", "KN")
    assert state(agreement, dt.date(2025, 12, 31)) == AgreementState.IN_FORCE
    assert state(agreement, dt.date(2026, 1, 1)) == AgreementState.EXPIRED


def test_decided_before_the_first_day_it_waits_for_that_day(agreement):
    approve(agreement, "KS", "FN", "KN", legal_force_on=dt.date(2023, 12, 30))
    assert state(agreement, dt.date(2023, 12, 31)) == AgreementState.UPCOMING


def test_one_party_alone_has_no_agreement_with_anyone():
    agreement = make_agreement(make_partnership())
    party = make_party(agreement, make_committee(), must_approve=True)
    make_decision(agreement, party.organisation, legal_force_on=FORCE)
    status = agreement_status(agreement, IN_TERM)
    assert status.state == AgreementState.WAITING
    assert [condition.text for condition in status.unmet] == ["Minst två parter"]


def test_legal_force_never_comes_with_the_decision_itself(agreement):
    with pytest.raises(ValidationError, match="laga kraft"):
        approve(agreement, "KS", decided_on=FORCE, legal_force_on=FORCE)


def test_a_department_does_not_decide(agreement):
    with pytest.raises(ValidationError, match="fattar inga politiska beslut"):
        make_decision(agreement, make_organisation(kind="department"))


def test_the_same_paragraph_is_registered_once(agreement):
    approve(agreement, "KS")
    first = agreement.decisions.get()
    with pytest.raises(ValidationError, match="redan ett beslut"):
        make_decision(agreement, first.body, section_number=first.section_number)
