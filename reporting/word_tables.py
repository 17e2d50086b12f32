"""A table of the report as a table of Word's: header rows marked and repeated, numbers to the right."""

from typing import Any
from xml.etree.ElementTree import Element

from reporting.word_inline import Notes, Span, make, paragraph, spans

_WIDEST, _AIR = 30, 3
"""Letters: what a column asks for at most when the page is shared out, and what each gets besides its letters."""


def table(element: Element, notes: Notes, *, width: int) -> Any:
    """Return the table (w:tbl) in a width given in twentieths of a point; its caption stands before it by itself."""
    rows = [(row, row_of.tag == "thead") for row_of in element for row in row_of if row.tag == "tr"]
    widths = _widths([row for row, _ in rows], width)
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
    is_total, place = "sr-total" in row.get("class", ""), 0
    for cell in row:
        span = int(cell.get("colspan", 1))
        made.append(_cell(cell, sum(widths[place : place + span]), span, notes, is_strong=is_total or is_head))
        place += span
    return made


def _cell(cell: Element, width: int, span: int, notes: Notes, *, is_strong: bool) -> Any:
    is_number = "sr-n" in cell.get("class", "").split()
    inside = spans(cell, notes, Span("", is_strong=is_strong))
    return make(
        "w:tc",
        make("w:tcPr", make("w:tcW", w=width, type="dxa"), *([make("w:gridSpan", val=span)] if span > 1 else [])),
        paragraph(inside, "Tabelltext", *([make("w:jc", val="right")] if is_number else [])),
    )


def _widths(rows: list[Element], width: int) -> list[int]:
    """Share the width among the columns by their longest text; a wide one gives way before a narrow one."""
    wanted: dict[int, int] = {}
    for row in rows:
        place = 0
        for cell in row:
            span = int(cell.get("colspan", 1))
            if span == 1:
                letters = len(" ".join("".join(cell.itertext()).split()))
                wanted[place] = max(wanted.get(place, 0), min(letters, _WIDEST))
            place += span
    shares = [wanted[place] + _AIR for place in sorted(wanted)]
    return [width * share // sum(shares) for share in shares]
