"""A year's follow-up: what was budgeted, asked for, used and is believed, line by line, and their sums."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from budgets.facts.handling import NOTHING, Decided, Handling
from budgets.facts.parts import ZERO, Body, CarriedOver, Deviation, Line, Total, deviation_of
from budgets.facts.year import YearBudget

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which size a deviation needs a cause: both kronor and per cent of the budget must be reached."""

    amount: Decimal = Decimal(10_000)
    percent: Decimal = Decimal(5)

    def is_reached(self, deviation: Decimal, *, budget: Decimal) -> bool:
        """A budget of 0 kr has no per cent: there kronor alone decide."""
        size = abs(deviation)
        return size > 0 and size >= self.amount and size * 100 >= self.percent * budget


@dataclass(frozen=True, slots=True)
class Cells:
    """The columns of the follow-up, in kronor. A sum of them is counted column by column.

    `ends_at` is what the year's budget is compared with: its outcome when the year is over, its forecast as long as
    it runs. The deviation is against the budget; carried over money stands beside it (S0: 232 886 kr in relation to
    the budget).
    """

    budget: Total = Total()
    carried_in: Decimal = ZERO
    requested: Decimal = ZERO
    paid: Decimal = ZERO
    outcome: Total = Total()
    forecast: Total = Total()
    ends_at: Total = Total()

    @property
    def available(self) -> Total:
        return self.budget.plus(self.carried_in)

    @property
    def deviation(self) -> Deviation | None:
        """None while the budget, the outcome of a closed year or the forecast of a running one is unknown."""
        return deviation_of(self.budget.amount, self.ends_at.amount)

    @property
    def percent(self) -> Decimal | None:
        """The deviation's size in per cent of the budget, with one decimal; None when there is nothing to compare."""
        if self.deviation is None or not self.budget.amount:
            return None
        return (self.deviation.size * 100 / self.budget.amount).quantize(TENTH, rounding=ROUND_HALF_UP)

    @classmethod
    def summed(cls, parts: Iterable["Cells"]) -> "Cells":
        cells = list(parts)
        return cls(
            _added(each.budget for each in cells),
            sum((each.carried_in for each in cells), ZERO),
            sum((each.requested for each in cells), ZERO),
            sum((each.paid for each in cells), ZERO),
            _added(each.outcome for each in cells),
            _added(each.forecast for each in cells),
            _added(each.ends_at for each in cells),
        )


def _added(totals: Iterable[Total]) -> Total:
    parts = list(totals)
    return Total(sum((each.known for each in parts), ZERO), sum(each.unknown_parts for each in parts))


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A budget line's year, or that of carried over money, which has no budget and no outcome of its own."""

    name: str
    performer: Body
    funder: Body
    cells: Cells
    line: Line | None = None
    carried: CarriedOver | None = None
    handling: Handling = NOTHING
    cause: str = ""  # the line's own, or that of the money that was carried over from it
    from_both: tuple[CarriedOver, ...] = ()  # carried over by the same performer and funder, from no known line
    needs_cause: bool = False  # the deviation reaches the threshold

    @property
    def is_carried(self) -> bool:
        return self.carried is not None

    @property
    def is_internal(self) -> bool:
        """Performed by a unit that requests no money (rule 22)."""
        return self.line is not None and not self.line.is_requestable

    @property
    def lacks_cause(self) -> bool:
        return self.needs_cause and not self.cause

    @property
    def left(self) -> Decimal:
        """Kronor of the deviation that nobody has decided about; never below zero."""
        deviation = self.cells.deviation
        return max(deviation.size - self.decided, ZERO) if deviation else ZERO

    @property
    def decided(self) -> Decimal:
        """Kronor that are decided about; what no line is known of may all be this line's, and counts as such."""
        return self.handling.decided + sum((each.amount for each in self.from_both), ZERO)

    @property
    def overdecided(self) -> Decimal:
        """Kronor that are decided about beyond the deviation, when the outcome was changed afterwards."""
        deviation = self.cells.deviation
        return max(self.handling.decided - deviation.size, ZERO) if deviation and self.handling.decided else ZERO

    @property
    def decisions_told(self) -> tuple[tuple[Decided, bool], ...]:
        """Those that hold, with nothing to do about them: to be read only."""
        return tuple((each, False) for each in self.handling.standing)

    @property
    def has_story(self) -> bool:
        """Whether there is something to tell: a deviation that needs a cause, or anything recorded about it."""
        return self.needs_cause or not self.handling.is_empty


@dataclass(frozen=True, slots=True)
class FollowUpSum:
    """All the rows of one funder or performer, added up."""

    name: str
    cells: Cells
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One year, row by row; the sums are worked out from the rows, so that they always agree."""

    budget: YearBudget
    is_closed: bool  # the year is over: its deviation is counted on outcome, else on forecast
    threshold: Threshold
    rows: tuple[FollowUpRow, ...]  # the lines, then the money that was carried in

    @property
    def year(self) -> int:
        return self.budget.year

    @property
    def lines(self) -> tuple[FollowUpRow, ...]:
        return tuple(row for row in self.rows if row.line)

    @property
    def total(self) -> Cells:
        return Cells.summed(row.cells for row in self.rows)

    @property
    def by_funder(self) -> tuple[FollowUpSum, ...]:
        return self._grouped(lambda row: row.funder)

    @property
    def by_performer(self) -> tuple[FollowUpSum, ...]:
        return self._grouped(lambda row: row.performer)

    @property
    def groups(self) -> tuple[tuple[str, tuple[FollowUpSum, ...]], ...]:
        total = FollowUpSum("Summa", self.total, is_total=True)
        return (("Per finansiär", (*self.by_funder, total)), ("Per utförare", (*self.by_performer, total)))

    @property
    def lacking_cause(self) -> tuple[FollowUpRow, ...]:
        return tuple(row for row in self.rows if row.lacks_cause)

    @property
    def stories(self) -> tuple[FollowUpRow, ...]:
        return tuple(row for row in self.lines if row.has_story)

    def undecided_beside(self, told: Iterable[FollowUpRow]) -> Decimal:
        """Kronor of surplus on other lines than these that nobody has decided about."""
        rest = [row for row in self.lines if row not in told and row.cells.deviation and row.cells.deviation.amount > 0]
        return sum((row.left for row in rest), ZERO) if self.is_closed else ZERO

    @property
    def shows_forecast(self) -> bool:
        """A year that is over needs none."""
        return not self.is_closed or any(row.handling.forecasts for row in self.rows)

    @property
    def has_example(self) -> bool:
        """Whether any of it is invented."""
        budget = self.budget
        said = any(each.is_example for row in self.rows for each in row.handling.forecasts[:1])
        return budget.is_example or budget.has_example_outcome or said

    def row(self, code: str) -> FollowUpRow | None:
        """The line's row, by its code."""
        return next((row for row in self.lines if row.line and row.line.code == code), None)

    def _grouped(self, body_of: Callable[[FollowUpRow], Body]) -> tuple[FollowUpSum, ...]:
        bodies = dict.fromkeys(body_of(row) for row in self.rows)
        return tuple(
            FollowUpSum(body.name, Cells.summed(row.cells for row in self.rows if body_of(row) == body))
            for body in bodies
        )
