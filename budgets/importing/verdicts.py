"""What each row would come to, for people to look through before anything is booked."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Q, When

from budgets.booking import Booking
from budgets.importing.rows import Entry, Judged
from budgets.models import OutcomeEntry
from partnerships.importing.rows import Fault
from partnerships.models import ImportStatus, Partnership
from partnerships.swedish import search_key

FAULTS = "fel"
FAULT, NEW, KNOWN, LEFT_OUT = "Fel", "Ny", "Finns redan", "Läses inte in"
COLORS = {FAULT: "danger", NEW: "success", KNOWN: "neutral", LEFT_OUT: "neutral"}


Content = tuple[Any, ...]
# Both what the import made and what took it back.
UNDONE = Q(imported_by__status=ImportStatus.UNDONE) | Q(corrects__imported_by__status=ImportStatus.UNDONE)
IS_UNDONE = Case(When(UNDONE, then=True), default=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row. `booking` is what it says when it could be read; `faults` why not; `note` what to look at twice."""

    row: int
    verdict: str
    booking: Booking | None = None
    faults: tuple[Fault, ...] = ()
    note: str = ""

    @property
    def color(self) -> str:
        return COLORS[self.verdict]


@dataclass(slots=True)
class Verdicts:
    rows: list[Verdict] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    noted: int = 0
    amount: Any = 0  # kronor of the new rows

    @property
    def new(self) -> int:
        return self.counts[NEW]

    @property
    def known(self) -> int:
        return self.counts[KNOWN]

    @property
    def faulty(self) -> int:
        return self.counts[FAULT]

    @property
    def left_out(self) -> int:
        return self.counts[LEFT_OUT]


def new_among(partnership: Partnership, year: int, entries: list[Entry]) -> list[tuple[Entry, str]]:
    """The rows that are not booked yet, each with a fingerprint of what it says and how many say so by then.

    Of two equal rows, each needs an entry of its own to be known. What was taken back with its whole import is new.
    """
    stored = OutcomeEntry.objects.of(partnership).in_year(year).select_related("line")
    every, standing = Counter[Content](), Counter[Content]()
    for entry in stored.annotate(was_undone=IS_UNDONE).iterator():
        content = _content(entry)
        every[content] += 1
        standing[content] += not entry.was_undone
    new = []
    for row in entries:
        content = _content(row.booking)
        if standing[content]:
            standing[content] -= 1
        else:
            every[content] += 1
            new.append((row, _fingerprint(content, every[content])))
    return new


def verdicts(partnership: Partnership, year: int, judged: Judged, *, wanted: str = "") -> Verdicts:
    """Every row's verdict in the sheet's order, those to look over first; or only these."""
    new = {id(entry) for entry, _ in new_among(partnership, year, judged.entries)}
    taken = _vouchers(partnership, year)
    faults: dict[int, list[Fault]] = {}
    for fault in judged.faults:
        faults.setdefault(fault.row, []).append(fault)
    result = Verdicts(rows=[Verdict(row, FAULT, faults=tuple(found)) for row, found in faults.items()])
    result.rows += [Verdict(row, LEFT_OUT, note=why) for row, why in judged.left_out]
    for entry in judged.entries:
        is_new = id(entry) in new
        booking = entry.booking
        is_taken = is_new and (booking.line.pk, search_key(booking.voucher_number)) in taken
        note = "Samma verifikation finns redan på raden, med andra uppgifter." if is_taken else ""
        result.rows.append(Verdict(entry.row, NEW if is_new else KNOWN, booking, note=note))
        result.noted += is_taken
        result.amount += booking.amount if is_new else 0
    result.counts = Counter(row.verdict for row in result.rows)
    result.rows.sort(key=lambda row: (not row.faults, row.booking is None or not row.note, row.row))
    if wanted == FAULTS:
        result.rows = [row for row in result.rows if row.faults or (row.booking and row.note)]
    return result


def _content(said: Any) -> Content:
    texts = (search_key(said.voucher_number), search_key(said.note))
    return (said.line.code, said.booked_on, said.starts_on, said.ends_on, said.amount, *texts)


def _fingerprint(content: Content, number: int) -> str:
    return hashlib.sha256(f"{json.dumps(content, default=str, ensure_ascii=False)}#{number}".encode()).hexdigest()


def _vouchers(partnership: Partnership, year: int) -> set[tuple[int, str]]:
    stored = OutcomeEntry.objects.of(partnership).in_year(year).exclude(voucher_number="").exclude(UNDONE)
    return {(line, search_key(number)) for line, number in stored.values_list("line", "voucher_number")}
