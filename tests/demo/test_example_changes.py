"""Example changes to try out: one waits for its parties, one notice lacks a proof, two grants are assessed."""

from budgets.budget_changes import read_change
from budgets.models import BudgetChange, EconomicNotice, StateAidAssessment
from budgets.notices import read_notice
from kraftsamling.demo.loading import load_demo
from tests.demo.conftest import TODAY


def test_a_significant_change_waits_for_most_of_its_parties(demo):
    change = BudgetChange.objects.of(demo).with_content().get()
    reading = read_change(change)
    assert (change.is_example, change.is_significant, change.is_proposed) == (True, True, True)
    assert (change.difference, len(reading.dialogues)) == (0, 1)
    assert len(reading.left) == len(reading.standings) - 1
    assert all(each.is_example for each in [*reading.dialogues, *change.approvals.all()])


def test_one_party_has_not_confirmed_the_notice(demo):
    notice = EconomicNotice.objects.of(demo).with_proofs().get()
    assert notice.is_example
    assert [party.slug for party in read_notice(notice).left] == ["radda-barnen"]


def test_two_grants_are_assessed_and_marked_as_examples(demo):
    found = StateAidAssessment.objects.of(demo)
    assert sorted(each.outcome for each in found) == ["de_minimis", "not_economic"]
    assert all(each.is_example for each in found)


def test_loading_again_adds_none(demo):
    load_demo(today=TODAY)
    models = (BudgetChange, EconomicNotice, StateAidAssessment)
    assert [model.objects.of(demo).count() for model in models] == [1, 1, 2]
