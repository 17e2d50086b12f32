"""list-sql: the list page against the same page out of hand-written SQL, with a full count and the same template."""

from benchmarks.filled import measured, worst
from benchmarks.result import Result, at_most

BAR = 1.2


def measure() -> Result:
    """CPU of the view ÷ of by_hand.py, the worst of ten filters and the databases there are."""
    ratio, said = worst(measured("against_sql"))
    return at_most("list-sql", ratio, BAR, said)
