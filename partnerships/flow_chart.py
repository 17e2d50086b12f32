"""A drawing of what flows where: boxes in columns, bands between them as wide as what flows.

Drawn for a phone's width. Each box stands under its name and value, so nothing depends on colour or on the bands;
the same numbers always stand in a table as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from partnerships.charts import Bar, Chart, Label, Ribbon, Words

_COLUMN, _GAP = 104, 34
_TALLEST = 240  # of everything that flows, in one column
_LEAST = 3
_LETTERS, _LINES = 16, 3  # of a name
_LINE, _SIZE = 15, 12
_AIR = 16  # between a box and the next name


@dataclass(frozen=True, slots=True)
class Node:
    """A box: ``key`` is unique in the drawing, ``text`` is the value in words."""

    key: str
    name: str
    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Flow:
    """So much from one box to one in the next column."""

    source: str
    target: str
    value: int


def flow_chart(words: Words, columns: Sequence[Sequence[Node]], flows: Sequence[Flow]) -> Chart:
    """Draw the columns from left to right and the flows between them, in the order of the boxes."""
    largest = max((sum(node.value for node in column) for column in columns), default=0)
    boxes: dict[str, Bar] = {}
    labels: list[Label] = []
    bottom = 0
    for place, column in enumerate(columns):
        top = 0
        for node in column:
            rows = [*wrap(node.name, _LETTERS, max_lines=_LINES, placeholder=" …", break_long_words=False), node.text]
            for number, text in enumerate(rows):
                top += _LINE
                labels.append(_label(place, len(columns), top - 3, text, is_value=number == len(rows) - 1))
            boxes[node.key] = Bar(_left(place), top, _COLUMN, _height(node.value, largest))
            top += boxes[node.key].height + _AIR
        bottom = max(bottom, top)
    return Chart(
        id=words.id,
        caption=words.caption,
        title=words.title,
        description=words.description,
        width=_left(len(columns) - 1) + _COLUMN if columns else 0,
        height=bottom,
        bars=tuple(boxes.values()),
        lines=(),
        labels=tuple(labels),
        ribbons=tuple(_ribbons(boxes, flows, largest)),
    )


def _left(place: int) -> int:
    return place * (_COLUMN + _GAP)


def _height(value: int, largest: int) -> int:
    return max(_LEAST, round(_TALLEST * value / largest)) if largest else _LEAST


def _label(place: int, columns: int, y: int, text: str, *, is_value: bool) -> Label:
    """The last column's names end at the edge, so that a long word runs inwards."""
    is_last = place == columns - 1
    x = _left(place) + (_COLUMN if is_last else 0)
    return Label(x, y, text, size=_SIZE, weight=400 if is_value else 600, anchor="end" if is_last else "start")


def _ribbons(boxes: dict[str, Bar], flows: Sequence[Flow], largest: int) -> list[Ribbon]:
    """One band for each flow; those of a box lie in order under each other."""
    order = {key: place for place, key in enumerate(boxes)}
    out = {key: float(box.y) for key, box in boxes.items()}
    into = dict(out)
    drawn = {}
    for flow in sorted(flows, key=lambda flow: (order[flow.source], order[flow.target])):
        thick = _TALLEST * flow.value / largest if largest else 0
        drawn[flow] = (out[flow.source], thick)
        out[flow.source] += thick
    found = []
    for flow in sorted(flows, key=lambda flow: (order[flow.target], order[flow.source])):
        begins, thick = drawn[flow]
        x1, x2 = boxes[flow.source].x + _COLUMN, boxes[flow.target].x
        found.append(Ribbon(band(x1, round(begins), x2, round(into[flow.target]), max(1, round(thick)))))
        into[flow.target] += thick
    return found


def band(x1: int, y1: int, x2: int, y2: int, thick: int) -> str:
    """The outline of a band that leaves and arrives level."""
    middle = (x1 + x2) // 2
    return (
        f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}v{thick}"
        f"C{middle} {y2 + thick} {middle} {y1 + thick} {x1} {y1 + thick}Z"
    )
