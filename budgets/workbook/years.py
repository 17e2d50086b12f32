"""The first sheet: budget lines with the years beside each other, and the same kronor added in several ways."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgets.facts import Body, CarriedOver, Line
from budgets.workbook.formulas import Cell, area, cell, fixed, known_total, plus, total, total_of
from budgets.workbook.parts import UNKNOWN, Part, amount, labels
from partnerships.formula_book import Formula, Row, Sheet
from partnerships.workbooks import Column

PLACE, NAME, MONTHS, PERFORMER, FUNDER, INDEXED, NOTE = range(7)
COLUMNS = (
    Column("Partnerskap", 24),
    Column("Kostnad", 48),
    Column("Månader", 9),
    Column("Utförs av", 26),
    Column("Finansieras av", 24),
    Column("Räknas upp (*)", 11),
    Column("Anmärkning", 24),
)
FIRST = 2  # Excel's number of the first row below the headings


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as long as its performer and funder are the same, with its cells: one for each year."""

    place: str
    latest: Line
    cells: tuple[Cell, ...]


def years_beside(parts: Sequence[Part]) -> Sheet:
    """Line by line, then the sums: whole, with carried over money, per funder, per performer, per partnership."""
    years = sorted({year.year for part in parts for year in part.sheet.years})
    table = _Table(parts, years)
    examples = {year.year for part in parts for year in part.sheet.years if year.is_example}
    columns = [*COLUMNS, *(Column(f"{year} (exempel)" if year in examples else str(year), 14) for year in years)]
    rows = list(table.rows()) if table.entries else [Row(["", "Ingen budget är registrerad."])]
    return Sheet("Budget", columns, rows)


class _Table:
    """The sheet's rows. Remembers how far down it has come, because the formulas name each other's rows."""

    def __init__(self, parts: Sequence[Part], years: Sequence[int]) -> None:
        self.parts, self.years = parts, years
        self.entries = [entry for part in parts for entry in _entries(part, years)]
        self.last = FIRST + len(self.entries) - 1
        self.row = FIRST
        lines: list[Line | CarriedOver] = [entry.latest for entry in self.entries]
        lines += [each for part in parts for each in part.sheet.carried_over]
        self.labels = labels(body for each in lines for body in (each.performer, each.funder))

    def rows(self) -> Iterator[Row]:
        for made in self._all():
            self.row += 1
            yield made

    def _all(self) -> Iterator[Row]:
        yield from (self._line(entry) for entry in self.entries)
        sums = [total(self._values(index), self._area(index)) for index in range(len(self.years))]
        sum_row = self.row
        yield self._sum("Summa", sums)
        if any(each.value == UNKNOWN for each in sums):
            known = [known_total(self._values(index), self._area(index)) for index in range(len(self.years))]
            yield self._sum("varav känt", known)
        yield from self._stated()
        yield from self._carried(sums, sum_row)
        yield from self._per("Per finansiär", FUNDER, lambda entry: self.labels[entry.latest.funder.pk])
        yield from self._per("Per utförare", PERFORMER, lambda entry: self.labels[entry.latest.performer.pk])
        if len(self.parts) > 1:
            yield from self._per("Per partnerskap", PLACE, lambda entry: entry.place)

    def _line(self, entry: Entry) -> Row:
        line = entry.latest
        return Row(
            [
                entry.place,
                line.cost,
                line.months,
                self.labels[line.performer.pk],
                self.labels[line.funder.pk],
                "ja" if line.is_indexed else "nej",
                line.note,
                *entry.cells,
            ]
        )

    def _sum(self, name: str, cells: Sequence[Formula | Decimal | None]) -> Row:
        return Row(["", name, *[""] * (len(COLUMNS) - 2), *cells], is_strong=True)

    def _stated(self) -> Iterator[Row]:
        """What the adopted budgets say that they sum to (rule 20)."""
        if len(self.parts) == 1 and self.parts[0].is_whole:
            found = {year.year: year.stated_total for year in self.parts[0].sheet.years}
            yield Row(["", "Angiven summa", *[""] * (len(COLUMNS) - 2), *(found.get(year) for year in self.years)])

    def _carried(self, sums: Sequence[Formula], sum_row: int) -> Iterator[Row]:
        carried = [(part.name, each) for part in self.parts for each in part.sheet.carried_over]
        shown = [(place, each) for place, each in carried if each.to_year in self.years]
        if not shown:
            return
        first = self.row
        cells = [[each.amount if each.to_year == year else None for year in self.years] for _place, each in shown]
        for (place, each), amounts in zip(shown, cells, strict=True):
            performer, funder = self.labels[each.performer.pk], self.labels[each.funder.pk]
            name = f"Överförda medel från {each.from_year}"
            yield Row([place, name, None, performer, funder, "nej", "Utanför summan", *amounts])
        last = self.row - 1
        yield self._sum(
            "Tillgängligt med överförda medel",
            [
                plus(sums[index], cell(column, sum_row), [row[index] for row in cells], area(column, first, last))
                for index, column in self._columns()
            ],
        )

    def _per(self, heading: str, column: int, name_of: Callable[[Entry], str]) -> Iterator[Row]:
        """A row for each name with SUMIF, and their sum, which is the same as the whole."""
        yield Row([])
        yield Row(["", heading], is_strong=True)
        first = self.row
        values: list[list[Cell]] = []
        for name in dict.fromkeys(name_of(entry) for entry in self.entries):
            cells = [self._of(name, index, year_column, column, name_of) for index, year_column in self._columns()]
            values.append([each.value if each else None for each in cells])  # type: ignore[misc]
            yield Row(["", name, *[""] * (len(COLUMNS) - 2), *cells])
        last = self.row - 1
        yield self._sum(
            "Summa",
            [total([row[index] for row in values], area(each, first, last)) for index, each in self._columns()],
        )

    def _of(
        self, name: str, index: int, year_column: int, column: int, name_of: Callable[[Entry], str]
    ) -> Formula | None:
        """One name's sum in one year; None where it has no line."""
        values = [entry.cells[index] for entry in self.entries if name_of(entry) == name]
        if all(value is None for value in values):
            return None
        return total_of(
            values,
            self._area(index),
            label=cell(NAME, self.row, fixed_column=True),
            names=fixed(column, FIRST, self.last),
            name=name,
        )

    def _columns(self) -> list[tuple[int, int]]:
        """Each year's index, and its column in the sheet."""
        return [(index, len(COLUMNS) + index) for index in range(len(self.years))]

    def _values(self, index: int) -> list[Cell]:
        return [entry.cells[index] for entry in self.entries]

    def _area(self, index: int) -> str:
        return area(len(COLUMNS) + index, FIRST, self.last)


def _entries(part: Part, years: Sequence[int]) -> Iterator[Entry]:
    for row in part.sheet.rows:
        lines = {year.year: line for year, line in row.by_year if line}
        latest: dict[tuple[Body, Body], Line] = {_bodies(line): line for line in lines.values()}
        for bodies in reversed(latest):
            cells = (lines.get(year) for year in years)
            own = tuple(amount(line.amount) if line and _bodies(line) == bodies else None for line in cells)
            yield Entry(part.name, latest[bodies], own)


def _bodies(line: Line) -> tuple[Body, Body]:
    return line.performer, line.funder
