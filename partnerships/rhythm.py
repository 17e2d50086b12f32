"""On which days a series or a programme comes back. Pure: no database, no clock.

A weekday is a number 0 (Monday) to 6 (Sunday); several are a bit mask, Monday 1, Tuesday 2 … Sunday 64.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from partnerships.swedish import WEEKDAYS, listed, span

WEEK = dt.timedelta(days=7)
MONDAY_TO_FRIDAY = 0b0011111
MONDAY_TO_SUNDAY = 0b1111111
NTH = {1: "varje vecka", 2: "varannan vecka"} | {
    number: f"var {word} vecka"
    for number, word in enumerate(("tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde"), start=3)
}


@dataclass(frozen=True)
class Rhythm:
    """The days from `starts_on` to `ends_on` (both included) on the weekdays of the mask, every `every_weeks` weeks
    (1–8) counted from the week of the first day. Holidays fall out when `skips_holidays`."""

    starts_on: dt.date
    ends_on: dt.date
    weekdays: int
    every_weeks: int = 1
    skips_holidays: bool = True

    def days(self) -> list[dt.date]:
        """In order. None when the period holds none of the weekdays."""
        return [day for day in self._candidates() if not (self.skips_holidays and holiday_name(day))]

    def skipped(self) -> list[tuple[dt.date, str]]:
        """The holidays that fell out, with their names."""
        return [(day, holiday_name(day)) for day in self._candidates() if self.skips_holidays and holiday_name(day)]

    def _candidates(self) -> Iterator[dt.date]:
        monday = monday_of(self.starts_on)
        wanted = weekdays_in(self.weekdays)
        while monday <= self.ends_on:
            for weekday in wanted:
                day = monday + dt.timedelta(days=weekday)
                if self.starts_on <= day <= self.ends_on:
                    yield day
            monday += self.every_weeks * WEEK


@dataclass(frozen=True)
class Rearrangement:
    """What becomes of the days planned when other days are wanted: within its week a day moves, else it is called
    off; what is left to want is added. Days are in order."""

    moved: tuple[tuple[dt.date, dt.date], ...]
    added: tuple[dt.date, ...]
    called_off: tuple[dt.date, ...]

    @property
    def changes_nothing(self) -> bool:
        return not (self.moved or self.added or self.called_off)


def rearranged(
    planned: Iterable[dt.date], wanted: Iterable[dt.date], *, taken: Collection[dt.date] = ()
) -> Rearrangement:
    """How the planned days become the wanted ones. `taken` days (held, cancelled) are neither added nor moved to."""
    before, after = set(planned), set(wanted)
    free = _by_week(after - before - set(taken))
    moved, called_off = [], []
    for day in sorted(before - after):
        week = free[monday_of(day)]
        if week:
            moved.append((day, week.pop(0)))
        else:
            called_off.append(day)
    added = sorted(day for week in free.values() for day in week)
    return Rearrangement(tuple(moved), tuple(added), tuple(called_off))


def _by_week(days: Iterable[dt.date]) -> dict[dt.date, list[dt.date]]:
    weeks: dict[dt.date, list[dt.date]] = defaultdict(list)
    for day in sorted(days):
        weeks[monday_of(day)].append(day)
    return weeks


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def weekdays_in(mask: int) -> list[int]:
    return [weekday for weekday in range(7) if mask & 1 << weekday]


def mask_of(weekdays: Iterable[int]) -> int:
    return sum({1 << weekday for weekday in weekdays})


def in_words(mask: int, every_weeks: int = 1) -> str:
    """«tisdagar», «måndagar och torsdagar varannan vecka», «måndag–fredag», «alla dagar»."""
    days = _weekdays_in_words(mask)
    return days if every_weeks == 1 else f"{days} {NTH[every_weeks]}"


def _weekdays_in_words(mask: int) -> str:
    names: Sequence[str] = [WEEKDAYS[weekday] for weekday in weekdays_in(mask)]
    if mask == MONDAY_TO_SUNDAY:
        return "alla dagar"
    if mask == MONDAY_TO_FRIDAY:
        return span(names[0], names[-1])
    return listed([f"{name}ar" for name in names])


def holiday_name(day: dt.date) -> str:
    """The name of a Swedish public holiday, Midsummer's Eve, Christmas Eve and New Year's Eve included; else empty.

    Sundays as such are no holidays here.
    """
    name: str = _holidays_of(day.year).get(day, "")
    return name if name.startswith("Kristi") else name[:1].lower() + name[1:]


@cache
def _holidays_of(year: int) -> dict[dt.date, str]:
    """Loaded when first asked for: most requests need no calendar. The three eves are the library's «de facto» ones."""
    from holidays.countries.sweden import Sweden

    found: Any = Sweden(years=year, include_sundays=False, language="sv", categories=("public", "de_facto"))
    return dict(found)
