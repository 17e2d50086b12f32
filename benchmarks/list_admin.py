"""list-admin: the list page against Django's own administration of the same rows, set up to offer the same: columns,
search, years, and the lists of areas, activities, organisers and places to choose from (list_work.py)."""

from benchmarks.filled import measured, worst
from benchmarks.result import Result, at_most

BAR = 0.25


def measure() -> Result:
    """CPU of the view ÷ of a changelist, the worst of four filters and the databases there are."""
    ratio, said = worst(measured("against_admin"))
    return at_most("list-admin", ratio, BAR, said)
