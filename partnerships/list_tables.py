"""The lists that are no log, as tables for a workbook: what stands on the page, with numbers as numbers."""

from typing import Any

from partnerships.models import ActivityOccasion, ActivityPlan, ActivitySeries, Partnership
from partnerships.needs import activities_without_need
from partnerships.plan_outcome import PlanOutcome
from partnerships.plan_outcome import Row as OutcomeRow
from partnerships.plan_reading import plan_sections
from partnerships.quantities import Figure
from partnerships.register import Collaborator, collaborators
from partnerships.workbooks import Column, Table
from partnerships.year_overview import Line, YearOverview

WIDE = 36  # characters
BETWEEN = "; "


def actor_table(partnership: Partnership) -> Table:
    columns = [Column("Organisation", WIDE), Column("Slag", 24), Column("Att granska"), Column("Värdegrund", 24)]
    columns += [Column("Bekräftad den"), Column("Som arrangör"), Column("Som medarrangör"), Column("Exempel", 10)]
    rows = (
        (
            row.organisation.name,
            row.organisation.get_kind_display(),
            "ja" if row.organisation.is_proposed else "",
            _alignment(row),
            row.alignment_confirmed_on,
            row.organised,
            row.took_part,
            "ja" if row.organisation.is_example else "",
        )
        for row in collaborators(partnership)
    )
    return Table("Aktörer", columns, rows)


def _alignment(row: Collaborator) -> str:
    if row.alignment_confirmed_on:
        return "bekräftad"
    if row.is_party:
        return "part i avtalet"
    return "inte bekräftad" if row.needs_alignment else "offentlig verksamhet"


def gap_table(partnership: Partnership, year: int) -> Table:
    """What is missing, kind by kind as on the page, but whole."""
    log = ActivityOccasion.objects.of(partnership)
    uncounted = log.in_year(year).held().filter(visit_count__isnull=True).newest_first().for_list()
    without_need: Any = activities_without_need(log, year)
    actors = collaborators(partnership)
    rows = [
        *(("behov", each.name, None, None, each.gaps) for each in without_need),
        *(("antal besök", each.activity.name, each.organiser.name, each.held_on, None) for each in uncounted),
        *(
            ("bekräftad värdegrund", None, row.organisation.name, None, row.organised)
            for row in actors
            if row.needs_alignment and row.organised
        ),
        *(("granskat namn", None, row.organisation.name, None, None) for row in actors if row.organisation.is_proposed),
    ]
    columns = [Column("Det som saknas", 24), Column("Aktivitet", 28), Column("Organisation", WIDE), Column("Datum")]
    return Table(f"Luckor {year}", [*columns, Column("Tillfällen")], rows)


def series_table(series: list[ActivitySeries]) -> Table:
    columns = [Column("Serie", WIDE), Column("Slag", 24), Column("Aktivitet", 28), Column("Område", WIDE)]
    columns += [Column("Arrangör", 28), Column("Plats", 20), Column("När", 28), Column("Första dagen")]
    columns += [Column("Sista dagen"), Column("Genomförda"), Column("Planerade"), Column("Inställda")]
    rows = (
        (
            each.name,
            each.get_kind_display(),
            each.activity.name,
            each.area.name,
            each.organiser.name,
            each.venue.name if each.venue else "",
            each.rhythm_in_words,
            each.starts_on,
            each.ends_on,
            *(getattr(each, state) for state in ("held", "planned", "cancelled")),
        )
        for each in series
    )
    return Table("Serier och program", columns, rows)


def plan_table(plan: ActivityPlan) -> Table:
    columns = [Column("Område", WIDE), Column("Aktivitet", 28), Column("Behov", WIDE), Column("Effektmål", WIDE)]
    columns += [Column("Arrangör", 28), Column("Antal tillfällen"), Column("När", 20), Column("Kostnadsrad", 28)]
    rows = []
    for section in plan_sections(plan):
        goals = {numbered.number: str(numbered.goal) for numbered in section.goals}
        for planned in section.items:
            item = planned.item
            aims = BETWEEN.join(goals[number] for number in planned.goal_numbers)
            cost = str(item.cost_line or "")
            about = (section.area.name, str(item.activity), item.needs_basis, aims, str(item.organiser or ""))
            rows.append((*about, item.times, planned.when, cost))
    return Table(f"Aktivitetsplan {plan.year}", columns, rows)


def outcome_table(outcome: PlanOutcome) -> Table:
    """Rows to add up: the sums on the page are left to the spreadsheet. Unknown visits are empty, never zero."""
    columns = [Column("Område", WIDE), Column("Aktivitet", 28), Column("I planen", 10), Column("Planerat")]
    columns += [Column("Genomfört"), Column("Inställt"), Column("Besök"), Column("Genomfört utan antal", 22)]
    columns += [Column("Besök exakta")]
    planned = [(area.name, row) for area in outcome.areas for row in area.rows]
    beside = [(row.area, row) for row in outcome.unplanned]
    rows = (_outcome_row(area, row) for area, row in [*planned, *beside])
    return Table(f"Plan mot utfall {outcome.year}", columns, rows)


def _outcome_row(area: str, row: OutcomeRow) -> tuple[object, ...]:
    counts, in_plan = row.counts, row.item is not None
    exact = "" if counts.visits is None else "nej" if counts.is_inexact else "ja"
    numbers = (counts.planned if in_plan else None, counts.held, counts.cancelled, counts.visits, counts.uncounted)
    return (area, row.activity, "ja" if in_plan else "nej", *numbers, exact)


def year_table(overview: YearOverview) -> Table:
    """Every line of the page's tables with the table it is in; how exact stands beside each number of visits."""
    this, last = overview.whole.this.year, overview.whole.last.year
    columns = [Column("Per"), Column("Namn", WIDE), Column(f"Aktiviteter {this}"), Column(f"Aktiviteter {last}")]
    columns += [Column(f"{what} {year}") for year in (this, last) for what in ("Besök", "Besök högst", "Hur exakt")]
    tables = (
        ("år", (overview.whole,)),
        ("område", overview.areas),
        ("månad", overview.months),
        ("åldersgrupp", overview.bands),
        ("arrangör", overview.organisers),
    )
    rows = (_year_row(table, line) for table, lines in tables for line in lines)
    return Table(f"Översikt {overview.year}", columns, rows)


def _year_row(table: str, line: Line) -> tuple[object, ...]:
    activities = [cells.activities.value if cells.activities else None for cells in (line.this, line.last)]
    return (table, line.name, *activities, *_visits(line.this.visits), *_visits(line.last.visits))


def _visits(figure: Figure) -> tuple[object, ...]:
    exact = "" if figure.value is None else figure.precision.value or ("intervall" if figure.upper else "exakt")
    return (figure.value, figure.upper, exact)
