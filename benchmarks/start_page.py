"""start-page: a new process answers its first page, everything included, against setting up Django."""

from functools import partial
from tempfile import TemporaryDirectory

from benchmarks.processes import cpu_seconds, run
from benchmarks.result import Result, at_most, in_turns

BAR = 1.6
SETUP = "import django; django.setup()"
PREPARE = f"""{SETUP}
from django.core.management import call_command
from django.test import Client
from tests.builders import make_agreement, make_area, make_coordinator, make_occasion, make_partnership
call_command("migrate", verbosity=0)
partnership = make_partnership(slug="partnerskap")
area = make_area(make_agreement(partnership))
for _ in range(50):
    make_occasion(area)
client = Client()
client.force_login(make_coordinator(partnership))
print(client.cookies["sessionid"].value)
"""
FIRST_PAGE = f"""{SETUP}
from django.test import Client
answer = Client(HTTP_COOKIE="sessionid=%s").get("/partnerskap/partnerskap/aktiviteter/")
assert answer.status_code == 200
"""


def measure() -> Result:
    """CPU of a process that shows fifty activities ÷ of one that only sets up."""
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/filled.sqlite3"
        session = run(PREPARE, DATABASE_URL=database).strip()
        page = partial(cpu_seconds, FIRST_PAGE % session, DATABASE_URL=database)
        setup, first_page = in_turns(partial(cpu_seconds, SETUP), page, rounds=3)
    return at_most("start-page", first_page / setup, BAR, "first list of 50 activities ÷ django.setup()")
