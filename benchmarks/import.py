"""import: ten thousand rows from an uploaded file to the committed log, against reading the file alone (limits P4)."""

from benchmarks.result import Result, at_most
from benchmarks.throwaway import call, databases, worst

BAR = 2.5


def measure() -> Result:
    """CPU of everything, the process that reads included ÷ of openpyxl reading the file; the worse of the databases."""
    with databases() as urls:
        laps = {name: call("time_import()", url) for name, url in urls.items()}
    ratio, said = worst({name: ours / reading for name, (ours, reading) in laps.items()})
    return at_most("import", ratio, BAR, f"10 000 rows, parse to commit ÷ openpyxl read_only; CPU; {said}")
