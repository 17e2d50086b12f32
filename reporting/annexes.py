"""The tables behind the letter, frozen: statistics and the list of occasions; the budget is in budget_annex.py.

Counts of different kinds have different types and are never added to each other (facts S0, O-07).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NewType

from partnerships.quantities import Figure, FigureKind, Precision, known_total, per_day
from partnerships.swedish import listed, number
from reporting.figure_keys import NOT_COUNTED, By, key_of

Occasions = NewType("Occasions", int)
"""Activity occasions held: one dated occurrence each, cancelled ones not counted."""


def counted_visits(value: int | None, precision: Precision = Precision.EXACT, upper: int | None = None) -> Figure:
    """Visits: one person on one occasion, never unique persons. The precision follows into print (rule 18)."""
    return Figure("visits", FigureKind.VISITS, value, precision, upper)


@dataclass(frozen=True, slots=True)
class AreaStatistics:
    """One programme area's year."""

    area: str
    occasions_by_month: tuple[Occasions, ...]  # twelve, January first
    visits: Figure
    occasions_without_visits: Occasions = Occasions(0)  # held, but nobody wrote down the visits

    @property
    def occasions(self) -> Occasions:
        """Occasions held during the whole year."""
        return Occasions(sum(self.occasions_by_month))

    @property
    def visits_text(self) -> str:
        """The visits in a table cell; a dash when there was nothing to visit."""
        return _cell(self.visits) if self.occasions else "–"

    @property
    def occasions_key(self) -> str:
        """The figure that the occasions are; empty when there are none, for then there is nothing to show."""
        return self.visits.name.replace("visit_count", "activity_count", 1) if self.occasions else ""

    @property
    def visits_key(self) -> str:
        """The figure that the visits are, likewise."""
        return self.visits.name if self.occasions else ""

    @property
    def months(self) -> "tuple[CountCell, ...]":
        """The twelve cells of the table."""
        return _by_month(self.occasions_key, self.occasions_by_month)


CountCell = tuple[str, Occasions]
"""A number in a table with the key of its figure (figure_keys.py); zero has none, for it has no rows to show."""


def _by_month(name: str, counts: Iterable[Occasions]) -> tuple[CountCell, ...]:
    return tuple((key_of(name, By.MONTH, count and month), count) for month, count in enumerate(counts, start=1))


@dataclass(frozen=True, slots=True)
class ProgrammeStatistics:
    """A programme run day by day, such as Bästa sommaren: open days and visits (S0-F2)."""

    name: str
    open_days: int
    visits: Figure

    @property
    def visits_text(self) -> str:
        """The visits in a table cell."""
        return _cell(self.visits)

    @property
    def visits_per_day(self) -> Figure:
        """Visits per open day, "cirka"; missing when never open."""
        return per_day("visits_per_day", self.visits, Figure("open_days", FigureKind.DAYS, self.open_days))

    @property
    def visits_per_day_text(self) -> str:
        """The average in a table cell."""
        return _cell(self.visits_per_day)

    @property
    def open_days_key(self) -> str:
        """The figure that the open days are."""
        return self.visits.name.replace("visit_count", "open_days", 1)

    @property
    def visits_per_day_key(self) -> str:
        """The figure that the average is."""
        return self.visits.name.replace("visit_count", "visits_per_day", 1)


def _cell(figure: Figure) -> str:
    """A figure in a table cell, where there is room for one word when it is missing."""
    return "okänt" if figure.is_missing else figure.text


def _named(uncounted: Iterable[tuple[str, int]]) -> str:
    return listed([f"{name} {number(count)}" for name, count in uncounted if count])


@dataclass(frozen=True, slots=True)
class ActivityStatistics:
    """Annex: how many occasions per area and month, how many visits per area."""

    year: int
    areas: tuple[AreaStatistics, ...]  # in the agreement's order
    programmes: tuple[ProgrammeStatistics, ...] = ()
    is_example: bool = False  # some of it is invented

    @property
    def occasions_by_month(self) -> tuple[Occasions, ...]:
        """Occasions of all areas, month by month."""
        months = zip(*(area.occasions_by_month for area in self.areas), strict=True)
        return tuple(Occasions(sum(month)) for month in months)

    @property
    def months(self) -> tuple[CountCell, ...]:
        """The twelve sums of the table."""
        return _by_month("activity_count", self.occasions_by_month)

    @property
    def uncounted_key(self) -> str:
        """The figure that the occasions without visits are."""
        return key_of("activity_count", By.UNCOUNTED, NOT_COUNTED)

    @property
    def occasions(self) -> Occasions:
        """Occasions of all areas in the whole year; equals the rows of the activity list."""
        return Occasions(sum(area.occasions for area in self.areas))

    @property
    def visits(self) -> Figure:
        """Visits of all areas in the whole year; "minst" when some occasions have no number."""
        parts = [area.visits for area in self.areas]
        return known_total("visits", FigureKind.VISITS, parts, uncounted=self.occasions_without_visits)

    @property
    def visits_text(self) -> str:
        """The visits in a table cell."""
        return _cell(self.visits)

    @property
    def uncounted_areas(self) -> str:
        """«Mötesplatsutveckling 2 och Egenmakt 1»: where occasions have no number of visits."""
        return _named((area.area, area.occasions_without_visits) for area in self.areas)

    @property
    def uncounted_programmes(self) -> str:
        """The same of the programmes."""
        return _named((programme.name, programme.visits.uncounted) for programme in self.programmes)

    @property
    def occasions_without_visits(self) -> Occasions:
        """Occasions held without a written number of visits, all areas."""
        return Occasions(sum(area.occasions_without_visits for area in self.areas))


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """One occasion that was held, as printed in the activity list."""

    held_on: date
    activity: str
    area: str
    organisers: str  # names joined by comma
    venue: str
    visits: Figure | None  # None when nobody wrote them down
    pk: int = 0  # the occasion's

    @property
    def visits_key(self) -> str:
        """The figure that the visits are."""
        return key_of("visit_count", By.OCCASION, self.pk)

    @property
    def visits_text(self) -> str:
        """The visits in a table cell."""
        return _cell(self.visits) if self.visits else "okänt"


@dataclass(frozen=True, slots=True)
class OccasionList:
    """Annex: every occasion behind the number in the letter, in order of date."""

    year: int
    rows: tuple[OccasionRow, ...]
    is_example: bool = False  # some of it is invented

    @property
    def occasions(self) -> Occasions:
        """Rows in the list."""
        return Occasions(len(self.rows))

    @property
    def visits(self) -> Figure:
        """Visits in the list; "minst" when some rows have no number."""
        known = [row.visits for row in self.rows if row.visits]
        return known_total("visits", FigureKind.VISITS, known, uncounted=len(self.rows) - len(known))
