"""A budget is changed during its year: small things at once, significant ones when everybody agrees (rule 9)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from budgets.actions import propose_change, withdraw_change
from budgets.actions.budget_changes import Proposal
from budgets.models import (
    AppendOnly,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    BudgetStatus,
    ChangeStatus,
    DeviationThreshold,
)
from partnerships.versions import StaleVersion
from tests.budgets.changes import amounts, approve, approve_all, carry_out, propose, talk
from tests.budgets.requests import add_people, request_of, step
from tests.builders import make_organisation, make_user


@pytest.mark.parametrize(
    ("new", "significant"),
    [
        ({"samordning": 680_000}, False),  # 35 000 kr, 4,9 %
        ({"samordning": 679_250}, True),  # exactly 5 %
        ({"verksamhet": 66_000}, False),  # 12 %, but 9 000 kr
        ({"verksamhet": 65_000}, True),  # exactly 10 000 kr
        ({"ledare": 310_000, "samordning": 725_000}, False),  # both small, and the sum is the same
        ({"ledare": 335_000, "samordning": 749_000, "verksamhet": 84_000, "drift": 101_000}, False),
    ],
)
def test_significant_is_what_reaches_both_limits_on_a_line_or_in_all(h, new, significant):
    assert propose(h.budget, **new).is_significant is significant


def test_many_small_ones_at_once_are_significant_together(h):
    """Each line moves by less than the limit, all of them by 6 %."""
    DeviationThreshold(partnership=h.partnership, amount=Decimal(60_000), percent=Decimal(5)).save_as(None)
    assert propose(h.budget, ledare=345_000, samordning=765_000).is_significant


def test_small_changes_one_after_the_other_are_not_small_together(h):
    for amount in (695_000, 685_000):
        small = propose(h.budget, samordning=amount)
        assert not small.is_significant
        carry_out(small)
    big = propose(h.budget, samordning=675_000)
    assert big.is_significant, "40 000 kr and 5,6 % since the parties agreed"
    talk(big)
    approve_all(big)
    carry_out(big)
    assert not propose(h.budget, samordning=665_000).is_significant, "counted from what they agreed on"


def test_a_line_without_money_that_gets_some_is_significant(h):
    BudgetLine.objects.filter(pk=h.lines["drift"].pk).update(amount=0)
    assert propose(h.budget, drift=10_000).is_significant


def test_an_insignificant_change_is_carried_out_at_once(h):
    done = carry_out(propose(h.budget, ledare=325_000, samordning=712_000))
    assert done.status == ChangeStatus.EFFECTIVE
    assert amounts(h) == {
        "ledare": 325_000, "samordning": 712_000, "verksamhet": 75_000, "drift": 100_000, "summa": 1_212_000,
    }  # fmt: skip
    line = BudgetLine.objects.get(pk=h.lines["ledare"].pk)
    assert [row.amount for row in line.history.order_by("history_id")] == [320_000, 325_000]


def test_a_significant_change_waits_for_a_dialogue_and_for_every_party(h):
    change = propose(h.budget, samordning=600_000)
    before = amounts(h)
    with pytest.raises(ValidationError, match="Ingen dialog är antecknad") as refused:
        carry_out(change)
    assert "Väntar på godkännande från Fritidsnämnden, Kommunstyrelsen" in " ".join(refused.value.messages)
    talk(change)
    for party in (h.fn, h.ks, h.kn, h.tif):
        approve(change, party)
    with pytest.raises(ValidationError, match=r"Väntar på godkännande från Rädda Barnen\.") as refused:
        carry_out(change)
    assert len(refused.value.messages) == 1
    assert amounts(h) == before
    approve(change, h.rb)
    carry_out(change)
    assert amounts(h)["summa"] == 1_095_000


def test_it_is_not_carried_out_before_its_day(h, monkeypatch):
    change = propose(h.budget, ledare=325_000)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2024, 4, 30))
    with pytest.raises(ValidationError, match="gäller från 1 maj 2024"):
        carry_out(change)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2024, 5, 1))
    carry_out(change)


def test_a_party_approves_once_and_only_what_needs_it(h):
    change = propose(h.budget, samordning=600_000)
    approve(change, h.rb)
    with pytest.raises(ValidationError, match="Rädda Barnen har redan godkänt"):
        approve(change, h.rb)
    with pytest.raises(ValidationError, match="inte part i avtalet"):
        approve(change, make_organisation())
    withdraw_change(change, because="Fel belopp.", by=make_user(), expected_version=1)
    with pytest.raises(ValidationError, match="inte betydande"):
        approve(propose(h.budget, samordning=714_000), h.rb)


def test_one_change_at_a_time(h):
    first = propose(h.budget, ledare=325_000)
    with pytest.raises(ValidationError, match="väntar redan"):
        propose(h.budget, drift=101_000)
    withdrawn = withdraw_change(first, because="Fel rad.", by=make_user(), expected_version=first.version)
    assert (withdrawn.status, withdrawn.withdrawn_because) == (ChangeStatus.WITHDRAWN, "Fel rad.")
    propose(h.budget, drift=101_000)
    again = BudgetChange.objects.get(pk=first.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        BudgetChange.objects.filter(pk=again.pk).update(status=ChangeStatus.PROPOSED, withdrawn_because="")


@pytest.mark.parametrize("take", [carry_out, talk, lambda change: approve(change, change.budget.lines.first().funder)])
def test_what_is_over_is_over(h, take):
    change = propose(h.budget, ledare=325_000)
    withdraw_change(change, because="Fel rad.", by=make_user(), expected_version=1)
    with pytest.raises(StaleVersion):
        take(change)
    change.version += 1
    with pytest.raises(StaleVersion):
        take(change)


def test_less_than_is_requested_is_refused_at_both_ends(h):
    add_people(h)
    change = propose(h.budget, verksamhet=70_000)
    made = request_of(h, submitted=True, rad_verksamhet=72_000)
    with pytest.raises(ValidationError, match="är redan begärt för 2024"):
        carry_out(change)
    assert amounts(h)["verksamhet"] == 75_000
    assert BudgetChange.objects.get().is_proposed
    withdraw_change(change, because="Pengarna är begärda.", by=make_user(), expected_version=1)
    with pytest.raises(ValidationError, match="är redan begärt. Beloppet kan inte bli 71"):
        propose(h.budget, verksamhet=71_000)
    carry_out(propose(h.budget, verksamhet=72_000))
    step(made, "review", h.reviewer)


def test_a_line_that_is_another_than_when_it_was_proposed_is_not_changed(h):
    change = propose(h.budget, ledare=325_000)
    BudgetLine.objects.filter(pk=h.lines["ledare"].pk).update(amount=321_000)
    with pytest.raises(ValidationError, match="föreslå den på nytt"):
        carry_out(change)


def test_what_cannot_be_proposed(h):
    with pytest.raises(ValidationError, match="Inget belopp är ändrat"):
        propose(h.budget, ledare=320_000)
    with pytest.raises(ValidationError, match="under budgetåret 2024"):
        propose(h.budget, ledare=325_000, takes_effect_on=dt.date(2025, 1, 1))
    proposal = Proposal({h.lines["ledare"].pk: Decimal(1)}, "x", "y", dt.date(2024, 5, 1))
    with pytest.raises(StaleVersion):
        propose_change(h.budget, proposal=proposal, by=make_user(), expected_version=7)
    type(h.budget).objects.filter(pk=h.budget.pk).update(status=BudgetStatus.DRAFT)
    h.budget.refresh_from_db()
    with pytest.raises(ValidationError, match="fastställd budget"):
        propose(h.budget, ledare=325_000)


def test_what_was_proposed_is_never_rewritten(h):
    row = propose(h.budget, ledare=325_000).lines.get()
    row.after = 1
    with pytest.raises(AppendOnly):
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        BudgetChangeLine.objects.all()._raw_delete("default")
