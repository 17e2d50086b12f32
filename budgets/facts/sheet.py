"""Years beside each other, and what became of one year's deviation."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from budgets.facts.parts import ZERO, Body, CarriedOver, Deviation, Line, Total, Uplift
from budgets.facts.year import YearBudget


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line over the years, each year with its cell; None where the year has no such line."""

    latest: Line  # whose wording stands in the table
    by_year: tuple[tuple[YearBudget, Line | None], ...]

    @property
    def code(self) -> str:
        return self.latest.code

    @property
    def former_wordings(self) -> tuple[str, ...]:
        """What the table says of earlier years whose cost, performer or funder was another."""
        return tuple(
            f"{year.year}: {line.cost}, utfördes av {line.performer.name}, finansierades av {line.funder.name}"
            for year, line in self.by_year
            if line and _wording(line) != _wording(self.latest)
        )


@dataclass(frozen=True, slots=True)
class SumRow:
    """A sum over the years, each year with its cell; None where the funder or performer has no line that year."""

    name: str
    by_year: tuple[tuple[YearBudget, Total | None], ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """Carried over money as a row of its own: the amount in the year it came into, None in the others."""

    carried: CarriedOver
    by_year: tuple[tuple[YearBudget, Decimal | None], ...]
    available: Total  # to the performer that year: its lines and all that it carried over


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """Years beside each other, the earliest first; lines are matched by their code."""

    years: tuple[YearBudget, ...]
    carried_over: tuple[CarriedOver, ...] = ()  # all there is, also into a year that has no budget yet

    def year(self, year: int) -> YearBudget | None:
        return next((each for each in self.years if each.year == year), None)

    def funded_by(self, funder: int) -> "BudgetSheet":
        """The same with nothing but what this funder (id) pays; what a whole budget is stated to sum to is left out."""
        return BudgetSheet(
            tuple(year.funded_by(funder) for year in self.years),
            tuple(each for each in self.carried_over if each.funder.pk == funder),
        )

    def carried_from(self, year: int) -> tuple[CarriedOver, ...]:
        """What was granted out of the year's money for a later one."""
        return tuple(each for each in self.carried_over if each.from_year == year)

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """In the order of the latest year; lines that have ended come last."""
        latest = {line.code: line for year in self.years for line in year.lines}
        order = dict.fromkeys(line.code for year in reversed(self.years) for line in year.lines)
        return tuple(SheetRow(latest[code], tuple((year, year.line(code)) for year in self.years)) for code in order)

    @property
    def carried(self) -> tuple[CarriedRow, ...]:
        return tuple(
            CarriedRow(
                each,
                tuple((year, each.amount if year is into else None) for year in self.years),
                into.available_to(each.performer.slug),
            )
            for into in self.years
            for each in into.carried_in
        )

    @property
    def uplifts(self) -> tuple[Uplift, ...]:
        """What every committee has given, or has yet to give."""
        return tuple(uplift for year in self.years for uplift in year.uplifts)

    @property
    def years_with_outcome(self) -> tuple[YearBudget, ...]:
        return tuple(year for year in self.years if year.has_outcome)

    @property
    def has_indexed_lines(self) -> bool:
        """Whether any line carries the asterisk that needs explaining."""
        return any(line.is_indexed for year in self.years for line in year.lines)

    @property
    def by_funder(self) -> tuple[SumRow, ...]:
        return self._sums(lambda year: year.by_funder)

    @property
    def by_performer(self) -> tuple[SumRow, ...]:
        return self._sums(lambda year: year.by_performer)

    @property
    def groups(self) -> tuple[tuple[str, tuple[SumRow, ...]], ...]:
        """The same kronor added by funder and by performer, then the parts that people ask about."""
        total = SumRow("Summa", tuple((year, year.total) for year in self.years), is_total=True)
        parts = (
            self._row("Föreningarna kan rekvirera", lambda year: year.requestable),
            self._row("Räknas upp till nästa år (*)", lambda year: year.index_base),
        )
        return (
            ("Per finansiär", (*self.by_funder, total)),
            ("Per utförare", (*self.by_performer, total)),
            ("Varav", parts),
        )

    def _row(self, name: str, total_of: Callable[[YearBudget], Total]) -> SumRow:
        return SumRow(name, tuple((year, total_of(year)) for year in self.years))

    def _sums(self, grouped: Callable[[YearBudget], dict[Body, Total]]) -> tuple[SumRow, ...]:
        by_year = [(year, grouped(year)) for year in self.years]
        bodies = dict.fromkeys(body for _year, totals in reversed(by_year) for body in totals)
        return tuple(SumRow(body.name, tuple((year, totals.get(body)) for year, totals in by_year)) for body in bodies)


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
    def deviating_lines(self) -> tuple[Line, ...]:
        """The lines whose outcome is known and differs from the budget."""
        lines = self.before.lines if self.before else ()
        return tuple(line for line in lines if line.deviation and line.deviation.amount)

    @property
    def carried_total(self) -> Decimal:
        return sum((each.amount for each in self.carried), ZERO)

    @property
    def unhandled(self) -> Decimal | None:
        """Underspend that nobody has granted for a later year; None when the deviation is unknown."""
        if self.deviation is None:
            return None
        return max(self.deviation.amount - self.carried_total, ZERO)
