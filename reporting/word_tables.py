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
    least: dict[int, float] = {}
    wanted: dict[int, float] = {}
    for row, is_head in rows:
        place = 0
        for cell in row:
            span = int(cell.get("colspan", 1))
            if span == 1:
                whole, longest = _breadths(cell, is_strong=is_head or _is_total(row), is_head=is_head)
                least[place] = max(least.get(place, 0), longest + _AIR)
                wanted[place] = max(wanted.get(place, 0), min(whole, _WIDEST) + _AIR, least[place])
            place += span
    places = sorted(least)
    spare, asked = width - sum(least.values()), sum(wanted.values()) - sum(least.values())
    if spare < 0 or not asked:
        return [int(width * wanted[place] / sum(wanted.values())) for place in places]
    return [int(least[place] + spare * (wanted[place] - least[place]) / asked) for place in places]


def _breadths(cell: Element, *, is_strong: bool, is_head: bool) -> tuple[float, float]:
    """Return the breadth that a cell asks for and the least it can do with: that of a word, or of a whole number.

    Numbers ask for no more than the least, so that they stand near each other and words have the rest.
    """
    text = _WHITE.sub(" ", "".join(cell.itertext())).strip()
    parts = [text] if _is_number(cell) and not is_head else text.split(" ")
    least = max(_breadth(part, is_strong) for part in parts)
    return least if _is_number(cell) else _breadth(text, is_strong), least


def _breadth(text: str, is_strong: bool) -> float:
    return text_width(text, bold=is_strong) * _SIZE


def _is_number(cell: Element) -> bool:
    return "sr-n" in cell.get("class", "").split()


def _is_total(row: Element) -> bool:
    return "sr-total" in row.get("class", "")
