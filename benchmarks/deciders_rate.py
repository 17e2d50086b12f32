"""deciders-rate: SQLite takes decisions on payment requests about as fast as PostgreSQL (limits.md, writers-rate).

The ratio is PostgreSQL's decisions a second ÷ SQLite's: at most 1.25 is at least 0.8 the other way round.
"""

from benchmarks.deciders import counts
from benchmarks.result import Result, at_most

BAR = 1.25


def measure() -> Result:
    """The two rates of deciders; nothing to compare where no PostgreSQL is given."""
    found = counts()
    if "PostgreSQL" not in found:
        return at_most("deciders-rate", 0, BAR, "no PostgreSQL given")
    sqlite, postgres = found["SQLite"]["rate"], found["PostgreSQL"]["rate"]
    return at_most("deciders-rate", postgres / sqlite, BAR, f"SQLite {sqlite:.0f}/s, PostgreSQL {postgres:.0f}/s")
