"""A month as weeks and days with what happens on them. Pure: no database."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from partnerships.swedish import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a week. One that belongs to the month beside is drawn empty and has no rows."""

    date: dt.date
    is_in_month: bool
    is_today: bool
    rows: tuple[dict[str, Any], ...] = ()

    @property
    def name(self) -> str:
        """«måndag 3 november»."""
        return f"{WEEKDAYS[self.date.weekday()]} {self.date.day} {MONTHS[self.date.month - 1]}"


@dataclass(frozen=True, slots=True)
class Week:
    """A week, Monday first, with its number by ISO 8601, as in Swedish calendars."""

    number: int
    days: tuple[Day, ...]

    @property
    def is_current(self) -> bool:
        return any(day.is_today for day in self.days)

    @property
    def has_rows(self) -> bool:
        return any(day.rows for day in self.days)


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month; `month` is 1–12."""

    year: int
    month: int
    weeks: tuple[Week, ...]

    @property
    def name(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}"

    @property
    def previous(self) -> tuple[int, int]:
        return (self.year - 1, 12) if self.month == 1 else (self.year, self.month - 1)

    @property
    def following(self) -> tuple[int, int]:
        return (self.year + 1, 1) if self.month == 12 else (self.year, self.month + 1)


def month_of(year: int, month: int, rows: Iterable[dict[str, Any]], *, today: dt.date) -> Month:
    """Put rows (as_rows(), in their order) on their days."""
    by_day: dict[dt.date, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_day[row["held_on"]].append(row)
    weeks = (
        Week(
            days[0].isocalendar().week,
            tuple(
                Day(day, day.month == month, day == today, tuple(by_day[day]) if day.month == month else ())
                for day in days
            ),
        )
        for days in calendar.Calendar().monthdatescalendar(year, month)
    )
    return Month(year, month, tuple(weeks))


def days_of(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and the last day."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
