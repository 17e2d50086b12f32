"""What a writer may choose among: the year's figures in all their wordings, and the numbers that could be linked."""

from typing import Any

from partnerships.quantities import Figure, FigureKind
from reporting.blocks import references_of
from reporting.figure_wording import offered, options_of
from reporting.figures import IN_AREA, Entry, Register
from reporting.prose import parse
from reporting.prose_runs import UnknownFigures
from reporting.unlinked_numbers import Suggestion, unlinked_numbers

_SOUGHT_BY = {FigureKind.KRONOR: "belopp summa kr pengar", FigureKind.VISITS_PER_DAY: "genomsnitt snitt medel"}


def to_choose(entries: Register) -> dict[str, Figure]:
    """The figures by name; those that the lists from the log print already are left out."""
    return {name: entry.figure for name, entry in entries.items() if entry.group != IN_AREA}


def choice(entry: Entry, href: str) -> dict[str, Any]:
    """One figure for the editor: its value and kind, what it is found by, and each wording with how it reads."""
    figure = entry.figure
    return {
        "name": entry.name,
        "title": entry.title,
        "kind": entry.unit,
        "text": figure.text,
        "words": f"{entry.group} {figure.figure_kind.value} {_SOUGHT_BY.get(figure.figure_kind, 'antal')}",
        "href": href,
        "choices": [[options_of(wording), text] for wording, text in offered(figure)],
    }


def reading(written: str, entries: Register) -> dict[str, str]:
    """How "{one+other|tkr}" reads, and why it cannot be written so; a text without any figure reads as nothing."""
    figures = {name: entry.figure for name, entry in entries.items()}
    try:
        found = references_of(parse(written, figures))
    except UnknownFigures as unknown:
        return {"text": "", "fault": str(unknown)}
    return {"text": found[0].text, "fault": found[0].fault} if found else {"text": "", "fault": "Ingen siffra."}


def suggestions(text: str, entries: Register) -> list[dict[str, Any]]:
    """The numbers that could be linked, for the page and for the editor. Places count as JavaScript does (UTF-16)."""
    return [_offer(found, text, entries) for found in unlinked_numbers(text, to_choose(entries))]


def linked(text: str, entries: Register, *, start: str, figure: str) -> str | None:
    """The text with an offered figure ("{activity_count}") in place of the number at `start`; None if not offered."""
    for found in unlinked_numbers(text, to_choose(entries)):
        if str(found.start) == start and figure in [each.written for each in found.candidates]:
            return text[: found.start] + figure + text[found.end :]
    return None


def _offer(found: Suggestion, text: str, entries: Register) -> dict[str, Any]:
    return {
        "place": found.start,
        "start": _units(text[: found.start]),
        "end": _units(text[: found.end]),
        "written": found.written,
        "around": _around(found, text),
        "candidates": [
            {
                "written": each.written,
                "text": each.text,
                "title": entries[each.figure.name].title,
                "is_same": each.is_same,
            }
            for each in found.candidates
        ],
    }


def _around(found: Suggestion, text: str) -> tuple[str, str]:
    """A few words before and after, on the same line, so that a reader finds the place."""
    before = text[max(0, found.start - 40) : found.start].rpartition("\n")[2]
    return before, text[found.end : found.end + 40].partition("\n")[0]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
