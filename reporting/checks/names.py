"""Names that the register knows by another name on the letter's day (rule 46; O-06: *Individuell* Människohjälp)."""

import re
from collections.abc import Iterable, Iterator

from partnerships.swedish import search_key
from reporting.checks.finding import Finding
from reporting.checks.material import OtherName, Passage

_WORD = re.compile(r"\w+")
_SHORT = re.compile(r"\([A-ZÅÄÖ]{2,6}\)")  # «(MISO)» after the name


def check_names(passages: Iterable[Passage], names: Iterable[OtherName]) -> list[Finding]:
    """A former name, or one written in full that says something else than the official one. Short forms are left
    alone: «TiF» and «Rädda Barnen» are in order."""
    odd = [name for name in names if (name.is_former or says_otherwise(name.name, name.official))]
    return list(_found(passages, odd))


def says_otherwise(name: str, official: str) -> bool:
    """Whether a name of several words has one that is no part, form or abbreviation of the official one's."""
    words, known = (_WORD.findall(search_key(_SHORT.sub("", each))) for each in (name, official))
    if len(words) < 2:
        return False
    return any(not any(word.startswith(each) or each.startswith(word) for each in known) for word in words)


def _found(passages: Iterable[Passage], odd: list[OtherName]) -> Iterator[Finding]:
    for passage in passages:
        text = search_key(passage.text)
        for name in odd:
            if re.search(rf"(?<!\w){re.escape(search_key(name.name))}(?!\w)", text):
                told = "hette då" if name.is_former else "heter i registret"
                yield Finding(
                    passage.place,
                    f"Texten skriver «{name.name}»; organisationen {told} «{name.official}».",
                    "Skriv det namn som gäller på skrivelsens dag.",
                    section=passage.section,
                    check="name",
                    words=name.name,
                    page=passage.page,
                )
