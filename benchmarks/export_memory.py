"""export-memory: a hundred thousand rows take no more memory to export than ten thousand (limits P4)."""

from benchmarks.result import Result, at_most
from benchmarks.throwaway import call, databases, worst

BAR = 1.2


def measure() -> Result:
    """Peak memory of the process that exports the many ÷ of the one that exports the few; the worse database."""
    few, many = _peaks(10_000), _peaks(100_000)
    ratio, said = worst({name: many[name] / few[name] for name in few})
    return at_most("export-memory", ratio, BAR, f"peak memory, 100 000 ÷ 10 000 rows; {said}")


def _peaks(rows: int) -> dict[str, float]:
    """Megabytes by database: filled by one process, exported by another."""
    with databases() as urls:
        return {name: _filled_and_exported(rows, url) for name, url in urls.items()}


def _filled_and_exported(rows: int, url: str) -> float:
    call(f"prepare({rows})", url)
    return call("print_peak()", url)[0]
