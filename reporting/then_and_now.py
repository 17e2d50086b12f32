"""What has become of the rows behind a figure since the report was frozen: added, removed, changed. Pure."""

from dataclasses import dataclass
from typing import Any

from reporting.kept_kinds import KeptEntry, KeptRow
from reporting.kept_rows import KeptFigure, KeptRows


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that says something else today; `cells` are (heading, then, now) where the two differ."""

    row: KeptRow
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed behind one figure. `now` is None when the figure is no longer counted at all."""

    then: KeptFigure
    now: KeptFigure | None
    added: tuple[KeptRow, ...]
    removed: tuple[KeptRow, ...]
    changed: tuple[ChangedRow, ...]
    booked: tuple[KeptEntry, ...] = ()  # entries that the ledger has got since; those of then never change

    @property
    def is_same(self) -> bool:
        """Whether figure and rows are as they were."""
        value_is_same = self.now is not None and self.now.figure == self.then.figure
        return value_is_same and not (self.added or self.removed or self.changed or self.booked)


def since(figure: KeptFigure, then: KeptRows, now: KeptRows) -> Since:
    """Compare the rows of a figure as they were with those of today, by what each row is known by."""
    today = now.by_name.get(figure.name)
    old = {row.key: row for row in then.behind(figure)}
    new = {row.key: row for row in now.behind(today)} if today else {}
    entries = {entry.key for entry in then.entries_behind(figure)}
    return Since(
        figure,
        today,
        tuple(row for key, row in new.items() if key not in old),
        tuple(row for key, row in old.items() if key not in new),
        tuple(_changed(row, new[key]) for key, row in old.items() if key in new and row.cells != new[key].cells),
        tuple(each for each in now.entries_behind(today) if each.key not in entries) if today else (),
    )


def _changed(then: Any, now: Any) -> ChangedRow:
    both = zip(then.cells, now.cells, strict=True)
    return ChangedRow(now, tuple((heading, old, new) for (heading, old), (_, new) in both if old != new))
