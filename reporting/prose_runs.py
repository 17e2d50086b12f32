"""One block's text, read into words, figures and notes: *emphasis*, **strong**, {figures}, ^[notes], \\escapes.

Stars turn a style on and off, each style by itself: `*a **b*** ` is as good as `***b** a*`. A style that is never
turned off, a figure that is not written right, a bracket that is never closed stay visible as they were typed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from partnerships.quantities import Figure
from reporting.blocks import FigureReference, Footnote, Run, Words
from reporting.figure_wording import MENTION, PLAIN, WordingError, added, read_mention, read_wording
from reporting.typography import typeset

WHITE = " \t\u00a0"
"""White space. A no-break space is kept where it stands between words."""

_TOKEN = re.compile(rf"\\(?P<escaped>[!-/:-@\[-`{{-~])|(?P<figure>{MENTION})|(?P<note>\^\[)|(?P<stars>\*+)")
_ENDED = re.compile(r"(?:^|[\s(”»])(?P<word>[^\s(]*?)[.!?][”»)]?$")
_ABBREVIATIONS = {"ca", "dvs", "ev", "inkl", "exkl", "jfr", "kap", "kl", "nr", "osv", "resp"}
"""Words whose full stop ends no sentence; those with a stop inside («t.ex.») are known by that."""
_MOST_STARS = 3  # of em and strong at once; four are just stars


class ProseError(ValueError):
    """A text cannot be printed; the message says why, in Swedish."""


class UnknownFigures(ProseError):
    """A text names figures that are not in the register."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__("Okända siffror i texten: " + ", ".join(f"{{{name}}}" for name in names))


@dataclass(slots=True)
class _Stars:
    """A run of stars. `em` and `strong` are set when it turns that style on or off."""

    length: int
    can_open: bool
    can_close: bool
    em: bool = False
    strong: bool = False

    @property
    def left_over(self) -> str:
        return "*" * (self.length - self.em - 2 * self.strong)


Item = str | _Stars | FigureReference | Footnote


class RunReader:
    """Reads the texts of one document's blocks in order, and numbers its notes."""

    def __init__(self, figures: Mapping[str, Figure], *, first_note: int = 1) -> None:
        self.figures = figures
        self.numbers = count(first_note)

    def runs(self, text: str, *, may_have_notes: bool = True) -> tuple[Run, ...]:
        """The runs of one paragraph, item, heading or quote."""
        items = self._items(text, _closing(text) if may_have_notes else {})
        _pair([item for item in items if isinstance(item, _Stars)])
        return tuple(_styled(items))

    def _items(self, text: str, closing: Mapping[int, int]) -> list[Item]:
        """The pieces of the text in order; `closing` says where each bracket that opens a note is closed."""
        items: list[Item] = []
        done = 0
        while token := _TOKEN.search(text, done):
            items.append(text[done : token.start()])
            done = token.end()
            if token["escaped"]:
                items.append(token["escaped"])
            elif token["figure"]:
                named = refer(token["figure"], self.figures)
                items.append(replace(named, opens_sentence=_is_sentence_start(text[: token.start()])))
            elif token["stars"]:
                items.append(_stars(text, token.start(), done))
            elif (end := closing.get(done - 1)) and text[done:end].strip(WHITE):
                note = self.runs(text[done:end].strip(WHITE), may_have_notes=False)
                items.append(Footnote(next(self.numbers), tuple(run for run in note if not isinstance(run, Footnote))))
                done = end + 1
            else:
                items.append("^[")
        return [*items, text[done:]]


def _is_sentence_start(before: str) -> bool:
    """Whether what stands before leaves a new sentence to begin: nothing, or an end that is no abbreviation."""
    said = before.replace("*", "").replace("^[", "").strip(WHITE)
    if not said:
        return True
    ended = _ENDED.search(said) if before[-1:] in (*WHITE, "*") else None
    if ended is None:
        return False
    return "." not in ended["word"] and ended["word"].casefold() not in _ABBREVIATIONS


def refer(mention: str, figures: Mapping[str, Figure]) -> FigureReference:
    """The figure or sum that "{name|options}" means; one that cannot be read or added says so in its `fault`.

    Raises UnknownFigures.
    """
    names, options = read_mention(mention)
    if unknown := [name for name in names if name not in figures]:
        raise UnknownFigures(unknown)
    parts = tuple(figures[name] for name in names)
    misread, wording = "", PLAIN
    try:
        wording = read_wording(options)
    except WordingError as refusal:
        misread = str(refusal)
    if len(parts) == 1:
        return FigureReference(parts[0], wording, misread=misread)
    try:
        return FigureReference(added(names, figures), wording, parts, misread)
    except WordingError as refusal:
        nothing = Figure("+".join(names), parts[0].figure_kind, None)
        return FigureReference(nothing, wording, parts, str(refusal))


def _closing(text: str) -> dict[int, int]:
    """Where each "[" that is closed is closed; escaped ones do not count."""
    closing: dict[int, int] = {}
    waiting: list[int] = []
    for bracket in re.finditer(r"\\[!-/:-@\[-`{-~]|[\[\]]", text):
        if bracket.group() == "[":
            waiting.append(bracket.start())
        elif bracket.group() == "]" and waiting:
            closing[waiting.pop()] = bracket.start()
    return closing


def _stars(text: str, start: int, end: int) -> _Stars:
    before, after = text[start - 1 : start], text[end : end + 1]
    return _Stars(
        end - start,
        can_open=bool(after) and after not in WHITE,
        can_close=bool(before) and before not in WHITE,
    )


def _pair(runs: Sequence[_Stars]) -> None:
    """Decide which stars turn a style on and off: on before a word, off after one, and never on for ever."""
    for style, lengths in (("em", (1, 3)), ("strong", (2, 3))):
        opened: _Stars | None = None
        for stars in runs:
            if stars.length > _MOST_STARS or stars.length not in lengths:
                continue
            if opened and stars.can_close:
                setattr(opened, style, True)
                setattr(stars, style, True)
                opened = None
            elif not opened and stars.can_open:
                opened = stars


def _styled(items: Sequence[Item]) -> list[Run]:
    """The runs, with all text of one style in one piece."""
    pieces: list[tuple[str | FigureReference | Footnote, bool, bool]] = []
    is_emphasised = is_strong = False
    for item in items:
        if isinstance(item, _Stars):
            pieces.append((item.left_over, is_emphasised, is_strong))
            is_emphasised, is_strong = is_emphasised ^ item.em, is_strong ^ item.strong
        elif item:
            pieces.append((item, is_emphasised, is_strong))
    runs: list[Run] = []
    for (is_text, em, strong), group in groupby(pieces, lambda piece: (isinstance(piece[0], str), *piece[1:])):
        if is_text:
            text = typeset("".join(str(piece) for piece, _, _ in group))
            runs += [Words(text, is_emphasised=em, is_strong=strong)] if text else []
        else:
            runs += [piece for piece, _, _ in group if not isinstance(piece, str)]
    return runs
