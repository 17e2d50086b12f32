"""list-queries: the activity list asks the database as often for fifty rows as for three."""

from benchmarks.processes import run
from benchmarks.result import Result, at_most

BAR = 8  # session and user included
PROGRAM = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.builders import make_activity, make_agreement, make_area, make_coordinator, make_occasion, make_partnership
call_command("migrate", verbosity=0)
partnership = make_partnership(slug="partnerskap")
area = make_area(make_agreement(partnership))
client = Client()
client.force_login(make_coordinator(partnership))
for more in (3, 47):
    for _ in range(more):
        make_occasion(area)
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/partnerskap/partnerskap/aktiviteter/").status_code == 200
    print(len(queries))
"""


def measure() -> Result:
    """The number of queries, which must also be the same at both sizes."""
    three, fifty = (int(count) for count in run(PROGRAM, DATABASE_URL="sqlite://:memory:").split())
    result = at_most("list-queries", fifty, BAR, f"{three} queries for 3 activities, {fifty} for 50")
    return result if three == fifty else Result(result.name, fifty, BAR, passed=False, detail=result.detail)
