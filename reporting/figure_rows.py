"""The very rows behind a figure, for the page that a reader reaches from any printed number."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from budgets.facts import BudgetSheet, Line
from partnerships.models import ActivityOccasion, CoOrganiser, Organisation, Partnership
from partnerships.swedish import swedish_sort_key
from reporting.figures import Entry, RowKind


def rows_behind(entry: Entry, partnership: Partnership, year: int, sheet: BudgetSheet) -> "QuerySet[Any] | list[Any]":
    """The rows that the figure counts or adds up, in a stable order."""
    selection = entry.selection
    if selection.rows is RowKind.OCCASIONS:
        return _occasions(partnership, year).filter(**selection.filters).order_by("held_on", "pk").as_rows()
    if selection.rows is RowKind.ORGANISATIONS:
        found = _organisations(partnership, year).filter(**selection.filters)
        return sorted(found, key=lambda row: (swedish_sort_key(row.name), row.pk))
    performer = selection.filters.get("performer")
    if selection.rows is RowKind.BUDGET_LINES:
        return [line for line in _budget_lines(sheet, year) if performer in (None, line.performer.slug)]
    if "to_year" in selection.filters:
        return list(budget.carried_in) if (budget := sheet.year(year)) else []
    return [each for each in sheet.carried_from(year) if performer in (None, each.performer.slug)]


def rows_with(rows: Any, entry: Entry, keys: Collection[Any]) -> "QuerySet[Any] | list[Any]":
    """Those of the rows behind a figure that are known by these keys (kept_rows.py)."""
    if entry.selection.rows is RowKind.OCCASIONS:
        return rows.filter(pk__in=keys)
    return [row for row in rows if (row.code if entry.selection.rows is RowKind.BUDGET_LINES else row.pk) in keys]


def _occasions(partnership: Partnership, year: int) -> Any:
    return ActivityOccasion.objects.of(partnership).in_year(year)


def _organisations(partnership: Partnership, year: int) -> Any:
    held = _occasions(partnership, year).held()
    beside = CoOrganiser.objects.filter(occasion__in=held)
    return Organisation.objects.filter(Q(pk__in=held.values("organiser")) | Q(pk__in=beside.values("organisation")))


def _budget_lines(sheet: BudgetSheet, year: int) -> tuple[Line, ...]:
    budget = sheet.year(year)
    return budget.lines if budget else ()
