"""Reads a stranger's .xlsx or .csv in a process of its own and prints its sheets as JSON.

    python -I read_workbook.py '{"seconds": 10, …}' < file

What the file is and how large it says it is comes first, before anything is unpacked or parsed; then the reading, with
limits of time, memory, rows, columns and characters. Whatever goes wrong is answered with a sentence for the person who
sent it. Knows nothing of Django, so that it starts quickly and has no secret to lose.

A cell is a string, a number, true, false, null, or a pair: ["d", moment], ["t", time of day], ["e", error in Excel].
"""

import csv
import datetime as dt
import gc
import io
import json
import re
import resource
import sys
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx behind a password
QUOTED = re.compile(r"'+[=+\-@\t\r]")  # how our own text files keep a text from becoming a formula
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOT_CALCULATED = "formel utan värde"
EXCEL_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
CELL_TAGS = 10  # so many "<" a cell at most, in a sheet that a program wrote
SMALL_PARTS = ("xl/media/", "xl/drawings/", "xl/worksheets/sheet", "xl/sharedStrings.xml")  # all others are small
SMALL_BYTES = 2_000_000
DAMAGED = (
    "Filen är skadad eller ingen riktig Excel-bok. Öppna den i Excel, spara den på nytt som .xlsx och försök igen."
)


class Refused(Exception):
    """The file is not read; the message is for the person who sent it."""


@dataclass(frozen=True)
class Limits:
    """seconds, megabytes: of this process. unpacked: bytes of all parts. ratio: how hard a part may be packed."""

    seconds: int
    megabytes: int
    unpacked: int
    ratio: int
    parts: int
    rows: int
    columns: int
    cells: int
    characters: int  # in a cell


Row = tuple[int, list[Any]]
Sheet = dict[str, Any]


def read(content: bytes, limits: Limits) -> list[Sheet]:
    """The sheets with something in them. Raises Refused, or whatever the parsers raise."""
    if not content:
        raise Refused("Filen är tom.")
    if content.startswith(OLD_OFFICE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise Refused(
            "Filen är skyddad med lösenord. Spara den utan lösenord och försök igen."
            if locked
            else "Filen är i det gamla formatet .xls. Öppna den i Excel och spara den som .xlsx."
        )
    if content.startswith(b"PK"):
        return _sheets(content, limits)
    if content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<", b"%PDF", b"{\\rtf")):
        raise Refused("Filen är ingen Excel-bok, även om namnet säger det. Öppna den i Excel och spara den som .xlsx.")
    return [{"name": "", "rows": list(_kept(_csv_rows(content), limits)), "is_merged": False}]


# --- Workbooks -----------------------------------------------------------------------------------------------------


def _sheets(content: bytes, limits: Limits) -> list[Sheet]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        _check_directory(package.infolist(), limits)
        seen = _count_tags(package, limits)
    from openpyxl import load_workbook
    from openpyxl.worksheet import _reader

    _reader.Text = _Letters
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = _formulas(content) if seen["formulas"] else {}
    sheets, left = [], limits.cells
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible" or not hasattr(sheet, "reset_dimensions"):
            continue
        sheet.reset_dimensions()  # what the file says of its size is not to be trusted
        cells = _calculated(sheet.iter_rows(values_only=True), formulas.get(sheet.title, {}))
        rows = list(_kept(cells, limits))
        left -= sum(len(row) for _, row in rows)
        if left < 0:
            raise Refused(_too_many_cells(limits))
        if rows:
            sheets.append({"name": sheet.title, "rows": rows, "is_merged": bool(seen["merged"])})
    return sheets


class _Letters:
    """A text that stands in its cell. openpyxl makes half a dozen objects of it, a quarter of its time; this is all
    that it then reads off them."""

    def __init__(self, content: str) -> None:
        self.content = content

    @classmethod
    def from_tree(cls, text: Any) -> "_Letters":
        parts = [*text.findall(f"{MAIN}t"), *text.findall(f"{MAIN}r/{MAIN}t")]
        return cls("".join(part.text or "" for part in parts))


def _check_directory(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Look at what the package says it holds, before any of it is unpacked."""
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("Filen är skyddad med lösenord. Spara den utan lösenord och försök igen.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("Filen innehåller makron. Spara den som .xlsx utan makron och försök igen.")
    if "xl/workbook.xml" not in names:
        raise Refused("Filen är ingen Excel-bok (.xlsx). Öppna den i Excel och spara den som .xlsx.")
    unpacked = sum(part.file_size for part in parts)
    is_bomb = any(
        part.file_size > SMALL_BYTES and part.file_size > limits.ratio * max(part.compress_size, 1) for part in parts
    )
    if len(parts) > limits.parts or len(names) < len(parts) or unpacked > limits.unpacked or is_bomb:
        raise Refused(
            "Filen är för stor när den packas upp. Den kan ha formatering på hundratusentals tomma rader: kopiera bara "
            "de ifyllda raderna till en ny bok och försök igen."
        )
    large = [part for part in parts if not part.filename.startswith(SMALL_PARTS) and part.file_size > SMALL_BYTES]
    if any(part.filename.endswith((".xml", ".rels")) for part in large):
        raise Refused(DAMAGED)


def _count_tags(package: zipfile.ZipFile, limits: Limits) -> dict[str, int]:
    """How much there is to parse, without parsing: a few times faster than finding out the hard way."""
    seen = {"tags": 0, "formulas": 0, "merged": 0}
    for part in package.infolist():
        if not part.filename.startswith(("xl/worksheets/sheet", "xl/sharedStrings.xml")):
            continue
        with package.open(part) as stream:
            tail = b""
            while chunk := stream.read(1 << 20):
                seen["tags"] += chunk.count(b"<")
                seen["formulas"] += (tail + chunk).count(b"<f>") + (tail + chunk).count(b"<f ")
                seen["merged"] += (tail + chunk).count(b"<mergeCell ")
                tail = chunk[-11:]
                if seen["tags"] > limits.cells * CELL_TAGS:
                    raise Refused(_too_many_cells(limits))
    return seen


def _too_many_cells(limits: Limits) -> str:
    return f"Filen har för många celler. Högst {limits.cells} går att ta emot på en gång: dela upp den."


def _formulas(content: bytes) -> dict[str, dict[int, set[int]]]:
    """Where the formulas stand: sheet, row, columns."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    found: dict[str, dict[int, set[int]]] = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = found[sheet.title] = {}
        for number, row in enumerate(sheet.iter_rows(), start=1):
            columns = {index for index, cell in enumerate(row) if cell.data_type == "f"}
            if columns:
                rows[number] = columns
    return found


def _calculated(rows: Iterable[Any], formulas: dict[int, set[int]]) -> Iterator[Any]:
    """A formula that was never calculated has no value: say so, or it would pass for an empty cell."""
    if not formulas:
        yield from rows
        return
    for number, row in enumerate(rows, start=1):
        missing = [index for index in formulas.get(number, ()) if index >= len(row) or row[index] is None]
        if missing:
            row = [*row, *[None] * (max(missing) + 1 - len(row))]
            for index in missing:
                row[index] = ["e", NOT_CALCULATED]
        yield row


# --- Text files ----------------------------------------------------------------------------------------------------


def _csv_rows(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\0" in text:
        raise Refused("Filen är varken en Excel-bok eller en textfil med kolumner (.csv).")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # a note to Excel
        separator, text = first.strip()[-1], rest
    else:
        separator = max(";,\t", key=lambda sign: _outside_quotes(first).count(sign))
    csv.field_size_limit(1_000_000)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            yield [cell[1:] if QUOTED.match(cell) else cell for cell in cells]
    except csv.Error as error:
        raise Refused("Filens citattecken går inte ihop. Spara den på nytt från Excel och försök igen.") from error


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what older Excel writes


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


# --- Both ----------------------------------------------------------------------------------------------------------


def _kept(rows: Iterable[Any], limits: Limits) -> Iterator[Row]:
    """The rows with something in them and their numbers, held to the limits."""
    found = 0
    for number, cells in enumerate(rows, start=1):
        if not cells:
            continue  # a million of them before a cell in the last corner
        row = [_cell(value, limits) for value in cells]
        while row and row[-1] is None:
            row.pop()
        if not row:
            continue
        found += 1
        if len(row) > limits.columns:
            raise Refused(f"Rad {number} har {len(row)} kolumner. Högst {limits.columns} går att ta emot.")
        if found > limits.rows:
            raise Refused(f"Filen har fler än {limits.rows} rader. Dela upp den.")
        yield number, row


def _cell(value: Any, limits: Limits) -> Any:
    if value is None or isinstance(value, bool | int | list):
        return value if not isinstance(value, int) or abs(value) < 10**15 else str(value)[:40]
    if isinstance(value, str):
        return _text(value, limits)
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 10**15 else value
    if isinstance(value, dt.datetime | dt.date):
        return ["d", value.isoformat()]
    if isinstance(value, dt.time | dt.timedelta):
        return ["t", str(value)]
    return _text(str(value), limits)


def _text(value: str, limits: Limits) -> Any:
    text = value.replace("_x000D_", "").replace("_x005F_", "_").strip() if "_x0" in value else value.strip()
    if len(text) > limits.characters:
        raise Refused(f"En cell har {len(text)} tecken. Högst {limits.characters} går att ta emot.")
    if text in EXCEL_ERRORS:
        return ["e", text]
    return text.encode("utf-8", "replace").decode() or None


def main() -> None:
    limits = Limits(**json.loads(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (limits.megabytes * 1_000_000,) * 2)
    warnings.simplefilter("ignore")  # about styles and extensions that we do not look at
    gc.disable()  # this process reads one file and goes
    answer: dict[str, Any]
    try:
        answer = {"sheets": read(sys.stdin.buffer.read(), limits)}
    except Refused as refused:
        answer = {"refused": str(refused)}
    except MemoryError:
        answer = {"refused": "Filen är för stor för att läsas. Dela upp den."}
    except Exception:  # the parsers have no end of ways to say no
        answer = {"refused": DAMAGED}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
