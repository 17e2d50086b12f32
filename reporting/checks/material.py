"""What a report is read against, frozen: its texts one by one, the meetings that are known, the names of the register.

Filled by reading.py; the checks beside it are pure.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from reporting.dates_in_text import Bodies, Mention
from reporting.models import ReportSection


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is sent or stands in the minutes. `page` is the report's page where it is put right."""

    place: str
    text: str
    section: ReportSection | None = None
    page: str = ""
    meeting: "Meeting | None" = None  # of a statement: the meeting it was made at


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that is planned, or has decided something: «KF», the day, and the § when there is a decision."""

    body: str
    day: dt.date
    source: str  # where that is said: «registret», «beslutsplaneringen»
    section_number: int | None = None
    rank: int = 0  # how high the body stands: committee's working committee 0, committee 1, council 2

    @property
    def name(self) -> str:
        """As the minutes name it: «KF 260122 § 8»."""
        number = "" if self.section_number is None else f" §\u00a0{self.section_number}"
        return f"{self.body} {self.day:%y%m%d}{number}"


@dataclass(frozen=True, slots=True)
class Cited:
    """A day that a text names."""

    passage: Passage
    mention: Mention


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list of supporting records, the letter's or that of one step's minutes."""

    place: str
    titles: tuple[str, ...]
    page: str = ""

    @property
    def in_text(self) -> str:
        return f"{self.place[:1].lower()}{self.place[1:]}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A dissent or a separate statement at a step."""

    name: str  # «särskilt yttrande (M+C)»
    meeting: str
    announced_by: str
    signed_by: str


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name that the register knows, and the official name on the letter's day."""

    name: str
    official: str
    is_former: bool  # an official name of another time


@dataclass(frozen=True, slots=True)
class CaseMaterial:
    """All of it."""

    bodies: Bodies
    passages: tuple[Passage, ...]
    schedule: tuple[Meeting, ...]  # in order
    steps: tuple[Meeting, ...]  # of the case, as far as they have come, in order
    decided: tuple[Meeting, ...]  # every decision of the register
    usual: Mapping[str, int]  # the weekday that a body usually meets on, 0 is Monday
    lists: tuple[RecordList, ...] = ()
    statements: tuple[Statement, ...] = ()
    names: tuple[OtherName, ...] = ()
    committees: tuple[str, ...] = ()  # that «stadens övriga nämnder» may mean
    document_date: dt.date | None = None
    signed_on: dt.date | None = None

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return (*self.decided, *self.steps, *self.schedule)
