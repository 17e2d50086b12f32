"""Workbooks of several sheets with formulas in them, for people who go on counting in Excel.

A formula is written with the value that it gives, worked out by us: who opens the file without calculating (a viewer,
another program) sees the same. Texts are written as texts (see workbooks.py).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import IO, Any

from partnerships.workbooks import Column, sheet_name, write_cell

WHOLE, WITH_ORE = "#,##0", "#,##0.00"


@dataclass(frozen=True, slots=True)
class Formula:
    """«=SUM(C2:C5)» and what it gives."""

    text: str
    value: Decimal | int | str


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right; a strong row is a heading or a sum."""

    cells: Sequence[Any]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its headings in the first row. The first row of content is number 2, as Excel counts."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Row] = field(default_factory=list)


def write_book(title: str, sheets: Iterable[Sheet], file: IO[bytes], *, dated_on: dt.date | None = None) -> None:
    """Write the sheets to an open file. With a date of its own, the same sheets always give the same bytes."""
    from xlsxwriter import Workbook  # 0.1 s that only an export should cost

    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    book = Workbook(file, options)
    made = {"created": dt.datetime.combine(dated_on, dt.time())} if dated_on else {}
    book.set_properties({"title": title} | made)
    formats = _Formats(book)
    for sheet in sheets:
        page = book.add_worksheet(sheet_name(sheet.title))
        for index, column in enumerate(sheet.columns):
            page.set_column(index, index, column.width)
            page.write_string(0, index, column.heading, formats.heading)
        for number, row in enumerate(sheet.rows, start=1):
            for index, value in enumerate(row.cells):
                if value is not None and value != "":
                    _write(page, number, index, value, is_strong=row.is_strong, formats=formats)
        page.freeze_panes(1, 1)
    book.close()


class _Formats:
    """Whole kronor without decimals, others with two; sums in bold."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.dates = {
            "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
            "time": book.add_format({"num_format": "hh:mm", "align": "left"}),
        }
        self.text = {strong: book.add_format({"bold": strong, "valign": "top"}) for strong in (False, True)}
        self._numbers = {
            (strong, pattern): book.add_format(
                {"bold": strong, "num_format": pattern, "valign": "top", "align": "right"}
            )
            for strong in (False, True)
            for pattern in (WHOLE, WITH_ORE)
        }

    def number(self, value: Any, *, is_strong: bool) -> Any:
        """Of an amount; a text in its place («okänt») stands to the right as well."""
        is_whole = not isinstance(value, Decimal) or value == value.to_integral_value()
        return self._numbers[is_strong, WHOLE if is_whole else WITH_ORE]


def _write(page: Any, row: int, column: int, value: Any, *, is_strong: bool, formats: _Formats) -> None:
    if isinstance(value, Formula):
        style = formats.number(value.value, is_strong=is_strong)
        page.write_formula(row, column, value.text, style, _plain(value.value))
    elif isinstance(value, Decimal):
        page.write_number(row, column, value, formats.number(value, is_strong=is_strong))
    elif isinstance(value, str):
        write_cell(page, row, column, value, formats.dates, style=formats.text[is_strong])
    else:
        write_cell(page, row, column, value, formats.dates)


def _plain(value: Decimal | int | str) -> float | int | str:
    """As the file keeps a number: never «1E+5»."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
