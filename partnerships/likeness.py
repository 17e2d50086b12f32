"""Names that may mean the same: a letter wrong, an accent left out, «föreningen» before or after. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import TypeVar

from partnerships.swedish import search_key

ALIKE = 0.82  # of 1.0; only ever a question to a person, so rather one name too many than one too few
_SAYS_LITTLE = {"förening", "föreningen", "kulturföreningen", "ideella", "if", "ik", "fc", "i", "och", "malmö", "the"}

BEGINNING = 8  # letters that say enough: «Somaliska Freds» is asked about for «Somaliska Fredsföreningen»

T = TypeVar("T")


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0.0–1.0; 1.0 when one is the other with words added that say little."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0.0
    telling = _telling(first), _telling(second)
    if telling[0] and telling[0] == telling[1]:
        return 1.0
    shorter, longer = sorted(map(set, telling), key=len)
    if shorter and shorter <= longer and len("".join(shorter)) > 3:
        return 0.9
    short, long = sorted(("".join(first), "".join(second)), key=len)
    if len(short) >= BEGINNING and long.startswith(short):
        return 0.9
    matcher = SequenceMatcher(None, "".join(first), "".join(second))
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def most_alike(name: str, candidates: Iterable[tuple[T, str]], *, limit: int = 5) -> list[T]:
    """Those of (thing, one of its names) that may be meant, the most alike first; each thing once."""
    best: dict[T, float] = {}
    for thing, called in candidates:
        best[thing] = max(best.get(thing, 0.0), likeness(name, called))
    found = [thing for thing in sorted(best, key=lambda each: -best[each]) if best[thing] >= ALIKE]
    return found[:limit]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", search_key(text))
    return re.findall(r"\w+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in _WITHOUT_ACCENTS]


_WITHOUT_ACCENTS = {word for phrase in _SAYS_LITTLE for word in _words(phrase)}
