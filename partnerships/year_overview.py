"""A year of activities beside the one before: per area, month, age band and organiser, for the overview page.

Activities and visits are two kinds of number and stand in two columns; they are never added, and visits are never
called persons (rule 17). What nobody has counted is missing, never zero; «cirka» and «minst» follow into every sum
(rule 18).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Q, Sum

from partnerships.day_parts import MonthOf, YearOf
from partnerships.models import ActivityOccasion, BandCount, OccasionStatus, Partnership
from partnerships.models import Precision as RowPrecision
from partnerships.quantities import Figure, FigureKind, total
from partnerships.swedish import MONTHS, swedish_sort_key
from partnerships.tally import SUMS, precision_of, visits_of
from partnerships.year_log import agreement_areas


@dataclass(frozen=True, slots=True)
class Cells:
    """What one year has in one line of a table. `activities` is None where only visits are counted (age bands)."""

    year: int
    activities: Figure | None
    visits: Figure

    @property
    def has_activities(self) -> bool:
        return self.activities is not None and bool(self.activities.value)


@dataclass(frozen=True, slots=True)
class Line:
    """An area, month, age band or organiser: this year and the last. `value` is what a filter chooses it by."""

    name: str
    value: str
    this: Cells
    last: Cells


@dataclass(frozen=True, slots=True)
class YearOverview:
    """Everything on the page. `uncounted`: held occasions of the year without a number of visits."""

    year: int
    whole: Line
    cancelled: Figure
    uncounted: int
    areas: tuple[Line, ...]
    months: tuple[Line, ...]
    bands: tuple[Line, ...]
    organisers: tuple[Line, ...]
    is_example: bool


def year_overview(partnership: Partnership, year: int) -> YearOverview:
    """Read and add up the year and the one before (4 queries, each grouped by the database)."""
    logged = ActivityOccasion.objects.of(partnership).filter(held_on__range=(f"{year - 1}-01-01", f"{year}-12-31"))
    log = _TwoYears(year, _read(logged, "area__code", "month"))
    whole = log.line("Hela året", "", log.held)
    areas = agreement_areas(partnership, year - 1, year)
    return YearOverview(
        year,
        whole,
        log.occasions("cancelled", year, log.of(OccasionStatus.CANCELLED)),
        sum(group.occasions - group.counted for group in log.held if group.year == year),
        tuple(_areas(log, areas)),
        tuple(_months(log)),
        tuple(_bands(partnership, whole)),
        tuple(_organisers(log, _read(logged.held(), "organiser", "organiser__name"))),
        any(group.examples for group in log.held),
    )


class _Group(NamedTuple):
    """Occasions of a year that share two things, state and precision, added up by the database."""

    year: int
    first: Any  # the area's code or the organiser's id
    second: Any  # the month or the organiser's name
    status: str
    precision: str
    occasions: int
    counted: int
    visits: int
    upper: int
    examples: int


def _read(logged: Any, first: str, second: str) -> list[_Group]:
    columns = ("year", first, second, "status", "precision")
    parts = logged.annotate(year=YearOf("held_on"), month=MonthOf("held_on")).order_by(*columns).values_list(*columns)
    return [_Group._make(row) for row in parts.annotate(**SUMS, examples=Count("pk", filter=Q(is_example=True)))]


@dataclass(frozen=True)
class _TwoYears:
    """All that was logged in the year and the one before, by area and month."""

    year: int
    groups: list[_Group]

    def of(self, status: str) -> list[_Group]:
        return [group for group in self.groups if group.status == status]

    @property
    def held(self) -> list[_Group]:
        return self.of(OccasionStatus.HELD)

    def occasions(self, name: str, year: int, groups: Iterable[_Group]) -> Figure:
        """Missing when nothing at all was logged that year."""
        counted = sum(group.occasions for group in groups if group.year == year)
        is_logged = any(group.year == year for group in self.groups)
        return Figure(name, FigureKind.OCCASIONS, counted if is_logged else None)

    def line(self, name: str, value: str, groups: list[_Group]) -> Line:
        this, last = (
            Cells(
                year,
                self.occasions("activities", year, groups),
                visits_of("visits", (group for group in groups if group.year == year)),
            )
            for year in (self.year, self.year - 1)
        )
        return Line(name, value, this, last)


def _parted(groups: Iterable[_Group], by: Callable[[_Group], Any]) -> Mapping[Any, list[_Group]]:
    found: dict[Any, list[_Group]] = defaultdict(list)
    for group in groups:
        found[by(group)].append(group)
    return found


def _areas(log: _TwoYears, areas: dict[str, str]) -> Iterable[Line]:
    """The agreements' areas, and any other code that occasions were logged under."""
    held = _parted(log.held, lambda group: group.first)
    others = {group.first: group.first for group in log.groups if group.first not in areas}
    for code, name in (areas | others).items():
        yield log.line(name, code, held[code])


def _months(log: _TwoYears) -> Iterable[Line]:
    held = _parted(log.held, lambda group: group.second)
    for month, name in enumerate(MONTHS, 1):
        yield log.line(name, str(month), held[month])


def _organisers(log: _TwoYears, held: list[_Group]) -> Iterable[Line]:
    """Those of the year, the most frequent first; then those who only held something the year before."""
    lines = [log.line(name, str(pk), groups) for (pk, name), groups in _parted(held, lambda group: group[1:3]).items()]
    return sorted(lines, key=lambda line: (-_count(line.this), -_count(line.last), swedish_sort_key(line.name)))


def _count(cells: Cells) -> int:
    return int(cells.activities.value or 0) if cells.activities else 0


# --- Age bands ------------------------------------------------------------------------------------------


class _Counted(NamedTuple):
    year: int
    band: int
    label: str
    from_age: int
    precision: str
    visits: int


def _bands(partnership: Partnership, whole: Line) -> Iterable[Line]:
    """Visits by age, the youngest first, and last those that nobody parted by age. Nothing if nobody ever did."""
    rows = list(_read_bands(partnership, whole.this.year))
    by_label: dict[str, dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    values: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (row.from_age, row.label, row.band)):
        figure = Figure("visits", FigureKind.VISITS, row.visits, precision_of(row.precision))
        by_label[row.label][row.year].append(figure)
        values.setdefault(row.label, str(row.band))
    if not rows:
        return
    years = (whole.this.year, whole.last.year)
    for label, found in by_label.items():
        this, last = (Cells(year, None, _sum(found[year])) for year in years)
        yield Line(label, values[label], this, last)
    this, last = (
        _without_age(cells, [figure for found in by_label.values() for figure in found[cells.year]])
        for cells in (whole.this, whole.last)
    )
    yield Line("Utan åldersgrupp", "", this, last)


def _sum(parts: list[Figure]) -> Figure:
    return total("visits", parts) if parts else Figure("visits", FigureKind.VISITS, None)


def _without_age(whole: Cells, parted: list[Figure]) -> Cells:
    """What is left of the year's visits; as inexact as they are. Missing when there is nothing to take from."""
    visits, known = whole.visits, int(sum(figure.value or 0 for figure in parted))
    if visits.value is None:
        return Cells(whole.year, None, visits)
    upper = None if visits.upper is None else visits.upper - known
    return Cells(whole.year, None, Figure("visits", FigureKind.VISITS, visits.value - known, visits.precision, upper))


def _read_bands(partnership: Partnership, year: int) -> Iterable[_Counted]:
    """Both years, added up by the database. An interval is never parted by age."""
    held = BandCount.objects.filter(
        occasion__partnership=partnership,
        occasion__held_on__range=(f"{year - 1}-01-01", f"{year}-12-31"),
        occasion__status=OccasionStatus.HELD,
    ).exclude(occasion__precision=RowPrecision.RANGE)
    keys = ("year", "band", "band__label", "band__from_age", "occasion__precision")
    grouped = held.annotate(year=YearOf("occasion__held_on")).order_by(*keys).values_list(*keys)
    return (_Counted(*row) for row in grouped.annotate(Sum("visit_count")))
