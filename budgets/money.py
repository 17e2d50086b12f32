"""Per cent as people write it, and what a deviation is called. Amounts are `Decimal` kronor everywhere, never float."""

import re
from decimal import Decimal

from partnerships.swedish import MINUS

WRITTEN_PERCENT = re.compile(rf"([-{MINUS}]?)([0-9]{{1,3}})(?:[,.]([0-9]{{1,3}}))?\s*%?", re.ASCII)


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
