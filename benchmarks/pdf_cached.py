"""pdf-cached: an unchanged report asked for again, against the first time, when it is drawn.

The whole way each: the report read from the database, checked, laid out, its key worked out; the first time drawn and
stored as well. CPU of the process and of the one that draws.
"""

import json
import resource
from collections.abc import Callable
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.processes import run
from benchmarks.result import Result, at_most

BAR = 0.10
WORK = "import django; django.setup(); from benchmarks.pdf_cached import ask_twice; ask_twice()"


def measure() -> Result:
    """CPU of asking again ÷ of asking the first time, on 517 occasions."""
    with TemporaryDirectory() as folder:
        first, again = json.loads(run(WORK, DATABASE_URL=f"sqlite:///{folder}/cached.sqlite3").splitlines()[-1])
    return at_most("pdf-cached", again / first, BAR, "the same letter asked for again ÷ drawn; CPU, 517 occasions")


def ask_twice() -> None:
    """On a new database, in a process of its own: print the CPU seconds of both."""
    from django.core.management import call_command

    from reporting.actions import ask_for_pdf, run_job
    from reporting.models import RenderStatus, Report
    from tests.reporting.builders import make_2023

    call_command("migrate", verbosity=0)
    year = make_2023()

    def ask() -> None:
        report = Report.objects.select_related("partnership", "letter").get(pk=year.report.pk)
        job = ask_for_pdf(report, by=year.officer)
        if job.status != RenderStatus.DONE:
            run_job(job)

    with patch("reporting.actions.jobs._start"):
        print(json.dumps([_cpu(ask), min(_cpu(ask) for _ in range(5))]))


def _cpu(work: Callable[[], None]) -> float:
    before = _seconds()
    work()
    return _seconds() - before


def _seconds() -> float:
    """CPU so far, of this process and of those it has waited for."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in whose]
    return sum(each.ru_utime + each.ru_stime for each in used)
