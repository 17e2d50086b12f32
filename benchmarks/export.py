"""export: ten thousand occasions from the database to a workbook, against writing the same rows bare (limits P4)."""

from benchmarks.result import Result, at_most
from benchmarks.throwaway import call, databases, worst

BAR = 1.3


def measure() -> Result:
    """CPU of the export ÷ of XlsxWriter with constant memory on the same tuples; the worse of the databases."""
    with databases() as urls:
        laps = {name: call("time_export()", url) for name, url in urls.items()}
    ratio, said = worst({name: ours / bare for name, (ours, bare) in laps.items()})
    return at_most("export", ratio, BAR, f"10 000 rows from the database ÷ bare XlsxWriter; CPU; {said}")
