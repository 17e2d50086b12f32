"""A spreadsheet as it was read: sheets of rows of cells, nothing more. This, not the sender's file, is what is kept."""

import gzip
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from partnerships.personal_numbers import find_personal_numbers
from partnerships.swedish import listed

logger = logging.getLogger(__name__)

CONTENT_TYPE = "application/gzip"
READER = Path(__file__).with_name("read_workbook.py")
TOO_LONG = "Filen är för stor för att läsas. Dela upp den."
SHOWN = 5  # cells named in a sentence


class Unreadable(Exception):
    """The file is not taken in; the message is for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows`: number as in Excel (1 and up) and cells; a cell is as in read_workbook.py. Empty rows are left out."""

    name: str
    rows: list[tuple[int, list[Any]]]
    is_merged: bool = False


def read_book(name: str, content: bytes) -> list[Sheet]:
    """The sheets of a stranger's file. Raises Unreadable, also when a cell holds a personnummer."""
    if len(content) > settings.IMPORT_BYTES:
        raise Unreadable(f"Filen är större än {settings.IMPORT_BYTES // 1_000_000} MB. Dela upp den.")
    if not name.lower().endswith((".xlsx", ".csv", ".txt")):
        raise Unreadable("Välj en Excel-bok (.xlsx) eller en textfil med kolumner (.csv).")
    sheets = [Sheet(**sheet) for sheet in _read_apart(content)]
    if not sheets:
        raise Unreadable("Filen har inga ifyllda rader.")
    _refuse_personal_numbers(sheets)
    return sheets


def pack(sheets: list[Sheet]) -> bytes:
    """The sheets as bytes; equal sheets give equal bytes."""
    plain = [{"name": sheet.name, "rows": sheet.rows, "is_merged": sheet.is_merged} for sheet in sheets]
    return gzip.compress(json.dumps(plain).encode(), compresslevel=1, mtime=0)


def unpack(packed: bytes) -> list[Sheet]:
    return [Sheet(**sheet) for sheet in json.loads(gzip.decompress(packed))]


def _read_apart(content: bytes) -> list[dict[str, Any]]:
    """Let another process read it, so that a file can harm only that one (T10)."""
    seconds = settings.IMPORT_READ_SECONDS
    limits = {
        "seconds": seconds,
        "megabytes": settings.IMPORT_READ_MEGABYTES,
        "unpacked": settings.IMPORT_UNPACKED_BYTES,
        "ratio": settings.IMPORT_PACKING_RATIO,
        "parts": settings.IMPORT_PARTS,
        "rows": settings.IMPORT_ROWS,
        "columns": settings.IMPORT_COLUMNS,
        "cells": settings.IMPORT_CELLS,
        "characters": settings.IMPORT_CELL_CHARACTERS,
    }
    command = [sys.executable, "-I", str(READER), json.dumps(limits)]
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    try:
        child = subprocess.run(command, input=content, capture_output=True, timeout=4 * seconds, env=environment)
        answer = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:  # killed by one of its limits, it answers nothing
        logger.warning("A workbook was not read: %s", type(error).__name__)
        raise Unreadable(TOO_LONG) from error
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    sheets: list[dict[str, Any]] = answer["sheets"]
    return sheets


def _refuse_personal_numbers(sheets: list[Sheet]) -> None:
    """In no cell of any sheet, used or not: what was read is kept (rule 19)."""
    found = [place for sheet in sheets for place in _personal_numbers(sheet)]
    if found:
        more = f" och {len(found) - SHOWN} celler till" if len(found) > SHOWN else ""
        places = ", ".join(found[:SHOWN]) + more if more else listed(found)
        raise Unreadable(
            f"Filen innehåller något som ser ut som ett personnummer: {places}. Ta bort det och ladda upp filen igen. "
            "Här räknas deltagare, de registreras aldrig."
        )


def _personal_numbers(sheet: Sheet) -> Iterator[str]:
    for number, cells in sheet.rows:
        for index, cell in enumerate(cells):
            text = str(cell) if isinstance(cell, int | float) else cell if isinstance(cell, str) else ""
            if len(text) >= 10 and any(find_personal_numbers(text)):
                yield f"{sheet.name}!{letters(index)}{number}".lstrip("!")


def letters(index: int) -> str:
    """A column's name in Excel: 0 → "A", 26 → "AA"."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
