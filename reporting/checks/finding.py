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

    An error stops the PDF; a warning is for a person to judge. `words` are the faulty words themselves, where there
    are any: a judgement holds as long as they stand.
    """

    place: str
    text: str
    remedy: str = ""
    is_error: bool = False
    section: ReportSection | None = None  # where to put it right
    outcome_year: int | None = None  # whose outcome to write in
    check: str = "list"  # one of CHECKS
    words: str = ""
    page: str = ""  # the report's own page where it is put right: "letterhead"
    also: tuple[ReportSection, ...] = ()  # more sections with the same words

    @property
    def key(self) -> str:
        """What and where, so that a judged fault is known again, and one that has changed is told anew."""
        seen = "\n".join((self.place, self.words or self.text))
        return f"{self.check}:{hashlib.sha256(seen.encode()).hexdigest()[:32]}"

    @property
    def heading(self) -> str:
        return CHECKS[self.check]


def in_order(findings: list[Finding]) -> list[Finding]:
    """Errors first, then by importance; those of one kind stay as they came."""
    codes = list(CHECKS)
    return sorted(findings, key=lambda finding: (not finding.is_error, codes.index(finding.check)))
