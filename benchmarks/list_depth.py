"""list-depth: the last page of a long list costs about what the first does."""

from benchmarks.filled import measured, worst
from benchmarks.result import Result, at_most

BAR = 2.5


def measure() -> Result:
    """CPU of the last page of 23 000 ÷ of the first, on the databases there are."""
    ratio, said = worst(measured("deep"))
    return at_most("list-depth", ratio, BAR, said)
