"""«Om 2–4 %»: what unknown amounts would be with uplifts that nobody has written in. Shown, never stored. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from budgets.facts import Body, BudgetSheet, Line, YearBudget


@dataclass(frozen=True, slots=True)
class Supposed:
    """From so many per cent to so many, every year that one committee's uplift is unknown."""

    low: Decimal
    high: Decimal


def unknown_committees(sheet: BudgetSheet) -> list[Body]:
    """Whose uplift is missing, in the order of the lines."""
    return list(dict.fromkeys(line.funder for year in sheet.years for line in year.lines if line.amount is None))


def suppose(sheet: BudgetSheet, rates: Mapping[str, Supposed]) -> BudgetSheet:
    """The same sheet, where each unknown amount of a committee among `rates` (by slug) also has the span that it would
    lie in. The amounts stay unknown."""
    return replace(sheet, years=tuple(_year(year, rates) for year in sheet.years))


def _year(year: YearBudget, rates: Mapping[str, Supposed]) -> YearBudget:
    return replace(year, lines=tuple(_line(line, rates.get(line.funder.slug)) for line in year.lines))


def _line(line: Line, rate: Supposed | None) -> Line:
    return line if rate is None else replace(line, supposed=line.explanation.supposing(rate.low, rate.high))
