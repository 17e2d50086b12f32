"""Lines of text, each shaped once; part of the process that draws (``render.py``).

The engine breaks and shapes the same words anew for every cell that has them, and once more to draw each line, to have
less in memory. Here a text that was broken for a width, in one style, is there for all who ask again, with its glyphs.
What is drawn does not differ by a byte (tests/pdf/test_text.py); the price is the memory of one document's lines.
"""

import re
from collections.abc import Callable
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.ffi import pango

# All that the engine asks of a style when it breaks and shapes a text.
ASKED = (
    *("direction", "lang", "line_height", "tab_size", "text_decoration_line", "white_space"),
    *("letter_spacing", "word_spacing", "word_break", "overflow_wrap"),
    *("hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
    *("font_family", "font_size", "font_stretch", "font_style", "font_weight"),
    *("font_kerning", "font_language_override", "font_feature_settings", "font_variation_settings"),
    *("font_variant_alternates", "font_variant_caps", "font_variant_east_asian"),
    *("font_variant_ligatures", "font_variant_numeric", "font_variant_position"),
)

# Letters of a text that is worth remembering: a cell's. Of prose every line would keep the rest of its paragraph.
REMEMBERED = 200

# What Pango takes for the end of a paragraph.
END_OF_PARAGRAPH = re.compile("[\n\r\u2029]")


class KeptLine(line_break.Layout):
    """A line of text that keeps its glyphs when it has been placed, and when it has been drawn."""

    def set_text(self, text: str, *, justify: bool = False) -> None:
        """Take a text; one without ends of paragraph in the mode of drawing, since a change of mode shapes anew."""
        pango.pango_layout_set_single_paragraph_mode(self.layout, not END_OF_PARAGRAPH.search(text))
        super().set_text(text, justify=justify)

    def deactivate(self) -> None:
        """Keep the glyphs, which the engine would let go."""

    def reactivate(self, style: Any) -> None:
        """Be ready to be drawn: only words that shall stand wider apart are shaped anew."""
        if self.justification_spacing:
            super().reactivate(style)


def once_a_style(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function of a style that works its answer out once and leaves it with the style."""

    def remembered(style: Any, **options: bool) -> Any:
        known, key = vars(style), (work, *options.items())
        if key not in known:
            known[key] = work(style, **options)
        return known[key]

    return remembered


@once_a_style
def _asked_of(style: Any) -> str:
    return str([style[name] for name in ASKED])


def once_for_each_place(split: Callable[..., Any]) -> Callable[..., Any]:
    """Return the engine's way to break the first line off a text, asked once for each short text, style and width."""

    def first_line(text: str, style: Any, context: Any, *place: Any, **options: bool) -> Any:
        if len(text) > REMEMBERED:
            return split(text, style, context, *place, **options)
        lines = vars(style.font_config).setdefault("lines", {})
        key = (text, _asked_of(style), place, *options.items())
        if key not in lines:
            lines[key] = split(text, style, context, *place, **options)
        return lines[key]

    return first_line


def keep_lines() -> None:
    """Exchange three parts of the engine for those of this file."""
    line_break.Layout = KeptLine
    line_break._font_style_cache_key = once_a_style(line_break._font_style_cache_key)
    first_line = once_for_each_place(line_break.split_first_line)
    line_break.split_first_line = inline.split_first_line = preferred.split_first_line = first_line
