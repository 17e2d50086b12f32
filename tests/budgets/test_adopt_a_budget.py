"""The lines of a budget sum to its stated total, or nothing is saved (rule 20)."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from budgets.actions import adopt_budget, save_lines
from budgets.models import Budget, BudgetLine


def new_line(h, code, amount):
    return BudgetLine(
        code=code, position=1, cost=f"Kostnad {code}", amount=Decimal(amount), performer=h.rb, funder=h.ks
    )


def adopt(h, *, total, amounts, year=2025):
    lines = [new_line(h, f"rad-{number}", amount) for number, amount in enumerate(amounts)]
    return adopt_budget(h.agreement, year=year, stated_total=Decimal(total), lines=lines, by=h.ks_staff)


def test_it_works(h):
    budget = adopt(h, total="300.30", amounts=["100.10", "200.20"])
    assert budget.lines.count() == 2
    assert budget.history.get().history_user == h.ks_staff


@pytest.mark.parametrize("amounts", [[], ["100.10"], ["100.10", "200.19"], ["100.10", "200.20", "0.01"]])
def test_a_budget_that_does_not_sum_is_refused_and_nothing_is_kept(h, amounts):
    before = (Budget.objects.count(), BudgetLine.objects.count())
    with pytest.raises(ValidationError, match="den angivna summan är 300,30"):
        adopt(h, total="300.30", amounts=amounts)
    assert (Budget.objects.count(), BudgetLine.objects.count()) == before


def test_a_changed_line_must_leave_the_sum_as_stated(h):
    line = h.lines["drift"]
    line.amount += 1
    with pytest.raises(ValidationError, match="Raderna blir"):
        save_lines(h.budget, lines=[line], by=h.ks_staff)
    line.refresh_from_db()
    assert line.amount == 100_000


def test_money_may_move_between_lines(h):
    h.lines["drift"].amount -= 1000
    h.lines["verksamhet"].amount += 1000
    save_lines(h.budget, lines=[h.lines["drift"], h.lines["verksamhet"]], by=h.ks_staff)
    assert BudgetLine.objects.get(pk=h.lines["drift"].pk).amount == 99_000


def test_a_year_has_one_budget(h):
    with pytest.raises(ValidationError):
        adopt(h, total=100, amounts=[100], year=2024)


@pytest.mark.parametrize("year", [2023, 2026])
def test_a_budget_lies_within_the_term(h, year):
    with pytest.raises(ValidationError, match=f"Avtalet gäller inte {year}"):
        adopt(h, total=100, amounts=[100], year=year)


@pytest.mark.parametrize("amount", [-1, 10**12])
def test_the_database_refuses_amounts_that_cannot_be_right(h, amount):
    with pytest.raises(DatabaseError), transaction.atomic():
        BudgetLine.objects.filter(pk=h.lines["drift"].pk).update(amount=amount)
