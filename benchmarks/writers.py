"""writers: twenty people log twenty-five activities each at the same time, and every one of them is kept.

On an SQLite file; and on PostgreSQL too where TEST_DATABASE_URL (or DATABASE_URL) names one:
script/with-postgres .venv/bin/python -m benchmarks writers
"""

import datetime as dt
import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode, urlsplit

from benchmarks.processes import run
from benchmarks.result import Result, at_most

WRITERS, EACH = 20, 25
WRITE = "import django; django.setup(); from benchmarks.writers import write; write()"
TOKEN = "a" * 32  # against forged forms; any will do, as long as form and cookie agree
FORM = "/partnerskap/partnerskap/aktiviteter/logga/"


def measure() -> Result:
    """How many of the 500 on each database were refused, lost or stored twice."""
    with TemporaryDirectory() as folder:
        urls = {"SQLite": f"sqlite:///{folder}/writers.sqlite3"} | given_databases()
        counts = {name: json.loads(run(WRITE, DATABASE_URL=url).splitlines()[-1]) for name, url in urls.items()}
    wrong = sum(count["5xx"] + abs(WRITERS * EACH - count["stored"]) for count in counts.values())
    detail = "; ".join(f"{name}: 5xx {c['5xx']}, lost {c['lost']}, stored {c['stored']}" for name, c in counts.items())
    return at_most("writers", wrong, 0, f"{detail}{'' if given_databases() else '; no PostgreSQL given'}")


def given_databases() -> dict[str, str]:
    url = os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL", "")
    return {"PostgreSQL": url} if url.startswith("postgres") else {}


def write() -> None:
    """Log them all through a server of its own, on a new database there; print what came of it."""
    with served_on_a_new_database(_prepare) as (address, (cookies, content)), ThreadPoolExecutor(WRITERS) as people:
        shares = list(people.map(lambda writer: _log(address, writer, cookies[writer], content), range(WRITERS)))
        print(json.dumps(_count([status for share in shares for status in share])))


@contextmanager
def served_on_a_new_database(prepare: Callable[[], Any]) -> Iterator[tuple[str, Any]]:
    """Make a database beside the given one, fill it, serve it; gives the address and what `prepare` gave."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        settings["TEST"]["NAME"] = settings["NAME"]  # a file, as people meet it, not memory
    old = setup_databases(verbosity=0, interactive=False)
    try:
        prepared = prepare()
        with _server(_url_of(settings["NAME"])) as address:
            yield address, prepared
    finally:
        connection.close()
        teardown_databases(old, verbosity=0)


def _url_of(database: str) -> str:
    """The address of the new database: the file itself, or its name on the same server."""
    url = os.environ["DATABASE_URL"]
    return url if url.startswith("sqlite") else urlsplit(url)._replace(path=f"/{database}").geturl()


def _count(answers: list[int]) -> dict[str, int]:
    from partnerships.models import ActivityOccasion

    stored = ActivityOccasion.objects.count()
    return {
        "5xx": sum(status >= 500 for status in answers),
        "lost": max(0, answers.count(302) - stored),
        "stored": stored,
    }


def _prepare() -> tuple[list[str], dict[str, Any]]:
    """A partnership, twenty coordinators who are signed in, and what they send."""
    from django.test import Client

    from tests.builders import (
        make_activity,
        make_agreement,
        make_area,
        make_coordinator,
        make_organisation,
        make_partnership,
    )

    partnership = make_partnership(slug="partnerskap")
    area = make_area(make_agreement(partnership))
    cookies = []
    for _ in range(WRITERS):
        client = Client()
        client.force_login(make_coordinator(partnership))
        cookies.append(f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}")
    return cookies, {
        "csrfmiddlewaretoken": TOKEN,
        "version": 1,
        "activity": make_activity(partnership).pk,
        "area": area.pk,
        "organiser": make_organisation().pk,
        "goals": [area.outcome_goals.get().pk],
        "precision": "exact",
        "counting_method": "counted",
    }


@contextmanager
def _server(database: str) -> Iterator[str]:
    """The product as docs/operations.md starts it, with threads on top so that more writes meet; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "kraftsamling.wsgi", "--bind", address, "--log-level", "critical"]
    environment = os.environ | {"DATABASE_URL": database}
    with Popen([*command, "--workers", "2", "--threads", "4"], env=environment, stderr=DEVNULL) as server:
        try:
            _wait_for(address)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            return HTTPConnection(address).connect()
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise TimeoutError(f"no server on {address}")


def _log(address: str, writer: int, cookie: str, content: dict[str, Any]) -> list[int]:
    """One person's share, on a different day each time; gives the status of each answer."""
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    statuses = []
    for number in range(EACH):
        held_on = dt.date(2024, 1, 1) + dt.timedelta(days=writer * EACH + number)
        body = urlencode(content | {"held_on": held_on, "visit_count": writer}, doseq=True)
        line = HTTPConnection(address, timeout=60)
        line.request("POST", FORM, body, headers)
        statuses.append(line.getresponse().status)
        line.close()
    return statuses
