"""Amounts and per cent as people write them, and what a deviation is called. Amounts are `Decimal` kronor everywhere,
never float."""

import re
from decimal import Decimal

from partnerships.swedish import MINUS

WRITTEN_PERCENT = re.compile(rf"([-{MINUS}]?)([0-9]{{1,3}})(?:[,.]([0-9]{{1,3}}))?\s*%?", re.ASCII)
# Whole kronor in one piece or in groups of three; öre after a comma (or a point, when there are two).
WRITTEN_KRONOR = re.compile(
    rf"([-{MINUS}]?) ?([0-9]{{1,12}}|[0-9]{{1,3}}(?: [0-9]{{3}}){{1,3}})"
    r"(?:,([0-9]{1,2})|\.([0-9]{2})|:-|,-)?(?: ?kr)?",
    re.ASCII | re.IGNORECASE,
)


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


def parse_kronor(text: str) -> Decimal:
    """Read «1 237 475», «1 237 475,50», «1237475», «1237475:-» or «1 237 475 kr», with any kind of space. M14.

    Raises ValueError for all else: «1.237.475» and «1,237,475» (thousands or decimals?), «1,2 mkr», «12 34», «1e9»,
    «1_000» and digits of other scripts.
    """
    written = WRITTEN_KRONOR.fullmatch(" ".join(text.split()))
    if written is None:
        raise ValueError(f"not an amount: {text!r}")
    sign, whole, ore, ore_after_point = written.groups()
    decimals = (ore or ore_after_point or "0").ljust(2, "0")
    return Decimal(f"{'-' if sign else ''}{whole.replace(' ', '')}.{decimals}")
