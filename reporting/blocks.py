"""The only shapes prose can take on paper: paragraphs and lists of words and figures.

A block holds text, never markup; the template escapes it like any other text. ``kind`` tells the
template which of the few shapes it has before it.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import ClassVar

from budgets.money import kronor
from partnerships.swedish import NO_BREAK_SPACE, number


class FigureKind(Enum):
    """What a figure counts; figures of different kinds are never added."""

    OCCASIONS = "aktivitetstillfällen"
    VISITS = "besök"
    VISITS_PER_DAY = "besök per dag"
    PERSONS = "personer"
    DAYS = "dagar"
    KRONOR = "kronor"
    COUNT = "antal"


class Precision(Enum):
    """How exact a figure is; the word is always printed before the number (rule 18)."""

    EXACT = ""
    ABOUT = "cirka"
    MORE_THAN = "drygt"
    AT_LEAST = "minst"
    ROUGHLY = "ungefär"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number computed from the database, as it may be named in prose: ``{occasion_count}``."""

    name: str  # the key in the register of figures (figures.py), lower case English with underscores
    figure_kind: FigureKind
    value: int | Decimal
    precision: Precision = Precision.EXACT

    @property
    def text(self) -> str:
        """The figure as printed: "517", "cirka 40", "232 886 kr"."""
        plain = kronor(Decimal(self.value)) if self.figure_kind is FigureKind.KRONOR else number(self.value)
        return f"{self.precision.value}{NO_BREAK_SPACE}{plain}" if self.precision.value else plain


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
