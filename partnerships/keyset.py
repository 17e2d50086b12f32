"""Pages of a list by day and number: «older than this row», however deep, costs the same as the first page.

The condition is written so that both databases read it as one stretch of the index (day, id): `date <= d AND
(date < d OR id < i)`.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

ROWS = 50  # on a page
_WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row's place in the list; written «2024-11-30.517» in the address."""

    day: dt.date
    pk: int

    def __str__(self) -> str:
        return f"{self.day}.{self.pk}"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in the order of the list, and what stands in the address of the pages beside; empty when there is none."""

    rows: list[dict[str, Any]]
    newer: str = ""
    older: str = ""
    is_oldest_first: bool = False

    @property
    def has_other_pages(self) -> bool:
        return bool(self.newer or self.older)


def page_of(found: Any, *, older: str = "", newer: str = "", oldest_first: bool = False) -> Page:
    """The page of rows (dicts of occasions) older or newer than a cursor, or the first one; a cursor that is none is no
    cursor. The newest first, or the oldest. One query, and nothing is skipped over."""
    after, before = _read(older), _read(newer)
    if after:
        found = found.filter(Q(held_on__lt=after.day) | Q(pk__lt=after.pk), held_on__lte=after.day)
    elif before:
        found = found.filter(Q(held_on__gt=before.day) | Q(pk__gt=before.pk), held_on__gte=before.day)
    is_beside = bool(after or before)
    upwards = not after if is_beside else oldest_first  # read from the older rows to the newer
    order = ("held_on", "pk") if upwards else ("-held_on", "-pk")
    rows = list(found.order_by(*order)[: ROWS + 1])
    has_more, rows = len(rows) > ROWS, rows[:ROWS]
    if not rows:
        return Page(rows)
    first, last = (str(Cursor(row["held_on"], row["pk"])) for row in (rows[0], rows[-1]))
    onwards, back = (last if has_more else ""), (first if is_beside else "")
    return Page(
        rows if upwards == oldest_first else rows[::-1],
        newer=onwards if upwards else back,
        older=back if upwards else onwards,
        is_oldest_first=oldest_first,
    )


def _read(text: str) -> Cursor | None:
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return None
    try:
        return Cursor(dt.date.fromisoformat(written[1]), int(written[2]))
    except ValueError:
        return None
