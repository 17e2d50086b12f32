"""agg-sql: the letter's figures and the year's overview, worked out and named, against the same sums and names in three
hand-written grouped statements each (by_hand.py), whose rows are fetched and no more."""

from benchmarks.filled import measured, worst
from benchmarks.result import Result, at_most

BAR = 2.2


def measure() -> Result:
    """CPU of the figures ÷ of the statements: one year, the overview of two, and twelve years at once."""
    ratio, said = worst(measured("figures"))
    return at_most("agg-sql", ratio, BAR, said)
