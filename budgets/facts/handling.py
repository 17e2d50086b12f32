"""What people have said and decided about one line's deviation, as plain facts."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from budgets.facts.parts import ZERO, Body


@dataclass(frozen=True, slots=True)
class Forecasted:
    """What somebody believed that the year would cost."""

    amount: Decimal
    made_on: dt.date
    note: str
    by: str
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A dialogue about the line."""

    held_on: dt.date
    participants: str
    summary: str
    recorded_by: str
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Approved:
    """That one party approved a decision."""

    party: Body
    approved_on: dt.date
    reference: str
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about kronor of the deviation."""

    pk: int
    what: str  # «förs över till nästa år»
    amount: Decimal
    to_year: int | None
    decided_by: Body
    decided_on: dt.date | None
    reference: str
    approvals: tuple[Approved, ...] = ()
    withdrawn_because: str = ""
    is_example: bool = False
    dialogue: str = ""  # in the words of the row that it became next year

    @property
    def in_words(self) -> str:
        """«förs över till 2024», «betalas tillbaka»."""
        return f"förs över till {self.to_year}" if self.to_year else self.what


@dataclass(frozen=True, slots=True)
class Handling:
    """All that is recorded about a line's deviation; empty where nothing is."""

    cause: str = ""
    cause_is_example: bool = False
    forecasts: tuple[Forecasted, ...] = ()  # the latest first
    talks: tuple[Talk, ...] = ()  # in order of time
    decisions: tuple[Decided, ...] = ()  # also those that were withdrawn

    @property
    def forecast(self) -> Decimal | None:
        """The latest one counts; None when there is none."""
        return self.forecasts[0].amount if self.forecasts else None

    @property
    def standing(self) -> tuple[Decided, ...]:
        """The decisions that hold."""
        return tuple(each for each in self.decisions if not each.withdrawn_because)

    @property
    def withdrawn(self) -> tuple[Decided, ...]:
        return tuple(each for each in self.decisions if each.withdrawn_because)

    @property
    def decided(self) -> Decimal:
        """Kronor that are decided about."""
        return sum((each.amount for each in self.standing), ZERO)

    @property
    def dialogue(self) -> str:
        """What is known of a dialogue where none is recorded by itself."""
        return "" if self.talks else next((each.dialogue for each in self.standing if each.dialogue), "")

    @property
    def is_empty(self) -> bool:
        return not (self.cause or self.talks or self.decisions)


NOTHING = Handling()
