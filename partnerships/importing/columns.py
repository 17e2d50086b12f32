"""Our columns, the headings that people give them, and how a sheet's columns are matched to ours.

The same headings head the export and the template, so that what went out can come in again.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from partnerships.importing.book import Sheet
from partnerships.models import AgeBand, ObservedSex, Partnership
from partnerships.swedish import search_key

HEADING_ROWS = 20  # the headings stand among the first rows with something in them
NEEDED = ("held_on", "activity")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of ours: what we call it, and what others do."""

    label: str
    others: tuple[str, ...] = ()


HEADINGS: dict[str, Heading] = {
    "held_on": Heading("Datum", ("dag", "när", "date", "aktivitetsdatum", "tillfälle", "datum för aktivitet")),
    "starts_at": Heading("Börjar", ("tid", "klockslag", "starttid", "kl", "klockan", "start")),
    "activity": Heading(
        "Aktivitet", ("aktivitetens namn", "aktivitetsnamn", "namn", "vad", "benämning", "aktiviteter")
    ),
    "area": Heading("Område", ("verksamhetsområde", "insatsområde", "avtalsområde", "områden")),
    "goals": Heading("Effektmål", ("mål", "effekt", "effektmålen", "målet")),
    "organiser": Heading("Arrangör", ("huvudarrangör", "ansvarig", "ansvarig organisation", "organisatör", "vem")),
    "co_organisers": Heading(
        "Medarrangörer", ("medarrangör", "samarbetspartner", "samarbetspartners", "i samarbete med", "tillsammans med")
    ),
    "venue": Heading("Plats", ("lokal", "mötesplats", "var", "ställe", "plats/lokal")),
    "status": Heading("Läge", ("status", "inställd", "inställt", "genomförd/inställd")),
    "cancellation_reason": Heading("Varför inställd", ("orsak", "anledning", "varför den ställdes in", "skäl")),
    "visit_count": Heading(
        "Antal besök",
        (
            "besök",
            "antal",
            "antal besökare",
            "besökare",
            "deltagare",
            "antal deltagare",
            "deltagartillfällen",
            "besöken",
        ),
    ),
    "visit_count_upper": Heading("Högst (vid intervall)", ("högst", "max", "övre gräns")),
    "precision": Heading("Hur exakt", ("precision", "exakthet", "noggrannhet")),
    "counting_method": Heading(
        "Hur räknat", ("räknat", "räknesätt", "hur räknades", "räknemetod", "räknat/uppskattat")
    ),
    "unique_participant_count": Heading(
        "Olika personer",
        ("unika personer", "unika deltagare", "unika", "olika personer, om känt", "antal olika personer"),
    ),
    "notes": Heading("Anteckning", ("anteckningar", "kommentar", "kommentarer", "notering", "beskrivning", "övrigt")),
    "is_example": Heading("Exempel"),
}


def plain(heading: Any) -> str:
    """A heading as it is compared: letters, digits and dashes only, without «(…)» notes the caller cuts off."""
    text = search_key(str(heading or "")).replace("–", "-").replace("—", "-")
    return " ".join(re.sub(r"[^\w\s-]", " ", text).replace(" år", "").split())


def band_key(band: int, observed_sex: str = "") -> str:
    return f"band:{band}:{observed_sex}"


def band_headings(partnership: Partnership) -> dict[str, str]:
    """A column for each age band and observed sex, by its key: «7–13», «7–13, flickor och kvinnor»."""
    bands = list(AgeBand.objects.filter(partnership=partnership).select_related("series").in_order())
    shared = [band.label for band in bands]
    headings = {}
    for band in bands:
        label, series = band.label, band.series
        if series and shared.count(label) > 1:
            label = f"{label} ({series.name}, {series.starts_on})"
        label = f"Ålder {label}" if plain(label) in _TAKEN else label
        for sex, name in ObservedSex.choices:
            headings[band_key(band.pk, sex)] = f"{label}, {name}" if sex else label
    return headings


_TAKEN = {plain(name) for heading in HEADINGS.values() for name in (heading.label, *heading.others)}


@dataclass(frozen=True, slots=True)
class Columns:
    """Every column that a sheet can have: our key and our heading, in the order of the export.

    `known` holds what else people call them; without the columns in `needed` no row can be read. Both are those of
    activities unless told (budgets/importing has its own).
    """

    headings: dict[str, str]
    known: Mapping[str, Heading] = field(default_factory=lambda: HEADINGS)
    needed: tuple[str, ...] = NEEDED

    @classmethod
    def of(cls, partnership: Partnership) -> "Columns":
        own = {key: heading.label for key, heading in HEADINGS.items()}
        return cls(own | band_headings(partnership))

    def guess(self, headings: Sequence[Any]) -> dict[str, int]:
        """Our key to the sheet's column, for the headings that can be told. The first of two alike is taken."""
        by_name = self._by_name()
        found: dict[str, int] = {}
        for index, heading in enumerate(headings):
            text = str(heading or "")
            key = by_name.get(plain(text)) or by_name.get(plain(re.sub(r"\(.*\)", "", text)))
            if key:
                found.setdefault(key, index)
        return found

    def _by_name(self) -> dict[str, str]:
        known = {plain(label): key for key, label in self.headings.items()}
        for key, heading in self.known.items():
            for other in heading.others:
                known.setdefault(plain(other), key)
        return known

    def heading_row(self, sheet: Sheet) -> int:
        """Which of the sheet's rows holds the headings: the one with most that we know, among the first."""
        known = [len(self.guess(cells)) for _, cells in sheet.rows[:HEADING_ROWS]]
        return known.index(max(known)) if known else 0

    def best_sheet(self, sheets: Sequence[Sheet]) -> Sheet:
        return max(sheets, key=lambda sheet: len(self.guess(headings_of(sheet, self.heading_row(sheet)))))


def headings_of(sheet: Sheet, row: int) -> list[str]:
    """The headings as they stand, one for each column that any row uses."""
    width = max((len(cells) for _, cells in sheet.rows), default=0)
    cells = sheet.rows[row][1] if sheet.rows else []
    texts = ["" if cell is None or isinstance(cell, list) else str(cell) for cell in cells]
    return texts + [""] * (width - len(texts))


def headings_hash(headings: Iterable[str]) -> str:
    """The same for the same headings in the same order, whatever their capitals."""
    return hashlib.sha256("\x1f".join(plain(heading) for heading in headings).encode()).hexdigest()
