"""What one committee funds, over all partnerships: this year's money, the years to come, and what differed."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from budgets.facts.parts import ZERO, Body, Deviation, Line, Total, deviation_of

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Place:
    """A partnership."""

    pk: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class DeviatingLine:
    """A line whose end is known, or believed, to be another than its budget, in kronor."""

    place: Place
    year: int
    line: Line
    ends_at: Decimal
    is_forecast: bool  # the year runs: it is believed, not booked

    @property
    def deviation(self) -> Deviation | None:
        return deviation_of(self.line.amount, self.ends_at)

    @property
    def size(self) -> Decimal:
        return self.deviation.size if self.deviation else ZERO

    @property
    def percent(self) -> Decimal | None:
        """Its size in per cent of the budget, with one decimal; None when there is no budget to compare with."""
        if not self.line.amount:
            return None
        return (self.size * 100 / self.line.amount).quantize(TENTH, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class MoneyNow:
    """A line, or money that was carried over, in the year that runs. None is unknown, or not applicable to it."""

    name: str
    performer: Body
    available: Decimal | None
    requested: Decimal | None  # None: nobody requests it
    paid: Decimal | None
    outcome: Decimal | None
    forecast: Decimal | None
    line: Line | None = None  # None: carried over


@dataclass(frozen=True, slots=True)
class LineAhead:
    """A line in the years to come; None in a year without it."""

    latest: Line
    by_year: tuple[tuple[int, Line | None], ...]


LineCells = tuple[LineAhead, tuple[tuple[int, Line | None], ...]]
YearCell = tuple[int, Total | None]


@dataclass(frozen=True, slots=True)
class PartOfCommittee:
    """One partnership's share of what the committee funds."""

    place: Place
    now: tuple[MoneyNow, ...]
    ahead: tuple[LineAhead, ...]
    is_example: bool

    @property
    def available(self) -> Total:
        return Total.of(each.available for each in self.now)

    @property
    def requested(self) -> Decimal:
        return sum((each.requested or ZERO for each in self.now), ZERO)

    @property
    def paid(self) -> Decimal:
        return sum((each.paid or ZERO for each in self.now), ZERO)

    @property
    def outcome(self) -> Decimal | None:
        """What is booked so far; None when nothing is."""
        booked = [each.outcome for each in self.now if each.outcome is not None]
        return sum(booked, ZERO) if booked else None

    @property
    def lacks_outcome(self) -> bool:
        """Whether nothing is booked yet on some line."""
        return any(each.line and each.outcome is None for each in self.now)

    def total(self, year: int) -> Total:
        """What the committee's lines sum to that year, carried over money not counted."""
        found = (dict(row.by_year).get(year) for row in self.ahead)
        return Total.of(line.amount for line in found if line)

    @property
    def years(self) -> frozenset[int]:
        return frozenset(year for row in self.ahead for year, _line in row.by_year)

    @property
    def why_unknown(self) -> tuple[str, ...]:
        """One sentence for each reason that an amount ahead is unknown."""
        lines = (line for row in self.ahead for _year, line in row.by_year if line)
        return tuple(dict.fromkeys(why for line in lines if (why := line.explanation.why_unknown)))


@dataclass(frozen=True, slots=True)
class CommitteeMoney:
    """All that one committee funds."""

    committee: Body
    this_year: int
    parts: tuple[PartOfCommittee, ...]
    deviating: tuple[DeviatingLine, ...]  # the largest first

    @property
    def years(self) -> tuple[int, ...]:
        """This year, and on to the end of the agreement that lasts longest."""
        return tuple(sorted({year for part in self.parts for year in part.years}))

    @property
    def looks_ahead(self) -> bool:
        """Whether any agreement lasts longer than this year."""
        return self.years != (self.this_year,)

    @property
    def totals(self) -> tuple[tuple[int, Total], ...]:
        return tuple((year, added(part.total(year) for part in self.parts)) for year in self.years)

    @property
    def ahead(self) -> tuple[tuple[PartOfCommittee, tuple[LineCells, ...], tuple[YearCell, ...]], ...]:
        """Each partnership with its lines and its sums, a cell for each of the years; None after its agreement."""
        return tuple(
            (
                part,
                tuple((row, tuple((year, dict(row.by_year).get(year)) for year in self.years)) for row in part.ahead),
                tuple((year, part.total(year) if year in part.years else None) for year in self.years),
            )
            for part in self.parts
        )

    @property
    def has_missing_uplift(self) -> bool:
        return any(total.unknown_parts for _year, total in self.totals)


def added(totals: Iterable[Total]) -> Total:
    """The sum of sums; unknown as soon as one is."""
    parts = list(totals)
    return Total(sum((each.known for each in parts), ZERO), sum(each.unknown_parts for each in parts))
