"""What the workbook is made of, read in a fixed number of queries whatever the number of partnerships."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from budgets.facts import Body, BudgetSheet, CarriedOver, YearBudget
from budgets.models import OutcomeEntry, PaymentRequest
from budgets.totals import budget_sheets
from partnerships.models import Partnership
from partnerships.workbooks import Column

UNKNOWN = "okänt"
EXAMPLE = Column("Exempel", 9)


@dataclass(frozen=True, slots=True)
class Part:
    """One partnership's part of the workbook. With a `year` the other sheets than the first hold that year only."""

    name: str
    sheet: BudgetSheet
    requests: tuple[PaymentRequest, ...]  # those that were ever submitted
    entries: tuple[OutcomeEntry, ...]
    is_whole: bool  # everybody's lines, not only one funder's
    year: int | None = None

    @property
    def years(self) -> tuple[YearBudget, ...]:
        return tuple(each for each in self.sheet.years if self.year in {None, each.year})

    @property
    def carried(self) -> tuple[CarriedOver, ...]:
        into_or_from = self.sheet.carried_over
        return tuple(each for each in into_or_from if self.year in {None, each.from_year, each.to_year})


def read_parts(
    partnerships: Collection[Partnership], *, funder: int | None = None, year: int | None = None
) -> list[Part]:
    """Everything that is known of these partnerships' money, or of what one funder (id) pays; eight queries."""
    sheets = budget_sheets(partnerships)
    if funder:
        sheets = {pk: sheet.funded_by(funder) for pk, sheet in sheets.items()}
    requests = _grouped(_requests(partnerships, funder, year), lambda each: each.agreement.partnership_id)
    entries = _grouped(_entries(partnerships, funder, year), lambda each: each.line.budget.agreement.partnership_id)
    return [
        Part(each.name, sheets[each.pk], tuple(requests[each.pk]), tuple(entries[each.pk]), funder is None, year)
        for each in partnerships
    ]


def amount(kronor: Decimal | None) -> Decimal | str:
    """As it stands in a cell: unknown is said, never zero."""
    return UNKNOWN if kronor is None else kronor


def example(row: Any) -> str:
    """Invented rows say so (facts.md § 10)."""
    return "ja" if row.is_example else ""


def labels(bodies: Iterable[Body]) -> dict[int, str]:
    """What each body is called in the workbook, by its id: two of the same name are told apart."""
    found = {body.pk: body for body in bodies}
    names = [body.name.casefold() for body in found.values()]
    return {
        pk: f"{body.name} ({body.slug})" if names.count(body.name.casefold()) > 1 else body.name
        for pk, body in found.items()
    }


def _requests(partnerships: Collection[Partnership], funder: int | None, year: int | None) -> Any:
    found = PaymentRequest.objects.filter(agreement__partnership__in=partnerships).open_to(())
    return _narrowed(found.with_content(), funder=funder, year=year).order_by("year", "agreement", "number")


def _entries(partnerships: Collection[Partnership], funder: int | None, year: int | None) -> Any:
    found = OutcomeEntry.objects.filter(line__budget__agreement__partnership__in=partnerships)
    related = found.select_related("line__performer", "line__funder", "line__budget__agreement", "corrects")
    narrowed = _narrowed(related, line__funder=funder, line__budget__year=year)
    return narrowed.order_by("line__budget__year", "line__position", "booked_on", "pk")


def _narrowed(rows: Any, **filters: int | None) -> Any:
    return rows.filter(**{name: value for name, value in filters.items() if value is not None})


def _grouped(rows: Iterable[Any], partnership_of: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[partnership_of(row)].append(row)
    return found
