"""What differs between two texts: paragraph by paragraph, and word by word in a paragraph that was rewritten. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s*(?:\w+|[^\w\s])")
ALIKE = 0.5  # two paragraphs that share at least half of their words are one, rewritten
LONGEST = 400  # words: two longer paragraphs are shown whole, the one after the other
NEAR = 8  # so many paragraphs on, a rewritten one is looked for


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `kind` is "same", "removed" (only in the first text) or "added" (only in the second)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph of either text or of both."""

    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for piece in self.pieces)


def compare(old: str, new: str) -> tuple[Difference, ...]:
    """The paragraphs of both texts in order, with what was removed and what was added."""
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Difference] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            found += [Difference((Piece("same", text),)) for text in before[i1:i2]]
        else:
            found += _rewritten(before[i1:i2], after[j1:j2])
    return tuple(found)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _rewritten(before: list[str], after: list[str]) -> Iterator[Difference]:
    """The changed paragraphs, in pairs as far as they are alike."""
    while before or after:
        if before and after and _alike(before[0], after[0]):
            yield Difference(tuple(_pieces(before.pop(0), after.pop(0))))
        elif before and not (after and any(_alike(before[0], text) for text in after[:NEAR])):
            yield Difference((Piece("removed", before.pop(0)),))
        else:
            yield Difference((Piece("added", after.pop(0)),))


def _alike(before: str, after: str) -> bool:
    words, others = _WORD.findall(before), _WORD.findall(after)
    if max(len(words), len(others)) > LONGEST:
        return False
    return SequenceMatcher(None, words, others, autojunk=False).ratio() >= ALIKE


def _pieces(before: str, after: str) -> Iterator[Piece]:
    words, others = _WORD.findall(before), _WORD.findall(after)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(words[i1:i2]))
            continue
        if i1 < i2:
            yield Piece("removed", "".join(words[i1:i2]))
        if j1 < j2:
            yield Piece("added", "".join(others[j1:j2]))
