"""Draws PDFs that somebody has asked for: `manage.py render_jobs` until it is stopped, as a service; `--job 7` one.

Then it takes away the old ones of drafts. A page starts it for one job, unless RENDER_SERVICE says that a service does
the drawing.
"""

import signal
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from partnerships.swedish import plural
from reporting.actions import remove_old_drafts, run_job
from reporting.models import RenderJob, RenderStatus

SPARE = 50  # seconds beside the drawing; after RENDER_WALL_SECONDS + 60 the page says that the job is gone
PAUSE = 1.0  # seconds between looks for a job that waits
TIDY = 3600.0  # seconds between looks for old drafts


class Command(BaseCommand):
    """Ended by its limit of time, it leaves a job that may be asked for again."""

    help = "Ritar de PDF-filer som någon har bett om."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--job", type=int, help="bara den här, och sluta sedan")
        parser.add_argument("--once", action="store_true", help="de som väntar nu, och sluta sedan")

    def handle(self, *args: Any, job: int | None, once: bool, **options: Any) -> None:
        if job is not None:
            found = _waiting().filter(pk=job).first()
            if found is None:
                raise CommandError("Jobbet finns inte, eller är redan påbörjat.")
            signal.alarm(settings.RENDER_WALL_SECONDS + SPARE)
            self._run(found)
            signal.alarm(0)
            self._tidy()
            return
        if once:
            while self._next():
                pass
            self._tidy()
            return
        tidy_at = time.monotonic()
        while True:
            if not self._next():
                time.sleep(PAUSE)
            if time.monotonic() >= tidy_at:
                self._tidy()
                tidy_at = time.monotonic() + TIDY
            close_old_connections()

    def _next(self) -> bool:
        """Do the one that has waited longest. False when there is none."""
        found = _waiting().order_by("pk").first()
        if found is not None:
            self._run(found)
        return found is not None

    def _tidy(self) -> None:
        removed = remove_old_drafts()
        if removed:
            self.stdout.write(f"{plural(removed, 'gammalt utkast', 'gamla utkast')} togs bort.")

    def _run(self, job: RenderJob) -> None:
        done = run_job(job)
        if done is not None:
            self.stdout.write(f"{done.pk}: {done.get_status_display()} {done.failure}".strip())


def _waiting() -> Any:
    return RenderJob.objects.under_way().filter(status=RenderStatus.WAITING).select_related("report", "asked_by")
