"""The budget of a partnership or an agreement, year beside year, and what became of a year's deviation.

Hands on plain facts (facts/); what they are built from is read in records.py.
"""

from collections.abc import Collection, Iterable
from typing import Any

from budgets.explain import explain
from budgets.facts import BudgetSheet, DeviationChain, Line, Uplift, YearBudget
from budgets.models import Budget
from budgets.records import ASSOCIATION_KINDS, Records, body, read
from budgets.steps import Base
from partnerships.models import Agreement, Partnership


def budget_sheet(partnership: Partnership) -> BudgetSheet:
    """All the partnership's years beside each other, over all its agreements (6 queries)."""
    return budget_sheets([partnership])[partnership.pk]


def budget_sheets(partnerships: Collection[Partnership]) -> dict[int, BudgetSheet]:
    """The same for several partnerships, by their ids, in as many queries as for one."""
    of_all = Budget.objects.filter(agreement__partnership__in=partnerships).adopted()
    records = read(of_all, partnerships)
    return {partnership.pk: _sheet(records, partnership.pk) for partnership in partnerships}


def agreement_sheet(agreement: Agreement) -> BudgetSheet:
    """The years of one agreement beside each other (6 queries)."""
    records = read(Budget.objects.filter(agreement=agreement).adopted(), [agreement.partnership])
    return _sheet(records, agreement.partnership_id)


def deviation_chain(partnership: Partnership, from_year: int) -> DeviationChain | None:
    """What a year's outcome left and what became of it: cause, dialogue, who granted it, next year's line.

    None when nothing is recorded for the year, neither budget nor carried over money. What nobody has recorded is
    None or empty in it (6 queries).
    """
    return chain_in(budget_sheet(partnership), from_year)


def chain_in(sheet: BudgetSheet, from_year: int) -> DeviationChain | None:
    """The same for a sheet that has been read already."""
    before = sheet.year(from_year)
    carried = sheet.carried_from(from_year)
    if before is None and not carried:
        return None
    to_year = carried[0].to_year if carried else from_year + 1
    return DeviationChain(from_year, before, carried, to_year, sheet.year(to_year))


def _sheet(records: Records, partnership: int) -> BudgetSheet:
    years: dict[int, YearBudget] = {}
    for agreement, stored in records.budgets.items():
        if agreement.partnership_id != partnership:
            continue
        for year in _years_of(agreement, stored):
            built = _year(records, agreement, stored, year)
            if year not in years or built.is_stated or not years[year].is_stated:
                years[year] = built
    return BudgetSheet(tuple(years[year] for year in sorted(years)), records.carried.get(partnership, ()))


def _years_of(agreement: Agreement, stored: Iterable[int]) -> list[int]:
    """The years with a budget, and those of the term that come after the first one."""
    term = range(agreement.starts_on.year, agreement.ends_on.year + 1)
    return sorted({*stored, *(year for year in term if year > min(stored))})


def _year(records: Records, agreement: Agreement, stored: dict[int, Budget], year: int) -> YearBudget:
    base = stored[max(each for each in stored if each <= year)]
    lines = tuple(_line(records, agreement, base, row, year) for row in records.lines[base.pk])
    own = base.year == year
    return YearBudget(
        year,
        agreement.title,
        agreement.pk,
        lines,
        tuple(each for each in records.carried.get(agreement.partnership_id, ()) if each.to_year == year),
        () if own else _uplifts(records, agreement, lines, year),
        base.stated_total if own else None,
        base.is_example,
    )


def _line(records: Records, agreement: Agreement, base: Budget, row: Any, year: int) -> Line:
    funder = body(row.funder)
    outcome = records.outcomes.get(row.pk) if base.year == year else None
    explanation = explain(
        Base(base.year, row.amount, agreement.title, str(base.decision or "")),
        year=year,
        is_indexed=row.is_indexed,
        committee=funder.in_text,
        rates=records.rates.get((agreement.pk, funder.pk), ()),
        adjustments=records.adjustments.get((agreement.pk, row.code), ()),
    )
    return Line(
        code=row.code,
        position=row.position,
        cost=row.cost,
        months=row.months,
        note=row.note,
        performer=body(row.performer),
        funder=funder,
        is_indexed=row.is_indexed,
        is_requestable=row.performer_is_party and row.performer.kind in ASSOCIATION_KINDS,
        is_example=row.is_example,
        explanation=explanation,
        outcome=outcome.amount if outcome else None,
        outcome_is_example=bool(outcome and outcome.is_example),
        pk=row.pk,
    )


def _uplifts(records: Records, agreement: Agreement, lines: Iterable[Line], year: int) -> tuple[Uplift, ...]:
    """One per committee with indexed lines, known or not."""
    committees = dict.fromkeys(line.funder for line in lines if line.is_indexed)
    return tuple(
        Uplift(
            committee,
            agreement.pk,
            year,
            next((rate for rate in rates if rate.year == year), None),
            records.withdrawn.get((agreement.pk, committee.pk, year), ""),
        )
        for committee in committees
        for rates in [records.rates.get((agreement.pk, committee.pk), [])]
    )
