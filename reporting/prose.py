"""Prose as stored, read into blocks. It is plain text that reads well as it is, a small part of Markdown:

    Paragraphs are parted by an empty line; a line end inside one is a space.
    - a list                 > a quote
    1. a list in order       ## a heading inside the section

    *emphasis*, **strong**, {activity_count}, {visit_count|cirka:100}, a note^[Its text stands here.], \\* a star

A list in order starts at 1 and counts on by one, so a paragraph that opens with "2023." is a sentence. No shape
holds another. Everything else that Markdown knows (links, images, HTML, code) stays what it was: visible text.
Nothing here produces markup, and the templates escape every run. static/js/editor-text.js reads and writes the same;
tests/reporting/prose_cases.json holds both to it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from partnerships.quantities import Figure, FigureKind
from reporting.blocks import (
    Block,
    BulletList,
    FigureReference,
    NumberedList,
    Paragraph,
    Quote,
    Subheading,
    references_of,
)
from reporting.figure_wording import MENTION, read_mention
from reporting.prose_runs import WHITE, ProseError, RunReader, UnknownFigures

MAX_PROSE_LENGTH = 20_000
"""Characters in one section; far above any real one, far below what stalls the renderer."""
MAX_NOTES = 50
"""In one section. Each costs the renderer a new try at its page."""

_MENTIONED = re.compile(rf"\\[!-/:-@\[-`{{-~]|(?P<figure>{MENTION})")
_OPENINGS = (
    (Subheading, re.compile(r"##[ \t]+(?P<text>.+)")),
    (BulletList, re.compile(r"-[ \t]+(?P<text>.+)")),
    (Quote, re.compile(r">[ \t]*(?P<text>.*)")),
    (NumberedList, re.compile(r"(?P<number>[1-9]\d{0,2})\.[ \t]+(?P<text>.+)", re.ASCII)),
)


@dataclass(slots=True)
class _Source:
    """A block as it is written: its items, each with its lines. All but lists have one item."""

    shape: type[Block]
    items: list[list[str]] = field(default_factory=list)
    is_parted: bool = False  # an empty line has followed


def mentions(text: str) -> list["re.Match[str]"]:
    """Where figures are written in a text, in order; escaped braces are none."""
    return [found for found in _MENTIONED.finditer(text) if found["figure"]]


def figure_names(text: str) -> list[str]:
    """Return the names of the figures that a text refers to, in order, each once."""
    names = (name for found in mentions(text) for name in read_mention(found["figure"])[0])
    return list(dict.fromkeys(names))


def parse(text: str, figures: Mapping[str, Figure], *, first_note: int = 1) -> tuple[Block, ...]:
    """Read stored prose into blocks, with each {name} replaced by that figure; notes are numbered from `first_note`.

    Raises UnknownFigures for names that are not in ``figures``, ProseError for a text that is too long.
    """
    if len(text) > MAX_PROSE_LENGTH:
        raise ProseError(f"Texten är längre än {MAX_PROSE_LENGTH} tecken.")
    if unknown := [name for name in figure_names(text) if name not in figures]:
        raise UnknownFigures(unknown)
    reader = RunReader(figures, first_note=first_note)
    return tuple(_block(source, reader) for source in _sources(text))


def faults(text: str, figures: Mapping[str, Figure]) -> list[tuple[FigureReference, str]]:
    """The figures that cannot be written as they are, each with the reason in Swedish; unknown names are not here."""
    unknown = {name: Figure(name, FigureKind.COUNT, None) for name in figure_names(text) if name not in figures}
    named = references_of(parse(text, {**figures, **unknown}))
    return [(each, each.fault) for each in named if each.fault and unknown.keys().isdisjoint(each.names)]


def _block(source: _Source, reader: RunReader) -> Block:
    texts = [" ".join(lines) for lines in source.items]
    if source.shape is BulletList:
        return BulletList(tuple(reader.runs(text) for text in texts))
    if source.shape is NumberedList:
        return NumberedList(tuple(reader.runs(text) for text in texts))
    if source.shape is Subheading:
        return Subheading(reader.runs(texts[0], may_have_notes=False))
    return (Quote if source.shape is Quote else Paragraph)(reader.runs(texts[0]))


def _sources(text: str) -> Iterator[_Source]:
    """The blocks in order, told apart line by line."""
    current: _Source | None = None
    for line in (line.strip(WHITE) for line in re.split(r"\r\n|\r|\n", text)):
        shape, words = _opening(line, current)
        if not words:
            if current:
                current.is_parted = True
        elif current and (shape is None or shape is current.shape) and _goes_on(shape, current):
            if shape in (BulletList, NumberedList):
                current.items.append([words])
            else:
                current.items[-1].append(words)
            current.is_parted = False
        else:
            if current:
                yield current
            current = _Source(shape or Paragraph, [[words]])
    if current:
        yield current


def _goes_on(shape: type[Block] | None, current: _Source) -> bool:
    """A line goes on with the block before it, after an empty line only as the next item of a list."""
    return shape in (BulletList, NumberedList) or (not current.is_parted and current.shape is not Subheading)


def _opening(line: str, current: _Source | None) -> tuple[type[Block] | None, str]:
    """The shape that a line opens, or goes on with, and its words; no shape for a line that is only words."""
    for shape, pattern in _OPENINGS:
        if found := pattern.fullmatch(line):
            if shape is NumberedList and not _counts_on(int(found["number"]), current):
                continue
            return shape, found["text"].strip(WHITE)
    return None, line


def _counts_on(number: int, current: _Source | None) -> bool:
    """1 starts a list; any other number belongs to one only if it comes next."""
    if current and current.shape is NumberedList:
        return number == len(current.items) + 1
    return number == 1
