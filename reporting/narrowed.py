"""A part of a figure's rows, counted: what a cell of a table is. «Aktiviteter 2023: mars», with March's very rows.

Pure, from rows as they are kept, so that the rows of today and those of a frozen report are counted alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from partnerships.swedish import MONTHS, iso_date
from reporting.figure_keys import NOT_COUNTED, By, key_of
from reporting.figures import RowKind
from reporting.kept_kinds import KeptOccasion
from reporting.kept_rows import KeptFigure, KeptRows, recounted


@dataclass(frozen=True, slots=True)
class Way:
    """One way to narrow: which kinds of rows have it, the row's own value of it, how it is said of a row or value."""

    kinds: tuple[RowKind, ...]
    value: Callable[[Any], str]
    heading: str
    words: Callable[[Any], str]


def _occasion(row: KeptOccasion) -> str:
    return f"{row.activity} {iso_date(row.held_on)}"


OF_OCCASIONS, OF_LINES, OF_CARRIED = (RowKind.OCCASIONS,), (RowKind.BUDGET_LINES,), (RowKind.CARRIED_OVER,)
WAYS = {
    By.MONTH: Way(OF_OCCASIONS, lambda row: str(row.held_on.month), "Månad", lambda row: MONTHS[row.held_on.month - 1]),
    By.OCCASION: Way(OF_OCCASIONS, lambda row: str(row.key), "Tillfälle", _occasion),
    By.UNCOUNTED: Way(
        OF_OCCASIONS, lambda row: "" if row.visits else NOT_COUNTED, "Besök", lambda row: "utan uppgift om antal besök"
    ),
    By.LINE: Way(OF_LINES, lambda row: row.key, "Budgetrad", lambda row: row.cost),
    By.FUNDER: Way(OF_LINES, lambda row: row.funder_slug, "Finansieras av", lambda row: row.funder),
    By.PERFORMER: Way(OF_LINES, lambda row: row.performer_slug, "Utförs av", lambda row: row.performer),
    By.CARRIED_OVER: Way(OF_CARRIED, lambda row: str(row.key), "Överförda medel", lambda row: row.performer),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which part: «manad» is «3»."""

    by: By
    value: str

    def of(self, name: str) -> str:
        """The key of that part of a figure."""
        return key_of(name, self.by, self.value)


def asked_narrowing(query: Mapping[str, str]) -> Narrowing | None:
    """What an address asks for; None when it asks for the whole figure. The first of several counts."""
    return next((Narrowing(by, query[by.value]) for by in By if query.get(by.value)), None)


def narrowed(kept: KeptRows, name: str, asked: Narrowing) -> KeptRows:
    """The figure counted on the part of its rows that is asked for, under its own name and alone.

    Without any figure when there is none of the name, when it has not such rows, or when no row is in the part.
    """
    nothing, way = replace(kept, figures=(), selections=()), WAYS[asked.by]
    whole = kept.by_name.get(name)
    if whole is None or whole.rows not in way.kinds:
        return nothing
    rows = getattr(kept, whole.rows.value)
    places = tuple(place for place in kept.selections[whole.selection] if way.value(rows[place]) == asked.value)
    if not places:
        return nothing
    figure = _described(whole, way, rows[places[0]])
    counted = recounted(replace(kept, figures=(figure,), selections=(places,)), figure)
    if counted is None:
        return nothing
    return replace(kept, figures=(replace(figure, figure=counted),), selections=(places,))


def _described(whole: KeptFigure, way: Way, row: Any) -> KeptFigure:
    said = way.words(row)
    joint = ", " if ":" in whole.title else ": "
    words = (*whole.words, f"{way.heading}: {said}")
    return replace(whole, title=f"{whole.title}{joint}{said}", words=words, selection=0)
