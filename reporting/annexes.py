"""The tables behind the letter, frozen: statistics, budget and the list of occasions.

Counts of different kinds have different types and are never added to each other (facts S0, O-07).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NewType

from budgets.chain_chart import Story
from budgets.money import deviation_word
from partnerships.quantities import Figure, FigureKind, Precision, known_total, per_day

Occasions = NewType("Occasions", int)
"""Activity occasions held: one dated occurrence each, cancelled ones not counted."""
Kronor = NewType("Kronor", Decimal)
"""Swedish kronor."""


def counted_visits(value: int | None, precision: Precision = Precision.EXACT, upper: int | None = None) -> Figure:
    """Visits: one person on one occasion, never unique persons. The precision follows into print (rule 18)."""
    return Figure("visits", FigureKind.VISITS, value, precision, upper)


@dataclass(frozen=True, slots=True)
class AreaStatistics:
    """One programme area's year."""

    area: str
    occasions_by_month: tuple[Occasions, ...]  # twelve, January first
    visits: Figure
    occasions_without_visits: Occasions = Occasions(0)  # held, but nobody wrote down the visits

    @property
    def occasions(self) -> Occasions:
        """Occasions held during the whole year."""
        return Occasions(sum(self.occasions_by_month))

    @property
    def visits_text(self) -> str:
        """The visits in a table cell; a dash when there was nothing to visit."""
        return _cell(self.visits) if self.occasions else "–"


@dataclass(frozen=True, slots=True)
class ProgrammeStatistics:
    """A programme run day by day, such as Bästa sommaren: open days and visits (S0-F2)."""

    name: str
    open_days: int
    visits: Figure

    @property
    def visits_text(self) -> str:
        """The visits in a table cell."""
        return _cell(self.visits)

    @property
    def visits_per_day(self) -> Figure:
        """Visits per open day, "cirka"; missing when never open."""
        return per_day("visits_per_day", self.visits, Figure("open_days", FigureKind.DAYS, self.open_days))

    @property
    def visits_per_day_text(self) -> str:
        """The average in a table cell."""
        return _cell(self.visits_per_day)


def _cell(figure: Figure) -> str:
    """A figure in a table cell, where there is room for one word when it is missing."""
    return "okänt" if figure.is_missing else figure.text


@dataclass(frozen=True, slots=True)
class ActivityStatistics:
    """Annex: how many occasions per area and month, how many visits per area."""

    year: int
    areas: tuple[AreaStatistics, ...]  # in the agreement's order
    programmes: tuple[ProgrammeStatistics, ...] = ()
    is_example: bool = False  # some of it is invented

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
    def visits(self) -> Figure:
        """Visits of all areas in the whole year; "minst" when some occasions have no number."""
        parts = [area.visits for area in self.areas]
        return known_total("visits", FigureKind.VISITS, parts, is_complete=not self.occasions_without_visits)

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
        """What the sign means, in words: «överskott», «underskott»."""
        return deviation_word(self.amount)


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """Annex: the budget, column beside column, with sums per funder and per performer."""

    columns: tuple[str, ...]  # e.g. ("Budget 2023", "Utfall 2023", "Budget 2024")
    rows: tuple[BudgetRow, ...]
    deviations: tuple[Deviation, ...] = ()
    notes: tuple[str, ...] = ()  # footnotes of the table, plain sentences
    is_example: bool = False  # some of it is invented
    year: int = 0
    stories: tuple[Story, ...] = ()  # each surplus on its way, drawn

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
            BudgetSum(name, _sum(row.amounts for row in self.rows if getattr(row, role) == name)) for name in names
        )


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """One occasion that was held, as printed in the activity list."""

    held_on: date
    activity: str
    area: str
    organisers: str  # names joined by comma
    venue: str
    visits: Figure | None  # None when nobody wrote them down

    @property
    def visits_text(self) -> str:
        """The visits in a table cell."""
        return _cell(self.visits) if self.visits else "okänt"


@dataclass(frozen=True, slots=True)
class OccasionList:
    """Annex: every occasion behind the number in the letter, in order of date."""

    year: int
    rows: tuple[OccasionRow, ...]
    is_example: bool = False  # some of it is invented

    @property
    def occasions(self) -> Occasions:
        """Rows in the list."""
        return Occasions(len(self.rows))

    @property
    def visits(self) -> Figure:
        """Visits in the list; "minst" when some rows have no number."""
        known = [row.visits for row in self.rows if row.visits]
        is_complete = len(known) == len(self.rows)
        return known_total("visits", FigureKind.VISITS, known, is_complete=is_complete)
