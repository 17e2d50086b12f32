"""The days of a series as they are shown for ticking, and the fields that carry them."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError

from partnerships.models import OccasionStatus
from partnerships.rhythm import Rearrangement, Rhythm, in_words, mask_of, rearranged, weekdays_in
from partnerships.swedish import MONTHS, WEEKDAYS, long_date, plural

LONGEST_DAY = 10  # characters of 2026-11-30
MOST_DAYS = 500  # more were never shown


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Weekdays as checkboxes; the value is their bit mask (1–127)."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        choices = [(number, name.capitalize()) for number, name in enumerate(WEEKDAYS)]
        super().__init__(
            choices=choices, coerce=int, error_messages={"required": "Kryssa i minst en veckodag."}, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return weekdays_in(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        return mask_of(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class DaysField(forms.Field):
    """Ticked days, drawn by the page itself; the value is a set of dates."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> set[dt.date]:
        sent = [text for text in value or () if text]
        if len(sent) > MOST_DAYS:
            raise ValidationError("Det är för många dagar.")
        try:
            return {dt.date.fromisoformat(text[:LONGEST_DAY]) for text in sent}
        except ValueError as error:
            raise ValidationError("En av dagarna är inget datum. Visa dagarna igen.") from error


@dataclass(frozen=True)
class DayChoice:
    """A day that the series may have: ticked or not, outside the rhythm or in it."""

    day: dt.date
    is_ticked: bool
    is_extra: bool

    @property
    def label(self) -> str:
        """«tis 3»."""
        return f"{WEEKDAYS[self.day.weekday()][:3]} {self.day.day}"


@dataclass(frozen=True)
class SeriesDays:
    """The days offered, and which are ticked. Of a series that exists only what is to come: past days stay."""

    rhythm: Rhythm
    offered: frozenset[dt.date]
    ticked: frozenset[dt.date]
    planned: frozenset[dt.date]  # of the series as saved, from today on
    taken: frozenset[dt.date]  # held, cancelled, or past
    today: dt.date
    is_new: bool

    @classmethod
    def of(
        cls, rhythm: Rhythm, *, former: Rhythm | None, occasions: Iterable[tuple[dt.date, str]], today: dt.date
    ) -> Self:
        """A new series: every day of the rhythm, those to come ticked. A saved one (`former` is its rhythm): what was
        planned or is new in the rhythm is ticked; a day once left out stays so."""
        rows = list(occasions)
        coming = {day for day, status in rows if day >= today and status == OccasionStatus.PLANNED}
        taken = {day for day, _status in rows} - coming
        inside, before = set(rhythm.days()), set(former.days()) if former else set()
        offered = inside - taken
        if former:
            offered = {day for day in offered if day >= today} | {
                day for day in coming - before if rhythm.starts_on <= day <= rhythm.ends_on
            }
        ticked = offered & (coming | (inside - before)) if former else {day for day in offered if day >= today}
        return cls(
            rhythm=rhythm,
            offered=frozenset(offered),
            ticked=frozenset(ticked),
            planned=frozenset(coming),
            taken=frozenset(taken),
            today=today,
            is_new=former is None,
        )

    def ticking(self, days: Collection[dt.date]) -> Self:
        """With these ticked and no others; those outside the rhythm are offered too. What cannot be is left out."""
        possible = frozenset(day for day in days if self._why_not(day) is None)
        return replace(self, offered=self.offered | possible, ticked=possible)

    def refuse_unless_free(self, days: Iterable[dt.date]) -> None:
        """Raises ValidationError for a day that the series cannot have."""
        for day in days:
            if reason := self._why_not(day):
                raise ValidationError(reason)

    def _why_not(self, day: dt.date) -> str | None:
        if not self.rhythm.starts_on <= day <= self.rhythm.ends_on:
            return "Dagen ligger utanför seriens första och sista dag."
        if day in self.taken:
            return f"Serien har redan ett tillfälle {long_date(day)}."
        if day < self.today and not self.is_new:
            return "Dagen har redan varit. Logga aktiviteten i stället."
        return None

    def skipped(self) -> list[tuple[dt.date, str]]:
        return [(day, name) for day, name in self.rhythm.skipped() if self.is_new or day >= self.today]

    def months(self) -> list[tuple[str, list[DayChoice]]]:
        """«januari 2026» with its days, in order."""
        inside = set(self.rhythm.days())
        choices = [DayChoice(day, day in self.ticked, day not in inside) for day in sorted(self.offered)]
        return [
            (f"{MONTHS[month - 1]} {year}", list(days))
            for (year, month), days in groupby(choices, key=lambda each: (each.day.year, each.day.month))
        ]

    @property
    def has_past(self) -> bool:
        return any(day < self.today for day in self.offered)

    def in_words(self) -> str:
        """«Tisdagar, 18 dagar»."""
        words = in_words(self.rhythm.weekdays, self.rhythm.every_weeks)
        return f"{words[0].upper()}{words[1:]}, {plural(len(self.ticked), 'dag', 'dagar')}"

    def change(self) -> Rearrangement:
        """What saving would do with the days planned so far."""
        return rearranged(self.planned, self.ticked, taken=self.taken)
