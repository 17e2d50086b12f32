"""A table of the report as a table of Word's: header rows marked and repeated, numbers to the right."""

import re
from typing import Any
from xml.etree.ElementTree import Element

from reporting.word_inline import Notes, Span, make, paragraph, spans
from reporting.word_pictures import text_width

_WHITE = re.compile("[ \t\r\n\f]+")  # a no-break space is part of its number
_SIZE, _WIDEST, _AIR = 170, 2600, 150
"""Twentieths of a point: a table's letters, what a column asks for at most, and what each gets beside its text."""


def table(element: Element, notes: Notes, *, width: int) -> Any:
    """Return the table (w:tbl) in a width given in twentieths of a point; its caption stands before it by itself."""
    rows = [(row, row_of.tag == "thead") for row_of in element for row in row_of if row.tag == "tr"]
    widths = _widths(rows, width)
    caption = element.find("caption")
    title = "".join(caption.itertext()).strip() if caption is not None else ""
    made = make(
        "w:tbl",
        make(
            "w:tblPr",
            make("w:tblStyle", val="Rapporttabell"),
            make("w:tblW", w=sum(widths), type="dxa"),
            make("w:tblLayout", type="fixed"),
            make("w:tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            *([make("w:tblCaption", val=title)] if title else []),
        ),
        make("w:tblGrid", *(make("w:gridCol", w=each) for each in widths)),
    )
    for row, is_head in rows:
        made.append(_row(row, widths, notes, is_head=is_head))
    return made


def _row(row: Element, widths: list[int], notes: Notes, *, is_head: bool) -> Any:
    """A row is not broken between pages; a header row comes again on each."""
    made = make("w:tr", make("w:trPr", make("w:cantSplit"), *([make("w:tblHeader")] if is_head else [])))
    is_total, place = _is_total(row), 0
    for cell in row:
        span = int(cell.get("colspan", 1))
        made.append(_cell(cell, sum(widths[place : place + span]), span, notes, is_strong=is_total or is_head))
        place += span
    return made


def _cell(cell: Element, width: int, span: int, notes: Notes, *, is_strong: bool) -> Any:
    inside = spans(cell, notes, Span("", is_strong=is_strong))
    return make(
        "w:tc",
        make("w:tcPr", make("w:tcW", w=width, type="dxa"), *([make("w:gridSpan", val=span)] if span > 1 else [])),
        paragraph(inside, "Tabelltext", *([make("w:jc", val="right")] if _is_number(cell) else [])),
    )


def _widths(rows: list[tuple[Element, bool]], width: int) -> list[int]:
    """Share the width among the columns: room for the longest word of each, the rest by how much their words ask for.

    No word is broken, unless the longest of all columns are wider than the page together.
    """
    columns = _columns(rows, heads_break=False)
    if sum(least for least, _ in columns) > width:
        columns = _columns(rows, heads_break=True)
    asked = sum(wanted for _, wanted in columns)
    spare = width - sum(least for least, _ in columns)
    if spare < 0 or not asked:
        return [int(width * least / (width - spare)) for least, _ in columns]
    return [int(least + spare * wanted / asked) for least, wanted in columns]


def _columns(rows: list[tuple[Element, bool]], *, heads_break: bool) -> list[tuple[float, float]]:
    """Return the least that each column can do with, and what it would like besides."""
    least: dict[int, float] = {}
    whole: dict[int, float] = {}
    for row, is_head in rows:
        place = 0
        for cell in row:
            span = int(cell.get("colspan", 1))
            if span == 1:
                is_strong, breaks = is_head or _is_total(row), heads_break and is_head
                longest, text = _breadths(cell, is_strong=is_strong, breaks=breaks or not _is_number(cell))
                least[place] = max(least.get(place, 0), longest + _AIR)
                whole[place] = max(whole.get(place, 0), text + _AIR)
            place += span
    return [(least[place], max(0, whole[place] - least[place])) for place in sorted(least)]


def _breadths(cell: Element, *, is_strong: bool, breaks: bool) -> tuple[float, float]:
    """Return the breadth of what in a cell cannot be broken, and the one that it asks for.

    Numbers ask for nothing more, so that they stand near each other and words have the rest.
    """
    text = _WHITE.sub(" ", "".join(cell.itertext())).strip()
    longest = max(_breadth(part, is_strong=is_strong) for part in (text.split(" ") if breaks else [text]))
    return longest, 0 if _is_number(cell) else min(_breadth(text, is_strong=is_strong), _WIDEST) + 1


def _breadth(text: str, *, is_strong: bool) -> float:
    return text_width(text, bold=is_strong) * _SIZE


def _is_number(cell: Element) -> bool:
    return "sr-n" in cell.get("class", "").split()


def _is_total(row: Element) -> bool:
    return "sr-total" in row.get("class", "")
