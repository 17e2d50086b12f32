"""pdf-aside: a list page while reports are drawn by the job process, against the same page on a quiet server.

The product as it is served, two workers; one PDF after another is drawn beside them, niced (render.py).
"""

import json
import os
import sys
import time
from http.client import HTTPConnection
from statistics import median
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.processes import run
from benchmarks.result import Result, at_most
from benchmarks.writers import served_on_a_new_database

BAR = 1.5
PAGES = 60
LIST = "/partnerskap/partnerskap/aktiviteter/"
WORK = "import django; django.setup(); from benchmarks.pdf_aside import look; look()"
DRAW = "import django; django.setup(); from benchmarks.pdf_aside import draw_for_ever; draw_for_ever()"


def measure() -> Result:
    """Median wall of the list of activities, while drawing ÷ quiet."""
    with TemporaryDirectory() as folder:
        quiet, drawing = json.loads(run(WORK, DATABASE_URL=f"sqlite:///{folder}/aside.sqlite3").splitlines()[-1])
    detail = "list page while a report is drawn ÷ quiet; median wall, 2 workers"
    return at_most("pdf-aside", drawing / quiet, BAR, detail)


def look() -> None:
    """Fetch the list on a quiet server and beside the drawing, in turns; print the two medians."""
    with served_on_a_new_database(_prepare) as (address, cookie):
        laps: dict[bool, list[float]] = {False: [], True: []}
        _fetch(address, cookie, PAGES)  # warms both workers
        for _ in range(2):
            laps[False] += _fetch(address, cookie, PAGES)
            with Popen([sys.executable, "-c", DRAW], env=os.environ, stdout=DEVNULL) as drawing:
                time.sleep(3)  # until it is at its work
                laps[True] += _fetch(address, cookie, PAGES)
                drawing.kill()
        print(json.dumps([median(laps[False]), median(laps[True])]))


def draw_for_ever() -> None:
    """One long letter after another, as the job process draws them."""
    from reporting.pdf import render_pdf
    from tests.pdf.letters import long_letter

    while True:
        render_pdf(long_letter())


def _prepare() -> str:
    """A partnership with fifty activities, and somebody who reads them."""
    from django.test import Client

    from tests.builders import make_agreement, make_area, make_coordinator, make_occasion, make_partnership

    partnership = make_partnership(slug="partnerskap")
    area = make_area(make_agreement(partnership))
    for _ in range(50):
        make_occasion(area)
    client = Client()
    client.force_login(make_coordinator(partnership))
    return f"sessionid={client.cookies['sessionid'].value}"


def _fetch(address: str, cookie: str, times: int) -> list[float]:
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        line: Any = HTTPConnection(address, timeout=60)
        line.request("GET", LIST, headers={"Cookie": cookie})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        line.close()
        seconds.append(time.perf_counter() - began)
    return seconds
