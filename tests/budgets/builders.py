"""Budgets as the tests need them, among them the § 7 table of the extension agreement (facts.md, S1-B1 to S1-B5)."""

import datetime as dt
import itertools
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from budgets.actions import add_forecast, decide
from budgets.actions.deviation_decisions import Content
from budgets.models import (
    Budget,
    BudgetLine,
    CarryOver,
    DeviationCause,
    DeviationDecision,
    Forecast,
    IndexationRate,
    OutcomeEntry,
)
from partnerships.models import Agreement, Organisation, Partnership
from tests.builders import make_agreement, make_committee, make_organisation, make_partnership, make_party, make_user

_number = itertools.count(1)


def make_budget(agreement: Agreement, *, year: int = 2024, stated_total: int | str = 0) -> Budget:
    return Budget(agreement=agreement, year=year, stated_total=Decimal(stated_total)).save_as(None)


def make_line(
    budget: Budget,
    *,
    funder: Organisation,
    performer: Organisation,
    amount: int | str = 100_000,
    code: str = "",
    cost: str = "",
    **fields: Any,
) -> BudgetLine:
    number = next(_number)
    return BudgetLine(
        budget=budget,
        code=code or f"rad-{number}",
        position=fields.pop("position", number % 1000),
        cost=cost or f"Kostnad {number}",
        amount=Decimal(amount),
        performer=performer,
        funder=funder,
        **fields,
    ).save_as(None)


def add_lines(budget: Budget, number: int, *, funder: Organisation) -> None:
    """So many lines at once, each with a performer of its own and an outcome, for tests of size."""
    performers = Organisation.objects.bulk_create(
        [
            Organisation(slug=f"utforare-{index}", name=f"Utförare {index}", kind="association")
            for index in range(number)
        ]
    )
    lines = BudgetLine.objects.bulk_create(
        BudgetLine(
            budget=budget, code=f"extra-{index}", position=900, cost="Mer", amount=1, performer=each, funder=funder
        )
        for index, each in enumerate(performers)
    )
    OutcomeEntry.objects.bulk_create(
        OutcomeEntry(line=line, booked_on=dt.date(budget.year, 12, 31), amount=1) for line in lines
    )


def make_rate(agreement: Agreement, *, funder: Organisation, percent: str, year: int = 2025) -> IndexationRate:
    return IndexationRate(
        agreement=agreement,
        funder=funder,
        year=year,
        rate_percent=Decimal(percent),
        source_decision=f"Nämndens budget {year}",
    ).save_as(None)


def make_outcome(line: BudgetLine, amount: int | str, *, booked_on: dt.date = dt.date(2023, 12, 31)) -> OutcomeEntry:
    return OutcomeEntry(
        line=line, booked_on=booked_on, amount=Decimal(amount), note=f"Verifikation {next(_number)}"
    ).save_as(None)


def make_carry_over(
    partnership: Partnership,
    *,
    performer: Organisation,
    funder: Organisation,
    approved_by: Organisation,
    amount: int | str = 232_886,
    from_year: int = 2023,
    to_year: int = 2024,
    **fields: Any,
) -> CarryOver:
    return CarryOver(
        partnership=partnership,
        performer=performer,
        funder=funder,
        approved_by=approved_by,
        amount=Decimal(amount),
        from_year=from_year,
        to_year=to_year,
        **{"cause": "En vakans uppstod.", "approval": "efter dialog"} | fields,
    ).save_as(None)


def make_cause(line: BudgetLine, cause: str = "En vakans uppstod.") -> DeviationCause:
    return DeviationCause(line=line, cause=cause).save_as(None)


def make_forecast(line: BudgetLine, amount: int | str, *, by: Any, note: str = "") -> Forecast:
    return add_forecast(line, amount=Decimal(amount), note=note, on=dt.date(line.budget.year, 9, 30), by=by)


def make_deviation_decision(
    line: BudgetLine, *, amount: int | str, outcome: str = "repaid", to_year: int | None = None, **fields: Any
) -> DeviationDecision:
    """As the product makes it, on the line of a year that is over and has an outcome; the cause is there too."""
    if not DeviationCause.objects.filter(line=line).exists():
        make_cause(line)
    decided = {"decided_by": line.funder, "reference": "efter dialog"} | fields
    content = Content(outcome, Decimal(amount), to_year=to_year, **decided)
    return decide(line, content=content, by=make_user())


def make_herrgarden() -> SimpleNamespace:
    """The extension agreement's budget 2024: its bodies, its lines by code, and nothing else."""
    partnership = make_partnership(name="Kraftsamling Herrgården")
    fn, ks, kn = (
        make_committee(name="Fritidsnämnden", code="FN"),
        make_committee(name="Kommunstyrelsen", code="KS"),
        make_committee(name="Kulturnämnden", code="KN"),
    )
    tif = make_organisation(name="Tillsammans i Förening")
    rb = make_organisation(name="Rädda Barnen")
    library = make_organisation(name="Rosengårdsbiblioteket", kind="municipal_unit")
    agreement = make_agreement(partnership)
    for party in (fn, ks, kn, tif, rb):
        make_party(agreement, party)
    budget = make_budget(agreement, stated_total=1_210_000)
    lines = {
        "ledare": make_line(budget, code="ledare", amount=320_000, performer=tif, funder=fn, is_indexed=True),
        "samordning": make_line(
            budget, code="samordning", amount=715_000, performer=rb, funder=ks, is_indexed=True, months=12
        ),
        "verksamhet": make_line(budget, code="verksamhet", amount=75_000, performer=rb, funder=ks),
        "drift": make_line(budget, code="drift", amount=100_000, performer=library, funder=kn),
    }
    return SimpleNamespace(
        partnership=partnership, agreement=agreement, budget=budget, lines=lines,
        fn=fn, ks=ks, kn=kn, tif=tif, rb=rb, library=library,
    )  # fmt: skip


def add_2023(herrgarden: SimpleNamespace) -> SimpleNamespace:
    """The year before: a budget, an outcome with 232 886 kr left for Rädda Barnen, and the leave to use it (S0-F4)."""
    h = herrgarden
    h.earlier = make_agreement(
        h.partnership, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2023, 12, 31)
    )  # fmt: skip
    budget = make_budget(h.earlier, year=2023, stated_total=1_000_000)
    h.lines_2023 = {
        "samordning": make_line(budget, code="samordning", amount=700_000, performer=h.rb, funder=h.ks),
        "ledare": make_line(budget, code="ledare", amount=300_000, performer=h.tif, funder=h.fn),
    }
    make_outcome(h.lines_2023["samordning"], 467_114)
    make_outcome(h.lines_2023["ledare"], 300_000)
    h.carried = make_carry_over(
        h.partnership,
        performer=h.rb,
        funder=h.ks,
        approved_by=make_organisation(name="Stadskontoret", kind="department"),
        dialogue="Rädda Barnen och stadskontoret",
    )
    return h
