"""The data behind a report's figures as a workbook: inside the PDF, and beside it in the package of the case.

Pure, from the facts alone: what stands in the text and in the annexes, as numbers to count on with. No cell is a
formula, and what nobody knows is «okänt», never zero. Equal facts give equal bytes.
"""

from collections.abc import Iterator
from io import BytesIO

from partnerships.charts import short_months
from partnerships.formula_book import Row, Sheet, write_book
from partnerships.quantities import Figure
from partnerships.swedish import iso_date
from partnerships.workbooks import Column
from reporting.annexes import ActivityStatistics, OccasionList
from reporting.budget_annex import Amounts, BudgetTable
from reporting.facts import ReportFacts
from reporting.kept_kinds import UNKNOWN

COUNTED = (Column("Besök", 10), Column("Till (intervall)", 10), Column("Noggrannhet", 13))
"""What a counted number takes: the number, the other end of an interval, and the word that goes with it."""


def figure_workbook(facts: ReportFacts) -> bytes:
    """Return the workbook (xlsx)."""
    file = BytesIO()
    write_book(f"Siffrorna bakom {facts.title}", sheets(facts), file, dated_on=facts.dated_on)
    return file.getvalue()


def workbook_name(facts: ReportFacts) -> str:
    """Return the file's name: «siffror-2023.xlsx»."""
    return f"siffror-{facts.year}.xlsx"


def texts(facts: ReportFacts) -> Iterator[str]:
    """Yield every text that the workbook holds."""
    for sheet in sheets(facts):
        yield from (column.heading for column in sheet.columns)
        yield from (cell for row in sheet.rows for cell in row.cells if isinstance(cell, str))


def sheets(facts: ReportFacts) -> list[Sheet]:
    """Return what the workbook is made of; an annex that the report does not have has no sheet."""
    found = [_about(facts), _figures(facts)]
    if facts.statistics:
        found += [_by_area(facts.statistics), _programmes(facts.statistics)]
    if facts.budget:
        found += [_budget(facts.budget), _sums(facts.budget), _deviations(facts.budget)]
    if facts.occasions:
        found.append(_occasions(facts.occasions))
    return found


def _about(facts: ReportFacts) -> Sheet:
    letter = facts.letter
    rows = [
        ("Dokument", facts.title),
        ("Slag", facts.kind_name),
        ("Utgåva", facts.edition),
        ("Avser", f"{facts.partnership} {facts.year}"),
        ("Diarienummer", (letter and letter.registry_number) or "ej tilldelat") if letter else None,
        ("Datum", iso_date(letter.document_on) if letter.document_on else "ej daterad") if letter else None,
        ("Innehåller exempeldata", "ja" if facts.has_example_data else "nej"),
        ("Siffror", "Varje siffra som texten kan nämna: värde, enhet, hur exakt den är och hur den är räknad."),
        ("Övriga blad", "Bilagornas tabeller, rad för rad."),
        ("Okänt", "Ingen har skrivit ned uppgiften. Den är inte noll."),
    ]
    return Sheet("Om filen", (Column("Uppgift", 24), Column("Innehåll", 90)), [Row(row) for row in rows if row])


def _figures(facts: ReportFacts) -> Sheet:
    columns = (
        Column("Namn", 34),
        Column("Siffra", 44),
        Column("Värde", 12),
        Column("Till (intervall)", 10),
        Column("Noggrannhet", 13),
        Column("Enhet", 20),
        Column("Som den skrivs", 18),
        Column("Hur den är räknad", 90),
    )
    rows = [
        Row(
            (
                each.figure.name,
                each.title,
                *counted(each.figure),
                each.figure.figure_kind.value,
                each.figure.text,
                each.definition,
            )
        )
        for each in facts.figures
    ]
    return Sheet("Siffror", columns, rows)


def counted(figure: Figure | None) -> tuple[object, object, str]:
    """Return a number, the other end if it is an interval, and the word for how exact it is."""
    if figure is None or figure.value is None:
        return UNKNOWN, None, ""
    return figure.value, figure.upper, figure.precision.value or "exakt"


def _by_area(statistics: ActivityStatistics) -> Sheet:
    months = [Column(month, 6) for month in short_months()]
    year, unknown = Column("Hela året", 10), Column("Tillfällen utan uppgift om besök", 14)
    rows = [
        Row((each.area, *each.occasions_by_month, each.occasions, *counted(each.visits), each.occasions_without_visits))
        for each in statistics.areas
    ]
    total = (*statistics.occasions_by_month, statistics.occasions, *counted(statistics.visits))
    rows.append(Row(("Summa", *total, statistics.occasions_without_visits), is_strong=True))
    return Sheet(
        f"Aktivitetsstatistik {statistics.year}",
        (Column("Verksamhetsområde", 50), *months, year, *COUNTED, unknown),
        rows,
    )


def _programmes(statistics: ActivityStatistics) -> Sheet:
    per_day = (Column("Besök per dag", 12), Column("Till, per dag", 10), Column("Noggrannhet, per dag", 13))
    rows = [
        Row((each.name, each.open_days, *counted(each.visits), *counted(each.visits_per_day)))
        for each in statistics.programmes
    ]
    return Sheet("Dag för dag", (Column("Verksamhet", 40), Column("Öppna dagar", 12), *COUNTED, *per_day), rows)


def _amounts(amounts: Amounts) -> tuple[object, ...]:
    return tuple(UNKNOWN if amount is None else amount for amount in amounts)


def _amount_columns(budget: BudgetTable) -> tuple[Column, ...]:
    return tuple(Column(f"{name} (kr)", 16) for name in budget.columns)


def _budget(budget: BudgetTable) -> Sheet:
    columns = (Column("Kostnad", 50), Column("Utförs av", 28), Column("Finansieras av", 28), Column("Räknas upp", 11))
    rows = [
        Row((each.cost, each.performer, each.funder, "ja" if each.is_indexed else "nej", *_amounts(each.amounts)))
        for each in budget.rows
    ]
    rows.append(Row(("Summa", None, None, None, *_amounts(budget.total)), is_strong=True))
    return Sheet("Budget och utfall", (*columns, *_amount_columns(budget)), rows)


def _sums(budget: BudgetTable) -> Sheet:
    groups = (("Finansieras av", budget.by_funder), ("Utförs av", budget.by_performer))
    rows = [Row((role, each.name, *_amounts(each.amounts))) for role, group in groups for each in group]
    return Sheet("Budgetsummor", (Column("Roll", 16), Column("Organisation", 40), *_amount_columns(budget)), rows)


def _deviations(budget: BudgetTable) -> Sheet:
    columns = (
        Column("Organisation", 28),
        Column("År", 6),
        Column("Avvikelse (kr)", 16),
        Column("Orsak", 60),
        Column("Hantering", 60),
    )
    rows = [Row((each.organisation, each.year, each.amount, each.cause, each.handling)) for each in budget.deviations]
    return Sheet("Avvikelser", columns, rows)


def _occasions(listed: OccasionList) -> Sheet:
    columns = (
        Column("Datum", 11),
        Column("Aktivitet", 40),
        Column("Verksamhetsområde", 50),
        Column("Arrangör", 40),
        Column("Plats", 24),
        *COUNTED,
    )
    rows = [
        Row((each.held_on, each.activity, each.area, each.organisers, each.venue, *counted(each.visits)))
        for each in listed.rows
    ]
    return Sheet(f"Aktiviteter {listed.year}", columns, rows)
