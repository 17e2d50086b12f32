"""Example money: budget and outcome of 2023, and a budget for the current year. No rates: 2025 stays unknown.

Of 2023 only the underspend is a fact (S0-F4: 232 886 kr, from a vacancy); every amount here is invented around it.
"""

import datetime as dt
from decimal import Decimal

from budgets.models import Budget, BudgetLine, OutcomeEntry
from kraftsamling.demo.examples import ensure
from partnerships.models import Agreement, Partnership

BASE_YEAR = 2024  # whose lines are facts (S1 § 7) and give wording, performers and funders
AMOUNTS_2023 = {
    "basta-sommaren": 310_000,
    "samordning-motesplats": 690_000,
    "verksamhetsmedel": 75_000,
    "drift-motesplats": 100_000,
}
AMOUNTS_NOW = {
    "basta-sommaren": 335_000,
    "samordning-motesplats": 748_000,
    "verksamhetsmedel": 75_000,
    "drift-motesplats": 100_000,
}

# (line, month booked, kronor, note). The post stood empty from the middle of August to the middle of December.
OUTCOME_2023 = (
    ("basta-sommaren", 6, 96_400, "Löner juni"),
    ("basta-sommaren", 7, 148_900, "Löner juli"),
    ("basta-sommaren", 8, 64_700, "Löner augusti"),
    *(("samordning-motesplats", month, 57_500, f"Löner månad {month}") for month in range(1, 8)),
    ("samordning-motesplats", 8, 27_750, "Löner, tjänsten vakant från mitten av månaden"),
    ("samordning-motesplats", 12, 26_864, "Löner, tjänsten tillsatt i mitten av månaden"),
    ("verksamhetsmedel", 3, 14_820, "Kvartal 1"),
    ("verksamhetsmedel", 6, 21_310, "Kvartal 2"),
    ("verksamhetsmedel", 9, 17_455, "Kvartal 3"),
    ("verksamhetsmedel", 12, 21_415, "Kvartal 4"),
    *(("drift-motesplats", 3 * quarter, 25_000, f"Kvartal {quarter}") for quarter in range(1, 5)),
)


def add_money(partnership: Partnership, current: Agreement, year: int) -> None:
    """The budget and outcome of 2023, and a budget for the year when its agreement is an example."""
    original = Agreement.objects.get(partnership=partnership, code="2021-2023")
    lines = _add_budget(original, 2023, AMOUNTS_2023)
    for code, month, amount, note in OUTCOME_2023:
        entry = {"line": lines[code], "booked_on": _last_of(2023, month), "note": note}
        ensure(OutcomeEntry, **entry, amount=Decimal(amount))
    if current.is_example and not Budget.objects.drafts().filter(agreement=current, year=year).exists():
        _add_budget(current, year, AMOUNTS_NOW)


def _add_budget(agreement: Agreement, year: int, amounts: dict[str, int]) -> dict[str, BudgetLine]:
    """The budget with the wording of the known one and these amounts; its lines by code."""
    budget = ensure(Budget, agreement=agreement, year=year, stated_total=Decimal(sum(amounts.values())))
    known = BudgetLine.objects.filter(budget__agreement__partnership=agreement.partnership, budget__year=BASE_YEAR)
    return {
        line.code: ensure(
            BudgetLine,
            budget=budget,
            code=line.code,
            position=line.position,
            cost=line.cost,
            amount=Decimal(amounts[line.code]),
            months=line.months,
            performer=line.performer,
            funder=line.funder,
            is_indexed=line.is_indexed,
        )
        for line in known.select_related("performer", "funder")
    }


def _last_of(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
