"""One year of the activity log, read in five queries whatever its size and counted in one pass.

Everything that the letter says about activities is added up from these counts. The rows are added up here and not by
the database: a year has few of them, and they fall into nearly as many groups.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple

from django.db.models import Count
from django.utils.text import slugify

from partnerships.models import (
    Activity,
    ActivityOccasion,
    Agreement,
    CoOrganiser,
    OccasionStatus,
    Organisation,
    Partnership,
    ProgrammeArea,
)
from partnerships.quantities import Figure, FigureKind


class Actor(NamedTuple):
    """An organisation in the log."""

    pk: int
    name: str
    kind: str


class Cell(NamedTuple):
    """The occasions that share area, activity, state and precision, added up."""

    area: str  # the programme area's code, the same from agreement to agreement
    activity: int
    status: str
    precision: str
    occasions: int
    counted: int  # occasions with a number of visits
    visits: int  # sum of the numbers there are; the lower ends of intervals
    upper: int  # the same with the upper ends
    examples: int  # occasions that are invented (facts.md § 10)


Place = tuple[str, int]  # an activity in an area


@dataclass(frozen=True, slots=True)
class Counts:
    """Occasions added up. All but the cells are of held ones."""

    cells: tuple[Cell, ...]
    months: Mapping[tuple[str, int, int], int]  # occasions by area, activity and month, 1–12
    open_days: Mapping[int, int]  # by activity: different days with an occasion
    organisers: Mapping[Place, Mapping[Actor, int]]  # how many occasions each of them organised
    co_organisers: Mapping[Place, Mapping[Actor, int]]


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
    counts: Counts
    activities: tuple[ActivityName, ...]
    areas: dict[str, str]  # programme areas of the year's agreement, in its order: code → name

    def held(self, *, area: str | None = None, activity: int | None = None) -> list[Cell]:
        """The cells of held occasions: all, or those of an area, an activity or both."""
        return self._held.get((area, activity), [])

    @cached_property
    def _held(self) -> dict[tuple[str | None, int | None], list[Cell]]:
        """Parted once: hundreds of figures ask."""
        parted: dict[tuple[str | None, int | None], list[Cell]] = defaultdict(list)
        for cell in self.counts.cells:
            if cell.status == OccasionStatus.HELD:
                for area, activity in product((None, cell.area), (None, cell.activity)):
                    parted[area, activity].append(cell)
        return dict(parted)

    @property
    def cancelled(self) -> list[Cell]:
        return [cell for cell in self.counts.cells if cell.status == OccasionStatus.CANCELLED]

    @cached_property
    def all_areas(self) -> dict[str, str]:
        """The agreement's areas, and any other code that occasions were logged under."""
        return self.areas | {cell.area: cell.area for cell in self.counts.cells if cell.area not in self.areas}

    def occasions(self, name: str, cells: Iterable[Cell]) -> Figure:
        """Count the occasions. Missing when nothing at all was logged for the year."""
        counted = sum(cell.occasions for cell in cells)
        return Figure(name, FigureKind.OCCASIONS, counted if self.counts.cells else None)

    def actors(self) -> set[Actor]:
        """Every organisation that organised or co-organised a held occasion."""
        both = (*self.counts.organisers.values(), *self.counts.co_organisers.values())
        return {actor for actors in both for actor in actors}


def read_year_log(partnership: Partnership, year: int) -> YearLog:
    """Count the partnership's year (5 queries)."""
    counts = count_occasions(ActivityOccasion.objects.of(partnership).in_year(year))
    return YearLog(year, counts, tuple(_activities(partnership)), agreement_areas(partnership, year))


def count_occasions(logged: Any) -> Counts:
    """Read the occasions, and count them in one pass (3 queries)."""
    sums: dict[tuple[str, int, str, str], list[int]] = defaultdict(lambda: [0] * 5)
    months: Counter[tuple[str, int, int]] = Counter()
    days: dict[int, set[Any]] = defaultdict(set)
    organisers: dict[Place, Counter[int]] = defaultdict(Counter)
    for area, activity, status, precision, organiser, day, visits, upper, is_example in logged.order_by().values_list(
        "area__code",
        "activity",
        "status",
        "precision",
        "organiser",
        "held_on",
        "visit_count",
        "visit_count_upper",
        "is_example",
    ):
        cell = sums[area, activity, status, precision]
        cell[0] += 1
        cell[4] += is_example
        if visits is not None:
            cell[1] += 1
            cell[2] += visits
            cell[3] += upper or visits
        if status == OccasionStatus.HELD:
            months[area, activity, day.month] += 1
            days[activity].add(day)
            organisers[area, activity][organiser] += 1
    co_organisers = _co_organisers(logged)
    actors = _actors([*organisers.values(), *co_organisers.values()])
    return Counts(
        tuple(Cell(*of, *added) for of, added in sorted(sums.items())),
        months,
        {activity: len(found) for activity, found in days.items()},
        _named(organisers, actors),
        _named(co_organisers, actors),
    )


def _co_organisers(logged: Any) -> dict[Place, Counter[int]]:
    found: dict[Place, Counter[int]] = defaultdict(Counter)
    links = CoOrganiser.objects.filter(occasion__in=logged.held()).order_by()
    grouped = links.values_list("occasion__area__code", "occasion__activity", "organisation").annotate(Count("pk"))
    for area, activity, organisation, occasions in grouped:
        found[area, activity][organisation] = occasions
    return found


def _actors(counters: Iterable[Counter[int]]) -> dict[int, Actor]:
    pks = {pk for counter in counters for pk in counter}
    return {row[0]: Actor(*row) for row in Organisation.objects.filter(pk__in=pks).values_list("pk", "name", "kind")}


def _named(found: dict[Place, Counter[int]], actors: dict[int, Actor]) -> dict[Place, dict[Actor, int]]:
    return {place: {actors[pk]: number for pk, number in counter.items()} for place, counter in found.items()}


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
