"""The rows behind every figure of a year, as they were one moment: what is frozen with a report, and compared later.

The dataclasses are written as JSON (facts_json.py). Pure, except for `keep_rows`, which reads.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from budgets.facts import BudgetSheet, CarriedOver, Line, Total
from budgets.models import OutcomeEntry
from partnerships.models import ActivityOccasion, CoOrganiser, Organisation, Partnership
from partnerships.quantities import Figure, FigureKind, known_total, per_day
from partnerships.tally import visits_at
from reporting.figure_rows import rows_behind
from reporting.figures import Entry, Register, RowKind
from reporting.kept_kinds import KeptCarried, KeptEntry, KeptLine, KeptOccasion, KeptOrganisation


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure with what a reader may ask about it; `selection` is the place of its rows in `KeptRows.selections`."""

    figure: Figure
    title: str
    definition: str
    rows: RowKind
    words: tuple[str, ...]
    selection: int

    @property
    def name(self) -> str:
        return self.figure.name

    @property
    def unit(self) -> str:
        """The noun after the number; kronor stand in the number's own text."""
        return "" if self.figure.figure_kind is FigureKind.KRONOR else self.figure.figure_kind.value


@dataclass(frozen=True)
class KeptRows:
    """Every figure of a year, and each row once. A selection is a tuple of places in the list of its kind of rows."""

    year: int
    figures: tuple[KeptFigure, ...]
    selections: tuple[tuple[int, ...], ...]
    occasions: tuple[KeptOccasion, ...] = ()
    organisations: tuple[KeptOrganisation, ...] = ()
    budget_lines: tuple[KeptLine, ...] = ()
    carried_over: tuple[KeptCarried, ...] = ()
    entries: tuple[KeptEntry, ...] = ()  # of the budget lines, in order of date

    @cached_property
    def by_name(self) -> dict[str, KeptFigure]:
        return {each.name: each for each in self.figures}

    def behind(self, figure: KeptFigure) -> list[Any]:
        """The rows that the figure counts or adds up, in their stable order."""
        rows = getattr(self, figure.rows.value)
        return [rows[place] for place in self.selections[figure.selection]]

    def entries_behind(self, figure: KeptFigure) -> list[KeptEntry]:
        """The entries of the ledger that an outcome or a deviation rests on; none for other figures."""
        if not figure.name.startswith(("outcome_", "deviation_")):
            return []
        lines = {row.key for row in self.behind(figure)}
        return [each for each in self.entries if each.line in lines]


# --- Read from the database ------------------------------------------------------------------------------


def keep_rows(figures: Register, partnership: Partnership, year: int, sheet: BudgetSheet) -> KeptRows:
    """All rows behind these figures as they are now (one query for each different selection of occasions, and 6)."""
    found: dict[Any, Any] = {}
    for entry in figures.values():
        if (key := _selection_key(entry)) not in found:
            found[key] = rows_behind(entry, partnership, year, sheet)
    tables: dict[RowKind, dict[Any, Any]] = {kind: {} for kind in RowKind}
    selections = []
    for (kind, _filters), rows in found.items():
        selections.append(tuple(_places(tables[kind], kind, rows)))
    numbers = {key: place for place, key in enumerate(found)}
    return KeptRows(
        year,
        tuple(_kept_figure(entry, numbers[_selection_key(entry)]) for entry in figures.values()),
        tuple(selections),
        occasions=tuple(_occasions(tables[RowKind.OCCASIONS])),
        organisations=tuple(_organisation(row) for row in tables[RowKind.ORGANISATIONS].values()),
        budget_lines=tuple(_line(row) for row in tables[RowKind.BUDGET_LINES].values()),
        carried_over=tuple(_carried(row) for row in tables[RowKind.CARRIED_OVER].values()),
        entries=tuple(_entries(tables[RowKind.BUDGET_LINES].values(), partnership, year)),
    )


def _selection_key(entry: Entry) -> tuple[RowKind, str]:
    return entry.selection.rows, repr(sorted(entry.selection.filters.items()))


def _kept_figure(entry: Entry, selection: int) -> KeptFigure:
    chosen = entry.selection
    return KeptFigure(entry.figure, entry.title, entry.definition, chosen.rows, tuple(chosen.words), selection)


def _places(table: dict[Any, Any], kind: RowKind, rows: Any) -> Iterable[int]:
    """Where each row stands in the table of its kind; a new one is put last."""
    known = {key: place for place, key in enumerate(table)}
    is_query = kind is RowKind.OCCASIONS
    for row in rows.values_list("pk", flat=True) if is_query else rows:
        key = row if is_query else row.code if kind is RowKind.BUDGET_LINES else row.pk
        if key not in known:
            known[key], table[key] = len(table), row
        yield known[key]


def _occasions(table: dict[int, int]) -> Iterable[KeptOccasion]:
    """The occasions with these ids, in their order."""
    beside: dict[int, list[str]] = defaultdict(list)
    links = CoOrganiser.objects.filter(occasion__in=list(table)).order_by("occasion", "organisation__name", "pk")
    for occasion, name in links.values_list("occasion", "organisation__name"):
        beside[occasion].append(name)
    related = ("activity", "area", "organiser", "venue")
    stored = ActivityOccasion.objects.select_related(*related).in_bulk(list(table))
    for pk in table:
        row = stored[pk]
        yield KeptOccasion(
            pk,
            row.held_on,
            row.activity.name,
            row.area.name,
            ", ".join([row.organiser.name, *beside[pk]]),
            row.venue.name if row.venue else "ej angiven",
            row.get_status_display(),
            visits_at(row.visit_count, row.precision, row.visit_count_upper),
            is_example=row.is_example,
        )


def _organisation(row: Organisation) -> KeptOrganisation:
    return KeptOrganisation(row.pk, row.name, row.get_kind_display(), is_example=row.is_example)


def _line(row: Line) -> KeptLine:
    is_example = row.is_example or row.outcome_is_example
    performer, funder = row.performer, row.funder
    amounts = row.amount, row.outcome
    return KeptLine(row.code, row.cost, performer.name, funder.name, *amounts, is_example, performer.slug, funder.slug)


def _entries(lines: Iterable[Line], partnership: Partnership, year: int) -> Iterable[KeptEntry]:
    """What is booked on these lines (1 query, none without lines)."""
    known = {line.pk: line for line in lines}
    if known:
        for row in (
            OutcomeEntry.objects.of(partnership).in_year(year).filter(line__in=known).order_by("booked_on", "pk")
        ):
            line, voucher = known[row.line_id], row.voucher_number
            yield KeptEntry(
                row.pk, line.code, row.booked_on, line.cost, voucher, row.note, row.amount, is_example=row.is_example
            )


def _carried(row: CarriedOver) -> KeptCarried:
    return KeptCarried(
        row.pk, row.performer.name, row.to_year, row.cause, row.approval, row.amount, row.is_example, row.from_year
    )


# --- Count anew ------------------------------------------------------------------------------------------


def recounted(kept: KeptRows, figure: KeptFigure) -> Figure | None:
    """The figure worked out anew from its own rows; None for a kind that this does not know how to count."""
    rows, name, kind = kept.behind(figure), figure.name, figure.figure.figure_kind
    if kind is FigureKind.KRONOR:
        return _kronor(name, rows)
    if kind is FigureKind.VISITS:
        return _visits(name, rows)
    days = Figure(name, FigureKind.DAYS, len({row.held_on for row in rows}) if figure.rows is RowKind.OCCASIONS else 0)
    if kind is FigureKind.DAYS:
        return days
    if kind is FigureKind.VISITS_PER_DAY:
        return per_day(name, _visits(name, rows), days)
    if kind in (FigureKind.OCCASIONS, FigureKind.ORGANISATIONS):
        return Figure(name, kind, len(rows))
    return None


def is_as_counted(figure: Figure, again: Figure) -> bool:
    """Whether a figure is what its rows give. Where nobody has written anything down, no rows are no number."""
    return figure == again or (figure.is_missing and not again.value)


def _visits(name: str, rows: list[Any]) -> Figure:
    known = [row.visits for row in rows if row.visits]
    return known_total(name, FigureKind.VISITS, known, uncounted=len(rows) - len(known))


AMOUNTS = {
    "budget": "amount",
    "outcome": "outcome",
    "deviation": "deviation",
    "carried_over": "amount",
    "carried_in": "amount",
}
"""What a sum of kronor adds up, by how its name begins."""


def _kronor(name: str, rows: list[Any]) -> Figure | None:
    for begins, column in AMOUNTS.items():
        if name.startswith((f"{begins}_of_", f"{begins}_total")):
            parts = [getattr(row, column) for row in rows]
            return Figure(name, FigureKind.KRONOR, Total.of(parts).amount if parts else None)
    return None
