"""list-index: no filter makes the list much slower than none."""

from benchmarks.filled import measured, worst
from benchmarks.result import Result, at_most

BAR = 6


def measure() -> Result:
    """CPU of the worst filter ÷ of no filter, on the databases there are."""
    ratio, said = worst(measured("by_filter"))
    return at_most("list-index", ratio, BAR, said)
