"""The tables behind the letter, frozen: statistics, budget and the list of occasions.

Counts of different kinds have different types and are never added to each other (facts S0, O-07).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NewType

Occasions = NewType("Occasions", int)
"""Activity occasions held: one dated occurrence each, cancelled ones not counted."""
Visits = NewType("Visits", int)
"""Visits: one person on one occasion. Never unique persons."""
Kronor = NewType("Kronor", Decimal)
"""Swedish kronor."""


@dataclass(frozen=True, slots=True)
class AreaStatistics:
    """One programme area's year."""

    area: str
    occasions_by_month: tuple[Occasions, ...]  # twelve, January first
    visits: Visits
    occasions_without_visits: Occasions = Occasions(0)  # held, but nobody wrote down the visits

    @property
    def occasions(self) -> Occasions:
        """Occasions held during the whole year."""
        return Occasions(sum(self.occasions_by_month))


@dataclass(frozen=True, slots=True)
class ProgrammeStatistics:
    """A programme run day by day, such as Bästa sommaren: open days and visits (S0-F2)."""

    name: str
    open_days: int
    visits: Visits

    @property
    def visits_per_day(self) -> int | None:
        """Visits per open day, rounded half up to a whole number; None when never open."""
        if not self.open_days:
            return None
        return int((Decimal(self.visits) / self.open_days).quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class ActivityStatistics:
    """Annex: how many occasions per area and month, how many visits per area."""

    year: int
    areas: tuple[AreaStatistics, ...]  # in the agreement's order
    programmes: tuple[ProgrammeStatistics, ...] = ()

    @property
    def occasions_by_month(self) -> tuple[Occasions, ...]:
        """Occasions of all areas, month by month."""
        months = zip(*(area.occasions_by_month for area in self.areas), strict=True)
        return tuple(Occasions(sum(month)) for month in months)

    @property
    def occasions(self) -> Occasions:
        """Occasions of all areas in the whole year; equals the rows of the activity list."""
        return Occasions(sum(area.occasions for area in self.areas))

    @property
    def visits(self) -> Visits:
        """Visits of all areas in the whole year."""
        return Visits(sum(area.visits for area in self.areas))

    @property
    def occasions_without_visits(self) -> Occasions:
        """Occasions held without a written number of visits, all areas."""
        return Occasions(sum(area.occasions_without_visits for area in self.areas))


Amounts = tuple[Kronor | None, ...]
"""One amount per column of the budget table; None where the amount is not yet known."""


def _sum(rows: Iterable[Amounts]) -> Amounts:
    """Add column by column; a column with an unknown amount has an unknown sum."""
    return tuple(_column_sum(column) for column in zip(*rows, strict=True))


def _column_sum(column: tuple[Kronor | None, ...]) -> Kronor | None:
    known = [amount for amount in column if amount is not None]
    return Kronor(sum(known, Decimal(0))) if len(known) == len(column) else None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One line of the agreement's budget (S1 § 7)."""

    cost: str  # what the money is for, as worded in the agreement
    performer: str  # "utförs av"
    funder: str  # "finansieras av"
    is_indexed: bool  # the asterisk in S1 § 7: uplifted each year
    amounts: Amounts  # one per column of the table


@dataclass(frozen=True, slots=True)
class BudgetSum:
    """What one funder pays, or one performer gets."""

    name: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Deviation:
    """Money not used as planned: amount, cause and handling (rule 31)."""

    organisation: str
    year: int
    amount: Kronor  # budget minus outcome: positive is an underspend
    cause: str
    handling: str  # who allowed what, e.g. carry-over into the next year's budget

    @property
    def size(self) -> Kronor:
        """The amount without its sign."""
        return Kronor(abs(self.amount))

    @property
    def direction(self) -> str:
        """What the sign means, in words."""
        return "över budget" if self.amount < 0 else "lägre än budget"


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """Annex: the budget, column beside column, with sums per funder and per performer."""

    columns: tuple[str, ...]  # e.g. ("Budget 2023", "Utfall 2023", "Budget 2024")
    rows: tuple[BudgetRow, ...]
    deviations: tuple[Deviation, ...] = ()
    notes: tuple[str, ...] = ()  # footnotes of the table, plain sentences

    @property
    def total(self) -> Amounts:
        """The sum of each column."""
        return _sum(row.amounts for row in self.rows)

    @property
    def by_funder(self) -> tuple[BudgetSum, ...]:
        """What each funder pays, in the order they first appear."""
        return self._grouped("funder")

    @property
    def by_performer(self) -> tuple[BudgetSum, ...]:
        """What each performer gets, in the order they first appear."""
        return self._grouped("performer")

    @property
    def has_indexed_rows(self) -> bool:
        """Whether any row carries the asterisk that needs explaining."""
        return any(row.is_indexed for row in self.rows)

    def _grouped(self, role: str) -> tuple[BudgetSum, ...]:
        names = dict.fromkeys(getattr(row, role) for row in self.rows)
        return tuple(
            BudgetSum(name, _sum(row.amounts for row in self.rows if getattr(row, role) == name))
            for name in names
        )


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """One occasion that was held, as printed in the activity list."""

    held_on: date
    activity: str
    area: str
    organisers: str  # names joined by comma
    venue: str
    visits: Visits | None  # None when nobody wrote them down


@dataclass(frozen=True, slots=True)
class OccasionList:
    """Annex: every occasion behind the number in the letter, in order of date."""

    year: int
    rows: tuple[OccasionRow, ...]

    @property
    def occasions(self) -> Occasions:
        """Rows in the list."""
        return Occasions(len(self.rows))

    @property
    def visits(self) -> Visits:
        """Visits in the list."""
        return Visits(sum(row.visits or 0 for row in self.rows))
