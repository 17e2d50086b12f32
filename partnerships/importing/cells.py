"""What people write in a cell, as values of ours. Each function raises ValueError with a sentence for them.

A cell is as in read_workbook.py. Nothing is guessed: what can be read in two ways is asked about.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from partnerships.models import MAX_VISITS, CountingMethod, OccasionStatus, Precision
from partnerships.swedish import MONTHS, number, search_key

WRITE_DATE = "Skriv datumet som 2024-11-30."
FIRST_SERIAL, LAST_SERIAL = 32_874, 73_050  # 1990-01-01 and 2099-12-31 as Excel counts days
EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
UNKNOWN = {"", "-", "–", "—", "?", "okänt", "okänd", "saknas", "ej räknat", "inte räknat", "vet ej", "vet inte"}
YES = {"ja", "j", "x", "sant", "true", "exempel", "1"}
NO = {"", "nej", "n", "falskt", "false", "0"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of visits, 0–100 000, or nothing; `precision` only when the cell says so."""

    count: int | None
    upper: int | None = None
    precision: str = ""


def text_of(cell: Any) -> str:
    """The cell as text. Raises ValueError for what Excel could not work out."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, list):
        kind, value = cell
        if kind == "e":
            raise ValueError(_excel_error(value))
        return str(value).removesuffix("T00:00:00")
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def shown(cell: Any) -> str:
    """The cell for people to recognise, errors and all."""
    return str(cell[1]).removesuffix("T00:00:00") if isinstance(cell, list) else text_of(cell)


def _excel_error(value: str) -> str:
    if value.startswith("#"):
        return f"Excel visar felet {value} i cellen. Rätta formeln, eller skriv värdet."
    return "Cellen har en formel som Excel aldrig har räknat ut. Öppna filen i Excel och spara den, eller skriv värdet."


# --- Dates and times -----------------------------------------------------------------------------------------------

_ISO = re.compile(r"([0-9]{4})([-/. ]?)([0-9]{1,2})\2([0-9]{1,2})(?:[T ]+[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?)?")
_IN_WORDS = re.compile(
    r"(?:(?:mån|tis|ons|tors|tor|fre|lör|sön)[a-zåäö]*\.?,? +)?(?:den +)?"
    r"([0-9]{1,2})(?::?[ae])?\.? +([a-zåäö]+)\.?(?: +([0-9]{4}))?"
)
_WITH_SLASHES = re.compile(r"([0-9]{1,2})[-/.] ?([0-9]{1,2})(?:[-/. ]+([0-9]{2}|[0-9]{4}))?")
_TIME = re.compile(r"(?:kl\.? *)?([0-9]{1,2})(?:[:.]?([0-9]{2})(?:[:.][0-9]{2})?)?")


def date_of(cell: Any) -> dt.date:
    if isinstance(cell, int) and not isinstance(cell, bool) and FIRST_SERIAL <= cell <= LAST_SERIAL:
        return EXCEL_DAY_ZERO + dt.timedelta(days=cell)
    if isinstance(cell, list) and cell[0] == "d":
        return dt.date.fromisoformat(cell[1][:10])
    text = text_of(cell)
    folded = search_key(text)
    if not folded:
        raise ValueError("Datum saknas. Är celler sammanslagna i Excel, dela dem och fyll i varje rad.")
    try:
        return _iso(folded) or _in_words(folded, text) or _with_slashes(folded, text)
    except OverflowError:
        raise ValueError(_no_date(text)) from None


def _iso(folded: str) -> dt.date | None:
    match = _ISO.fullmatch(folded)
    if match is None or (match[2] == "" and len(match[3] + match[4]) != 4):
        return None
    try:
        return dt.date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        raise ValueError(_no_date(folded)) from None


def _in_words(folded: str, text: str) -> dt.date | None:
    match = _IN_WORDS.fullmatch(folded)
    if match is None:
        return None
    months = [index for index, name in enumerate(MONTHS, start=1) if match[2] in (name, name[:3], name[:4])]
    if not months:
        raise ValueError(f"«{match[2]}» är ingen månad. {WRITE_DATE}")
    if match[3] is None:
        raise ValueError(f"Årtalet saknas i «{text}». {WRITE_DATE}")
    try:
        return dt.date(int(match[3]), months[0], int(match[1]))
    except ValueError:
        raise ValueError(_no_date(text)) from None


def _with_slashes(folded: str, text: str) -> dt.date:
    """Day and month in figures are read only where no other reading is possible."""
    match = _WITH_SLASHES.fullmatch(folded)
    if match is None:
        raise ValueError(_no_date(text))
    day, month, year = int(match[1]), int(match[2]), match[3] or ""
    if len(year) != 4 or (day != month and day <= 12):
        raise ValueError(f"«{text}» kan läsas på flera sätt. {WRITE_DATE}")
    try:
        return dt.date(int(year), month, day)
    except ValueError:
        raise ValueError(_no_date(text)) from None


def _no_date(text: str) -> str:
    return f"«{text[:40]}» är inget datum. {WRITE_DATE}"


def time_of(cell: Any) -> dt.time | None:
    if isinstance(cell, list) and cell[0] in {"t", "d"}:
        cell = cell[1].rpartition("T")[2]
    if isinstance(cell, float) and 0 <= cell < 1:  # a part of a day, as Excel counts
        minutes = round(cell * 24 * 60)
        return dt.time(minutes // 60 % 24, minutes % 60)
    text = search_key(text_of(cell))
    if not text:
        return None
    match = _TIME.fullmatch(text.partition("-")[0].partition("–")[0].strip())
    try:
        return dt.time(int(match[1]), int(match[2] or 0)) if match else _no_time(text)
    except ValueError:
        return _no_time(text)


def _no_time(text: str) -> dt.time:
    raise ValueError(f"«{text[:40]}» är inget klockslag. Skriv till exempel 18:00.")


# --- Numbers -------------------------------------------------------------------------------------------------------

WORDS = {
    "exakt": Precision.EXACT,
    "cirka": Precision.APPROXIMATELY,
    "circa": Precision.APPROXIMATELY,
    "ca": Precision.APPROXIMATELY,
    "c:a": Precision.APPROXIMATELY,
    "omkring": Precision.APPROXIMATELY,
    "runt": Precision.APPROXIMATELY,
    "~": Precision.APPROXIMATELY,
    "≈": Precision.APPROXIMATELY,
    "ungefär": Precision.ABOUT,
    "ung": Precision.ABOUT,
    "drygt": Precision.MORE_THAN,
    "över": Precision.MORE_THAN,
    "mer än": Precision.MORE_THAN,
    "minst": Precision.AT_LEAST,
    "≥": Precision.AT_LEAST,
}
_NUMBER = r"[0-9]{1,3}(?: [0-9]{3})+|[0-9]+"
_COUNT = re.compile(rf"({_NUMBER})(\+)?")
_RANGE = re.compile(rf"({_NUMBER}) ?(?:[-–—]|till) ?({_NUMBER})")
_NOUN = re.compile(r" ?(?:st|besök|besökare|pers|personer|deltagare|barn|elever)\.?$")
WRITE_COUNT = "Skriv ett heltal, till exempel 34, eller «cirka 40», «10–15»."


def count_of(cell: Any) -> Counted:
    """Visits: «1 456», «cirka 40», «10–15», «40+», or nothing when nobody counted."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Counted(_within(cell, str(cell)))
    if isinstance(cell, list) and cell[0] in {"d", "t"}:
        raise ValueError("Excel har gjort om cellen till ett datum. Skriv till exempel 10–15 som text.")
    text = text_of(cell)
    folded = search_key(text)
    if folded in UNKNOWN:
        return Counted(None)
    word, rest = _word(_NOUN.sub("", folded))
    if match := _RANGE.fullmatch(rest):
        if word:
            raise ValueError(f"«{text[:40]}» är både ett ungefärligt tal och ett intervall. Välj det ena.")
        low, high = (_within(_whole(part), text) for part in match.groups())
        if high <= low:
            raise ValueError(f"I «{text[:40]}» ska det lägre talet stå först.")
        return Counted(low, high, Precision.RANGE)
    match = _COUNT.fullmatch(rest)
    if match is None:
        raise ValueError(f"«{text[:40]}» är inget antal. {WRITE_COUNT}")
    return Counted(_within(_whole(match[1]), text), None, word or (Precision.AT_LEAST if match[2] else ""))


def whole_number_of(cell: Any) -> int | None:
    """A number without words: people, or an age band's visits."""
    counted = count_of(cell)
    if counted.precision:
        raise ValueError(f"«{text_of(cell)[:40]}» är inget exakt antal. Skriv ett heltal, till exempel 34.")
    return counted.count


def _word(text: str) -> tuple[str, str]:
    for word, precision in WORDS.items():
        rest = text[len(word) :]
        if text.startswith(word) and (rest[:1] in " .0123456789"):
            return str(precision), rest.lstrip(". ")
    return "", text


def _whole(text: str) -> int:
    return int(text.replace(" ", "")[:12])


def _within(value: int, text: str) -> int:
    if not 0 <= value <= MAX_VISITS:
        raise ValueError(f"«{text[:40]}» är inte rimligt. Ange ett heltal från 0 till {number(MAX_VISITS)}.")
    return value


# --- Choices -------------------------------------------------------------------------------------------------------

STATES = {
    OccasionStatus.HELD: ("genomförd", "genomfört", "genomförda", "hållen", "klar", "avslutad", "nej"),
    OccasionStatus.PLANNED: ("planerad", "planerat", "bokad", "kommande"),
    OccasionStatus.CANCELLED: ("inställd", "inställt", "ställdes in", "avbokad", "ja", "x"),
}
METHODS = {
    CountingMethod.COUNTED: ("räknat", "räknad", "räknade", "räknad på plats"),
    CountingMethod.ESTIMATED: ("uppskattat", "uppskattad", "uppskattning", "uppskattade"),
    CountingMethod.REPORTED: ("uppgift enligt rapport", "enligt rapport", "rapport"),
}


def status_of(cell: Any) -> str:
    return _choice(cell, STATES, OccasionStatus)


def method_of(cell: Any) -> str:
    return _choice(cell, METHODS, CountingMethod)


def precision_of(cell: Any) -> str:
    text = search_key(text_of(cell)).rstrip(".")
    return "" if not text else WORDS.get(text) or _choice(cell, {Precision.RANGE: ("intervall", "spann")}, Precision)


def yes_or_no(cell: Any) -> bool:
    text = search_key(text_of(cell))
    if text not in YES | NO:
        raise ValueError(f"«{text[:40]}» är varken ja eller nej.")
    return text in YES


def _choice(cell: Any, words: dict[Any, tuple[str, ...]], choices: Any) -> str:
    text = text_of(cell)
    folded = search_key(text)
    if not folded:
        return ""
    for value, names in words.items():
        if folded in names or folded == search_key(value.label):
            return str(value)
    raise ValueError(f"«{text[:40]}» går inte att välja. Skriv något av: {', '.join(choices.labels)}.")
