"""One year of the activity log, counted in five queries whatever its size.

Everything that the overview and the letter say about activities is added up from these counts.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils.text import slugify

from partnerships.day_parts import MonthOf, YearOf
from partnerships.models import (
    Activity,
    ActivityOccasion,
    Agreement,
    CoOrganiser,
    OccasionStatus,
    Partnership,
    ProgrammeArea,
)
from partnerships.models import Precision as RowPrecision
from partnerships.quantities import Figure, FigureKind, Precision
from partnerships.tally import SUMS, precision_of, visits_of


class Actor(NamedTuple):
    """An organisation in the log."""

    pk: int
    name: str
    kind: str


class Cell(NamedTuple):
    """The occasions that share everything below, added up by the database."""

    area: str  # the programme area's code, the same from agreement to agreement
    activity: int
    actor: Actor  # who organised
    month: int  # 1–12
    status: str
    precision: Precision
    is_interval: bool
    occasions: int
    counted: int  # occasions with a number of visits
    visits: int  # sum of the numbers there are; the lower ends of intervals
    upper: int  # the same with the upper ends
    examples: int = 0  # occasions that are invented (facts.md § 10)


class CoOrganised(NamedTuple):
    """An organisation beside the organiser, in held occasions of an activity in an area."""

    area: str
    activity: int
    actor: Actor
    occasions: int


class ActivityName(NamedTuple):
    """An activity of the partnership, held this year or not. The key is what figures are named with."""

    pk: int
    key: str
    name: str
    kind: str


Belongs = Callable[[Cell], bool]


def _all(cell: Cell) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class YearLog:
    """What was logged for one calendar year: planned and cancelled occasions too."""

    year: int
    cells: tuple[Cell, ...]
    co_organised: tuple[CoOrganised, ...]
    open_days: dict[int, int]  # by activity: different days with a held occasion
    activities: tuple[ActivityName, ...]
    areas: dict[str, str]  # programme areas of the year's agreement, in its order: code → name

    @property
    def held(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.status == OccasionStatus.HELD)

    @property
    def all_areas(self) -> dict[str, str]:
        """The agreement's areas, and any other code that occasions were logged under."""
        return self.areas | {cell.area: cell.area for cell in self.cells if cell.area not in self.areas}

    def occasions(self, name: str, belongs: Belongs = _all, *, status: str = OccasionStatus.HELD) -> Figure:
        """Count the occasions. Missing when nothing at all was logged for the year."""
        chosen = [cell.occasions for cell in self.cells if cell.status == status and belongs(cell)]
        return Figure(name, FigureKind.OCCASIONS, sum(chosen) if self.cells else None)

    def visits(self, name: str, belongs: Belongs = _all) -> Figure:
        """Add the visits of held occasions. See also: visits_of()."""
        return visits_of(name, (cell for cell in self.held if belongs(cell)))

    def holds_examples(self, belongs: Belongs = _all) -> bool:
        """Whether any held occasion among them is invented; then paper says so beside the numbers."""
        return any(cell.examples for cell in self.held if belongs(cell))

    def actors(self) -> set[Actor]:
        """Every organisation that organised or co-organised a held occasion."""
        return {cell.actor for cell in self.held} | {each.actor for each in self.co_organised}


def read_year_log(partnership: Partnership, year: int) -> YearLog:
    """Count the partnership's year (5 queries)."""
    logged = ActivityOccasion.objects.of(partnership).in_year(year).order_by()
    days = logged.held().values_list("activity").annotate(Count("held_on", distinct=True))
    cells = tuple(cell for _year, cell in cells_of(logged))
    co_organised = tuple(_co_organised(CoOrganiser.objects.filter(occasion__in=logged.held())))
    areas = agreement_areas(partnership, year)
    return YearLog(year, cells, co_organised, dict(days), tuple(_activities(partnership)), areas)


def read_two_years(partnership: Partnership, year: int) -> tuple[YearLog, YearLog]:
    """The year and the one before it, without what only the letter asks for (2 queries)."""
    days = (dt.date(year - 1, 1, 1), dt.date(year, 12, 31))
    cells: dict[int, list[Cell]] = {year - 1: [], year: []}
    for of_year, cell in cells_of(ActivityOccasion.objects.of(partnership).filter(held_on__range=days)):
        cells[of_year].append(cell)
    terms = Agreement.objects.of(partnership).filter(starts_on__lte=days[1], ends_on__gte=days[0])
    areas = _names_of_areas(terms.order_by())
    this, last = (YearLog(each, tuple(cells[each]), (), {}, (), areas) for each in (year, year - 1))
    return this, last


# See also: Cell, whose fields stand in the same order.
_CELL = (
    "area__code",
    "activity",
    "organiser",
    "organiser__name",
    "organiser__kind",
    "month",
    "status",
    "precision",
)


def cells_of(logged: Any) -> Iterable[tuple[int, Cell]]:
    """Each cell after its year."""
    grouped = (
        logged.order_by()
        .annotate(year=YearOf("held_on"), month=MonthOf("held_on"))
        .order_by("year", *_CELL)
        .values_list("year", *_CELL)
        .annotate(**SUMS, examples=Count("pk", filter=Q(is_example=True)))
    )
    for year, area, activity, pk, name, kind, month, status, precision, *sums in grouped:
        is_interval = precision == RowPrecision.RANGE
        actor = Actor(pk, name, kind)
        yield year, Cell(area, activity, actor, month, status, precision_of(precision), is_interval, *sums)


_CO_ORGANISED = (
    "occasion__area__code",
    "occasion__activity",
    "organisation",
    "organisation__name",
    "organisation__kind",
)


def _co_organised(rows: Any) -> Iterable[CoOrganised]:
    grouped = rows.order_by(*_CO_ORGANISED).values_list(*_CO_ORGANISED).annotate(Count("pk"))
    for area, activity, pk, name, kind, occasions in grouped:
        yield CoOrganised(area, activity, Actor(pk, name, kind), occasions)


def _activities(partnership: Partnership) -> Iterable[ActivityName]:
    taken: set[str] = set()
    stored = Activity.objects.filter(partnership=partnership).order_by("pk").values_list("pk", "name", "kind")
    for pk, name, kind in stored:
        key = as_key(slugify(name))
        key = f"{key}_{pk}" if key in taken else key  # «Fika» and «Fíka» are two
        taken.add(key)
        yield ActivityName(pk, key, name, kind)


def agreement_areas(partnership: Partnership, year: int) -> dict[str, str]:
    """Code and name of the programme areas, in order, of the agreements whose term touches the year."""
    return _names_of_areas(Agreement.objects.of(partnership).with_term_in(year))


def _names_of_areas(agreements: Any) -> dict[str, str]:
    stored = ProgrammeArea.objects.filter(agreement__in=agreements)
    return dict(stored.order_by("agreement__starts_on", "position").values_list("code", "name"))


def as_key(slug: str) -> str:
    """A slug as part of a figure's name: «basta-sommaren» → «basta_sommaren»."""
    return slug.replace("-", "_")
