"""The labels of a drawing, each written as a whole; part of the process that draws (``render.py``).

The engine places every letter of a drawing by itself, without kerning, so that a reader of the file meets loose letters
and a twentieth of all the work goes there. Ours know what our drawings use (partnerships/charts.py): one place, a size,
a weight, an anchor and a colour (tests/pdf/test_labels.py).
"""

from math import inf
from typing import Any

from weasyprint import svg as drawings
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.svg.text import Style, TextBox
from weasyprint.text.line_break import split_first_line


def label(drawing: Any, node: Any, font_size: float) -> None:
    """Write the text of an element at its x and y. Where it begins, the engine tells from the box we leave."""
    if not node.text:
        return
    style = _style(drawing, node, font_size)
    line, _, _, width, height, baseline = split_first_line(node.text, style, drawing.context, inf, 0)
    x, y = drawing.point(node.get("x"), node.get("y"), font_size)
    node.text_bounding_box = x, y - baseline, width, height
    colours = drawing.set_graphical_state(node, font_size)
    drawing.stream.begin_text()
    line.reactivate(style)
    drawing.fill_stroke(*colours, text=True)
    draw_first_line(drawing.stream, TextBox(line, style), "none", "none", Matrix(d=-1, e=x, f=y))
    drawing.stream.end_text()


def _style(drawing: Any, node: Any, font_size: float) -> Style:
    style = Style(INITIAL_VALUES)
    style.font_config = drawing.font_config
    style["font_family"] = [name.strip(" '\"") for name in node.get("font-family", "sans-serif").split(",")]
    style["font_weight"] = int(node.get("font-weight", 400))
    style["font_size"] = font_size
    return style


def write_labels_whole() -> None:
    """Exchange the engine's way to write a drawing's text for ours."""
    drawings.text = drawings.TAGS["text"] = label
