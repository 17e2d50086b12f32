"""How the amounts came about: each year's uplift line by line, and the sentence behind every amount."""

from collections.abc import Iterator, Sequence

from budgets.facts import Line
from budgets.steps import Step
from budgets.workbook.parts import EXAMPLE, UNKNOWN, Part, amount, example
from partnerships.formula_book import Row, Sheet
from partnerships.workbooks import Column

UPLIFT_COLUMNS = (
    Column("Partnerskap", 24), Column("Kostnad", 48), Column("Finansieras av", 24), Column("Inför", 8),
    Column("Belopp före, kr", 15), Column("Uppräkning, %", 12), Column("Före avrundning, kr", 17),
    Column("Efter uppräkning, kr", 15), Column("Ökning, kr", 12), Column("Belopp för året, kr", 15),
    Column("Grund", 28), Column("Enligt", 36), EXAMPLE,
)  # fmt: skip
EXPLANATION_COLUMNS = (
    Column("Partnerskap", 24), Column("Kostnad", 48), Column("År", 8), Column("Belopp, kr", 15),
    Column("Förklaring", 100), EXAMPLE,
)  # fmt: skip
HOW_TO_READ = (
    "Ett belopp som är okänt står som «okänt», aldrig som noll. En summa med en okänd del är okänd tills beloppet "
    "är skrivet; raden «varav känt» summerar resten.",
    "Överförda medel räknas inte in i budgetens summa och räknas inte upp.",
    "Begärt är det som är inlämnat och inte återlämnat, avslaget eller återtaget.",
    "Avvikelse är budget minus utfall.",
)


def uplifts(parts: Sequence[Part]) -> Sheet:
    """One row for each line and year that was worked out from the year before."""
    return Sheet("Uppräkning", UPLIFT_COLUMNS, [Row(row) for part in parts for row in _uplifts(part)])


def _uplifts(part: Part) -> Iterator[list[object]]:
    for year in part.years:
        for line in year.lines:
            if line.is_indexed and not line.explanation.is_stated:
                yield [part.name, line.cost, line.funder.name, year.year, *_step(line, year.year), example(line)]


def _step(line: Line, year: int) -> list[object]:
    """The year's own uplift, and the amount of the year, which is another where somebody has adjusted it."""
    steps = line.explanation.steps
    step = next((each for each in steps if isinstance(each, Step) and each.rate.year == year), None)
    if step is None:
        return [*[UNKNOWN] * 5, amount(line.amount), "", line.explanation.why_unknown]
    rate = step.rate
    return [
        step.before,
        rate.percent,
        step.exact,
        step.after,
        step.added,
        amount(line.amount),
        rate.basis,
        rate.source_decision,
    ]


def explanations(parts: Sequence[Part]) -> Sheet:
    """Every amount with its sentence, and how the workbook is read."""
    rows = [
        Row([part.name, line.cost, year.year, amount(line.amount), line.explanation.sentence, example(line)])
        for part in parts
        for year in part.years
        for line in year.lines
    ]
    reading = [Row([]), Row(["Så läses boken"], is_strong=True), *(Row([sentence]) for sentence in HOW_TO_READ)]
    return Sheet("Förklaringar", EXPLANATION_COLUMNS, [*rows, *reading])
