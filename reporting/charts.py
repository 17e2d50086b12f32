"""Drawings of the statistics: numbers in, coordinates out. ``templates/charts/chart.html`` prints them.

One drawing serves browser and PDF. Each value is printed beside its bar and each series has its own
panel with its name, so nothing depends on colour; the same numbers always stand in a table as well.
Coordinates are whole units below 1 000: the template prints them without any number formatting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

from partnerships.swedish import MONTHS, number, plural
from reporting.annexes import ActivityStatistics, AreaStatistics

WIDTH = 640
_GAP = 40
_PANEL = (WIDTH - _GAP) // 2  # two panels side by side
_MONTH = _PANEL // 12
_PLOT = 96  # height of the tallest bar
_HEAD = 76  # two lines of name, one with the total, and room for the value above the tallest bar
_FOOT = 34  # the months' names, and air below
_NAME_LETTERS = 48  # of the panel's name on one line


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int


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
class Chart:
    """A drawing with its words: ``id`` is unique on the page, ``title`` is what a screen reader says."""

    id: str
    caption: str
    title: str
    description: str
    width: int
    height: int
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


def short_months() -> tuple[str, ...]:
    """Return the months as they head columns: "jan", "feb" …"""
    return tuple(month[:3] for month in MONTHS)


def occasions_by_month(statistics: ActivityStatistics) -> Chart:
    """Draw one panel of twelve bars per programme area, all to the same scale."""
    tallest = max((count for area in statistics.areas for count in area.occasions_by_month), default=0)
    panels = [_panel(area, place, tallest) for place, area in enumerate(statistics.areas)]
    rows = (len(panels) + 1) // 2
    return Chart(
        id="diagram-manader",
        caption=f"Aktivitetstillfällen per månad {statistics.year}, per verksamhetsområde och i samma skala.",
        title=_sentence(statistics),
        description="Stapeldiagram. Alla värden står också i tabell 1.",
        width=WIDTH,
        height=rows * (_HEAD + _PLOT + _FOOT),
        bars=tuple(bar for bars, _, _ in panels for bar in bars),
        lines=tuple(line for _, line, _ in panels),
        labels=tuple(label for _, _, labels in panels for label in labels),
    )


def _sentence(statistics: ActivityStatistics) -> str:
    """Say in words what the drawing shows."""
    by_month = statistics.occasions_by_month
    busiest = max(range(len(by_month)), key=by_month.__getitem__) if by_month else None
    areas = ", ".join(f"{area.area} {number(area.occasions)}" for area in statistics.areas)
    most = f" Flest i {MONTHS[busiest]}: {number(by_month[busiest])}." if busiest is not None else ""
    total = plural(statistics.occasions, "aktivitetstillfälle", "aktivitetstillfällen")
    return f"{total} under {statistics.year}. Per verksamhetsområde: {areas}.{most}"


def _panel(area: AreaStatistics, place: int, tallest: int) -> tuple[list[Bar], Line, list[Label]]:
    """Place one area's name, bars, values and months; ``place`` counts the panels from 0, row by row."""
    left = (place % 2) * (_PANEL + _GAP)
    top = (place // 2) * (_HEAD + _PLOT + _FOOT)
    floor = top + _HEAD + _PLOT
    bars, labels = [], list(_name(area, left, top))
    for month, count in enumerate(area.occasions_by_month):
        height = round(_PLOT * count / tallest) if tallest else 0
        middle = left + month * _MONTH + _MONTH // 2
        bars.append(Bar(middle - 9, floor - height, 18, height))
        labels.append(Label(middle, floor - height - 4, number(count), anchor="middle"))
        labels.append(Label(middle, floor + 14, short_months()[month], size=10, anchor="middle"))
    return bars, Line(left, left + _PANEL, floor), labels


def _name(area: AreaStatistics, left: int, top: int) -> Iterator[Label]:
    """Yield the area's name, on at most two lines, and its total."""
    rows = wrap(area.area, _NAME_LETTERS, max_lines=2, placeholder=" …")
    for row, text in enumerate(rows):
        yield Label(left, top + 13 + 15 * row, text, size=12, weight=600)
    total = plural(area.occasions, "tillfälle", "tillfällen")
    yield Label(left, top + 13 + 15 * len(rows), f"{total} under året")
