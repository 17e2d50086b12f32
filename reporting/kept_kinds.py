"""The rows that can stand behind a figure, as they were one moment: plain facts, written as JSON by facts_json.py."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from partnerships.quantities import Figure
from partnerships.swedish import iso_date, kronor

UNKNOWN = "okänt"
Cells = tuple[tuple[str, str], ...]
"""A row on a page: heading and text."""


@dataclass(frozen=True, slots=True)
class KeptOccasion:
    """One occasion of the log."""

    key: int
    held_on: dt.date
    activity: str
    area: str
    organisers: str
    venue: str
    status: str  # in words
    visits: Figure | None
    is_example: bool = False

    @property
    def cells(self) -> Cells:
        return (
            ("Datum", iso_date(self.held_on)),
            ("Aktivitet", self.activity),
            ("Verksamhetsområde", self.area),
            ("Arrangör", self.organisers),
            ("Plats", self.venue),
            ("Läge", self.status),
            ("Besök", self.visits.text if self.visits else UNKNOWN),
        )


@dataclass(frozen=True, slots=True)
class KeptOrganisation:
    """One organisation that arranged something."""

    key: int
    name: str
    kind: str  # in words
    is_example: bool = False

    @property
    def cells(self) -> Cells:
        return (("Organisation", self.name), ("Slag", self.kind))


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One budget line. Amounts are kronor; None is unknown."""

    key: str  # the line's code
    cost: str
    performer: str
    funder: str
    amount: Decimal | None
    outcome: Decimal | None
    is_example: bool = False
    performer_slug: str = ""
    funder_slug: str = ""

    @property
    def deviation(self) -> Decimal | None:
        return None if self.amount is None or self.outcome is None else self.amount - self.outcome

    @property
    def cells(self) -> Cells:
        amounts = (("Budget", self.amount), ("Utfall", self.outcome), ("Avvikelse", self.deviation))
        words = (("Kostnad", self.cost), ("Utförs av", self.performer), ("Finansieras av", self.funder))
        return words + tuple((name, UNKNOWN if value is None else kronor(value)) for name, value in amounts)


@dataclass(frozen=True, slots=True)
class KeptCarried:
    """Money carried over to a later year, in kronor."""

    key: int
    performer: str
    to_year: int
    cause: str
    approval: str
    amount: Decimal
    is_example: bool = False
    from_year: int = 0

    @property
    def cells(self) -> Cells:
        return (
            ("Används av", self.performer),
            ("Från år", str(self.from_year or "")),
            ("Till år", str(self.to_year)),
            ("Orsak", self.cause),
            ("Beviljat", self.approval),
            ("Belopp", kronor(self.amount)),
        )


KeptRow = KeptOccasion | KeptOrganisation | KeptLine | KeptCarried


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """One entry of the ledger: what an outcome is made of. Kronor; a correction may be negative."""

    key: int
    line: str  # the budget line's code
    booked_on: dt.date
    cost: str  # what the line is for
    voucher_number: str
    note: str
    amount: Decimal
    is_example: bool = False

    @property
    def cells(self) -> Cells:
        return (
            ("Bokfört", iso_date(self.booked_on)),
            ("Kostnad", self.cost),
            ("Verifikationsnummer", self.voucher_number),
            ("Anteckning", self.note),
            ("Belopp", kronor(self.amount)),
        )
