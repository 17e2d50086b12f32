"""The same document named in two ways: «KSAU 251201» in the letter, «KSAU 251208» in the minutes (O-20)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from partnerships.swedish import listed, long_date, search_key
from reporting.checks.finding import Finding
from reporting.checks.material import CaseMaterial, Meeting, RecordList
from reporting.dates_in_text import Bodies, mentions

OWN = "tjänsteskrivelse"  # a record with that word is the letter itself, named by the meeting it is written for


@dataclass(frozen=True, slots=True)
class _Named:
    """A record of a list that is named by a meeting."""

    of: RecordList
    title: str
    day: dt.date


def check_documents(material: CaseMaterial) -> list[Finding]:
    """Records of one name and one body whose days differ between two lists, or from the letter's own meetings."""
    found: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for records in material.lists:
        for title in records.titles:
            for body, rest, day in _parted(title, material.bodies):
                found[body, rest].append(_Named(records, title, day))
    return [
        finding
        for (body, _rest), named in found.items()
        for finding in _check(body, named, (*material.steps, *material.schedule))
    ]


def _parted(title: str, bodies: Bodies) -> Iterator[tuple[str, str, dt.date]]:
    """Body, the name without its day, and the day. A decision (with §) is another document each time."""
    named = list(mentions(title, bodies))
    if len(named) == 1 and named[0].body and named[0].section_number is None:
        yield named[0].body, search_key(" ".join(title.split()).replace(named[0].words, "")), named[0].day


def _check(body: str, named: list[_Named], meetings: tuple[Meeting, ...]) -> Iterator[Finding]:
    ours = {meeting.day for meeting in meetings if meeting.body == body}
    doubtful = [each for each in named if OWN in search_key(each.title) and ours and each.day not in ours]
    for one in named:
        others = [other for other in named if other.of is not one.of and other.day != one.day]
        if any(other.day == one.day and other.of is not one.of for other in named):
            continue  # one list agrees with it
        if others and (one in doubtful or not doubtful):
            yield _finding(one, others[0], ours)
            return
    if doubtful:
        yield _finding(doubtful[0], None, ours)


def _finding(one: _Named, other: _Named | None, ours: set[dt.date]) -> Finding:
    said = [f"«{one.title}»."]
    if other:
        said.append(f"I {other.of.in_text} heter samma handling «{other.title}».")
    if ours and one.day not in ours:
        days = listed([long_date(day) for day in sorted(ours)])
        said.append(f"Ärendet är inte planerat till {long_date(one.day)}, utan till {days}.")
    return Finding(
        one.of.place,
        " ".join(said),
        "Skriv samma namn överallt, med mötets rätta dag.",
        check="document",
        words=one.title,
        page=one.of.page,
    )
