"""A year of activities beside the one before: per area, month, age band and organiser, for the overview page.

Activities and visits are two kinds of number and stand in two columns; they are never added, and visits are never
called persons (rule 17). What nobody has counted is missing, never zero; «cirka» and «minst» follow into every sum
(rule 18).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Sum

from partnerships.day_parts import YearOf
from partnerships.models import BandCount, OccasionStatus, Partnership
from partnerships.models import Precision as RowPrecision
from partnerships.quantities import Figure, FigureKind, total
from partnerships.swedish import MONTHS, swedish_sort_key
from partnerships.tally import precision_of
from partnerships.year_log import Cell, YearLog, read_two_years


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
    """Read and add up the year (3 queries)."""
    this, last = read_two_years(partnership, year)
    whole = _line("Hela året", "", this, last, lambda cell: True)
    return YearOverview(
        year,
        whole,
        this.occasions("cancelled", status=OccasionStatus.CANCELLED),
        sum(cell.occasions - cell.counted for cell in this.held),
        tuple(_areas(this, last)),
        tuple(_months(this, last)),
        tuple(_bands(partnership, whole)),
        tuple(_organisers(this, last)),
        this.holds_examples() or last.holds_examples(),
    )


def _line(name: str, value: str, this: YearLog, last: YearLog, belongs: Callable[[Cell], bool]) -> Line:
    cells = [
        Cells(log.year, log.occasions("activities", belongs), log.visits("visits", belongs)) for log in (this, last)
    ]
    return Line(name, value, *cells)


def _areas(this: YearLog, last: YearLog) -> Iterable[Line]:
    for code, name in (last.all_areas | this.all_areas).items():
        yield _line(name, code, this, last, lambda cell, code=code: cell.area == code)  # type: ignore[misc]


def _months(this: YearLog, last: YearLog) -> Iterable[Line]:
    for month, name in enumerate(MONTHS, 1):
        yield _line(name, str(month), this, last, lambda cell, month=month: cell.month == month)  # type: ignore[misc]


def _organisers(this: YearLog, last: YearLog) -> Iterable[Line]:
    """Those of the year, the most frequent first; then those who only held something the year before."""
    found = {actor.pk: actor.name for log in (last, this) for actor in (cell.actor for cell in log.held)}
    lines = [
        _line(name, str(pk), this, last, lambda cell, pk=pk: cell.actor.pk == pk)  # type: ignore[misc]
        for pk, name in found.items()
    ]
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
