"""The only shapes prose can take on page, paper and in Word: a handful of blocks of words, figures and notes.

A block holds text, never markup; whoever prints it escapes it like any other text. ``kind`` tells the
template which of the few shapes it has before it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from partnerships.quantities import Figure
from reporting.figure_wording import PLAIN, Wording, WordingError, worded


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one style."""

    kind: ClassVar[str] = "words"

    text: str
    is_emphasised: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class FigureReference:
    """A figure in the middle of a sentence, in the words that the writer chose; a sum has its parts."""

    kind: ClassVar[str] = "figure"

    figure: Figure
    wording: Wording = PLAIN
    parts: tuple[Figure, ...] = ()  # of a sum, in the order they were written; else empty
    misread: str = ""  # what cannot be read in how it is written, in Swedish
    opens_sentence: bool = False

    @property
    def text(self) -> str:
        """The figure as printed, with a capital where a sentence begins: «Uppgift saknas». What cannot be said of it is
        not said: it then stands as it is."""
        wording = replace(self.wording, is_capital=self.wording.is_capital or self.opens_sentence)
        try:
            return worded(self.figure, wording)
        except WordingError:
            return self.figure.text

    @property
    def fault(self) -> str:
        """Why the figure cannot be written like this, in Swedish; empty when it can."""
        try:
            worded(self.figure, self.wording)
        except WordingError as refusal:
            return self.misread or str(refusal)
        return self.misread

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the register that it rests on: each has a page with its rows."""
        return self.parts or (self.figure,)

    @property
    def names(self) -> list[str]:
        """The names of those figures."""
        return [figure.name for figure in self.figures]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note where it is called from. Notes are numbered from 1 through the document; a note has no notes."""

    kind: ClassVar[str] = "footnote"

    number: int
    runs: "tuple[Words | FigureReference, ...]"

    @property
    def text(self) -> str:
        """The note's own words."""
        return "".join(run.text for run in self.runs)


Run = Words | FigureReference | Footnote


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    kind: ClassVar[str] = "paragraph"

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section, one level below the section's own."""

    kind: ClassVar[str] = "subheading"

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, one paragraph."""

    kind: ClassVar[str] = "quote"

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; each item is a run of words and figures."""

    kind: ClassVar[str] = "list"

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list numbered from 1."""

    kind: ClassVar[str] = "numbered"

    items: tuple[tuple[Run, ...], ...]


Block = Paragraph | Subheading | Quote | BulletList | NumberedList


def runs_of(blocks: Iterable[Block]) -> Iterator[Run]:
    """Every run in reading order; a note comes where it is called from, its own runs are inside it."""
    for block in blocks:
        if isinstance(block, BulletList | NumberedList):
            for item in block.items:
                yield from item
        else:
            yield from block.runs


def notes_of(blocks: Iterable[Block]) -> list[Footnote]:
    """The notes, in the order they are called."""
    return [run for run in runs_of(blocks) if isinstance(run, Footnote)]


def references_of(blocks: Iterable[Block]) -> list[FigureReference]:
    """Every figure that is named, those in notes too, in reading order."""
    found: list[FigureReference] = []
    for run in runs_of(blocks):
        inside = run.runs if isinstance(run, Footnote) else (run,)
        found += [each for each in inside if isinstance(each, FigureReference)]
    return found
