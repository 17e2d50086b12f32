"""PDFs in the making: asked for on a page, drawn by a process of its own, kept under what decides their bytes.

Ended at any moment, a process leaves a job that counts as gone after a while and can be asked for again.
"""

import logging
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from partnerships.actions.files import delete_unless_used, keep_locked
from partnerships.models import User
from partnerships.versions import StaleVersion, WrongState
from reporting.actions.finalising import PDF, finalise
from reporting.actions.let_pass import answer_warnings
from reporting.assemble import NotPrintable, assemble
from reporting.freezing import refuse_unless_approved, stamp_of
from reporting.models import UNDER_WAY, RenderJob, RenderPurpose, RenderStatus, Report
from reporting.pdf import RenderingFailed, letter_html, render_pdf
from reporting.rendering import render_key

logger = logging.getLogger(__name__)

CHANGED = "Någon har ändrat rapporten sedan den skulle upprättas. Läs hur den ser ut nu, och upprätta den sedan."
BUSY = "Du har redan en PDF på väg. Vänta tills den är klar, och försök sedan igen."
BROKEN = "Något gick fel hos oss. Försök igen, eller kontakta supporten."


def ask_for_pdf(report: Report, *, by: User) -> RenderJob:
    """A job for the report as it is now: one that is done or under way already, else a new one, which waits.

    Raises NotPrintable and UnprintableCharacters before anything is begun, and WrongState when the person has
    another PDF under way (T17).
    """
    key = render_key(assemble(report).printable())
    return _same(report, key) or _begin(report, RenderPurpose.PREVIEW, key, by)


def finished_pdf(report: Report) -> RenderJob | None:
    """The job whose file is the report as it is now; None when it is not drawn or cannot be."""
    try:
        key = render_key(assemble(report).printable())
    except (NotPrintable, RenderingFailed):
        return None
    done: RenderJob | None = _jobs(report, key).filter(status=RenderStatus.DONE).select_related("pdf").first()
    return done


def ask_to_finalise(
    report: Report, *, by: User, expected_version: int, seen: Collection[str] = (), reason: str = ""
) -> RenderJob:
    """A job that finalises the report as the person saw it. The warnings that are left have been read by the person
    (`seen`, their keys), who says why they may stand (`reason`); each is let pass in that name.

    Raises WrongState unless it is approved, and when the check has found something new; StaleVersion, NotPrintable,
    UnprintableCharacters, ValidationError (`reason`).
    """
    current = Report.objects.get(pk=report.pk)
    refuse_unless_approved(current)
    if current.version != expected_version:
        raise StaleVersion(current)
    letter_html(assemble(report).printable())
    under_way = RenderJob.objects.under_way().filter(report=report, purpose=RenderPurpose.FINALISE).first()
    if under_way:
        return under_way
    answer_warnings(report, seen=seen, reason=reason, by=by)
    return _begin(report, RenderPurpose.FINALISE, stamp_of(current), by)


def _jobs(report: Report, key: str) -> Any:
    return RenderJob.objects.filter(report=report, purpose=RenderPurpose.PREVIEW, key=key).order_by("-pk")


def _same(report: Report, key: str) -> RenderJob | None:
    """A job that has made, or is making, the very same file."""
    same = _jobs(report, key)
    found: RenderJob | None = same.filter(status=RenderStatus.DONE).first() or same.under_way().first()
    return found


def _begin(report: Report, purpose: str, key: str, by: User) -> RenderJob:
    """One at a time for each person: whoever asks twice at once is told the second time."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)
        if RenderJob.objects.under_way().filter(asked_by=by).exists():
            raise WrongState(BUSY)
        job: RenderJob = RenderJob.objects.create(report=report, purpose=purpose, key=key, asked_by=by)
    if not settings.RENDER_SERVICE:
        _start(job)
    return job


def _start(job: RenderJob) -> None:
    """Let a process of its own do it. Outside any transaction, so that it finds the job."""
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "render_jobs", "--job", str(job.pk)]
    quiet = subprocess.DEVNULL  # what it logs goes where the server's own log does
    subprocess.Popen(command, stdin=quiet, stdout=quiet, start_new_session=True)


# --- In the other process ---------------------------------------------------------------------------------


def run_job(job: RenderJob) -> RenderJob | None:
    """Do it, and write down how it went. None when another process has it already."""
    if not RenderJob.objects.filter(pk=job.pk, status=RenderStatus.WAITING).update(status=RenderStatus.READING):
        return None
    try:
        if job.purpose == RenderPurpose.FINALISE:
            _finalise(job)
        else:
            _preview(job)
    except StaleVersion:
        _end(job, RenderStatus.FAILED, failure=CHANGED)
    except (NotPrintable, RenderingFailed, WrongState) as refused:
        _end(job, RenderStatus.FAILED, failure=str(refused)[:500])
    except Exception:
        logger.exception("Render job %s failed", job.pk)
        _end(job, RenderStatus.FAILED, failure=BROKEN)
    job.refresh_from_db()
    return job


def _preview(job: RenderJob) -> None:
    facts = assemble(job.report).printable()
    _tell(job, RenderStatus.DRAWING)
    key, pdf = render_key(facts), render_pdf(facts)
    _tell(job, RenderStatus.STORING)
    with transaction.atomic():
        _end(job, RenderStatus.DONE, key=key, pdf=keep_locked(pdf, PDF))


def _finalise(job: RenderJob) -> None:
    report = Report.objects.select_related("letter").get(pk=job.report_id)
    if stamp_of(report) != job.key:
        raise StaleVersion(report)
    frozen = finalise(
        report, by=job.asked_by, expected_version=report.version, tell=lambda stage: _tell(job, RenderStatus(stage))
    )
    _end(job, RenderStatus.DONE, pdf=frozen.pdf)


def _tell(job: RenderJob, stage: RenderStatus) -> None:
    RenderJob.objects.filter(pk=job.pk, status__in=UNDER_WAY).update(status=stage)


def _end(job: RenderJob, status: RenderStatus, **columns: Any) -> None:
    RenderJob.objects.filter(pk=job.pk).update(status=status, finished_at=timezone.now(), **columns)


# --- Afterwards ---------------------------------------------------------------------------------------------


def remove_old_drafts() -> int:
    """Take away drafts' jobs that are too old, or drawn anew since, and their files, unless something else refers to
    them. Gives how many. Each by itself, so that whoever fetches a file waits for no more than one."""
    removed = 0
    for pk in RenderJob.objects.old_drafts().order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            job = RenderJob.objects.select_for_update().filter(pk=pk).first()
            if job is None:  # another process was first
                continue
            job.delete()
            if job.pdf_id:
                delete_unless_used(job.pdf_id)
            removed += 1
    return removed
