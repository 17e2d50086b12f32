"""tests: a database test of ours costs about what a plain one must, so that the suite stays quick as it grows.

The reference is three hundred plain ones: a person, five activities, one look at the list (limits P6).
"""

import json

import pytest

from benchmarks.processes import cpu_seconds, run
from benchmarks.result import Result, at_most

BAR = 1.5
REFERENCE = ["benchmarks/reference_suite.py", "-o", "python_files=reference_suite.py"]
OURS = ["tests", "-m", "not browser and not verapdf and not race"]
PROGRAM = "from benchmarks.suite import run_suite; run_suite({suite})"


def measure() -> Result:
    """CPU a database test in our suite ÷ in the reference, each in a process of its own on SQLite in memory."""
    ours, reference = (_cpu_a_test(suite) for suite in (OURS, REFERENCE))
    return at_most("suite", ours / reference, BAR, f"{ours / reference:.2f} of a plain database test")


def _cpu_a_test(suite: list[str]) -> float:
    program = PROGRAM.format(suite=json.dumps(suite))
    count = int(run(PROGRAM.format(suite=json.dumps([*suite, "--collect-only"]))).split()[-1])
    return cpu_seconds(program, DATABASE_URL="sqlite://:memory:") / count


class OnlyDatabaseTests:
    """Leaves out what needs no database, and counts the rest."""

    count = 0

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if _needs_database(item)]
        self.count = len(items)


def _needs_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures or item.get_closest_marker("django_db"))


def run_suite(arguments: list[str]) -> None:
    """Run the database tests of a suite, and print how many there were."""
    plugin = OnlyDatabaseTests()
    pytest.main([*arguments, "-q", "--no-header", "-p", "no:cacheprovider"], plugins=[plugin])
    print(plugin.count)
