"""The preview: what each row would come to, for people to look through before anything is written."""

from dataclasses import dataclass, field
from typing import Any

from partnerships.importing.known import new_among
from partnerships.importing.rows import Entry, Fault, Judged
from partnerships.models import ActivityOccasion, OccasionStatus, Partnership

FAULTS = "fel"
FAULT, NEW, KNOWN = "Fel", "Ny", "Finns redan"
COLORS = {FAULT: "danger", NEW: "success", KNOWN: "neutral"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row. `entry` is what it says when it could be read; `faults` why not; `note` what to look at twice."""

    row: int
    verdict: str
    entry: Entry | None = None
    faults: tuple[Fault, ...] = ()
    note: str = ""

    @property
    def color(self) -> str:
        return COLORS[self.verdict]


@dataclass(slots=True)
class Verdicts:
    """The rows, and how many there are of each kind."""

    rows: list[Verdict] = field(default_factory=list)
    new: int = 0
    known: int = 0
    faulty: int = 0
    noted: int = 0


def verdicts(partnership: Partnership, judged: Judged, *, wanted: str = "") -> Verdicts:
    """Every row's verdict in the sheet's order, those to look over first; or only these."""
    new = {id(entry) for entry in new_among(partnership, judged.entries)}
    taken = _days_taken(partnership, judged.entries)
    faults: dict[int, list[Fault]] = {}
    for fault in judged.faults:
        faults.setdefault(fault.row, []).append(fault)
    rows = [Verdict(row, FAULT, faults=tuple(found)) for row, found in faults.items()]
    result = Verdicts(faulty=len(rows))
    for entry in judged.entries:
        is_new = id(entry) in new
        note = _note(entry, taken) if is_new else ""
        rows.append(Verdict(entry.row, NEW if is_new else KNOWN, entry, note=note))
        result.new += is_new
        result.known += not is_new
        result.noted += bool(note)
    result.rows = sorted(rows, key=lambda row: (not row.faults, not row.note, row.row))
    if wanted == FAULTS:
        result.rows = [row for row in result.rows if row.faults or row.note]
    return result


def _days_taken(partnership: Partnership, entries: list[Entry]) -> set[tuple[Any, Any]]:
    days = [entry.values["held_on"] for entry in entries]
    if not days:
        return set()
    log = ActivityOccasion.objects.of(partnership).exclude(status=OccasionStatus.CANCELLED)
    return set(log.filter(held_on__range=(min(days), max(days))).values_list("activity_id", "held_on"))


def _note(entry: Entry, taken: set[tuple[Any, Any]]) -> str:
    if (entry.activity.pk, entry.values["held_on"]) in taken:
        return "Samma aktivitet finns redan i loggen den dagen, med andra uppgifter."
    return ""
