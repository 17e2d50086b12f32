"""Kronor and per cent, in print and as people write them. Amounts are `Decimal` kronor everywhere, never float."""

import re
from decimal import ROUND_HALF_UP, Decimal

from partnerships.swedish import MINUS, NO_BREAK_SPACE, number

ORE = Decimal("0.01")
WRITTEN_PERCENT = re.compile(rf"([-{MINUS}]?)([0-9]{{1,3}})(?:[,.]([0-9]{{1,3}}))?\s*%?", re.ASCII)


def kronor(amount: Decimal) -> str:
    """An amount for people: "1 210 000 kr" with no-break spaces; öre only when the amount is not whole.

    Half an öre is rounded up, away from zero. A negative amount gets a true minus sign.
    """
    rounded = amount.quantize(ORE, rounding=ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return f"{number(whole + 0 if rounded == whole else rounded)}{NO_BREAK_SPACE}kr"


def deviation_word(amount: Decimal) -> str:
    """What budget minus outcome is called: more budget than outcome is an «överskott»."""
    if not amount:
        return "ingen avvikelse"
    return "överskott" if amount > 0 else "underskott"


def parse_percent(text: str) -> Decimal:
    """Read «2,5», «2.5», «2,5 %» or «−1»: at most three digits on each side. Raises ValueError for all else, such as
    «1e9», «1_000» and digits of other scripts, which Python would read as numbers."""
    written = WRITTEN_PERCENT.fullmatch(" ".join(text.split()))
    if written is None:
        raise ValueError(f"not a percentage: {text!r}")
    sign, whole, decimals = written.groups()
    return Decimal(f"{'-' if sign else ''}{whole}.{decimals or 0}")
