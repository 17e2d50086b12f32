"""What a writer may choose among: the year's figures in all their wordings, and the numbers that could be linked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from partnerships.quantities import Figure, FigureKind
from reporting.blocks import references_of
from reporting.figure_wording import MENTION, left_out, offered, options_of, read_mention, why_alone
from reporting.figures import IN_AREA, Entry, Register, RowKind, values
from reporting.prose import parse
from reporting.prose_runs import UnknownFigures
from reporting.unlinked_numbers import Suggestion, unlinked_numbers

_MANY_GOALS = "goal_links__goal"  # an activity may be counted to several goals
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
        "left_out": f"{said}." if (said := left_out(figure)) else "",
        "alone": why_alone(figure.figure_kind),
        "choices": _wordings(figure),
    }


def reading(written: str, entries: Register) -> dict[str, Any]:
    """How "{one+other|tkr}" reads, why it cannot be written so, and in which words it could; a text without any figure
    reads as nothing. `twice` says of a sum what may be counted twice."""
    try:
        found = references_of(parse(written, values(entries)))
    except UnknownFigures as unknown:
        return {"text": "", "fault": str(unknown)}
    if not found:
        return {"text": "", "fault": "Ingen siffra."}
    read = {"text": replace(found[0], opens_sentence=False).text, "fault": found[0].fault}
    if found[0].parts and not found[0].fault:
        return read | {
            "choices": _wordings(found[0].figure),
            "twice": _counted_twice([entries[name] for name in found[0].names]),
        }
    return read


def mentioned(text: str, entries: Register, address: Callable[[str], str]) -> dict[str, Any]:
    """The figures that a text names and how each reads, so that the editor shows them at once. `address` gives the page
    of a figure by its name."""
    written = dict.fromkeys(re.findall(MENTION, text))
    names = dict.fromkeys(name for mention in written for name in read_mention(mention)[0] if name in entries)
    return {
        "figures": [choice(entries[name], address(name)) for name in names],
        "read": {mention: reading(mention, entries) for mention in written},
    }


def _wordings(figure: Figure) -> list[list[str]]:
    return [[options_of(wording), text] for wording, text in offered(figure)]


def _counted_twice(entries: Sequence[Entry]) -> str:
    """What a sum counts twice, as far as the selections tell: one figure inside another, or rows that both may have."""
    for one, other in combinations(entries, 2):
        small, large = sorted((one, other), key=lambda entry: len(entry.selection.filters), reverse=True)
        if not _may_share_rows(one, other):
            continue
        if large.selection.filters.items() <= small.selection.filters.items():
            return f"«{small.title}» ingår redan i «{large.title}» och räknas två gånger i summan."
        return f"«{one.title}» och «{other.title}» kan ha aktiviteter gemensamt, som då räknas två gånger i summan."
    return ""


def _may_share_rows(one: Entry, other: Entry) -> bool:
    """Figures of money measure different things of the same rows: only the same measure is counted twice."""
    if one.selection.rows != other.selection.rows:
        return False
    if one.selection.rows != RowKind.OCCASIONS and one.definition != other.definition:
        return False
    mine, theirs = one.selection.filters, other.selection.filters
    return not any(key in theirs and theirs[key] != value for key, value in mine.items() if key != _MANY_GOALS)


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
