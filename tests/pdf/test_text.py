"""Lines of text are shaped once and kept, and nothing on paper differs."""

import inspect
import re
from types import SimpleNamespace

import pytest

from reporting import pdf
from tests.pdf import letters, reports
from tests.pdf.both_ways import ENGINES_OWN_LINES, PLAIN, drawn_both_ways

WORDS = "Föräldraforum och samhällsorientering på Herrgårdens mötesplats, utvecklingsarbetet fortsätter. "
NARROW = "<div style=\"width: 60mm; hyphenate-character: '-'; {}\">{}</div>"
FORGETS_WEIGHT = (
    "from reporting import pdf_text; pdf_text.ASKED = tuple(name for name in pdf_text.ASKED if name != 'font_weight')"
)


@pytest.mark.parametrize("make", [letters.long_letter, reports.carrying_letter, letters.prose_heavy_letter])
def test_a_report_is_drawn_to_the_same_bytes(make, monkeypatch):
    ours, theirs = drawn_both_ways(pdf.letter_html(make()), ENGINES_OWN_LINES, monkeypatch)
    assert ours == theirs


@pytest.mark.parametrize(
    "style",
    [
        "text-align: justify",
        "text-align: justify; hyphens: auto",
        "white-space: pre-line",
        "white-space: pre-wrap; tab-size: 4",
        "letter-spacing: 1pt; word-spacing: 3pt",
        "text-decoration: underline line-through",
        "overflow-wrap: break-word; font-size: 40pt",
    ],
)
def test_every_way_to_set_a_text_is_the_same(style, monkeypatch):
    text = WORDS * 3 + "\nny rad\toch tabb\u2029nytt stycke mjuk" + "\N{SOFT HYPHEN}bindning" * 9
    page = PLAIN.format(NARROW.format(style, text) + NARROW.format("", text) + NARROW.format(style, text))
    ours, theirs = drawn_both_ways(page, ENGINES_OWN_LINES, monkeypatch)
    assert ours == theirs


def test_a_property_left_out_of_the_question_would_be_seen(monkeypatch):
    page = PLAIN.format('<p>samma ord</p><p style="font-weight: 600">samma ord</p>')
    ours, forgetful = drawn_both_ways(page, FORGETS_WEIGHT, monkeypatch)
    assert ours != forgetful


class Style(dict):
    """A style in which every property has the same value."""

    font_config = SimpleNamespace()

    def __missing__(self, name):
        return "the same"


def test_a_cell_is_asked_for_once_and_of_long_prose_nothing_is_remembered():
    """A line of a paragraph is asked for with all that follows it: remembered, they would be its square in memory."""
    from reporting.pdf_text import REMEMBERED, once_for_each_place

    asked = []
    first_line = once_for_each_place(lambda *question, **options: asked.append(question[0]))
    for text in ("Vänskapshuset", "v" * (REMEMBERED + 1)):
        for width in (50.0, 50.0, 70.0):
            first_line(text, Style(), None, width, 0, is_line_start=True)
    assert [len(text) for text in asked] == [13, 13] + 3 * [REMEMBERED + 1]


def test_all_that_the_engine_asks_of_a_style_is_part_of_the_question():
    """A new version of the engine may ask for more; then this says so."""
    from weasyprint.text import fonts, line_break

    from reporting.pdf_text import ASKED

    asked = re.findall(r"style\['(\w+)'\]", inspect.getsource(line_break) + inspect.getsource(fonts))
    assert set(asked) == set(ASKED)
