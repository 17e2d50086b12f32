"""The only shapes prose can take on paper: paragraphs and lists of words and figures.

A block holds text, never markup; the template escapes it like any other text. ``kind`` tells the
template which of the few shapes it has before it.
"""

from dataclasses import dataclass
from typing import ClassVar

from partnerships.quantities import Figure


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one style."""

    kind: ClassVar[str] = "words"

    text: str
    is_emphasised: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class FigureReference:
    """A figure in the middle of a sentence."""

    kind: ClassVar[str] = "figure"

    figure: Figure

    @property
    def text(self) -> str:
        """The figure as printed."""
        return self.figure.text


Run = Words | FigureReference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    kind: ClassVar[str] = "paragraph"

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; each item is a run of words and figures."""

    kind: ClassVar[str] = "list"

    items: tuple[tuple[Run, ...], ...]


Block = Paragraph | BulletList
