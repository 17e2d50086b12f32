"""A finding: one thing to look at before the report is sent."""

import hashlib
from dataclasses import dataclass

from reporting.models import ReportSection

CHECKS = {
    "section": "Avsnitt och texter",
    "figure": "Siffror i texten",
    "personal_number": "Personuppgifter",
    "money": "Pengar",
    "measure": "Avtalets mått",
    "request": "Det som stadskontoret efterfrågade",
    "decision": "Beslut, organ och paragrafer",
    "day": "Datum och möten",
    "path": "Ärendets väg",
    "document": "Handlingar",
    "statement": "Reservationer och särskilda yttranden",
    "recipient": "Mottagare",
    "name": "Namn",
    "list": "Listor och bilagor",
    "small_group": "Små grupper",
    "log": "Aktivitetsloggen",
    "weekday": "Ovanliga mötesdagar",
}
"""What is checked, most important first: the code of each kind of finding, and its heading."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: where in the report, what is the matter, what to do about it.

    An error stops the PDF, and so all that follows; a warning is for a person to judge. One that is `before_submitting`
    leaves the PDF of a draft alone, but the draft is not handed in with it. `words` are the faulty words themselves,
    where there are any: a judgement holds as long as they stand.

    Where it is put right is said by `section`, else by `page` (and `number`); finding_places.py makes the addresses.
    """

    place: str
    text: str
    remedy: str = ""
    is_error: bool = False
    before_submitting: bool = False
    section: ReportSection | None = None
    check: str = "list"  # one of CHECKS
    words: str = ""
    page: str = ""  # one of finding_places.PAGES: "letterhead"
    number: int | None = None  # which one of the page: the measure's or the request's id, the edition
    also: tuple[ReportSection, ...] = ()  # more sections with the same words

    @property
    def key(self) -> str:
        """What and where, so that a judged fault is known again, and one that has changed is told anew."""
        seen = "\n".join((self.place, self.words or self.text, *([str(self.number)] if self.number else [])))
        return f"{self.check}:{hashlib.sha256(seen.encode()).hexdigest()[:32]}"

    @property
    def heading(self) -> str:
        return CHECKS[self.check]


def in_order(findings: list[Finding]) -> list[Finding]:
    """Each once: the same words at the same place are one thing to look at. Errors first, then by importance; those of
    one kind stay as they came."""
    codes, each_once = list(CHECKS), {finding.key: finding for finding in findings}
    return sorted(each_once.values(), key=lambda finding: (not finding.is_error, codes.index(finding.check)))
