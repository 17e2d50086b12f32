"""Years beside each other, and what became of one year's deviation."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from budgets.facts.parts import ZERO, Body, CarriedOver, Deviation, Line, Total
from budgets.facts.year import YearBudget


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line over the years: a cell per year, None where the year has no such line."""

    latest: Line  # whose wording stands in the table
    cells: tuple[Line | None, ...]

    @property
    def code(self) -> str:
        return self.latest.code

    @property
    def former_wordings(self) -> tuple[str, ...]:
        """What the table says of earlier years whose cost, performer or funder was another."""
        earlier = [cell for cell in self.cells if cell and _wording(cell) != _wording(self.latest)]
        return tuple(
            f"{cell.explanation.year}: {cell.cost}, utfördes av {cell.performer.name}, "
            f"finansierades av {cell.funder.name}"
            for cell in earlier
        )


@dataclass(frozen=True, slots=True)
class SumRow:
    """One funder's or performer's sums: a cell per year, None where it has no line that year."""

    body: Body
    cells: tuple[Total | None, ...]


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """Carried over money as a row of its own: the amount in the year it came into, None in the others."""

    carried: CarriedOver
    cells: tuple[Decimal | None, ...]
    available: Total  # to the performer that year: its lines and all that it carried over


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """Years beside each other, the earliest first; lines are matched by their code."""

    years: tuple[YearBudget, ...]

    def year(self, year: int) -> YearBudget | None:
        return next((each for each in self.years if each.year == year), None)

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """In the order of the latest year; lines that have ended come last."""
        latest = {line.code: line for year in self.years for line in year.lines}
        order = dict.fromkeys(line.code for year in reversed(self.years) for line in year.lines)
        return tuple(SheetRow(latest[code], tuple(year.line(code) for year in self.years)) for code in order)

    @property
    def by_funder(self) -> tuple[SumRow, ...]:
        return self._sums(lambda year: year.by_funder)

    @property
    def by_performer(self) -> tuple[SumRow, ...]:
        return self._sums(lambda year: year.by_performer)

    @property
    def carried(self) -> tuple[CarriedRow, ...]:
        return tuple(
            CarriedRow(
                each,
                tuple(each.amount if year is into else None for year in self.years),
                into.available_to(each.performer.slug),
            )
            for into in self.years
            for each in into.carried_in
        )

    @property
    def years_with_outcome(self) -> tuple[YearBudget, ...]:
        return tuple(year for year in self.years if year.has_outcome)

    @property
    def has_indexed_lines(self) -> bool:
        """Whether any line carries the asterisk that needs explaining."""
        return any(line.is_indexed for year in self.years for line in year.lines)

    def _sums(self, grouped: Callable[[YearBudget], dict[Body, Total]]) -> tuple[SumRow, ...]:
        by_year = [grouped(year) for year in self.years]
        bodies = dict.fromkeys(body for totals in reversed(by_year) for body in totals)
        return tuple(SumRow(body, tuple(totals.get(body) for totals in by_year)) for body in bodies)


def _wording(line: Line) -> tuple[str, Body, Body]:
    return line.cost, line.performer, line.funder


@dataclass(frozen=True, slots=True)
class DeviationChain:
    """A year's deviation and what became of it.

    Without `before` the year's budget and outcome are not recorded; with empty `carried` no decision is (rule 24).
    """

    from_year: int
    before: YearBudget | None
    carried: tuple[CarriedOver, ...]
    to_year: int
    after: YearBudget | None

    @property
    def deviation(self) -> Deviation | None:
        """Of the whole year; None while any line has no outcome."""
        return self.before.deviation if self.before else None

    @property
    def carried_total(self) -> Decimal:
        return sum((each.amount for each in self.carried), ZERO)

    @property
    def unhandled(self) -> Decimal | None:
        """Underspend that nobody has granted for a later year; None when the deviation is unknown."""
        if self.deviation is None:
            return None
        return max(self.deviation.amount - self.carried_total, ZERO)
