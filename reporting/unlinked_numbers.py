"""Numbers typed by hand that are, or nearly are, a figure of the register: each can be linked so that it stays right.

Pure. The editor asks while somebody writes, the section's page lists what is left, and the check before sending warns.
A number that is something else is never offered: years, dates, §, ages, times, numbers of records, numbers of lists.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from partnerships.quantities import Figure, FigureKind, Precision
from partnerships.swedish import MONTHS, NO_BREAK_SPACE
from reporting.figure_wording import LETTERS, MENTION, Form, Wording, WordingError, options_of, worded

MOST_OFFERED = 5
SMALLEST_ALONE = 100  # a smaller number is asked about only when the words after it say what it counts
NEAR = 0.02  # of the figure: a number this near, of the same thing, is perhaps last week's

_WORDS = {
    "cirka": Precision.APPROXIMATELY,
    "ca": Precision.APPROXIMATELY,
    "omkring": Precision.APPROXIMATELY,
    "runt": Precision.APPROXIMATELY,
    "ungefär": Precision.ABOUT,
    "drygt": Precision.MORE_THAN,
    "över": Precision.MORE_THAN,
    "minst": Precision.AT_LEAST,
}
_UNITS = {"kr": Form.AS_IS, "kronor": Form.KRONOR_IN_FULL, "tkr": Form.THOUSANDS, "mnkr": Form.MILLIONS}
_IN_KRONOR = {Form.THOUSANDS: 1_000, Form.MILLIONS: 1_000_000}
_VISITS = {FigureKind.VISITS, FigureKind.VISITS_PER_DAY}
_COUNTED = (  # how a word begins, and what it then counts
    ("besök", _VISITS),
    (("aktivitet", "tillfäll", "evenemang"), {FigureKind.OCCASIONS}),
    (("organisation", "förening", "grupp", "aktör", "nätverk"), {FigureKind.ORGANISATIONS}),
    (("dag", "öppna"), {FigureKind.DAYS}),
    (("barn", "ung", "person", "deltagar", "malmöbo", "föräld", "familj", "elev"), {FigureKind.PERSONS}),
)
_NEVER_BEFORE = re.compile(
    r"(?:§§?|kap\.|nr|nummer|sid\.?|sida|bilaga|punkt|not|mål|mått|artikel|kl\.?|klockan|åldern|mellan|dnr|\b[A-ZÅÄÖ]{2,6})"
    r"[ \u00a0]?$"
)
_NEVER_AFTER = re.compile(
    rf"[ \u00a0]?(?:%|procent|år|åring|{'|'.join(MONTHS)}|jan\b|feb\b|[–-]|och[ \u00a0]\d+[ \u00a0]år)", re.IGNORECASE
)
_NUMBER = re.compile(
    rf"(?P<mention>\\.|{MENTION})"
    r"|(?:(?<!\w)(?P<word>cirka|ca\.?|omkring|runt|ungefär|drygt|över|minst)[ \u00a0]+)?"
    rf"(?<![\w.,:/§–-])(?<!\d[ \u00a0])"
    rf"(?P<number>\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?!\d)|\d{{1,9}}|(?:{'|'.join(LETTERS[2:])})(?!\w))"
    r"(?P<decimals>,\d{1,2})?(?![\w/:]|[.,]\d)"
    r"(?:[ \u00a0](?P<unit>kr|kronor|tkr|mnkr)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that the number may be, as it would be written, and how it would then read."""

    figure: Figure
    written: str  # "{activity_count|cirka:10}"
    text: str
    is_same: bool  # it would read as it does now


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A number in the text, from `start` to `end` with its «cirka» and «kr», and what it may be, likeliest first."""

    start: int
    end: int
    written: str
    candidates: tuple[Candidate, ...]


def unlinked_numbers(text: str, figures: Mapping[str, Figure]) -> tuple[Suggestion, ...]:
    """The numbers in a section's text that could be figures, in order. `figures` are those a writer may choose."""
    book = _Book(figures)
    found = (_suggestion(number, text, book) for number in _NUMBER.finditer(text) if number["number"])
    return tuple(each for each in found if each)


class _Book:
    """The figures by size, so that each number is compared with a few only."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        known = ((float(figure.value), figure) for figure in figures.values() if figure.value)
        pairs = sorted(known, key=lambda pair: pair[0])
        self._sizes = [size for size, _ in pairs]
        self._figures = [figure for _, figure in pairs]

    def _between(self, low: float, high: float) -> list[Figure]:
        return self._figures[bisect_left(self._sizes, low) : bisect_right(self._sizes, high)]

    def reading(self, text: str, value: Decimal, wording: Wording) -> list[Figure]:
        """The figures that read so. One that is always «cirka» is also found by its bare number."""
        whole = float(value * _IN_KRONOR.get(wording.form, 1))
        width = max(wording.step, _IN_KRONOR.get(wording.form, 1))
        found = []
        for figure in self._between(whole - width, whole + width):
            try:
                reads = worded(figure, wording)
            except WordingError:
                continue
            if text in (reads, reads.removeprefix(f"{figure.precision.value}{NO_BREAK_SPACE}")):
                found.append(figure)
        return found

    def near(self, value: Decimal, kinds: set[FigureKind]) -> list[Figure]:
        """The figures of some kinds that are almost this number."""
        size = float(value)
        return [each for each in self._between(size / (1 + NEAR), size / (1 - NEAR)) if each.figure_kind in kinds]


def _suggestion(number: "re.Match[str]", text: str, book: _Book) -> Suggestion | None:
    start, end = number.span()
    around = text[max(0, start - 80) : start], text[end : end + 80]
    if _is_something_else(number, *around):
        return None
    counted = _counted(around[1])
    candidates = [each for each in _candidates(number, counted, book) if counted is None or _fits(each, counted)]
    if not candidates:
        return None
    context = _ascii_words(f"{around[0]} {around[1]}")
    candidates.sort(key=lambda each: (not each.is_same, -len(context & _name_words(each)), len(each.figure.name)))
    return Suggestion(start, end, number.group(), tuple(candidates[:MOST_OFFERED]))


def _is_something_else(number: "re.Match[str]", before: str, after: str) -> bool:
    """A year, a date, a §, an age, a time, a record's number, a number of a list, one too small to mean anything."""
    digits, unit = number["number"], number["unit"]
    if _NEVER_BEFORE.search(before) or (not unit and _NEVER_AFTER.match(after)):
        return True
    if not unit and (number["decimals"] or re.fullmatch(r"(?:19|20)\d\d", digits)):
        return True
    if re.search(r"(?:^|\n)[ \t]*$", before) and re.match(r"\.[ \t]", after):
        return True
    is_small = digits.isalpha() or int(re.sub(r"\D", "", digits)) < SMALLEST_ALONE
    return is_small and not unit and _counted(after) is None


def _counted(after: str) -> set[FigureKind] | None:
    """What the next words say is counted; None when they say nothing."""
    words = re.match(r"[*_]{0,3}((?:[ \u00a0]+[*_]{0,3}[\w-]+){1,3})", after)
    for word in words.group(1).lower().replace("*", "").split() if words else ():
        for beginnings, kinds in _COUNTED:
            if word.startswith(beginnings):
                return kinds
    return None


def _fits(candidate: Candidate, counted: set[FigureKind]) -> bool:
    return candidate.figure.figure_kind in counted or candidate.figure.figure_kind is FigureKind.KRONOR


def _candidates(number: "re.Match[str]", counted: set[FigureKind] | None, book: _Book) -> Iterator[Candidate]:
    digits = re.sub(r"[ \u00a0]", "", number["number"])
    is_money = number["unit"] is not None
    word = _WORDS.get((number["word"] or "").lower().rstrip("."), Precision.EXACT)
    if digits.isalpha():
        value = Decimal(LETTERS.index(digits.lower()))
        wordings = [Wording(form=Form.LETTERS, is_capital=digits[0].isupper())]
    else:
        value = Decimal(digits + (number["decimals"] or "").replace(",", "."))
        form = _UNITS.get((number["unit"] or "").lower(), Form.AS_IS)
        wordings = _wordings(value, word, form, number["word"] or "")
    seen = set()
    for wording in wordings:
        for figure in book.reading(_read_as(value, wording, is_money=is_money), value, wording):
            if (figure.figure_kind is FigureKind.KRONOR) == is_money and figure.name not in seen:
                seen.add(figure.name)
                yield _candidate(figure, wording)
    kinds = {FigureKind.KRONOR} if is_money else counted or set()
    for figure in book.near(value * _IN_KRONOR.get(wordings[0].form, 1), kinds):
        if figure.name not in seen:
            yield _candidate(figure, wordings[0], is_same=False)


def _wordings(value: Decimal, word: Precision, form: Form, written: str) -> list[Wording]:
    """The wordings that the number may be read in: as exact as it looks, then as it stands in the register."""
    plain = Wording(form=form)
    forms = [plain, Wording(form=Form.KRONOR)] if form is Form.AS_IS else [plain]
    if word is Precision.EXACT:
        return forms
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    step = 10**zeros * _IN_KRONOR.get(form, 1) if value == int(value) and (zeros or form in _IN_KRONOR) else 0
    rounded = Wording(word, step, form, is_capital=written[:1].isupper())
    return [rounded, *forms]


def _read_as(value: Decimal, wording: Wording, *, is_money: bool) -> str:
    """What a figure must read like to be this number."""
    kind = FigureKind.KRONOR if is_money else FigureKind.COUNT
    typed = Figure("", kind, value * _IN_KRONOR.get(wording.form, 1), wording.word)
    try:
        return worded(typed, replace(wording, word=Precision.EXACT, step=0))
    except WordingError:
        return ""


def _candidate(figure: Figure, wording: Wording, *, is_same: bool = True) -> Candidate:
    if figure.precision is not Precision.EXACT:
        wording = replace(wording, word=Precision.EXACT, step=0)
    try:
        text = worded(figure, wording)
    except WordingError:
        wording = Wording()
        text = figure.text
    return Candidate(figure, f"{{{figure.name}{options_of(wording)}}}", text, is_same)


def _ascii_words(text: str) -> set[str]:
    plain = text.lower().translate(str.maketrans("åäöé", "aaoe"))
    return set(re.findall(r"[a-z]{3,}", plain))


def _name_words(candidate: Candidate) -> set[str]:
    return set(candidate.figure.name.split("_"))
