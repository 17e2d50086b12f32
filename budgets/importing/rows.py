"""Each row of a list of costs judged: an entry as it would be booked, what has to be put right, or why it is left out.

No form and no question to the database for each row: the model's own fields check the values.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from budgets.booking import Booking, booking_conflicts
from budgets.importing.cells import kronor_of, period_of
from budgets.importing.lines import Lines
from budgets.models import OutcomeEntry
from partnerships.importing import cells
from partnerships.importing.book import Sheet, letters
from partnerships.importing.columns import Columns, headings_of
from partnerships.importing.rows import Fault
from partnerships.swedish import search_key

SUMS = ("summa", "delsumma", "totalt", "total", "utgående balans", "ingående balans")
A_SUM = "En summarad. Poster räknas ihop här."
TWO_PERIODS = "Perioden står både i en kolumn och i Från och Till. Behåll det ena."
NOT_CHOSEN = "Du har valt att inte läsa in den."


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that can be booked."""

    row: int
    booking: Booking


@dataclass(slots=True)
class Judged:
    """Every row: entries, faults, and those left out with the reason; texts that are no line's name, and those
    of them whose line nobody has said."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    row_count: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sheet is read: our key to its column, the one line that all rows are for (if so), the budget year."""

    mapping: dict[str, int]
    columns: Columns
    lines: Lines
    year: int
    today: dt.date
    whole_line: Any = None


def judge(sheet: Sheet, reading: Reading) -> Judged:
    """Judge every row below the headings."""
    return _Judge(sheet, reading).judged()


class _Judge:
    def __init__(self, sheet: Sheet, reading: Reading) -> None:
        self.sheet, self.reading, self.mapping = sheet, reading, reading.mapping
        self.heading_row = reading.columns.heading_row(sheet)
        self.headings = headings_of(sheet, self.heading_row)
        self.result = Judged()

    def judged(self) -> Judged:
        for number, row in self.sheet.rows[self.heading_row + 1 :]:
            self.result.row_count += 1
            self._take(number, row)
        self.result.texts, self.result.unknown = self.reading.lines.texts, self.reading.lines.unknown
        return self.result

    def _take(self, number: int, row: list[Any]) -> None:
        given = {key: row[column] for key, column in self.mapping.items() if column < len(row)}
        if given.get("booked_on") is None and _is_a_sum(row):
            self.result.left_out.append((number, A_SUM))
            return
        faults: list[Fault] = []
        try:
            line = self._line(given)
        except ValueError as error:
            faults.append(self._fault(number, "line", given.get("line"), error))
            line = None
        else:
            if line is None:
                self.result.left_out.append((number, NOT_CHOSEN))
                return
        read = self._read(number, given, faults)
        if faults:
            self.result.faults += faults
            return
        self.result.entries.append(Entry(number, Booking(line=line, **read)))

    def _line(self, given: dict[str, Any]) -> Any:
        if self.reading.whole_line is not None:
            return self.reading.lines.allowed(self.reading.whole_line)
        return self.reading.lines.line(cells.text_of(given.get("line")))

    def _read(self, number: int, given: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
        """The cells as values; what is wrong with them goes to `faults`."""
        read: dict[str, Any] = {}
        for key, reader in READERS.items():
            try:
                read[key] = reader(given.get(key))
            except (ValueError, ValidationError) as error:
                faults.append(self._fault(number, key, given.get(key), error))
        if faults:
            return read
        period = read.pop("period")
        if period and (read["starts_on"] or read["ends_on"]):
            faults.append(self._fault(number, "period", given.get("period"), ValueError(TWO_PERIODS)))
        elif period:
            read["starts_on"], read["ends_on"] = period
        dates = {key: read[key] for key in ("booked_on", "starts_on", "ends_on")}
        for key, sentence in booking_conflicts(year=self.reading.year, today=self.reading.today, **dates):
            key = "period" if key != "booked_on" and "period" in self.mapping else key
            faults.append(self._fault(number, key, given.get(key), ValueError(sentence)))
        return read

    def _fault(self, number: int, key: str, cell: Any, error: Exception) -> Fault:
        reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        column = self.mapping.get(key)
        heading = self.headings[column] if column is not None and column < len(self.headings) else ""
        return Fault(number, "" if column is None else letters(column), heading, cells.shown(cell)[:200], reason)


def _text(name: str) -> Callable[[Any], str]:
    column: Any = OutcomeEntry._meta.get_field(name)

    def reader(cell: Any) -> str:
        text: str = column.clean(" ".join(cells.text_of(cell).split()), None)
        return text

    return reader


def _day(cell: Any) -> Any:
    return OutcomeEntry._meta.get_field("booked_on").clean(cells.date_of(cell), None)


READERS: dict[str, Callable[[Any], Any]] = {
    "booked_on": _day,
    "amount": kronor_of,
    "period": period_of,
    "starts_on": lambda cell: None if cell is None else _day(cell),
    "ends_on": lambda cell: None if cell is None else _day(cell),
    "voucher_number": _text("voucher_number"),
    "note": _text("note"),
}


def _is_a_sum(row: list[Any]) -> bool:
    """What ledgers put between and below the rows."""
    first = next((cell for cell in row if isinstance(cell, str)), "")
    return search_key(first).startswith(SUMS)
