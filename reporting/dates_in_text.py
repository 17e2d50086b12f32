"""The days, decisions and registry numbers that running Swedish text names, each with the body that it says.

Pure. Reads every form that the city's letters use: «26 september 2024 §189», «KF 240926 § 189», «Kommunstyrelsen
2024-05-07», «Arbetsmarknads- och socialnämndens beslut 250619 § 219», «den 13 juni 2018 antog kommunstyrelsen».
A day without a year is not guessed at.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partnerships.swedish import MONTHS, search_key

_DAY = rf"""
    (?<![\w-])(?:
        (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
      | (?P<short>\d{{6}})
      | (?P<long>(?:den\s+)?(?P<day>\d{{1,2}})\s+(?P<month>{"|".join(MONTHS)})\s+(?P<year>\d{{4}}))
    )(?![\w]|-\d)
"""
_REGISTRY = r"[A-ZÅÄÖ]{2,6}-\s?\d{4}-\d{1,6}"
_PARAGRAPH = rf"(?:[\s,]*\(?(?:{_REGISTRY})?\s*§\s*(?P<section>\d{{1,4}})(?!\d)\)?)?"
_MENTION = re.compile(_DAY + _PARAGRAPH, re.IGNORECASE | re.VERBOSE)
_MIXED = re.compile(rf"\b{_REGISTRY}(?:-\d{{1,4}})?\s*§\s*\d{{1,4}}")
_DECIDED = r"(?:beslutade|beslutar|beslöt|gav|antog|godkände|fastställde|uppdrog|behandlade|behandlar|sammanträdde)"
_ACTED = re.compile(rf"\s+{_DECIDED}\b", re.IGNORECASE)
_BESIDE = re.compile(r"\s*,?\s*(?:beslut|sammanträde|möte)?\s*(?:den)?\s*", re.IGNORECASE)
_TURNED = re.compile(rf"\s+{_DECIDED}\s+", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|\n{2,}|\n(?=- )")

Named = tuple[int, int, str]  # a body in a text: from, to, what it is called


class Bodies:
    """The names and abbreviations of bodies, as they are found in text: case matters for abbreviations only."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        """`codes` leads from each name or abbreviation to what the body is called in findings."""
        self._names = {search_key(name): called for name, called in codes.items()}
        self._codes = {code: called for code, called in codes.items() if code.isupper()}
        written = sorted((re.escape(name) for name in codes if not name.isupper()), key=len, reverse=True)
        names = "|".join(name.replace(r"\ ", r"\s+") for name in written) or "(?!)"
        short = "|".join(sorted(map(re.escape, self._codes), key=len, reverse=True)) or "(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:(?P<name>(?i:{names}))s?|(?P<code>{short}))(?!\w)")

    def find(self, text: str) -> list[Named]:
        """Each body in the text, in order."""
        return [
            (match.start(), match.end(), self._codes[code] if code else self._names[search_key(match["name"])])
            for match in self._pattern.finditer(text)
            for code in [match["code"]]
        ]


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that a text names. `body` is who acted or meets that day, where the sentence says it."""

    words: str  # as written, with the body where it stands beside
    day: dt.date
    body: str = ""
    section_number: int | None = None
    sentence: str = ""


def mentions(text: str, bodies: Bodies) -> Iterator[Mention]:
    """Every day in the text, in order. Six digits are a day only beside a body or a §."""
    for part in _SENTENCE.split(text):
        sentence = " ".join(part.split())  # so that no run of spaces is tried in every way
        named = bodies.find(sentence)
        acted = [each for each in named if _ACTED.match(sentence, each[1])]
        for match in _MENTION.finditer(sentence):
            day = _day(match)
            start, body = _body(sentence, match, named, acted)
            if day is None or match["short"] and not body and not match["section"]:
                continue
            number = int(match["section"]) if match["section"] else None
            yield Mention(sentence[start : match.end()], day, body, number, sentence)


def mixed_references(text: str) -> list[str]:
    """«STK-2023-137 §189»: a registry number is no decision and has no § (rule 35)."""
    return [" ".join(match.group().split()) for match in _MIXED.finditer(text)]


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        if match["short"]:
            return dt.datetime.strptime(match["short"], "%y%m%d").date()
        return dt.date(int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
    except ValueError:
        return None


def _body(sentence: str, match: re.Match[str], named: list[Named], acted: list[Named]) -> tuple[int, str]:
    """Where the words begin, and the body: the one beside the day, else the last that is said to have acted."""
    start, end = match.span()
    place = bisect_left(named, start, key=lambda each: each[0])
    for begins, ends, body in named[max(0, place - 1) : place]:
        if ends <= start and _BESIDE.fullmatch(sentence, ends, start):
            return begins, body
    for begins, _ends, body in named[bisect_left(named, end, key=lambda each: each[0]) :][:1]:
        if _TURNED.fullmatch(sentence, end, begins):
            return start, body
    place = bisect_left(acted, start, key=lambda each: each[0])
    return start, acted[place - 1][2] if place else ""
