"""deciders: twenty people at a committee take five hundred decisions on payment requests, many at a time, and every one
of them is kept.

All requests draw on one line, so that all approvals wait for one lock. On an SQLite file; and on PostgreSQL too where
TEST_DATABASE_URL (or DATABASE_URL) names one, as writers.
"""

import datetime as dt
import json
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from http.client import HTTPConnection
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from benchmarks.processes import run
from benchmarks.result import Result, at_most
from benchmarks.writers import TOKEN, WRITERS, given_databases, served_on_a_new_database

REQUESTS = 125
STEPS = ("granska", "attestera", "skicka", "betald")  # each by another person than the one before
DECIDE = "import django; django.setup(); from benchmarks.deciders import decide; decide()"
SUBMITTED = 2  # the version of a request that has been written and submitted


def measure() -> Result:
    """How many of the five hundred on each database were refused, lost or taken twice."""
    found = counts()
    wrong = sum(each["5xx"] + each["odd"] + abs(REQUESTS * len(STEPS) - each["stored"]) for each in found.values())
    detail = "; ".join(
        f"{name}: 5xx {each['5xx']}, stored {each['stored']:.0f}, {each['rate']:.0f}/s" for name, each in found.items()
    )
    return at_most("deciders", wrong, 0, f"{detail}{'' if given_databases() else '; no PostgreSQL given'}")


@cache
def counts() -> dict[str, dict[str, float]]:
    """By database; measured once for this bar and the rate."""
    with TemporaryDirectory() as folder:
        urls = {"SQLite": f"sqlite:///{folder}/deciders.sqlite3"} | given_databases()
        return {name: json.loads(run(DECIDE, DATABASE_URL=url).splitlines()[-1]) for name, url in urls.items()}


def decide() -> None:
    """Take each request through its steps, one kind of step after the other; print what came of it."""
    with served_on_a_new_database(_prepare) as (address, (cookies, paths)), ThreadPoolExecutor(WRITERS) as people:
        answers: list[int] = []
        started = time.perf_counter()
        for round_, word in enumerate(STEPS):
            work = [(f"{path}{word}/", SUBMITTED + round_) for path in paths]
            shares = [(work[writer::WRITERS], cookies[(writer + round_) % WRITERS]) for writer in range(WRITERS)]
            for share in people.map(lambda each: [_post(address, *one, each[1]) for one in each[0]], shares):
                answers += share
        print(json.dumps(_count(answers) | {"rate": len(answers) / (time.perf_counter() - started)}))


def _count(answers: list[int]) -> dict[str, int]:
    from budgets.models import PaymentRequestStep, StepKind

    decisions = [StepKind.REVIEW, StepKind.APPROVE, StepKind.SEND, StepKind.PAY]
    stored = PaymentRequestStep.objects.filter(kind__in=decisions).count()
    refused = sum(status >= 500 for status in answers)
    return {"5xx": refused, "odd": len(answers) - answers.count(302) - refused, "stored": stored}


def _prepare() -> tuple[list[str], list[str]]:
    """Twenty people at a committee who are signed in, and the requests that wait for them."""
    from django.test import Client

    from partnerships.models import Role
    from tests.budgets.builders import make_herrgarden
    from tests.budgets.requests import make_account, make_request
    from tests.builders import make_person

    h = make_herrgarden()
    asker = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.rb)
    staff: list[Any] = [make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks) for _ in range(WRITERS)]
    make_account(h.rb, checked_by=staff[0])
    kronor, asked = {"rad-samordning": 1000}, []
    for _ in range(REQUESTS):
        asked.append(make_request(h.partnership, performer=h.rb, funder=h.ks, kronor=kronor, by=asker, submitted=True))
    cookies = []
    for person in staff:
        client = Client()
        client.force_login(person)
        cookies.append(f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}")
    return cookies, [f"/partnerskap/{h.partnership.slug}/budget/rekvisitioner/{each.pk}/" for each in asked]


def _post(address: str, path: str, version: int, cookie: str) -> int:
    paid = {"voucher_number": "V-1", "paid_on": dt.date.today().isoformat()}
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "version": version, **paid})
    line = HTTPConnection(address, timeout=60)
    line.request("POST", path, body, {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
    status = line.getresponse().status
    line.close()
    return status
