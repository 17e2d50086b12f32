"""What no form, script or slip of the finger gets past: rules 21 and 24, and one budget a year."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError

from budgets.models import Budget, BudgetLine, CarryOver, IndexationRate, OutcomeEntry
from tests.budgets.builders import make_rate


def refused(model, pk, **change):
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.filter(pk=pk).update(**change)


@pytest.mark.parametrize(
    "change",
    [{"cause": ""}, {"approval": ""}, {"to_year": 2023}, {"amount": 0}, {"cause": "x" * 1001}],
    ids=["no cause", "no approval", "not forward", "nothing", "endless"],
)
def test_money_is_never_carried_over_in_silence(h, change):
    refused(CarryOver, h.carried.pk, **change)


def test_money_is_carried_over_once(h):
    again = CarryOver.objects.get(pk=h.carried.pk)
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


@pytest.mark.parametrize(
    "change",
    [{"rate_percent": Decimal("20.001")}, {"rate_percent": Decimal("-20.001")}, {"basis": "none"}, {"basis": "x"},
     {"year": 1989}],
)  # fmt: skip
def test_a_rate_is_within_reason(h, change):
    refused(IndexationRate, make_rate(h.agreement, funder=h.ks, percent="2.5").pk, **change)


def test_a_committee_has_one_rate_a_year(h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    with pytest.raises(ValidationError, match="Nämnden har redan en uppräkning för det året"):
        make_rate(h.agreement, funder=h.ks, percent="2.6")
    with pytest.raises(IntegrityError), transaction.atomic():
        IndexationRate.objects.bulk_create(
            [IndexationRate(agreement=h.agreement, funder=h.ks, year=2025, rate_percent=1)]
        )


def test_a_year_has_one_budget_and_a_budget_one_line_of_each_code(h):
    with pytest.raises(IntegrityError), transaction.atomic():
        Budget.objects.bulk_create([Budget(agreement=h.agreement, year=2024, stated_total=1)])
    refused(BudgetLine, h.lines["drift"].pk, code="ledare")


@pytest.mark.parametrize("change", [{"amount": Decimal("-1000000000")}, {"booked_on": "1989-12-31"}])
def test_an_outcome_has_limits(h, change):
    entry = {"line": h.lines_2023["ledare"], "booked_on": "2023-12-31", "amount": 1}
    with pytest.raises(DatabaseError), transaction.atomic():
        OutcomeEntry.objects.bulk_create([OutcomeEntry(**entry | change)])


@pytest.mark.parametrize("of", ["budget", "rb", "ks", "agreement"])
def test_nothing_that_money_hangs_on_can_be_deleted(h, of):
    with pytest.raises(ProtectedError):
        getattr(h, of).delete()
