"""A number that knows what it counts and how exact it is: the only kind of number that overview and letter print.

Pure: no database. ``year_log.py`` adds them up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from partnerships.swedish import EN_DASH, NO_BREAK_SPACE, kronor, number

MISSING = "uppgift saknas"
"""What is printed instead of a number nobody has written down: unknown is never zero."""


class FigureKind(Enum):
    """What a figure counts; figures of different kinds are never added (rule 17)."""

    OCCASIONS = "aktivitetstillfällen"
    VISITS = "besök"
    VISITS_PER_DAY = "besök per dag"
    PERSONS = "personer"
    DAYS = "dagar"
    ORGANISATIONS = "organisationer"
    KRONOR = "kronor"
    COUNT = "antal"


class Precision(Enum):
    """How exact a figure is, from most to least; the word is always printed before the number (rule 18).

    An interval is not here: it is a figure with two ends.
    """

    EXACT = ""
    MORE_THAN = "drygt"
    AT_LEAST = "minst"
    APPROXIMATELY = "cirka"
    ABOUT = "ungefär"

    @classmethod
    def weakest(cls, precisions: Iterable["Precision"]) -> "Precision":
        """The least exact of them; exact when there are none."""
        return max(precisions, key=list(cls).index, default=cls.EXACT)


class MixedKinds(TypeError):
    """Somebody tried to add activities to visits, or visits to persons (rule 17)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number computed from the database, as it may be named in prose: ``{activity_count}``.

    ``value`` is None when nobody has written the number down. ``upper`` is the other end of an interval. Equal figures
    may differ in ``uncounted``, which reports that were frozen before it was told do not have.
    """

    name: str  # the key in the register of figures (figures.py), lower case English with underscores
    figure_kind: FigureKind
    value: int | Decimal | None
    precision: Precision = Precision.EXACT
    upper: int | Decimal | None = None
    uncounted: int = field(default=0, compare=False)  # occasions without a number, that the value is without

    @property
    def hides_uncounted(self) -> bool:
        """Whether occasions are left out without the figure saying it: «minst» says so, «cirka» does not."""
        return bool(self.uncounted) and not self.is_missing and self.precision is not Precision.AT_LEAST

    @property
    def is_missing(self) -> bool:
        return self.value is None

    @property
    def text(self) -> str:
        """The figure as printed: "517", "cirka 40", "120–150", "232 886 kr", "uppgift saknas"."""
        if self.value is None:
            return MISSING
        if self.figure_kind is FigureKind.KRONOR:
            plain = kronor(Decimal(self.value))
        elif self.upper is not None:
            plain = f"{number(self.value)}{EN_DASH}{number(self.upper)}"
        else:
            plain = number(self.value)
        return f"{self.precision.value}{NO_BREAK_SPACE}{plain}" if self.precision.value else plain


def total(name: str, parts: Iterable[Figure]) -> Figure:
    """Add figures of one kind. The sum is as exact as its least exact part, an interval if any part is one,
    and missing if any part is. Raises MixedKinds, ValueError when there is nothing to add."""
    figures = list(parts)
    if not figures:
        raise ValueError("Inget att summera.")
    kinds = {figure.figure_kind for figure in figures}
    if len(kinds) > 1:
        named = ", ".join(sorted(kind.value for kind in kinds))
        raise MixedKinds(f"Olika slag läggs aldrig ihop: {named}.")
    precision = Precision.weakest(figure.precision for figure in figures)
    uncounted = sum(figure.uncounted for figure in figures)
    known = [figure.value for figure in figures if figure.value is not None]
    if len(known) < len(figures):
        return Figure(name, kinds.pop(), None, uncounted=uncounted)
    ends = [figure.value if figure.upper is None else figure.upper for figure in figures]
    is_interval = any(figure.upper is not None for figure in figures)
    upper = sum(end for end in ends if end is not None) if is_interval else None
    return Figure(name, kinds.pop(), sum(known), precision, upper, uncounted)


def known_total(name: str, kind: FigureKind, parts: Iterable[Figure], *, uncounted: int) -> Figure:
    """Add the parts that are known: «minst» when there are `uncounted` occasions beside them, missing when none is.

    Beside an estimate it stays «cirka»: at least so many is more than anybody knows. `hides_uncounted` tells of it.
    """
    known = [figure for figure in parts if not figure.is_missing]
    if not known:
        return Figure(name, kind, None, uncounted=uncounted)
    added = total(name, known)
    precision = Precision.weakest([added.precision, Precision.AT_LEAST]) if uncounted else added.precision
    return replace(added, precision=precision, uncounted=uncounted)


def per_day(name: str, visits: Figure, days: Figure) -> Figure:
    """Visits per open day, to a whole number, half up; always «cirka» or weaker. 1 456 / 36 gives cirka 40.

    Never «minst»: «minst 40 besök per dag» is read as so many each day. Uncounted occasions follow from the visits.
    """
    uncounted = visits.uncounted
    if visits.value is None or not days.value:
        return Figure(name, FigureKind.VISITS_PER_DAY, None, uncounted=uncounted)
    precision = Precision.weakest([visits.precision, Precision.APPROXIMATELY])
    lower = _divided(visits.value, days.value)
    upper = None if visits.upper is None else _divided(visits.upper, days.value)
    return Figure(
        name, FigureKind.VISITS_PER_DAY, lower, precision, None if upper == lower else upper, uncounted=uncounted
    )


def _divided(whole: int | Decimal, parts: int | Decimal) -> int:
    return int((Decimal(whole) / parts).quantize(Decimal(1), ROUND_HALF_UP))
