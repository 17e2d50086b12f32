"""The smallest parts: a body, a sum, a deviation, one line in one year, carried over money, an uplift."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budgets.explain import Explanation
from budgets.money import deviation_word
from budgets.steps import Rate, Span

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Body:
    """A funder or performer."""

    pk: int
    slug: str
    name: str
    is_municipal: bool  # a committee, department or other body of the city: lower case in running text

    @property
    def in_text(self) -> str:
        """The name inside a sentence: «kommunstyrelsen», but «Rädda Barnen»."""
        return self.name[:1].lower() + self.name[1:] if self.is_municipal else self.name


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of kronor. `amount` is None when a part is unknown; `known` is the sum of the others."""

    known: Decimal = ZERO
    unknown_parts: int = 0
    supposed: Span | None = None  # what it would be, where a supposed uplift stands for every unknown one

    @property
    def amount(self) -> Decimal | None:
        return None if self.unknown_parts else self.known

    def plus(self, kronor: Decimal) -> "Total":
        """The same with a known amount more."""
        return Total(self.known + kronor, self.unknown_parts, self.supposed and self.supposed.plus(kronor))

    @classmethod
    def of(cls, amounts: Iterable[Decimal | None]) -> "Total":
        parts = list(amounts)
        return cls(sum((part for part in parts if part is not None), ZERO), parts.count(None))

    @classmethod
    def of_lines(cls, lines: Iterable["Line"]) -> "Total":
        """The sum of the lines' amounts."""
        parts = list(lines)
        total = cls.of(line.amount for line in parts)
        unknown = [line.supposed for line in parts if line.amount is None]
        spans = [span for span in unknown if span is not None]
        if not spans or len(spans) < len(unknown):
            return total
        low, high = sum((span.low for span in spans), ZERO), sum((span.high for span in spans), ZERO)
        return cls(total.known, total.unknown_parts, Span(total.known + low, total.known + high))


@dataclass(frozen=True, slots=True)
class Deviation:
    """Budget minus outcome in kronor: positive is an underspend, «överskott» (domain.md § 8)."""

    amount: Decimal

    @property
    def size(self) -> Decimal:
        return abs(self.amount)

    @property
    def word(self) -> str:
        """«överskott», «underskott» or «ingen avvikelse»: the sign is never left to colour or minus alone."""
        return deviation_word(self.amount)


def deviation_of(budget: Decimal | None, outcome: Decimal | None) -> Deviation | None:
    """None when either is unknown."""
    return None if budget is None or outcome is None else Deviation(budget - outcome)


@dataclass(frozen=True, slots=True)
class Line:
    """One budget line in one year."""

    code: str  # the same from year to year
    position: int
    cost: str
    months: int | None
    note: str
    performer: Body
    funder: Body
    is_indexed: bool  # the asterisk in S1 § 7
    is_requestable: bool  # the performer is an association that is party, and asks for the money (rule 22)
    is_example: bool
    explanation: Explanation
    outcome: Decimal | None = None  # None: no outcome written in
    outcome_is_example: bool = False
    pk: int = 0  # the stored line that it rests on, maybe of an earlier year
    supposed: Span | None = None  # what an unknown amount would be with a supposed uplift

    @property
    def amount(self) -> Decimal | None:
        """Kronor; None when the uplift is unknown."""
        return self.explanation.amount

    @property
    def deviation(self) -> Deviation | None:
        return deviation_of(self.amount, self.outcome)


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Unused money granted for a later year: outside the budget's total and the index base (rule 24)."""

    performer: Body
    funder: Body
    from_year: int
    to_year: int
    amount: Decimal
    cause: str
    dialogue: str  # empty: not recorded
    approved_by: Body
    approval: str  # how: «efter dialog». Never claims that all parties approved (O-29)
    approved_on: dt.date | None
    is_example: bool
    pk: int = 0
    code: str = ""  # of the line that it was left on; empty where that is not known
    cost: str = ""  # that line's wording

    @property
    def name(self) -> str:
        """As its own row of the year it came into."""
        return f"Överförda medel från {self.from_year}{f': {self.cost}' if self.cost else ''}"


@dataclass(frozen=True, slots=True)
class Uplift:
    """What one committee's indexed lines need for a year; `rate` is None as long as it is unknown, and
    `withdrawn_because` says why it was taken back, if it was."""

    committee: Body
    agreement_pk: int
    year: int
    rate: Rate | None
    withdrawn_because: str = ""
