"""The budget behind the letter, frozen: the year's lines with their sums, and what became of each deviation."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NewType

from budgets.chain_chart import Story
from budgets.money import deviation_word
from reporting.figure_keys import By, key_of

Kronor = NewType("Kronor", Decimal)
"""Swedish kronor."""

Amounts = tuple[Kronor | None, ...]
"""One amount per column of the budget table; None where the amount is not yet known."""

AMOUNT_FIGURES = ("budget_total", "outcome_total", "deviation_total")
"""What the columns of a year's table are sums of, in their order."""

AmountCell = tuple[str, Kronor | None]
"""An amount in a table with the key of its figure; without one when it is not known, or not known whose it is."""


def _cells(amounts: Amounts, by: By, value: str) -> tuple[AmountCell, ...]:
    keys = (key_of(name, by, value) for name in AMOUNT_FIGURES)
    return tuple(("" if amount is None else key, amount) for key, amount in zip(keys, amounts, strict=False))


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
    code: str = ""  # the line's; the same from year to year
    performer_slug: str = ""
    funder_slug: str = ""

    @property
    def cells(self) -> tuple[AmountCell, ...]:
        """The line's amounts."""
        return _cells(self.amounts, By.LINE, self.code)


@dataclass(frozen=True, slots=True)
class BudgetSum:
    """What one funder pays, or one performer gets."""

    name: str
    amounts: Amounts
    by: By = By.PERFORMER
    slug: str = ""  # whose sum it is

    @property
    def cells(self) -> tuple[AmountCell, ...]:
        """The sum of each column."""
        return _cells(self.amounts, self.by, self.slug)


@dataclass(frozen=True, slots=True)
class Deviation:
    """Money not used as planned: amount, cause and handling (rule 31)."""

    organisation: str
    year: int
    amount: Kronor  # budget minus outcome: positive is an underspend
    cause: str
    handling: str  # who allowed what, e.g. carry-over into the next year's budget
    slug: str = ""  # the organisation's

    @property
    def key(self) -> str:
        """The figure that the amount is."""
        return key_of("deviation_total", By.PERFORMER, self.slug)

    @property
    def size(self) -> Kronor:
        """The amount without its sign."""
        return Kronor(abs(self.amount))

    @property
    def direction(self) -> str:
        """What the sign means, in words: «överskott», «underskott»."""
        return deviation_word(self.amount)


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """Money of an earlier year that one performer could use besides the budget."""

    performer: str  # as inside a sentence
    from_year: int
    amount: Kronor
    pk: int = 0  # of what was carried over

    @property
    def key(self) -> str:
        """The figure that the amount is."""
        return key_of("carried_in_total", By.CARRIED_OVER, self.pk)


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
    carried_in: tuple[CarriedIn, ...] = ()

    @property
    def total(self) -> Amounts:
        """The sum of each column."""
        return _sum(row.amounts for row in self.rows)

    @property
    def total_cells(self) -> tuple[AmountCell, ...]:
        """The sum of each column, with its figure."""
        keys = AMOUNT_FIGURES if self.year else [""] * len(self.columns)
        return tuple(("" if amount is None else key, amount) for key, amount in zip(keys, self.total, strict=True))

    @property
    def by_funder(self) -> tuple[BudgetSum, ...]:
        """What each funder pays, in the order they first appear."""
        return self._grouped("funder", By.FUNDER)

    @property
    def by_performer(self) -> tuple[BudgetSum, ...]:
        """What each performer gets, in the order they first appear."""
        return self._grouped("performer", By.PERFORMER)

    @property
    def has_indexed_rows(self) -> bool:
        """Whether any row carries the asterisk that needs explaining."""
        return any(row.is_indexed for row in self.rows)

    def _grouped(self, role: str, by: By) -> tuple[BudgetSum, ...]:
        groups: dict[tuple[str, str], list[Amounts]] = {}
        for row in self.rows:
            groups.setdefault((getattr(row, role), getattr(row, f"{role}_slug")), []).append(row.amounts)
        return tuple(BudgetSum(name, _sum(rows), by, slug) for (name, slug), rows in groups.items())
