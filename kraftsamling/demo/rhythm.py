"""What happens on which day of a year: the weekly rhythm, the single events, and Bästa sommaren. Pure: no database.

The activities, who runs them and where are facts of S0 § 1.7; days, visits and cancellations are invented, drawn with
the year as seed. Only the totals of 2023 are facts: 517 held, 36 open days with 1 456 visits (S0-F1, S0-F2).
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

MON, TUE, WED, THU, FRI, SAT, SUN = range(1, 8)
# Terms by ISO week, without the weeks of the winter, Easter and autumn breaks.
TERM_WEEKS = [week for week in (*range(2, 24), *range(34, 51)) if week not in {8, 15, 44}]
CANCELLATION_REASONS = ("Ledaren var sjuk.", "För få anmälda.", "Lokalen var upptagen.")

SUMMER_WEEK = 25  # the first whole week of the summer holidays
SUMMER_DAYS = 36
SUMMER_RAIN_DAYS = 2  # planned after those, cancelled
SUMMER_VISITS = {2023: 1456}
HELD = {2023: 517}
EID_2023, LUNAR_YEAR = dt.date(2023, 4, 22), 354.367


@dataclass(frozen=True, slots=True)
class Series:
    """An activity that comes back; `organiser` and `venue` are slugs, `goals` positions in the area."""

    activity: str
    area: str
    organiser: str
    weekdays: tuple[int, ...]
    visits: tuple[int, int]  # fewest, most
    weeks: tuple[int, ...] = tuple(TERM_WEEKS)
    venue: str = "vanskapshuset"
    goals: tuple[int, ...] = (1,)
    co_organisers: tuple[str, ...] = ()
    is_estimated: bool = False  # nobody counts at the door


@dataclass(frozen=True, slots=True)
class Happening:
    """One occasion of a series as it would turn out; `visits` None: nobody wrote them down, or it was cancelled."""

    day: dt.date
    series: Series
    visits: int | None
    cancellation_reason: str = ""
    notes: str = ""
    guests: tuple[str, ...] = field(default=())

    @property
    def is_cancelled(self) -> bool:
        return bool(self.cancellation_reason)


def _every(step: int, *, start: int = 0) -> tuple[int, ...]:
    return tuple(TERM_WEEKS[start::step])


RB, TIF, ZIGZAG = "radda-barnen", "tillsammans-i-forening", "zigzag"
EQUALITY = ("jamstalldhetsmyndigheten",)
SERIES = (
    Series("Samverkansgrupp medborgarservice", "omradesutveckling", RB, (WED,), (5, 14), _every(2), goals=(1, 2)),
    Series(
        "Effektmätning kopplat till jämställdhet",
        "omradesutveckling",
        RB,
        (WED,),
        (6, 12),
        (6, 12, 37, 43),
        co_organisers=EQUALITY,
    ),
    Series("Jämställdhetsdialog", "omradesutveckling", RB, (THU,), (9, 25), (10, 21, 46), co_organisers=EQUALITY),
    Series("Samhällsguidning", "egenmakt", "sawa-tillsammans", (TUE,), (6, 18)),
    Series("Förälder- och ungdomsgrupp", "egenmakt", "nabta", (SAT,), (7, 20)),
    Series("Föreningsmöten", "egenmakt", ZIGZAG, (SUN,), (6, 16), _every(2)),
    Series("Killforum", "egenmakt", RB, (TUE,), (8, 20)),
    Series("Tjejforum", "egenmakt", RB, (THU,), (8, 22)),
    Series("Föräldraforum", "egenmakt", RB, (WED,), (5, 15), _every(2, start=1)),
    Series("Individstöd", "egenmakt", RB, (FRI,), (2, 7)),
    Series("Öppet hus", "egenmakt", RB, (WED,), (12, 35)),
    Series("Sommarjobbssatsningar", "egenmakt", RB, (MON, TUE, WED, THU, FRI), (5, 9), (26, 27, 28)),
    Series("Planerings- och ambassadörsträffar", "motesplats", ZIGZAG, (WED,), (5, 12), _every(4)),
    Series(
        "Ungdomsgrupp för att utveckla mötesplatsen",
        "motesplats",
        RB,
        (THU,),
        (6, 14),
        _every(4, start=2),
        co_organisers=("boverket",),
    ),
    Series("Mötesplatsen för andra sammanhang och grupper", "motesplats", RB, (FRI, SUN), (8, 40), is_estimated=True),
    Series("Veckovisa aktiviteter i Vänskapshuset", "barn-och-unga", TIF, (MON, THU, SAT), (10, 30)),
    Series("Julfest", "motesplats", RB, (SAT,), (90, 140), (50,), co_organisers=(TIF,), is_estimated=True),
)
EID = Series(
    "Eidfestival",
    "motesplats",
    RB,
    (),
    (150, 220),
    (),
    "vanskapsparken",
    co_organisers=(TIF, ZIGZAG),
    is_estimated=True,
)
SUMMER = Series("Bästa sommaren", "barn-och-unga", TIF, (), (22, 62), (), "vanskapsparken")

# The sixteen that came to Bästa sommaren beside Tillsammans i Förening, and what they could have brought (S0 § 1.7).
SUMMER_GUESTS = (
    ("malmo-konsthall", "konstworkshop"),
    ("fc-rosengard", "fotboll"),
    ("malmo-konstmuseum", "konstworkshop"),
    ("somaliska-freds", "picknick"),
    ("bygga-framtidsforeningen", "hinderbana"),
    ("malbas", "basket"),
    ("malmo-kulturskola", "talangjakt"),
    ("skanes-dansteater", "dans"),
    ("idrott-utan-granser", "sportturnering"),
    ("drommarnas-hus", "cirkus"),
    ("malmo-sommarscen", "dans"),
    ("allas-lika-varde", "fotboll"),
    ("biblioteken-malmo", "utflykt"),
    ("moderna-museet", "utflykt"),
    ("funnys-aventyr", "cirkus"),
    ("yalla-trappan", "picknick"),
)


def year_of_happenings(year: int) -> list[Happening]:
    """Everything of a year in order of day; the same list each time. No activity comes twice on one day."""
    chance = random.Random(year)
    regular = [*_weekly(year, chance), _eid(year, chance)]
    summer = list(_summer(year, chance))
    planned = len(regular) + SUMMER_DAYS
    cancelled = planned - HELD[year] if year in HELD else chance.randint(8, 24)
    places = set(chance.sample(range(len(regular)), cancelled))
    regular = [_cancelled(each, chance) if place in places else each for place, each in enumerate(regular)]
    return sorted([*regular, *summer], key=lambda happening: (happening.day, happening.series.activity))


def _weekly(year: int, chance: random.Random) -> Iterator[Happening]:
    for series in SERIES:
        for week in series.weeks:
            for weekday in series.weekdays:
                yield Happening(dt.date.fromisocalendar(year, week, weekday), series, _visits(series, chance))


def _visits(series: Series, chance: random.Random) -> int | None:
    """Estimates are round; now and then nobody writes them down."""
    visits = chance.randint(*series.visits)
    if series.is_estimated:
        is_forgotten = len(series.weeks) > 1 and chance.random() < 0.15
        return None if is_forgotten else round(visits, -1)
    return visits


def _cancelled(happening: Happening, chance: random.Random) -> Happening:
    return replace(happening, visits=None, cancellation_reason=chance.choice(CANCELLATION_REASONS))


def _eid(year: int, chance: random.Random) -> Happening:
    """Eid al-Fitr moves through the year: twelve moons are some eleven days short of it."""
    moons = int((dt.date(year, 12, 31) - EID_2023).days // LUNAR_YEAR)
    return Happening(EID_2023 + dt.timedelta(days=round(moons * LUNAR_YEAR)), EID, _visits(EID, chance))


def _summer(year: int, chance: random.Random) -> Iterator[Happening]:
    """Every weekday from the third week of June, Midsummer's Eve excepted; the last days rain away."""
    days = _summer_days(year)
    total = SUMMER_VISITS.get(year, chance.randint(1300, 1650))
    for place, (day, visits) in enumerate(zip(days, _shared_out(total, SUMMER_DAYS, chance), strict=False)):
        guests = [SUMMER_GUESTS[(2 * place + each) % len(SUMMER_GUESTS)] for each in (0, 1)]
        contents = dict.fromkeys(content for _slug, content in guests)
        notes = " och ".join(contents).capitalize() + "."
        yield Happening(day, SUMMER, visits, notes=notes, guests=tuple(slug for slug, _content in guests))
    for day in days[SUMMER_DAYS:]:
        yield Happening(day, SUMMER, None, cancellation_reason="Ösregn och åska.")


def _summer_days(year: int) -> list[dt.date]:
    first = dt.date.fromisocalendar(year, SUMMER_WEEK, MON)
    days = (first + dt.timedelta(days=number) for number in range(70))
    return [day for day in days if day.isoweekday() <= FRI and not _is_midsummers_eve(day)][
        : SUMMER_DAYS + SUMMER_RAIN_DAYS
    ]


def _is_midsummers_eve(day: dt.date) -> bool:
    return day.month == 6 and 19 <= day.day <= 25 and day.isoweekday() == FRI


def _shared_out(total: int, parts: int, chance: random.Random) -> list[int]:
    """A total in unequal parts that sum to it exactly."""
    weights = [chance.uniform(0.6, 1.4) for _part in range(parts)]
    edges = [round(total * sum(weights[: place + 1]) / sum(weights)) for place in range(parts)]
    return [edge - previous for previous, edge in zip([0, *edges], edges, strict=False)]
