"""Kronor and periods as ledgers write them. Each function raises ValueError with a sentence for the person.

A cell is as in partnerships/importing/read_workbook.py. What can be read in two ways is asked about.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from budgets.booking import LARGEST
from budgets.money import parse_kronor
from partnerships.importing.cells import date_of, text_of
from partnerships.swedish import MONTHS, search_key

ORE = Decimal("0.01")
WRITE_PERIOD = "Skriv perioden som 2024-06, eller 2024-04-01–2024-06-30."
Period = tuple[dt.date, dt.date]

_MONTH = re.compile(r"(20[0-9]{2})[-/. ]?(0[1-9]|1[0-2])")
_MONTH_LAST = re.compile(r"(0[1-9]|1[0-2])[-/. ](20[0-9]{2})")
_NAMED_MONTH = re.compile(r"([a-zåäö]+)\.? (20[0-9]{2})")
_QUARTER = re.compile(r"(?:kvartal|kv|q) ?([1-4])[ ,/-]*(20[0-9]{2})|(20[0-9]{2})[ -]?(?:kvartal|kv|q) ?([1-4])")
_YEAR = re.compile(r"(?:år(?:et)? )?(20[0-9]{2})|helår(?:et)? (20[0-9]{2})")
_SPAN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ?(?:-|–|—|till|t o m) ?([0-9]{4}-[0-9]{2}-[0-9]{2})")
_MONTHS_SPAN = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2]) ?(?:–|—|till|t o m| - ) ?(20[0-9]{2})-(0[1-9]|1[0-2])")


def kronor_of(cell: Any) -> Decimal:
    """An amount: a number, or as people write it (M14). At most two decimals, at most LARGEST either way."""
    if isinstance(cell, bool) or isinstance(cell, list) and cell[0] in {"d", "t"}:
        raise ValueError("Cellen är inget belopp. Skriv beloppet i kronor, till exempel 12 500,50.")
    if isinstance(cell, int | float):
        amount = _exact(cell)
    else:
        text = text_of(cell)
        if not text.strip():
            raise ValueError("Belopp saknas.")
        try:
            amount = parse_kronor(text)
        except ValueError:
            raise ValueError(f"«{text[:40]}» är inget belopp. Skriv till exempel 12 500,50 eller -800.") from None
    if abs(amount) > LARGEST:
        raise ValueError("Beloppet är för stort för en post.")
    return amount


def _exact(value: int | float) -> Decimal:
    """What Excel has worked out may differ by a millionth of an öre; more than two real decimals are refused."""
    written = Decimal(str(value)) if isinstance(value, int) or abs(value) < 10**15 else Decimal(10**15)
    if written > 10**14 or written < -(10**14):
        raise ValueError("Beloppet är för stort för en post.")
    rounded = written.quantize(ORE)
    if abs(rounded - written) > Decimal("0.000001"):
        raise ValueError(f"«{str(value).replace('.', ',')[:40]}» har fler än två decimaler. Avrunda till ören.")
    return rounded


def period_of(cell: Any) -> Period | None:
    """First and last day, or None for an empty cell."""
    if isinstance(cell, list) and cell[0] == "d":
        day = date_of(cell)
        if day.day != 1:
            raise ValueError(f"«{day}» är en dag, ingen period. {WRITE_PERIOD}")
        return months(day.year, day.month)  # Excel makes the first of the month out of «2024-06»
    text = text_of(cell)
    folded = search_key(text)
    if not folded:
        return None
    found = _months_of(folded) or _span_of(folded)
    if found is None:
        raise ValueError(f"«{text[:40]}» går inte att läsa som period. {WRITE_PERIOD}")
    return found


def months(year: int, month: int, number: int = 1) -> Period:
    """So many months from the first of this one."""
    beyond = month - 1 + number
    return dt.date(year, month, 1), dt.date(year + beyond // 12, beyond % 12 + 1, 1) - dt.timedelta(days=1)


def _months_of(folded: str) -> Period | None:
    if match := _MONTH.fullmatch(folded):
        return months(int(match[1]), int(match[2]))
    if match := _MONTH_LAST.fullmatch(folded):
        return months(int(match[2]), int(match[1]))
    if match := _QUARTER.fullmatch(folded):
        quarter, year = int(match[1] or match[4]), int(match[2] or match[3])
        return months(year, 3 * quarter - 2, 3)
    if match := _YEAR.fullmatch(folded):
        return months(int(match[1] or match[2]), 1, 12)
    match = _NAMED_MONTH.fullmatch(folded)
    named = [number for number, name in enumerate(MONTHS, start=1) if match and match[1] in (name, name[:3])]
    return months(int(match[2]), named[0]) if match and named else None


def _span_of(folded: str) -> Period | None:
    try:
        if match := _SPAN.fullmatch(folded):
            return dt.date.fromisoformat(match[1]), dt.date.fromisoformat(match[2])
    except ValueError:
        return None
    if match := _MONTHS_SPAN.fullmatch(folded):
        return months(int(match[1]), int(match[2]))[0], months(int(match[3]), int(match[4]))[1]
    return None
