"""A city's whole log, made up: 250 000 occasions in 100 partnerships over twelve years, as skewed as real ones are.

The largest partnership has some 22 000 of them, the smallest under a thousand. The same seed gives the same rows on
SQLite and PostgreSQL, on an empty database with the tables in place. Rows go straight into the tables, past forms and
history: what is measured is reading them.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from partnerships.models import (
    Activity,
    ActivityOccasion,
    AgeBand,
    Agreement,
    Area,
    BandCount,
    CoOrganiser,
    OccasionGoal,
    Organisation,
    OutcomeGoal,
    Partnership,
    ProgrammeArea,
    Venue,
)
from partnerships.swedish import search_key

OCCASIONS, PARTNERSHIPS = 250_000, 100
SKEW = 0.69  # a partnership of rank r has r ** -SKEW of the largest one's occasions
YEARS = range(2014, 2026)
TERM = 4  # years of an agreement
AREAS = ("Områdesutveckling", "Egenmakt", "Mötesplatsutveckling", "Barn och unga")
GOALS = (1, 1, 2, 1)  # outcome goals of each area
ACTIVITIES, ORGANISERS, VENUES = 24, 18, 8  # of each partnership
NAMES = ("Öppet hus", "Årsmöte", "Läxhjälp", "Tjejforum", "Killforum", "Språkcafé", "Sommarläger", "Föräldraträff")
NOTES = ("", "", "", "Öva på tal", "Många nya ansikten", "Gården var full, ägg och våfflor till alla")
BANDS = (("0–6 år", 0, 6), ("7–12 år", 7, 12), ("13–19 år", 13, 19), ("vuxna", 20, None))
KINDS = ("culture_leisure", "knowledge_exchange", "support", "organising")


@dataclass(frozen=True, slots=True)
class Half:
    """What the occasions of one partnership choose among: ids, and names as they stand in the search key."""

    pk: int
    occasions: int
    activities: list[tuple[int, str]]
    organisers: list[tuple[int, str]]
    venues: list[tuple[int, str]]
    areas: dict[int, list[int]]  # first year of the term → programme areas
    goals: dict[int, list[int]]  # programme area → outcome goals
    bands: list[int] = field(default_factory=list)


def shares(occasions: int = OCCASIONS, partnerships: int = PARTNERSHIPS) -> list[int]:
    """How many occasions each partnership has, the largest first; together exactly `occasions`."""
    weights = [rank**-SKEW for rank in range(1, partnerships + 1)]
    whole = [int(occasions * weight / sum(weights)) for weight in weights]
    whole[0] += occasions - sum(whole)
    return whole


@transaction.atomic
def fill(*, occasions: int = OCCASIONS, partnerships: int = PARTNERSHIPS, seed: int = 1) -> None:
    """Make everything: partnerships «p1» (the largest) to «p100», their agreements and their occasions."""
    chance = random.Random(seed)
    halves = _frame(shares(occasions, partnerships))
    areas: list[int] = []  # of each occasion, in order
    _insert(ActivityOccasion, _OCCASION, _occasions(halves, areas, chance))
    _insert(OccasionGoal, ("occasion_id", "goal_id"), _goals(areas))
    _insert(CoOrganiser, ("occasion_id", "organisation_id"), _co_organisers(halves, chance))
    _insert(BandCount, ("occasion_id", "band_id", "visit_count"), _band_counts(halves))


def settle() -> None:
    """Let the database look at its tables, as after any large import: it chooses indexes by what it saw."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


# --- What an occasion chooses among ---------------------------------------------------------------------


def _frame(sizes: list[int]) -> list[Half]:
    _insert(Area, ("id", "slug", "name"), [(1, "staden", "Staden")])
    organisations = [(pk, f"Föreningen {pk}") for pk in range(1, len(sizes) * ORGANISERS // 3 + ORGANISERS + 1)]
    _insert(
        Organisation,
        ("id", "slug", "name", "search_key", "kind"),
        [(pk, f"forening-{pk}", name, search_key(name), "association") for pk, name in organisations],
    )
    halves = [_half(number, size, organisations) for number, size in enumerate(sizes, 1)]
    names = [(half.pk, f"p{half.pk}", f"Partnerskap {half.pk}", f"partnerskap {half.pk}", 1) for half in halves]
    _insert(Partnership, ("id", "slug", "name", "search_key", "area_id"), names)
    _insert(Agreement, ("id", "partnership_id", "code", "title", "starts_on", "ends_on"), _agreements(halves))
    _insert(ProgrammeArea, ("id", "agreement_id", "code", "position", "name"), _programme_areas(halves))
    _insert(OutcomeGoal, ("id", "area_id", "position", "text"), _outcome_goals(halves))
    _insert(
        Activity,
        ("id", "partnership_id", "name", "search_key", "kind"),
        ((pk, half.pk, name.capitalize(), name, KINDS[pk % 4]) for half in halves for pk, name in half.activities),
    )
    _insert(
        Venue,
        ("id", "partnership_id", "slug", "name", "search_key", "kind"),
        (
            (pk, half.pk, f"plats-{pk}", name.capitalize(), name, "building")
            for half in halves
            for pk, name in half.venues
        ),
    )
    _insert(
        AgeBand,
        ("id", "partnership_id", "label", "from_age", "to_age", "position"),
        ((pk, half.pk, *BANDS[place], place) for half in halves for place, pk in enumerate(half.bands)),
    )
    return halves


def _half(number: int, size: int, organisations: list[tuple[int, str]]) -> Half:
    """Ids follow from the partnership's number, so that nothing has to be read back."""
    first = (number - 1) * ORGANISERS // 3  # neighbours share two thirds of their organisations
    chosen = [(pk, search_key(name)) for pk, name in organisations[first : first + ORGANISERS]]
    terms = {year: place for place, year in enumerate(YEARS[::TERM])}
    per_agreement = len(AREAS)
    agreements = {year: (number - 1) * len(terms) + place for year, place in terms.items()}
    areas = {
        year: [agreement * per_agreement + place + 1 for place in range(per_agreement)]
        for year, agreement in agreements.items()
    }
    goals, pks = {}, count(min(agreements.values()) * sum(GOALS) + 1)
    for year in terms:
        goals |= {area: [next(pks) for _ in range(GOALS[place])] for place, area in enumerate(areas[year])}
    return Half(
        number,
        size,
        _numbered(number, ACTIVITIES, lambda place: f"{NAMES[place % len(NAMES)]} {place + 1}"),
        chosen,
        _numbered(number, VENUES, lambda place: f"Lokal {place + 1}"),
        areas,
        goals,
        [(number - 1) * len(BANDS) + place + 1 for place in range(len(BANDS))],
    )


def _numbered(number: int, size: int, name: Any) -> list[tuple[int, str]]:
    return [((number - 1) * size + place + 1, search_key(name(place))) for place in range(size)]


def _agreements(halves: list[Half]) -> Iterator[tuple[Any, ...]]:
    pks = count(1)
    for half in halves:
        for year in half.areas:
            last = year + TERM - 1
            yield next(pks), half.pk, f"{year}-{last}", f"Avtal {year}–{last}", f"{year}-01-01", f"{last}-12-31"


def _programme_areas(halves: list[Half]) -> Iterator[tuple[Any, ...]]:
    for half in halves:
        for areas in half.areas.values():
            for place, pk in enumerate(areas):
                agreement = (pk - 1) // len(AREAS) + 1
                yield pk, agreement, f"omrade-{place + 1}", place + 1, AREAS[place]


def _outcome_goals(halves: list[Half]) -> Iterator[tuple[Any, ...]]:
    for half in halves:
        for area, goals in half.goals.items():
            name = AREAS[(area - 1) % len(AREAS)]
            yield from ((pk, area, place, f"{name}: effektmål {place}") for place, pk in enumerate(goals, 1))


# --- The occasions and what hangs on them ---------------------------------------------------------------

_OCCASION = (
    "id",
    "partnership_id",
    "activity_id",
    "area_id",
    "held_on",
    "status",
    "cancellation_reason",
    "venue_id",
    "organiser_id",
    "visit_count",
    "precision",
    "notes",
    "search_key",
)


def _occasions(halves: list[Half], areas: list[int], chance: random.Random) -> Iterator[tuple[Any, ...]]:
    pks = count(1)
    days = (dt.date(YEARS[-1] + 1, 1, 1) - dt.date(YEARS[0], 1, 1)).days
    texts = [(dt.date(YEARS[0], 1, 1) + dt.timedelta(number)).isoformat() for number in range(days)]
    for half in halves:
        for _ in range(half.occasions):
            day = texts[int(days * chance.random())]
            activity, named = half.activities[int(ACTIVITIES * chance.random() ** 2)]  # some are held far more often
            organiser, by = half.organisers[int(ORGANISERS * chance.random() ** 2)]
            venue, at = half.venues[int(VENUES * chance.random() ** 2)]
            notes = NOTES[int(len(NOTES) * chance.random())]
            area = _area(half, day, chance)
            areas.append(area)
            key = f"{named} {at} {by} {notes.casefold()}".rstrip()
            yield (next(pks), half.pk, activity, area, day, *_went(chance, venue, organiser), notes, key)


def _area(half: Half, day: str, chance: random.Random) -> int:
    areas = half.areas[YEARS[0] + (int(day[:4]) - YEARS[0]) // TERM * TERM]
    return areas[int(len(areas) * chance.random())]


def _went(chance: random.Random, venue: int, organiser: int) -> tuple[Any, ...]:
    """Nineteen of twenty are held; of those some are estimated and some were never counted."""
    turn = chance.random()
    if turn < 0.05:
        return "cancelled", "Ledaren var sjuk.", venue, organiser, None, "exact"
    visits = 3 + int(60 * chance.random() ** 2)
    return "held", "", venue, organiser, None if turn > 0.97 else visits, "approx" if turn > 0.85 else "exact"


def _goals(areas: list[int]) -> Iterator[tuple[int, int]]:
    """A goal of the occasion's area, and for every third one the agreement's next goal too."""
    firsts = [sum(GOALS[:place]) for place in range(len(GOALS))]
    for occasion, area in enumerate(areas, 1):
        agreement, place = divmod(area - 1, len(AREAS))
        number = firsts[place] + occasion % GOALS[place]
        yield occasion, agreement * sum(GOALS) + number + 1
        if occasion % 3 == 0:
            yield occasion, agreement * sum(GOALS) + (number + 1) % sum(GOALS) + 1


def _co_organisers(halves: list[Half], chance: random.Random) -> Iterator[tuple[int, int]]:
    pks = count(1)
    for half in halves:
        for _ in range(half.occasions):
            pk = next(pks)
            if chance.random() < 0.1:
                yield pk, half.organisers[pk % ORGANISERS][0]


def _band_counts(halves: list[Half]) -> Iterator[tuple[int, int, int]]:
    """Every tenth occasion was counted by age: three visits in each band."""
    pks = count(1)
    for half in halves:
        for _ in range(half.occasions):
            pk = next(pks)
            if pk % 10 == 0:
                yield from ((pk, band, 3) for band in half.bands)


# --- Into the tables ------------------------------------------------------------------------------------


def _insert(model: type[models.Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of the named columns; the others get the model's defaults."""
    others = [each for each in model._meta.concrete_fields if each.attname not in names and not each.primary_key]
    defaults = tuple(each.get_default() for each in others)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(name) for name in [*names, *(each.attname for each in others)])
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * (len(names) + len(others)))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", (row + defaults for row in rows))
            return
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row + defaults)
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
