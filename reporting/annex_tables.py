"""The annexes' tables, filled from the year's log, the budget and the occasions themselves."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from budgets.facts import BudgetSheet, CarriedOver, Decided, FollowUp, FollowUpRow, Line, Total, YearBudget
from budgets.stories import stories
from partnerships.models import ActivityOccasion, CoOrganiser, Partnership
from partnerships.quantities import MISSING
from partnerships.swedish import iso_date, kronor, listed
from partnerships.tally import visits_at
from partnerships.year_log import YearLog, as_key
from reporting.annexes import (
    ActivityStatistics,
    AreaStatistics,
    OccasionList,
    OccasionRow,
    Occasions,
    ProgrammeStatistics,
)
from reporting.budget_annex import BudgetRow, BudgetTable, CarriedIn, Deviation, Kronor
from reporting.figures import Register

MONTHS = range(1, 13)
MANY_DAYS = 15  # an activity so often in one month runs day by day; one that comes three times a week does not
NO_VENUE = "ej angiven"
NOT_ALL = "Det är inte registrerat att alla parter har godkänt det."


def statistics(log: YearLog, figures: Register) -> ActivityStatistics | None:
    """Annex 1: areas × months, visits per area, activities that run day by day. None when nothing was logged."""
    if not log.held():
        return None
    areas = tuple(_area(log, figures, code, name) for code, name in log.all_areas.items())
    return ActivityStatistics(
        log.year, areas, tuple(_programmes(log, figures)), is_example=any(cell.examples for cell in log.held())
    )


def _area(log: YearLog, figures: Register, code: str, name: str) -> AreaStatistics:
    cells = log.held(area=code)
    by_month: Counter[int] = Counter()
    for (area, _activity, month), occasions in log.counts.months.items():
        by_month[month] += occasions if area == code else 0
    uncounted = Occasions(sum(cell.occasions - cell.counted for cell in cells))
    return AreaStatistics(
        name,
        tuple(Occasions(by_month[month]) for month in MONTHS),
        figures[f"visit_count_in_{as_key(code)}"].figure,
        uncounted,
    )


def _programmes(log: YearLog, figures: Register) -> list[ProgrammeStatistics]:
    """The activities that run day by day, such as Bästa sommaren: an average per day says something."""
    found = []
    for activity in log.activities:
        days = log.counts.open_days.get(activity.pk, 0)
        if days >= MANY_DAYS and _busiest_month(log, activity.pk) >= MANY_DAYS:
            visits = figures[f"visit_count_of_{activity.key}"].figure
            found.append(ProgrammeStatistics(activity.name, days, visits))
    return found


def _busiest_month(log: YearLog, activity: int) -> int:
    """Occasions in the activity's busiest month."""
    by_month: Counter[int] = Counter()
    for (_area, held, month), occasions in log.counts.months.items():
        by_month[month] += occasions if held == activity else 0
    return max(by_month.values(), default=0)


def occasion_list(partnership: Partnership, year: int) -> OccasionList | None:
    """Annex 3: every held occasion in order of date (2 queries). None when there is none."""
    held = ActivityOccasion.objects.of(partnership).in_year(year).held()
    beside: dict[int, list[str]] = defaultdict(list)
    links = CoOrganiser.objects.filter(occasion__in=held).order_by("occasion", "organisation__name", "pk")
    for occasion, name in links.values_list("occasion", "organisation__name"):
        beside[occasion].append(name)
    columns = (
        "pk",
        "held_on",
        "activity__name",
        "area__name",
        "organiser__name",
        "venue__name",
        "visit_count",
        "precision",
        "visit_count_upper",
    )
    stored = list(held.order_by("held_on", "pk").values_list("is_example", *columns))
    rows = tuple(
        OccasionRow(
            day, activity, area, ", ".join([organiser, *beside[pk]]), venue or NO_VENUE, visits_at(*counted), pk
        )
        for _example, pk, day, activity, area, organiser, venue, *counted in stored
    )
    return OccasionList(year, rows, is_example=any(row[0] for row in stored)) if rows else None


def budget_table(sheet: BudgetSheet, followed: FollowUp | None) -> BudgetTable | None:
    """Annex 2: the year's lines, budget beside outcome, and what became of each deviation. None without a budget."""
    if followed is None:
        return None
    budget = followed.budget
    year = budget.year
    return BudgetTable(
        (f"Budget {year}", f"Utfall {year}", f"Avvikelse {year}"),
        tuple(_row(line) for line in budget.lines),
        tuple(_deviations(followed)),
        tuple(_notes(budget)),
        is_example=any(line.is_example or line.outcome_is_example for line in budget.lines),
        year=year,
        stories=tuple(stories(followed, sheet.carried_from(year))),
        carried_in=tuple(
            CarriedIn(each.performer.in_text, each.from_year, Kronor(each.amount), each.pk)
            for each in budget.carried_in
        ),
    )


def _row(line: Line) -> BudgetRow:
    left = line.deviation.amount if line.deviation else None
    amounts = tuple(None if amount is None else Kronor(amount) for amount in (line.amount, line.outcome, left))
    performer, funder = line.performer, line.funder
    return BudgetRow(
        line.cost, performer.name, funder.name, line.is_indexed, amounts, line.code, performer.slug, funder.slug
    )


def _deviations(followed: FollowUp) -> list[Deviation]:
    """Per performer: amount, cause and handling; what nobody has recorded is said to be missing (rule 31)."""
    found = []
    for performer in dict.fromkeys(row.performer for row in followed.lines):
        rows = [row for row in followed.lines if row.performer == performer]
        left = Total.of(_left(row) for row in rows).amount
        if left:
            causes, handling = _causes(rows), " ".join(_handlings(rows)) or _sentence(MISSING)
            found.append(Deviation(performer.name, followed.year, Kronor(left), causes, handling, performer.slug))
    return found


def _left(row: FollowUpRow) -> Decimal | None:
    """Budget minus outcome, whether the year is over or not: what the annex's table says."""
    return row.line.deviation.amount if row.line and row.line.deviation else None


def _causes(rows: list[FollowUpRow]) -> str:
    told = dict.fromkeys(_sentence(_first_paragraph(row.cause)) for row in rows if row.cause and _left(row))
    if told or any(row.needs_cause for row in rows):
        return " ".join(told) or _sentence(MISSING)
    return "Avvikelsen är mindre än vad som behöver en orsak i partnerskapet."


def _handlings(rows: list[FollowUpRow]) -> Iterator[str]:
    for row in rows:
        for decision in row.handling.standing:
            yield _decision(row, decision)
    for carried in dict.fromkeys(each for row in rows for each in row.from_both):
        yield _granted(carried)


def _decision(row: FollowUpRow, decision: Decided) -> str:
    """As it was recorded: never claims that all parties approved (O-29)."""
    decided = _sentence(f"{kronor(decision.amount)} {decision.in_words}, {decision.reference}")
    talks = [_sentence(f"Dialog {iso_date(each.held_on)} med {each.participants}") for each in row.handling.talks]
    talks += [row.handling.dialogue] if row.handling.dialogue else []
    approved = listed([each.party.in_text for each in decision.approvals])
    return " ".join([decided, *talks, *([_sentence(f"Godkänt av {approved}")] if approved else []), NOT_ALL])


def _granted(carried: CarriedOver) -> str:
    granted = _sentence(f"{kronor(carried.amount)} förs över till {carried.to_year}, {carried.approval}")
    return f"{granted} {carried.dialogue} {NOT_ALL}".replace("  ", " ")


def _first_paragraph(text: str) -> str:
    """What follows a blank line are remarks for the register, not for the letter."""
    return text.partition("\n\n")[0]


def _notes(budget: YearBudget) -> list[str]:
    if budget.has_outcome:
        return ["Avvikelsen är budget minus utfall: positiv är den ett överskott, negativ ett underskott."]
    return [f"Utfallet för {budget.year} är inte infört."]


def _sentence(text: str) -> str:
    """A stored phrase with a capital and a full stop."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"
