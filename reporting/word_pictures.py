"""The drawings of a report as pictures, for programs that cannot draw SVG.

Knows the shapes that ``charts/chart.html`` has in it, no others.
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from django.conf import settings

from partnerships.swedish import NO_BREAK_SPACE

SCALE = 3  # pixels a unit: sharp on paper
FONTS = Path(settings.BASE_DIR) / "static" / "vendor" / "source-sans-3"
_EXTENDED = re.compile("([\u0100-\u0130\u0132-\u0151\u0154-\u024f\u1e00-\u1eff]+)")
_STEPS = 12  # straight pieces of one curve


def picture(svg: Element) -> bytes:
    """Return the drawing as PNG; the same drawing always gives the same bytes."""
    from PIL import Image, ImageDraw  # what only a Word file should cost

    _left, _top, width, height = map(float, svg.attrib["viewBox"].split())
    image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), "white")
    pen = ImageDraw.Draw(image)
    for shape in svg:
        _SHAPES.get(shape.tag.rpartition("}")[2], _nothing)(pen, shape)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _nothing(pen: Any, shape: Element) -> None:
    """Title and description are told beside the picture."""


def _numbers(shape: Element, *names: str) -> list[float]:
    return [float(shape.attrib[name]) * SCALE for name in names]


def _rectangle(pen: Any, shape: Element) -> None:
    x, y, width, height = _numbers(shape, "x", "y", "width", "height")
    if width and height:
        pen.rectangle((x, y, x + width - 1, y + height - 1), fill=shape.attrib["fill"])


def _line(pen: Any, shape: Element) -> None:
    pen.line(_numbers(shape, "x1", "y1", "x2", "y2"), fill=shape.attrib["stroke"], width=SCALE)


def _path(pen: Any, shape: Element) -> None:
    """A filled outline of straight lines and curves: M, L, H, V, C and Z with absolute places, v with a relative."""
    points: list[tuple[float, float]] = []
    for command, places in re.findall(r"([MLHVvCZ])([^MLHVvCZ]*)", shape.attrib["d"]):
        values = [float(value) * SCALE for value in re.findall(r"-?\d+(?:\.\d+)?", places)]
        if command == "H":
            points += [(value, points[-1][1]) for value in values]
        elif command == "V":
            points += [(points[-1][0], value) for value in values]
        elif command == "v":
            points += [(points[-1][0], points[-1][1] + value) for value in values]
        else:
            pairs = list(zip(values[::2], values[1::2], strict=True))
            points += _curve(points[-1], pairs) if command == "C" else pairs
    pen.polygon(points, fill=shape.attrib["fill"])


def _curve(start: tuple[float, float], pairs: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found = []
    for place in range(0, len(pairs), 3):
        corners = [start, *pairs[place : place + 3]]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x, y = (sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
            found.append((x, y))
        start = corners[-1]
    return found


def _text(pen: Any, shape: Element) -> None:
    x, y = _numbers(shape, "x", "y")
    bold, size = int(shape.attrib["font-weight"]) >= 600, round(float(shape.attrib["font-size"]) * SCALE)
    text = (shape.text or "").replace(NO_BREAK_SPACE, " ")
    parts = [
        (part, _font(size, bold=bold, is_extended=bool(_EXTENDED.match(part))))
        for part in _EXTENDED.split(text)
        if part
    ]
    whole = sum(font.getlength(part) for part, font in parts)
    x -= {"start": 0, "middle": whole / 2, "end": whole}[shape.attrib["text-anchor"]]
    for part, font in parts:
        pen.text((x, y), part, font=font, fill=shape.attrib["fill"], anchor="ls")
        x += font.getlength(part)


def text_width(text: str, *, bold: bool) -> float:
    """How wide a text is, in parts of its own size: 1.0 is as wide as the letters are high."""
    return float(_font(100, bold=bold, is_extended=False).getlength(text)) / 100


@cache
def _font(size: int, *, bold: bool, is_extended: bool) -> Any:
    from PIL import ImageFont

    alphabet = "latin-ext" if is_extended else "latin"
    name = f"source-sans-3-{alphabet}-{600 if bold else 400}-normal.woff"
    return ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)


_SHAPES = {"rect": _rectangle, "line": _line, "path": _path, "text": _text}
