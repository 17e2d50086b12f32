"""Prose as stored, read into blocks: paragraphs, "- " lists, *emphasis*, **strong**, {figures}.

Everything else that Markdown knows (links, images, headings, HTML) is switched off in the reader,
so it stays what it was: visible text. Nothing here produces markup, and the templates escape every
run; an HTML sanitiser such as nh3 would have nothing to do and is therefore not used.
"""

import re
from collections.abc import Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

from partnerships.quantities import Figure
from reporting.blocks import Block, BulletList, FigureReference, Paragraph, Run, Words
from reporting.typography import typeset

MAX_PROSE_LENGTH = 20_000
"""Characters in one section; far above any real one, far below what stalls the renderer."""

_FIGURE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_ORDINAL = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)

# The "zero" preset knows plain paragraphs only; each shape is switched on by name.
_reader = MarkdownIt("zero").enable(["list", "escape", "emphasis"])


class ProseError(ValueError):
    """A text cannot be printed; the message says why, in Swedish."""


class UnknownFigures(ProseError):
    """A text names figures that are not in the register."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__("Okända siffror i texten: " + ", ".join(f"{{{name}}}" for name in names))


def figure_names(text: str) -> list[str]:
    """Return the names of the figures that a text refers to, in order, each once."""
    return list(dict.fromkeys(_FIGURE.findall(text)))


def parse(text: str, figures: Mapping[str, Figure]) -> tuple[Block, ...]:
    """Read stored prose into blocks, with each {name} replaced by that figure.

    Raises UnknownFigures for names that are not in ``figures``, ProseError for a text that is too long.
    """
    if len(text) > MAX_PROSE_LENGTH:
        raise ProseError(f"Texten är längre än {MAX_PROSE_LENGTH} tecken.")
    if unknown := [name for name in figure_names(text) if name not in figures]:
        raise UnknownFigures(unknown)
    # Only "- " makes a list: a paragraph that opens with "2023." is a sentence, not item 2023.
    tokens = _reader.parse(_ORDINAL.sub(r"\1\\\2", text))
    return tuple(_blocks(tokens, figures))


def _blocks(tokens: list[Token], figures: Mapping[str, Figure]) -> Iterator[Block]:
    """Yield a block per paragraph and per outermost list; nested lists are read as one."""
    depth, items = 0, []
    for token in tokens:
        if token.type == "bullet_list_open":
            depth += 1
        elif token.type == "inline" and depth:
            items.append(tuple(_runs(token.children or [], figures)))
        elif token.type == "inline":
            yield Paragraph(tuple(_runs(token.children or [], figures)))
        elif token.type == "bullet_list_close":
            depth -= 1
            if not depth:
                yield BulletList(tuple(items))
                items = []


def _runs(tokens: list[Token], figures: Mapping[str, Figure]) -> Iterator[Run]:
    """Yield words and figures of one paragraph or list item."""
    emphasis = strong = 0
    for token in tokens:
        emphasis += token.nesting if token.tag == "em" else 0
        strong += token.nesting if token.tag == "strong" else 0
        for place, part in enumerate(_FIGURE.split(token.content.replace("\n", " "))):
            if place % 2:
                yield FigureReference(figures[part])
            elif part:
                yield Words(typeset(part), is_emphasised=emphasis > 0, is_strong=strong > 0)
