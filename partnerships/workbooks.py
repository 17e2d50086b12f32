"""Lists as files that people open in Excel: a workbook with a real table, or text with semicolons between.

Texts are written as texts, never as formulas (T15); dates and numbers as such. Both are written row by row to a
temporary file: a hundred thousand rows take no more memory than ten, and half a list is never sent.

    return download(Table("Aktiviteter", (Column("Datum", width=12), …), rows), name="aktiviteter-2024", suffix="xlsx")
"""

import csv
import datetime as dt
import io
import re
import tempfile
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any

from django.http import FileResponse
from django.utils import timezone

SUFFIXES = ("xlsx", "csv")
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
LONGEST_TEXT = 32_767  # characters in a cell of Excel, which counts some of them twice
LAST_ROW = 1_048_575
IN_MEMORY = 1_000_000  # bytes before the file goes to disk
DAY_ZERO = dt.datetime(1899, 12, 30)
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how wide its column is, in characters."""

    heading: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A list with its headings, which differ from one another. A cell is text, number, date, time, truth or None."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


class TooManyRows(Exception):
    """More than a sheet can hold; nothing is left out in silence."""


def download(table: Table, *, name: str, suffix: str) -> FileResponse:
    """The table as an answer that is saved under the name. `suffix` is one of SUFFIXES."""
    return download_written(lambda file: write(table, file, suffix), name=name, suffix=suffix)


def download_written(write_to: Callable[[IO[bytes]], None], *, name: str, suffix: str) -> FileResponse:
    """The same for whatever else is written to a file."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the response closes it)
    write_to(file)
    file.seek(0)
    answer = FileResponse(file, as_attachment=True, filename=f"{name}.{suffix}", content_type=CONTENT_TYPES[suffix])
    weakref.finalize(answer, file.close)  # also when nobody stays to read it
    return answer


def write(table: Table, file: IO[bytes], suffix: str) -> None:
    """Write the table to an open file. Raises TooManyRows."""
    {"xlsx": write_xlsx, "csv": write_csv}[suffix](table, file)


# --- Excel ---------------------------------------------------------------------------------------------------------


def write_xlsx(table: Table, file: IO[bytes]) -> None:
    from xlsxwriter import Workbook  # 0.1 s that only an export should cost

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(file, options | {"default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": table.title})
    sheet = book.add_worksheet(sheet_name(table.title))
    formats = {
        "heading": book.add_format({"bold": True}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        "time": book.add_format({"num_format": "hh:mm", "align": "left"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.heading, formats["heading"])
    last = 0
    for last, cells in enumerate(table.rows, start=1):
        if last > LAST_ROW:
            raise TooManyRows(f"Listan har fler än {LAST_ROW} rader.")
        for index, value in enumerate(cells):
            if value is not None and value != "":
                write_cell(sheet, last, index, value, formats)
    sheet.freeze_panes(1, 0)
    _add_table(sheet, table, max(last, 1))
    book.close()


def write_cell(sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any], *, style: Any = None) -> None:
    """One cell by its kind, a text always as a text; `style` is for texts."""
    if isinstance(value, str):
        sheet.write_string(row, column, writable(value), style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | Decimal | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, dt.datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        sheet.write_datetime(row, column, moment.replace(tzinfo=None), formats["moment"])
    elif isinstance(value, dt.date):
        sheet.write_number(row, column, value.toordinal() - DAY_ZERO.toordinal(), formats["date"])
    elif isinstance(value, dt.time):
        minutes = value.hour * 60 + value.minute
        sheet.write_number(row, column, minutes / (24 * 60), formats["time"])
    else:
        sheet.write_string(row, column, writable(str(value)))


def _add_table(sheet: Any, table: Table, last: int) -> None:
    """A real table over what was written: it filters, sorts and grows.

    XlsxWriter refuses tables with constant memory, because it would write the headings after their row has left for the
    disk. Ours are there already; told otherwise for this one call, it only notes where the table lies. And it would
    remember each cell of it, a million of them, to find tables that overlap: there is one, drawn out afterwards.
    """
    from xlsxwriter.utility import xl_range

    current_row, sheet.table = sheet.table, defaultdict(dict)
    sheet.constant_memory = False
    columns = [{"header": column.heading} for column in table.columns]
    options = {"columns": columns, "style": "Table Style Light 1", "name": "Lista"}
    try:
        done = sheet.add_table(0, 0, 1, len(columns) - 1, options)
    finally:
        sheet.constant_memory, sheet.table = True, current_row
    assert done == 0, f"no table over {table.title}"
    whole = xl_range(0, 0, last, len(columns) - 1)
    sheet.tables[-1] |= {"range": whole, "a_range": whole, "autofilter": whole}


def writable(text: str) -> str:
    """The text as a cell can hold it: without characters that no file can, and cut with a sign where it is too long."""
    if len(text) < LONGEST_TEXT // 2 and text.isprintable():
        return text  # nearly all of them
    text = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) + sum(letter > "\uffff" for letter in text) <= LONGEST_TEXT:
        return text
    cut = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore")
    return f"{cut}…"


def sheet_name(title: str) -> str:
    """The title as Excel allows a sheet to be named: 1–31 characters, none of []:*?/\\, no quote at the ends."""
    name = SHEET_NAME.sub(" ", UNWRITABLE.sub("", title)).strip(" '")[:31].strip(" '")
    return name if name and name.lower() != "history" else "Lista"


# --- Text with semicolons ------------------------------------------------------------------------------------------


def write_csv(table: Table, file: IO[bytes]) -> None:
    """As Swedish Excel reads it by a double click: semicolons, decimal comma, a mark that says UTF-8."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.heading for column in table.columns])
    writer.writerows(_plain_rows(table.rows))
    text.flush()
    text.detach()


def _plain_rows(rows: Iterable[Sequence[Any]]) -> Iterator[list[str]]:
    for cells in rows:
        yield [_plain(value) for value in cells]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value)
        return f"'{text}" if DANGEROUS.match(text) else text  # a spreadsheet would take it for a formula
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Decimal | float):
        return str(value).replace(".", ",")
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%Y-%m-%d %H:%M}"
    return str(value)
