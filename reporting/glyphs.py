"""Which characters the bundled fonts can print.

A character without a glyph becomes an empty box on paper while search and screen readers still find
it, and no checker of PDF/UA notices. So a letter with such a character is refused before it is drawn.
"""

from functools import cache
from pathlib import Path

from reporting.typography import WORD_JOINER

ALPHABETS = ("latin", "latin-ext")
STYLES = ("400-normal", "400-italic", "600-normal", "600-italic")
"""Weights and slants that the letter's style sheets use."""

_NEEDS_NO_GLYPH = frozenset("\n\r\t" + WORD_JOINER)


@cache
def printable(folder: Path) -> frozenset[str]:
    """Return the characters that every weight and style of the fonts in ``folder`` has."""
    from fontTools.ttLib import TTFont  # a tenth of a second that only those who print should pay

    def characters(alphabet: str, style: str) -> set[int]:
        return set(TTFont(folder / f"source-sans-3-{alphabet}-{style}.woff").getBestCmap())

    covered = (set.intersection(*(characters(a, style) for style in STYLES)) for a in ALPHABETS)
    return frozenset(map(chr, set().union(*covered)))


def unprintable(text: str, folder: Path) -> list[str]:
    """Return the characters of ``text`` that the fonts in ``folder`` lack, each once, in order."""
    return sorted(set(text) - printable(folder) - _NEEDS_NO_GLYPH)
