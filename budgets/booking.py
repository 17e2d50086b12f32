"""What an entry of the outcome says, and which budget year its dates put it in. Pure: form and import both ask."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

LARGEST = 999_999_999  # kronor in one entry, either way: what is booked can be reversed


@dataclass(frozen=True, slots=True)
class Booking:
    """What an entry says: the budget line, when, how many kronor (negative for what came back), for which period."""

    line: Any
    booked_on: dt.date
    amount: Decimal
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    voucher_number: str = ""
    note: str = ""

    def is_said_by(self, entry: Any) -> bool:
        return all(getattr(entry, name) == getattr(self, name) for name in self.__slots__)


def booking_conflicts(
    *,
    year: int,
    booked_on: dt.date,
    starts_on: dt.date | None,
    ends_on: dt.date | None,
    today: dt.date,
    is_correction: bool = False,
) -> list[tuple[str, str]]:
    """What does not hold for an entry on a line of the year: field and sentence.

    An entry may be booked the year before or after (closing of the books), if its period lies in the year; a
    correction whenever the fault is found.
    """
    found = []
    if booked_on > today:
        found.append(("booked_on", "Dagen har inte varit än."))
    elif abs(booked_on.year - year) > 1 and not is_correction:
        found.append(("booked_on", f"Dagen ligger för långt från budgetåret {year}."))
    if starts_on is None or ends_on is None:
        if starts_on or ends_on:
            missing = "ends_on" if starts_on else "starts_on"
            found.append((missing, "Skriv både första och sista dagen, eller ingen av dem."))
        elif not found and booked_on.year != year and not is_correction:
            found.append(("starts_on", f"Bokfört utanför {year}: skriv vilken period i {year} kostnaden avser."))
    elif ends_on < starts_on:
        found.append(("ends_on", "Perioden kan inte sluta innan den börjar."))
    elif {starts_on.year, ends_on.year} != {year}:
        found.append(("starts_on", f"Perioden ska ligga i budgetåret {year}."))
    return found
