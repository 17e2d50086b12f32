"""Swedish writing conventions as pure functions: numbers, dates, references, sorting, searching.

Follows Språkrådet's Svenska skrivregler: groups of three with a no-break space, decimal comma, space before
the per cent sign, en dash without spaces in ranges. Templates reach these as filters.
"""

import datetime as dt
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

NO_BREAK_SPACE = "\u00a0"
EN_DASH = "\u2013"
MINUS = "\u2212"
ORE = Decimal("0.01")

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

# Letters after z, in order, and foreign letters that Swedish collation puts with them or with a plain letter.
_AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "œ": "}", "ő": "}"}
_AS_PLAIN = {"ü": "y", "ű": "y", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
_SORT_LETTERS = str.maketrans(_AFTER_Z | _AS_PLAIN)


def number(value: int | Decimal) -> str:
    """Group thousands and use a decimal comma: 1210000 → "1 210 000". Decimals are kept as they stand."""
    grouped = f"{abs(value):,f}" if isinstance(value, Decimal) else f"{abs(value):,}"
    text = grouped.replace(",", NO_BREAK_SPACE).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 else text


def kronor(amount: Decimal) -> str:
    """An amount for people: "1 210 000 kr" with no-break spaces; öre only when the amount is not whole.

    Half an öre is rounded up, away from zero. A negative amount gets a true minus sign.
    """
    rounded = amount.quantize(ORE, rounding=ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return f"{number(whole + 0 if rounded == whole else rounded)}{NO_BREAK_SPACE}kr"


def percent(value: int | Decimal, *, decimals: int = 0) -> str:
    """A value in per cent units: Decimal("57.01") → "57,01 %". At least `decimals` places, no idle zeros."""
    exact = Decimal(value).normalize()
    places = max(decimals, -int(exact.as_tuple().exponent))
    return f"{number(exact.quantize(Decimal(1).scaleb(-places)))}{NO_BREAK_SPACE}%"


def span(first: int | str, last: int | str) -> str:
    """A range with an en dash: "2024–2025", "7–13"; a single value when both ends are the same."""
    return str(first) if first == last else f"{first}{EN_DASH}{last}"


def iso_date(day: dt.date) -> str:
    """The form for tables: "2024-11-30"."""
    return day.isoformat()


def long_date(day: dt.date) -> str:
    """The form for running text, always with the year: "30 november 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period(starts_on: dt.date, ends_on: dt.date | None) -> str:
    """A period in words. Whole calendar years become "2024–2025", whole months of a year "juni–augusti 2024"; an open
    end becomes "från och med …"."""
    if ends_on is None:
        return f"från och med {long_date(starts_on)}"
    if (starts_on.month, starts_on.day, ends_on.month, ends_on.day) == (1, 1, 12, 31):
        return span(starts_on.year, ends_on.year)
    if starts_on.year == ends_on.year and starts_on.day == (ends_on + dt.timedelta(days=1)).day == 1:
        first, last = MONTHS[starts_on.month - 1], MONTHS[ends_on.month - 1]
        return f"{span(first, last)} {ends_on.year}"
    if starts_on == ends_on:
        return long_date(starts_on)
    first = long_date(starts_on)
    if starts_on.year == ends_on.year:
        first = first.rpartition(" ")[0]
    return span(first, long_date(ends_on))


def section(value: int | str) -> str:
    """A paragraph number, never broken after the sign: 274 → "§ 274"."""
    return f"§{NO_BREAK_SPACE}{value}"


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: "1 aktivitet", "517 aktiviteter"."""
    return f"{number(count)}{NO_BREAK_SPACE}{one if count == 1 else many}"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "A", "A och B", "A, B och C"."""
    return " och ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def search_key(text: str) -> str:
    """What a search compares: composed letters, case folded, white space collapsed. Å, ä, ö stay."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def swedish_sort_key(text: str) -> str:
    """Sort in Swedish order: å, ä, ö after z, other accents ignored, capitals equal to small letters.

    Compare in Python: a database would weigh the stand-ins for å, ä and ö by its own collation.
    """
    letters = search_key(text).translate(_SORT_LETTERS)
    if letters.isascii():
        return letters
    return "".join(part for part in unicodedata.normalize("NFD", letters) if not unicodedata.combining(part))
