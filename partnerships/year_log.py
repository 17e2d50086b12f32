"""One year of the activity log, counted in five queries whatever its size.

Everything that the overview and the letter say about activities is added up from these counts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple

from django.db.models import Count, Q, Value
from django.utils.text import slugify

from partnerships.day_parts import MonthOf
from partnerships.models import (
    Activity,
    ActivityOccasion,
    Agreement,
    CoOrganiser,
    OccasionStatus,
    Partnership,
    ProgrammeArea,
)
from partnerships.quantities import Figure, FigureKind
from partnerships.tally import SUMS


class Actor(NamedTuple):
    """An organisation in the log."""

    pk: int
    name: str
    kind: str


class Cell(NamedTuple):
    """The occasions that share area, activity, month, state and precision, added up by the database."""

    area: str  # the programme area's code, the same from agreement to agreement
    activity: int
    month: int  # 1–12
    status: str
    precision: str
    occasions: int
    counted: int  # occasions with a number of visits
    visits: int  # sum of the numbers there are; the lower ends of intervals
    upper: int  # the same with the upper ends
    examples: int  # occasions that are invented (facts.md § 10)


class Arranged(NamedTuple):
    """An organisation's held occasions of an activity in an area, as organiser or beside one."""

    area: str
    activity: int
    actor: Actor
    is_organiser: bool
    occasions: int


class ActivityName(NamedTuple):
    """An activity of the partnership, held this year or not. The key is what figures are named with."""

    pk: int
    key: str
    name: str
    kind: str


@dataclass(frozen=True)
class YearLog:
    """What was logged for one calendar year: planned and cancelled occasions too."""

    year: int
    cells: tuple[Cell, ...]
    arranged: tuple[Arranged, ...]
    open_days: dict[int, int]  # by activity: different days with a held occasion
    activities: tuple[ActivityName, ...]
    areas: dict[str, str]  # programme areas of the year's agreement, in its order: code → name

    def held(self, *, area: str | None = None, activity: int | None = None) -> list[Cell]:
        """The cells of held occasions: all, or those of an area, an activity or both."""
        return self._held.get((area, activity), [])

    @cached_property
    def _held(self) -> dict[tuple[str | None, int | None], list[Cell]]:
        """Parted once: hundreds of figures ask."""
        parted: dict[tuple[str | None, int | None], list[Cell]] = defaultdict(list)
        for cell in self.cells:
            if cell.status == OccasionStatus.HELD:
                for area, activity in product((None, cell.area), (None, cell.activity)):
                    parted[area, activity].append(cell)
        return dict(parted)

    @property
    def cancelled(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.status == OccasionStatus.CANCELLED]

    @cached_property
    def all_areas(self) -> dict[str, str]:
        """The agreement's areas, and any other code that occasions were logged under."""
        return self.areas | {cell.area: cell.area for cell in self.cells if cell.area not in self.areas}

    def occasions(self, name: str, cells: Iterable[Cell]) -> Figure:
        """Count the occasions. Missing when nothing at all was logged for the year."""
        counted = sum(cell.occasions for cell in cells)
        return Figure(name, FigureKind.OCCASIONS, counted if self.cells else None)

    def actors(self) -> set[Actor]:
        """Every organisation that organised or co-organised a held occasion."""
        return {each.actor for each in self.arranged}


def read_year_log(partnership: Partnership, year: int) -> YearLog:
    """Count the partnership's year (5 queries)."""
    logged = ActivityOccasion.objects.of(partnership).in_year(year)
    cells, arranged = tuple(cells_of(logged)), tuple(arranged_in(logged))
    areas = agreement_areas(partnership, year)
    return YearLog(year, cells, arranged, open_days_of(logged), tuple(_activities(partnership)), areas)


def cells_of(logged: Any) -> Iterable[Cell]:
    """Add up occasions by area, activity, month, state and precision, in that order (1 query)."""
    columns = ("area__code", "activity", "month", "status", "precision")
    by_month = logged.annotate(month=MonthOf("held_on")).order_by(*columns).values_list(*columns)
    counted = by_month.annotate(**SUMS, examples=Count("pk", filter=Q(is_example=True)))
    return map(Cell._make, counted)


def arranged_in(logged: Any) -> Iterable[Arranged]:
    """Count held occasions by who organised them, and who stood beside (1 query)."""
    own = ("area__code", "activity", "organiser", "organiser__name", "organiser__kind")
    beside = ("occasion__area__code", "occasion__activity", "organisation", "organisation__name", "organisation__kind")
    held = logged.held().order_by()
    organised = held.values_list(*own, Value(1)).annotate(Count("pk"))
    links = CoOrganiser.objects.filter(occasion__in=held).order_by()
    for area, activity, pk, name, kind, is_organiser, occasions in organised.union(
        links.values_list(*beside, Value(0)).annotate(Count("pk")), all=True
    ):
        yield Arranged(area, activity, Actor(pk, name, kind), bool(is_organiser), occasions)


def open_days_of(logged: Any) -> dict[int, int]:
    """Different days with a held occasion, by activity (1 query)."""
    return dict(logged.held().order_by().values_list("activity").annotate(Count("held_on", distinct=True)))


def _activities(partnership: Partnership) -> Iterable[ActivityName]:
    taken: set[str] = set()
    stored = Activity.objects.filter(partnership=partnership).order_by("pk").values_list("pk", "name", "kind")
    for pk, name, kind in stored:
        key = as_key(slugify(name))
        key = f"{key}_{pk}" if key in taken else key  # «Fika» and «Fíka» are two
        taken.add(key)
        yield ActivityName(pk, key, name, kind)


def agreement_areas(partnership: Partnership, *years: int) -> dict[str, str]:
    """Code and name of the programme areas, in order, of the agreements whose term touches the years."""
    terms = Agreement.objects.of(partnership).filter(
        starts_on__lte=f"{max(years)}-12-31", ends_on__gte=f"{min(years)}-01-01"
    )
    stored = ProgrammeArea.objects.filter(agreement__in=terms.order_by())
    return dict(stored.order_by("agreement__starts_on", "position").values_list("code", "name"))


def as_key(slug: str) -> str:
    """A slug as part of a figure's name: «basta-sommaren» → «basta_sommaren»."""
    return slug.replace("-", "_")
