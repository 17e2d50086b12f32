"""The register of figures: the one place where each number of the letter is worked out.

Pure, from what ``year_log.py`` and ``budgets.totals`` have read: name → what it counts, in words, how exact it
is, its value, and which rows stand behind it. The preview, the PDF, the annexes and each figure's own page
take their numbers from here, so they cannot differ.

Names for prose: {activity_count}, {visit_count_in_AREA}, {visits_per_day_of_ACTIVITY}, {deviation_of_PERFORMER}.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

from budgets.facts import Body, BudgetSheet, CarriedOver, Total, YearBudget
from partnerships.models import ActivityKind, OccasionStatus, OrganisationKind
from partnerships.quantities import Figure, FigureKind, per_day
from partnerships.tally import visits_of
from partnerships.year_log import ActivityName, YearLog, as_key
from reporting.goals import Goal

ACTIVE_GROUPS = (
    OrganisationKind.ASSOCIATION,
    OrganisationKind.CIVIL_SOCIETY_ORGANISATION,
    OrganisationKind.INFORMAL_NETWORK,
)
"""«Föreningar och andra aktiva grupper» (S1-K3)."""

WHOLE_YEAR, AREAS, MONEY, ACTIVITIES = "Hela året", "Verksamhetsområden", "Pengar", "Aktiviteter, en och en"
GOALS = "Effektmål"
IN_AREA = "Aktiviteter per verksamhetsområde"


class RowKind(Enum):
    """What the rows behind a figure are."""

    OCCASIONS = "occasions"
    ORGANISATIONS = "organisations"
    BUDGET_LINES = "budget_lines"
    CARRIED_OVER = "carried_over"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows stand behind a figure: of the partnership and the year, and with these values.

    `filters` are lookups of the kind's model, or for money the performer's slug; `words` say the same.
    """

    rows: RowKind
    filters: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with everything a reader may ask about it."""

    figure: Figure
    group: str  # where it stands in lists
    title: str
    definition: str
    selection: Selection

    @property
    def name(self) -> str:
        return self.figure.name

    @property
    def unit(self) -> str:
        """The noun after the number; kronor stand in the number's own text."""
        return "" if self.figure.figure_kind is FigureKind.KRONOR else self.figure.figure_kind.value


Register = dict[str, Entry]


def register(log: YearLog, sheet: BudgetSheet, goals: Iterable[Goal] = ()) -> Register:
    """Every figure of the log's year by its name."""
    entries = [
        *_whole_year(log),
        *_areas(log),
        *_goals(log, goals),
        *_money(log.year, sheet),
        *_activities(log),
    ]
    return {entry.name: entry for entry in entries}


def values(entries: Register) -> dict[str, Figure]:
    """The figures alone, for `prose.parse`."""
    return {name: entry.figure for name, entry in entries.items()}


def by_group(entries: Register) -> dict[str, list[Entry]]:
    """The figures to choose among when writing, under their groups."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries.values():
        if entry.group != IN_AREA:  # those stand in the lists from the log already
            groups.setdefault(entry.group, []).append(entry)
    return groups


# --- Activities -----------------------------------------------------------------------------------------

HELD = {"status": OccasionStatus.HELD}
HELD_WORDS = "Läge: genomförd"

AN_ACTIVITY = "Varje daterat tillfälle som är genomfört räknas som en aktivitet. Planerade och inställda räknas inte."
A_VISIT = (
    "Ett besök är en person vid ett tillfälle; samma person kan räknas flera gånger. Besök är inte olika personer. "
    "Summan är så exakt som den minst exakta uppgiften. När något tillfälle saknar uppgift är den «minst», "
    "eller «cirka» om något antal är uppskattat."
)


UNCOUNTED = {"visit_count__isnull": True}
NO_VISITS_WRITTEN = (
    "Genomförda tillfällen där ingen har skrivit in antal besök. De ingår i aktiviteterna, inte i besöken."
)


def uncounted(visits: Figure) -> str:
    """The name of the figure that says how many occasions a sum of visits is without."""
    return visits.name.replace("visit_count", "uncounted_count", 1)


def _uncounted(log: YearLog, visits: Figure, group: str, area: str = "", **filters: Any) -> Entry:
    count = visits.uncounted if log.counts.cells else None
    title = f"Tillfällen utan uppgift om besök {log.year}{f': {area}' if area else ''}"
    words = f"{f'Verksamhetsområde: {area}. ' if area else ''}Besök: utan uppgift"
    selection = _occasions(words, **UNCOUNTED, **filters)
    return Entry(Figure(uncounted(visits), FigureKind.OCCASIONS, count), group, title, NO_VISITS_WRITTEN, selection)


def _occasions(words: str = "", **filters: Any) -> Selection:
    return Selection(RowKind.OCCASIONS, HELD | filters, tuple(filter(None, (HELD_WORDS, words))))


def _whole_year(log: YearLog) -> Iterator[Entry]:
    year = log.year
    kinds = {activity.pk: activity.kind for activity in log.activities}
    yield Entry(
        log.occasions("activity_count", log.held()), WHOLE_YEAR, f"Aktiviteter {year}", AN_ACTIVITY, _occasions()
    )
    visits = visits_of("visit_count", log.held())
    yield Entry(visits, WHOLE_YEAR, f"Besök {year}", A_VISIT, _occasions())
    yield _uncounted(log, visits, WHOLE_YEAR)
    yield Entry(
        log.occasions("cancelled_count", log.cancelled),
        WHOLE_YEAR,
        f"Inställda aktiviteter {year}",
        "Varje daterat tillfälle som är inställt. De ingår inte i antalet aktiviteter.",
        Selection(RowKind.OCCASIONS, {"status": OccasionStatus.CANCELLED}, ("Läge: inställd",)),
    )
    for name, kind, title, measure in (
        ("culture_leisure_count", ActivityKind.CULTURE_LEISURE, "Kultur- och fritidsaktiviteter", "S1 § 8, mått 4"),
        ("knowledge_exchange_count", ActivityKind.KNOWLEDGE_EXCHANGE, "Tillfällen av kunskapsutbyte", "S1 § 8, mått 1"),
    ):
        yield Entry(
            log.occasions(name, [cell for cell in log.held() if kinds[cell.activity] == kind]),
            WHOLE_YEAR,
            f"{title} {year}",
            f"Genomförda aktiviteter av slaget {kind.label} ({measure}). En del av alla aktiviteter.",
            _occasions(f"Slag: {kind.label}", activity__kind=kind),
        )
    yield from _organisations(log)


def _organisations(log: YearLog) -> Iterator[Entry]:
    actors = log.actors()
    groups = [actor for actor in actors if actor.kind in ACTIVE_GROUPS]
    yield Entry(
        Figure("organisation_count", FigureKind.ORGANISATIONS, len(actors) if log.held() else None),
        WHOLE_YEAR,
        f"Aktiva organisationer {log.year}",
        "Organisationer av alla slag som har arrangerat eller medarrangerat minst en genomförd aktivitet. "
        "Varje organisation räknas en gång.",
        Selection(RowKind.ORGANISATIONS, {}, ("Arrangör eller medarrangör",)),
    )
    yield Entry(
        Figure("association_count", FigureKind.ORGANISATIONS, len(groups) if log.held() else None),
        WHOLE_YEAR,
        f"Aktiva föreningar och grupper {log.year}",
        "Föreningar, idéburna organisationer och informella nätverk som har arrangerat eller medarrangerat minst en "
        "genomförd aktivitet (S1 § 8, mått 3).",
        Selection(
            RowKind.ORGANISATIONS,
            {"kind__in": ACTIVE_GROUPS},
            ("Arrangör eller medarrangör", "Slag: " + ", ".join(kind.label for kind in ACTIVE_GROUPS)),
        ),
    )


def _areas(log: YearLog) -> Iterator[Entry]:
    for code, area in log.all_areas.items():
        key = as_key(code)
        selection = _occasions(f"Verksamhetsområde: {area}", area__code=code)
        counted = log.occasions(f"activity_count_in_{key}", log.held(area=code))
        visits = visits_of(f"visit_count_in_{key}", log.held(area=code))
        yield Entry(counted, AREAS, f"Aktiviteter {log.year}: {area}", AN_ACTIVITY, selection)
        yield Entry(visits, AREAS, f"Besök {log.year}: {area}", A_VISIT, selection)
        yield _uncounted(log, visits, AREAS, area, area__code=code)


def _goals(log: YearLog, goals: Iterable[Goal]) -> Iterator[Entry]:
    for goal in goals:
        area = log.all_areas.get(goal.area, goal.area)
        yield Entry(
            Figure(goal.name, FigureKind.OCCASIONS, goal.occasions if log.counts.cells else None),
            GOALS,
            f"Aktiviteter {log.year} för effektmål {goal.position}: {area}",
            f"{AN_ACTIVITY} En aktivitet kan räknas till flera effektmål. Målet: {goal.text}",
            _occasions(f"Effektmål: {goal.text}", goal_links__goal=goal.pk),
        )


def _activities(log: YearLog) -> Iterator[Entry]:
    for activity in log.activities:
        yield from _activity(log, activity)
    names = {activity.pk: activity for activity in log.activities}
    for pk, area in dict.fromkeys((cell.activity, cell.area) for cell in log.held()):
        yield from _activity_in_area(log, names[pk], area)


def _activity_in_area(log: YearLog, activity: ActivityName, area: str) -> Iterator[Entry]:
    """An activity may be held in two areas; the list below each area's text counts its own."""
    title = f"{activity.name}, {log.all_areas[area]}"
    words = f"Aktivitet: {activity.name}. Verksamhetsområde: {log.all_areas[area]}"
    selection = _occasions(words, activity=activity.pk, area__code=area)
    cells = log.held(area=area, activity=activity.pk)
    counted = log.occasions(in_area("activity_count", activity.key, area), cells)
    visits = visits_of(in_area("visit_count", activity.key, area), cells)
    yield Entry(counted, IN_AREA, f"Tillfällen {log.year}: {title}", AN_ACTIVITY, selection)
    yield Entry(visits, IN_AREA, f"Besök {log.year}: {title}", A_VISIT, selection)


def in_area(measure: str, activity: str, area: str) -> str:
    """The name of an activity's figure in one area: activity_count_of_oppet_hus_in_egenmakt."""
    return f"{measure}_of_{activity}_in_{as_key(area)}"


def _activity(log: YearLog, activity: ActivityName) -> Iterator[Entry]:
    _, key, name, _ = activity
    selection = _occasions(f"Aktivitet: {name}", activity=activity.pk)
    counted = log.occasions(f"activity_count_of_{key}", log.held(activity=activity.pk))
    visits = visits_of(f"visit_count_of_{key}", log.held(activity=activity.pk))
    days = Figure(f"open_days_of_{key}", FigureKind.DAYS, log.counts.open_days.get(activity.pk))
    yield Entry(counted, ACTIVITIES, f"Tillfällen {log.year}: {name}", AN_ACTIVITY, selection)
    yield Entry(visits, ACTIVITIES, f"Besök {log.year}: {name}", A_VISIT, selection)
    yield Entry(
        days, ACTIVITIES, f"Öppna dagar {log.year}: {name}", "Olika dagar med minst ett genomfört tillfälle.", selection
    )
    yield Entry(
        per_day(f"visits_per_day_of_{key}", visits, days),
        ACTIVITIES,
        f"Besök per dag {log.year}: {name}",
        "Besöken delade med de öppna dagarna, avrundat till heltal (en halv uppåt). "
        "Ett genomsnitt skrivs alltid med «cirka»; tillfällen utan uppgift om besök gör det för lågt.",
        selection,
    )


# --- Money ----------------------------------------------------------------------------------------------


def _money(year: int, sheet: BudgetSheet) -> Iterator[Entry]:
    budget = sheet.year(year)
    yield from _sums(year, budget)
    for performer in dict.fromkeys(line.performer for line in budget.lines) if budget else ():
        yield from _sums(year, budget, performer)
    yield _carried_in(year, budget)
    carried = sheet.carried_from(year)
    yield _carried_over(year, carried)
    for performer in dict.fromkeys(each.performer for each in carried):
        yield _carried_over(year, [each for each in carried if each.performer == performer], performer)


def _sums(year: int, budget: YearBudget | None, performer: Body | None = None) -> Iterator[Entry]:
    """Budget, outcome and what is left; unknown as long as any line's amount or outcome is."""
    lines = [line for line in budget.lines if performer in (None, line.performer)] if budget else []
    whose, key = _whose(performer)
    selection = _lines(RowKind.BUDGET_LINES, performer)
    for name, title, definition, amounts in (
        ("budget", "Budget", "Summan av budgetraderna.", [line.amount for line in lines]),
        ("outcome", "Utfall", "Summan av det som har bokförts på budgetraderna.", [line.outcome for line in lines]),
        (
            "deviation",
            "Avvikelse från budget",
            "Budget minus utfall: ett positivt belopp är pengar som inte har använts.",
            [line.deviation.amount if line.deviation else None for line in lines],
        ),
    ):
        figure = _kronor(f"{name}_{key}", amounts)
        yield Entry(figure, MONEY, f"{title} {year}{whose}", definition, selection)


def _carried_over(year: int, carried: Iterable[CarriedOver], performer: Body | None = None) -> Entry:
    whose, key = _whose(performer)
    return Entry(
        _kronor(f"carried_over_{key}", [each.amount for each in carried]),
        MONEY,
        f"Överfört från {year}{whose}",
        "Pengar från året som har beviljats för ett senare år, som en egen rad utanför budgetens summa.",
        _lines(RowKind.CARRIED_OVER, performer),
    )


def _carried_in(year: int, budget: YearBudget | None) -> Entry:
    carried = budget.carried_in if budget else ()
    return Entry(
        _kronor("carried_in_total", [each.amount for each in carried]),
        MONEY,
        f"Överfört till {year}",
        "Pengar från tidigare år som fick användas under året, utanför budgetens summa.",
        Selection(RowKind.CARRIED_OVER, {"to_year": year}),
    )


def _whose(performer: Body | None) -> tuple[str, str]:
    """The end of the title and of the name."""
    return (f": {performer.name}", f"of_{as_key(performer.slug)}") if performer else ("", "total")


def _lines(kind: RowKind, performer: Body | None) -> Selection:
    if performer is None:
        return Selection(kind)
    return Selection(kind, {"performer": performer.slug}, (f"Utförs av: {performer.name}",))


def _kronor(name: str, amounts: Iterable[Decimal | None]) -> Figure:
    """A sum of kronor: missing when there is nothing to add or any part is unknown."""
    parts = list(amounts)
    return Figure(name, FigureKind.KRONOR, Total.of(parts).amount if parts else None)
