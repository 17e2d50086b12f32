"""What the letter's own words say of the parties' annual report, against the register: whether they have handed it in.

A sentence that is proposed from last year's letter, or written while people waited for the report, is true only once it
is there. Told as a warning, and only of a sentence that says so plainly: one that denies it, or that is about another
year, is left alone. So is a letter that lists such a report among its own records.
"""

import re
from collections.abc import Iterable, Iterator

from reporting.checks.finding import Finding
from reporting.facts import ReportFacts
from reporting.models import ReportSection

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?")  # «2024.1» ends none
_REPORT = re.compile(r"\b(?:uppföljnings|års|slut)rapport(?:en|er|erna)?s?\b", re.IGNORECASE)
_HANDED_IN = re.compile(
    r"\b(?:(?:in)?lämna(?:t|ts|de|des|d)|inkom(?:mit|men)?|(?:över|in)sänt|skickat|redovisat)\b|\bkom(?:mit)? in\b",
    re.IGNORECASE,
)
_ANNEXED = re.compile(r"\bbila(?:ga\w*|gor\w*|gd)\b|\bbifoga\w*", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:inte|ej|ännu|utan|saknas?|när|om|innan|ska|skall|bör|senast)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARKS = re.compile(r"^[\s>#*\d.)-]*(?=\w)|[*_]")


def check_claims(facts: ReportFacts, sections: Iterable[ReportSection]) -> list[Finding]:
    """The sentences that say of a letter without the parties' report that it is handed in, or is an annex."""
    if not facts.letter or facts.annual_report or any(map(_REPORT.search, facts.letter.supporting_records)):
        return []
    return [
        Finding(
            section.heading,
            f"«{words}» I registret är parternas uppföljningsrapport för {facts.year} inte inlämnad.",
            "Vänta tills parterna har lämnat in den, eller skriv om meningen.",
            section=section,
            check="document",
            words=words,
        )
        for section in sections
        for words in _claims(section.body, facts.year)
    ]


def _claims(body: str, year: int) -> Iterator[str]:
    for found in _SENTENCE.finditer(body):
        sentence = _MARKS.sub("", found.group()).strip()
        years = set(map(int, _YEAR.findall(sentence)))
        if not _REPORT.search(sentence) or _DENIED.search(sentence) or (years and year not in years):
            continue
        if _HANDED_IN.search(sentence) or _ANNEXED.search(sentence):
            yield sentence if sentence[-1:] in ".!?" else f"{sentence}."
