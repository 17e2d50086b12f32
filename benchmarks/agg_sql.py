"""agg-sql: the year's figures against the same sums in hand-written SQL."""

from benchmarks.filled import measured, worst
from benchmarks.result import Result, at_most

BAR = 2.2


def measure() -> Result:
    """CPU of overview and report figures ÷ of three grouped statements, one year and all years."""
    ratio, said = worst(measured("figures"))
    return at_most("agg-sql", ratio, BAR, said)
