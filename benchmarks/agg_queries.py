"""agg-queries: the year's figures take as many queries for ten thousand activities as for ten."""

from benchmarks.processes import run
from benchmarks.result import Result, at_most

BAR = 5
PROGRAM = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from budgets.totals import budget_sheet
from reporting.figures import register
from partnerships.year_log import read_year_log
from tests.reporting.builders import make_year
call_command("migrate", verbosity=0)
for occasions in (10, 10_000):
    year = make_year(occasions=occasions)
    sheet = budget_sheet(year.partnership)
    with CaptureQueriesContext(connection) as queries:
        figures = register(read_year_log(year.partnership, 2023), sheet)
    assert figures["activity_count"].figure.value == occasions
    print(len(queries))
"""


def measure() -> Result:
    """The number of queries, which must also be the same at both sizes. The budget's own five are not among them:
    they are as many whatever is logged."""
    few, many = (int(count) for count in run(PROGRAM, DATABASE_URL="sqlite://:memory:").split())
    result = at_most("agg-queries", many, BAR, f"{few} queries for 10 activities, {many} for 10 000")
    return result if few == many else Result(result.name, many, BAR, passed=False, detail=result.detail)
