"""What was asked for, what it did cost, and what went over to another year: row by row with sums below."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from budgets.models import GRANTED, PAID, REQUESTED, PaymentRequest, RequestStatus
from budgets.workbook.formulas import area, cell, fixed, total, total_of
from budgets.workbook.parts import EXAMPLE, Part, example
from partnerships.formula_book import Row, Sheet
from partnerships.workbooks import Column

FIRST = 2
ZERO = Decimal(0)
REQUEST_COLUMNS = (
    Column("Partnerskap", 24), Column("Rekvisition", 18), Column("Budgetår", 9), Column("Begärs av", 26),
    Column("Från", 24), Column("Status", 22), Column("Inlämnad", 12), Column("Rad", 48), Column("Belopp, kr", 14),
    Column("Begärt, kr", 14), Column("Beviljat, kr", 14), Column("Utbetalt, kr", 14), Column("Utbetalningsdag", 15),
    Column("Verifikationsnummer", 20), Column("Varför sent", 30), EXAMPLE,
)  # fmt: skip
SUMMED_REQUESTS = (9, 10, 11)  # what still holds; the amounts of refused requests are not added up
OUTCOME_COLUMNS = (
    Column("Partnerskap", 24), Column("Budgetår", 9), Column("Kostnad", 48), Column("Utförs av", 26),
    Column("Finansieras av", 24), Column("Bokfört", 12), Column("Från och med", 12), Column("Till och med", 12),
    Column("Belopp, kr", 14), Column("Verifikationsnummer", 20), Column("Anteckning", 36), Column("Rättar posten", 30),
    Column("Varför den rättas", 36), EXAMPLE,
)  # fmt: skip
OUTCOME_YEAR, OUTCOME_AMOUNT = 1, 8
CARRIED_COLUMNS = (
    Column("Partnerskap", 24), Column("Från år", 9), Column("Till år", 9), Column("Används av", 26),
    Column("Finansieras av", 24), Column("Belopp, kr", 14), Column("Orsak", 60), Column("Dialog", 40),
    Column("Beviljat av", 24), Column("Hur", 24), Column("Beviljat", 12), EXAMPLE,
)  # fmt: skip
CARRIED_AMOUNT = 5


def requests(parts: Sequence[Part]) -> Sheet:
    """Each amount of each request that was ever submitted; what it says of a returned one is what was submitted."""
    rows = [row for part in parts for request in part.requests for row in _request(part.name, request)]
    return Sheet("Rekvisitioner", REQUEST_COLUMNS, [*map(Row, rows), *_sums(rows, SUMMED_REQUESTS)])


def _request(place: str, request: PaymentRequest) -> Iterator[list[Any]]:
    status = request.get_status_display()
    about = [place, str(request), request.year, request.performer.name, request.funder.name, status]
    about.append(request.submitted_on)
    paid = [request.paid_on, request.voucher_number, request.late_reason, example(request)]
    for name, amount in _amounts(request):
        drawn = [amount if request.status in states else ZERO for states in (REQUESTED, GRANTED, PAID)]
        yield [*about, name, amount, *drawn, *paid]


def _amounts(request: PaymentRequest) -> list[tuple[str, Decimal]]:
    """While the performer rewrites a returned request, only the whole of what was submitted is the city's to read."""
    if request.status in {RequestStatus.RETURNED, RequestStatus.WITHDRAWN}:
        return [("hela rekvisitionen, som den lämnades in", request.total_received)]
    return [(str(line), line.amount) for line in request.lines.all()]


def outcome(parts: Sequence[Part]) -> Sheet:
    """Each entry, and the sum of each year."""
    rows = [
        [
            part.name,
            each.line.budget.year,
            each.line.cost,
            each.line.performer.name,
            each.line.funder.name,
            each.booked_on,
            each.starts_on,
            each.ends_on,
            each.amount,
            each.voucher_number,
            each.note,
            str(each.corrects) if each.corrects else "",
            each.reason,
            example(each),
        ]
        for part in parts
        for each in part.entries
    ]
    return Sheet("Utfall", OUTCOME_COLUMNS, [*map(Row, rows), *_sums_per_year(rows)])


def _sums_per_year(rows: list[list[Any]]) -> Iterator[Row]:
    last = FIRST + len(rows) - 1
    for index, year in enumerate(sorted({row[OUTCOME_YEAR] for row in rows})):
        found = total_of(
            [row[OUTCOME_AMOUNT] for row in rows if row[OUTCOME_YEAR] == year],
            area(OUTCOME_AMOUNT, FIRST, last),
            label=cell(OUTCOME_YEAR, last + 1 + index, fixed_column=True),
            names=fixed(OUTCOME_YEAR, FIRST, last),
        )
        cells = ["Summa för året", year, *[""] * (OUTCOME_AMOUNT - 2), found]
        yield Row(cells, is_strong=True)


def carried_over(parts: Sequence[Part]) -> Sheet:
    """What was granted for a later year."""
    rows = [
        [
            part.name,
            each.from_year,
            each.to_year,
            each.performer.name,
            each.funder.name,
            each.amount,
            each.cause,
            each.dialogue,
            each.approved_by.name,
            each.approval,
            each.approved_on,
            example(each),
        ]
        for part in parts
        for each in part.carried
    ]
    return Sheet("Överförda medel", CARRIED_COLUMNS, [*map(Row, rows), *_sums(rows, (CARRIED_AMOUNT,))])


def _sums(rows: list[list[Any]], columns: Sequence[int]) -> list[Row]:
    """One row of sums below; none when there is nothing to add."""
    if not rows:
        return []
    last = FIRST + len(rows) - 1
    cells: list[Any] = ["Summa", *[""] * max(columns)]
    for column in columns:
        cells[column] = total([row[column] for row in rows], area(column, FIRST, last))
    return [Row(cells, is_strong=True)]
