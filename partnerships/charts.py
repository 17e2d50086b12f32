"""Drawings of numbers: numbers in, coordinates out. ``templates/charts/chart.html`` prints them.

One drawing serves browser and PDF. Each value is printed beside its bar and each series has its own
panel or row with its name, so nothing depends on colour; the same numbers always stand in a table as well.
Coordinates are whole units.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

from partnerships.swedish import MONTHS, number

WIDTH = 640
STRONG, LIGHT = "#1d6b74", "#9cc3c8"
_GAP = 40
_PANEL = (WIDTH - _GAP) // 2  # two panels side by side
_MONTH = _PANEL // 12
_PLOT = 96  # height of the tallest bar
_HEAD = 76  # two lines of name, one with the total, and room for the value above the tallest bar
_FOOT = 34  # the months' names, and air below
_NAME_LETTERS = 48  # of the panel's name on one line

ROW_WIDTH = 400  # a drawing of rows is read on a phone without scrolling
_ROW_LEFT = 46  # where a row's bars begin, after the name of each
_ROW_LONGEST = 250  # the longest bar of a row; its value stands after it
_ROW_BAR = 15  # height of one bar
_ROW_STEP = 19  # from one bar to the next
_ROW_NAME = 17  # height of a line of the row's name
_ROW_AIR = 8  # between name and bars
_ROW_FOOT = 12
_ROW_LETTERS = 56  # of the name on one line


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int
    fill: str = STRONG


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A filled band between two bars; ``path`` is its outline."""

    path: str
    fill: str = LIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal line."""

    x1: int
    x2: int
    y: int


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on its baseline."""

    x: int
    y: int
    text: str
    size: int = 11
    weight: int = 400
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Words:
    """What a drawing is called: ``id`` is unique on the page, ``title`` is what a screen reader says."""

    id: str
    caption: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its words."""

    id: str
    caption: str
    title: str
    description: str
    width: int
    height: int
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    ribbons: tuple[Ribbon, ...] = ()  # under everything else


@dataclass(frozen=True, slots=True)
class Panel:
    """Twelve counts, January first, under a name and a total in words («84 tillfällen under året»)."""

    name: str
    counts: Sequence[int]
    total: str


@dataclass(frozen=True, slots=True)
class RowBar:
    """One bar of a row: its own name («2023»), how long it is, and its value in words; None: not known, no bar."""

    name: str
    value: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Bars that belong together, under one name: an area's, this year and the last."""

    name: str
    bars: tuple[RowBar, ...]


def short_months() -> tuple[str, ...]:
    """Return the months as they head columns: "jan", "feb" …"""
    return tuple(month[:3] for month in MONTHS)


def month_panels(words: Words, panels: Sequence[Panel]) -> Chart:
    """Draw one panel of twelve bars for each, two side by side, all to the same scale."""
    tallest = max((count for panel in panels for count in panel.counts), default=0)
    drawn = [_panel(panel, place, tallest) for place, panel in enumerate(panels)]
    return Chart(
        id=words.id,
        caption=words.caption,
        title=words.title,
        description=words.description,
        width=WIDTH,
        height=(len(drawn) + 1) // 2 * (_HEAD + _PLOT + _FOOT),
        bars=tuple(bar for bars, _, _ in drawn for bar in bars),
        lines=tuple(line for _, line, _ in drawn),
        labels=tuple(label for _, _, labels in drawn for label in labels),
    )


def row_bars(words: Words, rows: Sequence[Row], *, left: int = _ROW_LEFT) -> Chart:
    """Draw lying bars under each row's name, all to the same scale; the first bar of a row is the strong one.

    ``left`` is the room for the bars' names.
    """
    longest = max((bar.value or 0 for row in rows for bar in row.bars), default=0)
    bars: list[Bar] = []
    labels: list[Label] = []
    top = 0
    for row in rows:
        for text in wrap(row.name, _ROW_LETTERS, max_lines=2, placeholder=" …"):
            labels.append(Label(0, top + 14, text, size=13, weight=600))
            top += _ROW_NAME
        top += _ROW_AIR
        for place, bar in enumerate(row.bars):
            length = _length(bar.value, longest)
            if length:
                bars.append(Bar(left, top, length, _ROW_BAR, LIGHT if place else STRONG))
            labels.append(Label(left - 8, top + 12, bar.name, size=13, anchor="end"))
            labels.append(Label(left + length + 6, top + 12, bar.text, size=13))
            top += _ROW_STEP
        top += _ROW_FOOT
    return Chart(
        words.id, words.caption, words.title, words.description, ROW_WIDTH, top, tuple(bars), (), tuple(labels)
    )


def _length(value: int | None, longest: int) -> int:
    """In units; what is more than nothing is seen."""
    return max(2, round(_ROW_LONGEST * value / longest)) if value and longest else 0


def _panel(panel: Panel, place: int, tallest: int) -> tuple[list[Bar], Line, list[Label]]:
    """Place one panel's name, bars, values and months; ``place`` counts the panels from 0, row by row."""
    left = (place % 2) * (_PANEL + _GAP)
    top = (place // 2) * (_HEAD + _PLOT + _FOOT)
    floor = top + _HEAD + _PLOT
    bars, labels = [], list(_name(panel, left, top))
    for month, count in enumerate(panel.counts):
        height = round(_PLOT * count / tallest) if tallest else 0
        middle = left + month * _MONTH + _MONTH // 2
        bars.append(Bar(middle - 9, floor - height, 18, height))
        labels.append(Label(middle, floor - height - 4, number(count), anchor="middle"))
        labels.append(Label(middle, floor + 14, short_months()[month], size=10, anchor="middle"))
    return bars, Line(left, left + _PANEL, floor), labels


def _name(panel: Panel, left: int, top: int) -> Iterator[Label]:
    """Yield the panel's name, on at most two lines, and its total."""
    rows = wrap(panel.name, _NAME_LETTERS, max_lines=2, placeholder=" …")
    for row, text in enumerate(rows):
        yield Label(left, top + 13 + 15 * row, text, size=12, weight=600)
    yield Label(left, top + 13 + 15 * len(rows), panel.total)
