"""Each row of a sheet judged: an occasion as it would be logged, or what has to be put right and where.

No form for each row and no question to the database for each (limits P4): the model's own fields check the values, the
names were read once, and equal cells are read once.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from types import SimpleNamespace
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships import swedish
from partnerships.importing import cells
from partnerships.importing.book import Sheet, letters
from partnerships.importing.columns import Columns, headings_of
from partnerships.importing.names import Names
from partnerships.models import (
    MAX_VISITS,
    Activity,
    ActivityOccasion,
    CountingMethod,
    OccasionStatus,
    Organisation,
    OutcomeGoal,
    Precision,
    ProgrammeArea,
)
from partnerships.swedish import search_key

NO_REASON = "Anledning saknas i filen"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell: row and column as in Excel (column "" for the row as a whole)."""

    row: int
    column: str
    heading: str
    value: str
    reason: str


@dataclass(slots=True)
class Entry:
    """A row that can be logged. `values` are columns of the occasion; `bands` visits by (band id, observed sex).

    `fingerprint` is the same for the same row in another file; the second of two equal rows has another.
    """

    row: int
    activity: Activity
    area: ProgrammeArea
    organiser: Organisation
    values: dict[str, Any]
    goals: list[OutcomeGoal]
    co_organisers: list[Organisation]
    bands: dict[tuple[int, str], int]
    fingerprint: str

    COLUMNS: ClassVar = (
        "held_on", "starts_at", "status", "cancellation_reason", "visit_count", "visit_count_upper", "precision",
        "counting_method", "unique_participant_count", "notes", "is_example", "fingerprint", "activity_id", "area_id",
        "organiser_id", "venue_id", "search_key",
    )  # fmt: skip

    def row_of_log(self) -> tuple[Any, ...]:
        """The occasion as a row with COLUMNS, once its activity and organisations are saved."""
        values, venue = self.values, self.values["venue"]
        found = SimpleNamespace(activity=self.activity, venue=venue, organiser=self.organiser, notes=values["notes"])
        search_key = FIELDS["search_key"].pre_save(found, add=True)
        own = [values[name] for name in self.COLUMNS[:11]]
        keys = (self.activity.pk, self.area.pk, self.organiser.pk, venue.pk if venue else None)
        return (*own, self.fingerprint, *keys, search_key)

    def as_occasion(self) -> ActivityOccasion:
        """The occasion as it would be, to be shown."""
        return ActivityOccasion(activity=self.activity, area=self.area, organiser=self.organiser, **self.values)


@dataclass(slots=True)
class Judged:
    """Every row of a sheet, in its order: entries, and the faults of the others."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    row_count: int = 0
    names: Any = None


Progress = Callable[[int], Any]
FIELDS: dict[str, Any] = {each.name: each for each in ActivityOccasion._meta.get_fields()}
READERS: dict[str, Callable[[Any], Any]] = {
    "held_on": cells.date_of,
    "starts_at": cells.time_of,
    "visit_count": cells.count_of,
    "visit_count_upper": cells.whole_number_of,
    "unique_participant_count": cells.whole_number_of,
    "status": cells.status_of,
    "counting_method": cells.method_of,
    "precision": cells.precision_of,
    "is_example": cells.yes_or_no,
}


def judge(
    sheet: Sheet, mapping: dict[str, int], columns: Columns, names: Names, *, progress: Progress = lambda done: None
) -> Judged:
    """Judge every row below the headings. `mapping` is our key to the sheet's column, 0 and up."""
    return _Judge(sheet, mapping, columns, names).judged(progress)


class _Judge:
    """One sheet's rows, with what was read once."""

    def __init__(self, sheet: Sheet, mapping: dict[str, int], columns: Columns, names: Names) -> None:
        self.sheet, self.mapping, self.names = sheet, mapping, names
        self.heading_row = columns.heading_row(sheet)
        self.headings = headings_of(sheet, self.heading_row)
        self.today = timezone.localdate()
        self.seen: Counter[str] = Counter()
        self.memory: dict[Any, Any] = {}
        self.folded = lru_cache(None, typed=True)(lambda cell: search_key(cells.text_of(cell)))

    def judged(self, progress: Progress) -> Judged:
        result = Judged(names=self.names)
        for number, row in self.sheet.rows[self.heading_row + 1 :]:
            result.row_count += 1
            faults: list[Fault] = []
            entry = self._entry(number, row, faults)
            if entry and not faults:
                result.entries.append(entry)
            result.faults += faults
            if result.row_count % 1000 == 0:
                progress(result.row_count)
        return result

    def _entry(self, number: int, row: list[Any], faults: list[Fault]) -> Entry | None:
        given = {key: row[column] for key, column in self.mapping.items() if column < len(row)}
        read: dict[str, Any] = {}

        def take(key: str, reader: Callable[[Any], Any], *more: Any) -> Any:
            try:
                read[key] = self._read(key, reader, given.get(key), *more)
            except (ValueError, ValidationError) as error:
                faults.append(self._fault(number, key, given.get(key), error))
            return read.get(key)

        for key in (*READERS, *(key for key in given if key.startswith("band:"))):
            take(key, READERS.get(key, cells.whole_number_of))
        for key in ("cancellation_reason", "notes"):
            take(key, partial(self._text, key))
        take("venue", lambda cell: self.names.venue(cells.text_of(cell)))
        take("co_organisers", lambda cell: self.names.organisations(cells.text_of(cell)))
        activity = take("activity", lambda cell: self.names.activity(cells.text_of(cell)))
        self._take_from_agreement(read, take)
        self._check(number, read, given, faults)
        if faults or activity is None:
            return None
        return self._made(number, read, given)

    def _read(self, key: str, reader: Callable[[Any], Any], cell: Any, *more: Any) -> Any:
        """Read a cell, or remember what an equal one gave."""
        known = (key, str(cell) if isinstance(cell, list) else cell, type(cell), *more)
        if known not in self.memory:
            try:
                value = reader(cell)
                if key == "held_on":
                    value = FIELDS["held_on"].clean(value, None)
                self.memory[known] = value
            except (ValueError, ValidationError) as error:
                self.memory[known] = error
        value = self.memory[known]
        if isinstance(value, Exception):
            raise value
        return value

    def _text(self, key: str, cell: Any) -> str:
        text: str = FIELDS[key].clean(cells.text_of(cell), None)
        return text

    def _take_from_agreement(self, read: dict[str, Any], take: Callable[..., Any]) -> None:
        """Area, goals and organiser; where the sheet says nothing, what the activity had the last time."""
        day, activity = read.get("held_on"), read.get("activity")
        if day is None or activity is None:
            return
        last: dict[str, Any] = {}
        with suppress(ValueError):  # no agreement that day: said once, at the date
            last = self._read("last", lambda _: self.names.last_time(activity, day), "", id(activity), day)

        def or_last(key: str, find: Callable[[str], Any], what: str) -> Callable[[Any], Any]:
            def reader(cell: Any) -> Any:
                text = cells.text_of(cell)
                found = find(text) if text else last.get(key)
                if not found:
                    raise ValueError(f"{what} saknas, och aktiviteten finns inte i loggen sedan tidigare.")
                return found

            return reader

        if take("agreement", lambda _: self.names.agreement(day), day) is None:
            return
        area = take("area", or_last("area", lambda text: self.names.area(text, day), "Område"), day, id(activity))
        if area:
            goals = or_last("goals", lambda text: self.names.goals(text, area), "Effektmål")
            take("goals", goals, area.pk, id(activity))
        take("organiser", or_last("organiser", self.names.organisation, "Arrangör"), day, id(activity))

    def _check(self, number: int, read: dict[str, Any], given: dict[str, Any], faults: list[Fault]) -> None:
        """What must hold between the cells of a row; told at the cell to change."""
        if faults:
            return
        for key, sentence in _conflicts(read, self.today, has_reason_column="cancellation_reason" in self.mapping):
            faults.append(self._fault(number, key, given.get(key), ValueError(sentence)))

    def _made(self, number: int, read: dict[str, Any], given: dict[str, Any]) -> Entry:
        values = {
            key: read[key]
            for key in (
                "held_on", "starts_at", "status", "cancellation_reason", "venue", "visit_count", "visit_count_upper",
                "precision", "counting_method", "unique_participant_count", "notes", "is_example",
            )
        }  # fmt: skip
        bands = {
            (int(key.split(":")[1]), key.split(":")[2]): count
            for key, count in read.items()
            if key.startswith("band:") and count is not None
        }
        organiser = read["organiser"]
        others = [each for each in read["co_organisers"] if each is not organiser]
        fingerprint = self._fingerprint(given, read)
        return Entry(
            number, read["activity"], read["area"], organiser, values, read["goals"], others, bands, fingerprint
        )

    def _fingerprint(self, given: dict[str, Any], read: dict[str, Any]) -> str:
        """Of what the row says, not of what it came to mean: the same next year, when names have changed."""
        said = {
            key: search_key(cells.text_of(cell)) if isinstance(cell, list) else self.folded(cell)
            for key, cell in given.items()
            if cell is not None
        }
        exact = {"held_on", "starts_at", "visit_count", "visit_count_upper", "status", "precision", "counting_method"}
        said |= {key: str(read[key]) for key in exact if said.get(key)}
        content = json.dumps({key: text for key, text in said.items() if text}, sort_keys=True, ensure_ascii=False)
        self.seen[content] += 1
        return hashlib.sha256(f"{content}#{self.seen[content]}".encode()).hexdigest()

    def _fault(self, number: int, key: str, cell: Any, error: Exception) -> Fault:
        reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        key = "held_on" if key == "agreement" else key
        column = self.mapping.get(key)
        heading = self.headings[column] if column is not None and column < len(self.headings) else ""
        return Fault(number, "" if column is None else letters(column), heading, cells.shown(cell)[:200], reason)


def _conflicts(read: dict[str, Any], today: Any, *, has_reason_column: bool) -> list[tuple[str, str]]:
    """Fill in what follows from the rest of the row, and give what does not hold together: key and sentence."""
    counted = read["visit_count"]
    upper = read["visit_count_upper"] if counted.upper is None else counted.upper
    found: list[tuple[str, str]] = []
    if counted.precision and read["precision"] not in {"", counted.precision}:
        found.append(("precision", "Det står något annat om hur exakt antalet är i cellen med antalet."))
    bands = sum(count for key, count in read.items() if key.startswith("band:") and count is not None)
    has_bands = any(key.startswith("band:") and count is not None for key, count in read.items())
    count = bands if counted.count is None and has_bands else counted.count
    precision = counted.precision or read["precision"] or Precision.EXACT
    if precision == Precision.RANGE and (count is None or upper is None or upper <= count):
        found.append(("visit_count", "Ett intervall har två tal, det lägre först. Skriv till exempel 10–15."))
    if precision != Precision.RANGE and upper is not None:
        found.append(("precision", "Skriv intervall när det finns två tal."))
    if has_bands and precision == Precision.RANGE:
        found.append(("visit_count", "Ett intervall kan inte delas upp på åldersgrupper."))
    elif has_bands and bands != count:
        sentence = (
            f"Åldersgrupperna blir {swedish.number(bands)} tillsammans, men här står {swedish.number(count or 0)}."
        )
        found.append(("visit_count", sentence))
    elif has_bands and bands > MAX_VISITS:
        found.append(("visit_count", f"Åldersgrupperna blir fler än {swedish.number(MAX_VISITS)} tillsammans."))
    people = read["unique_participant_count"]
    if people is not None and people > max(count or 0, upper or 0):
        found.append(("unique_participant_count", "Olika personer kan inte vara fler än besöken."))
    found += _state_conflicts(read, count, today, has_reason_column=has_reason_column)
    is_exact = precision == Precision.EXACT
    read["counting_method"] = read["counting_method"] or (
        CountingMethod.COUNTED if is_exact else CountingMethod.ESTIMATED
    )
    read |= {"visit_count": count, "visit_count_upper": upper, "precision": precision, "is_example": read["is_example"]}
    return found


def _state_conflicts(
    read: dict[str, Any], count: int | None, today: Any, *, has_reason_column: bool
) -> list[tuple[str, str]]:
    found = []
    is_to_come = read["held_on"] > today
    state = read["status"] or (OccasionStatus.PLANNED if is_to_come and count is None else OccasionStatus.HELD)
    read["status"] = state
    if state == OccasionStatus.HELD and is_to_come:
        found.append(("held_on", "Datumet har inte varit än, så aktiviteten kan inte vara genomförd."))
    if state != OccasionStatus.HELD and count is not None:
        found.append(("visit_count", "Bara en genomförd aktivitet kan ha besök."))
    if state == OccasionStatus.CANCELLED and not read["cancellation_reason"]:
        if has_reason_column:
            found.append(("cancellation_reason", "Skriv varför aktiviteten ställdes in."))
        read["cancellation_reason"] = NO_REASON
    if state != OccasionStatus.CANCELLED and read["cancellation_reason"]:
        found.append(("status", "Det står varför aktiviteten ställdes in, men inte att den är inställd."))
    return found
