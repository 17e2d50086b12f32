"""Drafts' PDFs do not pile up: an old or a replaced one is taken away, and nothing that anything else rests on."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from partnerships.models import StoredFile
from reporting.actions import remove_old_drafts
from reporting.models import FrozenReport, RenderJob, RenderPurpose, RenderStatus
from reporting.verify import verdicts
from tests.builders import make_photo
from tests.reporting.frozen import DRAWN, freeze, make_drawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(year):
    """Make a draft's PDF that somebody asked for so many days ago."""

    def make(content, *, days, **fields):
        job = make_drawn(year.report, by=year.officer, content=content)
        asked = timezone.now() - dt.timedelta(days=days)
        RenderJob.objects.filter(pk=job.pk).update(created_at=asked, **fields)
        return job

    return make


def kept():
    """The drafts' files that are left, and that a job still refers to."""
    return [bytes(job.pdf.content) for job in RenderJob.objects.select_related("pdf").order_by("pk")]


def test_a_month_is_long_enough(drawn, settings):
    drawn(b"old", days=settings.DRAFT_PDF_DAYS + 1)
    assert remove_old_drafts() == 1
    assert (kept(), StoredFile.objects.count()) == ([], 0)


def test_the_latest_is_kept_for_a_month(drawn, settings):
    drawn(b"latest", days=settings.DRAFT_PDF_DAYS - 1)
    assert remove_old_drafts() == 0
    assert kept() == [b"latest"]


def test_one_that_has_been_drawn_anew_goes_after_a_day(drawn):
    drawn(b"first", days=3)
    drawn(b"of this morning", days=0.3)
    drawn(b"latest", days=0.1)
    assert remove_old_drafts() == 1
    assert kept() == [b"of this morning", b"latest"]
    assert StoredFile.objects.count() == 2


def test_a_failed_attempt_replaces_nothing(drawn, year):
    drawn(b"latest", days=3)
    RenderJob.objects.create(
        report=year.report, status=RenderStatus.FAILED, failure="Det gick inte.", asked_by=year.officer
    )
    assert remove_old_drafts() == 0


def test_attempts_that_came_to_nothing_go_as_well(drawn):
    drawn(b"unused", days=31, status=RenderStatus.FAILED, failure="Det gick inte.", pdf=None)
    drawn(b"unused", days=31, status=RenderStatus.DRAWING, pdf=None)
    assert remove_old_drafts() == 2


def test_the_same_bytes_in_two_jobs_go_with_the_last(drawn):
    drawn(b"same", days=40)
    drawn(b"same", days=0)
    assert remove_old_drafts() == 1
    assert kept() == [b"same"]


def test_bytes_that_something_else_rests_on_stay(drawn, year):
    job = drawn(b"picture", days=40)
    photo = make_photo(year.summer.occasions.first())
    photo.file = job.pdf
    photo.save_as(None)
    assert remove_old_drafts() == 1
    assert StoredFile.objects.filter(pk=job.pdf_id).exists()


def test_what_is_finalised_is_never_touched(drawn, year):
    """Not its file, not the job that finalised it, even when a draft has the same bytes; only its drafts go."""
    drawn(DRAWN, days=400)
    drawn(b"draft", days=2)
    drawn(DRAWN, days=400, purpose=RenderPurpose.FINALISE)
    freeze(year.report, by=year.officer)
    assert remove_old_drafts() == 2
    assert [job.purpose for job in RenderJob.objects.all()] == [RenderPurpose.FINALISE]
    assert bytes(FrozenReport.objects.get().pdf.content) == DRAWN
    assert [verdict.faults for verdict in verdicts(draw=False)] == [()]


def test_the_command_that_draws_tidies_as_well(drawn, capsys):
    drawn(b"old", days=31)
    call_command("render_jobs", once=True)
    assert capsys.readouterr().out == "1\u00a0gammalt utkast togs bort.\n"
    assert kept() == []


def test_so_does_each_drawing(drawn, year, monkeypatch):
    monkeypatch.setattr("reporting.actions.jobs.render_pdf", lambda facts: b"latest")
    drawn(b"first", days=2)
    job = RenderJob.objects.create(report=year.report, asked_by=year.officer)
    call_command("render_jobs", job=job.pk)
    assert kept() == [b"latest"]
