"""approvals: twenty people approve the same twenty payment requests at the same time, and each is approved once.

On an SQLite file; and on PostgreSQL too where TEST_DATABASE_URL (or DATABASE_URL) names one, as writers.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from benchmarks.processes import run
from benchmarks.result import Result, at_most
from benchmarks.writers import TOKEN, WRITERS, given_databases, served_on_a_new_database

REQUESTS = 20
APPROVE = "import django; django.setup(); from benchmarks.approvals import approve; approve()"
REVIEWED = 3  # the version of a request that has been written, submitted and reviewed


def measure() -> Result:
    """How many of the four hundred attempts on each database failed, and how many approvals too few or too many."""
    with TemporaryDirectory() as folder:
        urls = {"SQLite": f"sqlite:///{folder}/approvals.sqlite3"} | given_databases()
        counts = {name: json.loads(run(APPROVE, DATABASE_URL=url).splitlines()[-1]) for name, url in urls.items()}
    wrong = sum(count["5xx"] + abs(REQUESTS - count["stored"]) + count["odd"] for count in counts.values())
    detail = "; ".join(f"{name}: 5xx {c['5xx']}, approvals {c['stored']} of {REQUESTS}" for name, c in counts.items())
    return at_most("approvals", wrong, 0, f"{detail}{'' if given_databases() else '; no PostgreSQL given'}")


def approve() -> None:
    """Let everybody approve every request through a server of its own; print what came of it."""
    with served_on_a_new_database(_prepare) as (address, (cookies, paths)):
        with ThreadPoolExecutor(WRITERS) as people:
            shares = list(people.map(lambda cookie: [_post(address, path, cookie) for path in paths], cookies))
        answers = [status for share in shares for status in share]
        from budgets.models import PaymentRequestStep, StepKind

        stored = PaymentRequestStep.objects.filter(kind=StepKind.APPROVE).count()
        odd = sum(status not in {302, 409} for status in answers) + abs(answers.count(302) - stored)
        print(json.dumps({"5xx": sum(status >= 500 for status in answers), "stored": stored, "odd": odd}))


def _prepare() -> tuple[list[str], list[str]]:
    """Twenty people at a committee who are signed in, and twenty reviewed requests on one line."""
    from django.test import Client

    from budgets.models import StepKind
    from partnerships.models import Role
    from tests.budgets.builders import make_herrgarden
    from tests.budgets.requests import make_request, step
    from tests.builders import make_person

    h = make_herrgarden()
    asker = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.rb)
    reviewer = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks)
    paths = []
    for _ in range(REQUESTS):
        made = make_request(
            h.partnership, performer=h.rb, funder=h.ks, kronor={"rad-samordning": 1000}, by=asker, submitted=True
        )
        step(made, StepKind.REVIEW, reviewer)
        paths.append(f"/partnerskap/{h.partnership.slug}/budget/rekvisitioner/{made.pk}/attestera/")
    cookies = []
    for _ in range(WRITERS):
        client = Client()
        client.force_login(make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks))
        cookies.append(f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}")
    return cookies, paths


def _post(address: str, path: str, cookie: str) -> int:
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "version": REVIEWED})
    line = HTTPConnection(address, timeout=60)
    line.request("POST", path, body, {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
    status = line.getresponse().status
    line.close()
    return status
