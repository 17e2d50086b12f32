"""«Skapa PDF»: asked for with a button, drawn by another process while the page shows how far it has come."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from reporting.actions import run_job
from reporting.models import RenderJob, RenderStatus
from reporting.pdf import RenderingFailed
from tests.builders import make_officer
from tests.reporting.builders import section_of
from tests.reporting.frozen import DRAWN

pytestmark = pytest.mark.django_db


def address(page, year, *parts):
    return reverse(f"reporting:staff_report{page}", args=[year.partnership.slug, 2023, *parts])


@pytest.fixture
def started(monkeypatch):
    """Instead of processes: which jobs were to get one."""
    found = []
    monkeypatch.setattr("reporting.actions.jobs.subprocess.Popen", lambda command, **how: found.append(command[-1]))
    monkeypatch.setattr("reporting.actions.jobs.render_pdf", lambda facts: DRAWN)
    return found


@pytest.fixture
def job(officer, year, started):
    """A job that somebody asked for and no process has begun."""
    officer.post(address("_pdf", year))
    return RenderJob.objects.get()


def break_with(monkeypatch, error):
    def draw(facts):
        raise error

    monkeypatch.setattr("reporting.actions.jobs.render_pdf", draw)


def test_from_the_button_to_the_file(officer, year, started):
    assert "Skapa PDF" in officer.get(address("", year)).content.decode()
    asked = officer.post(address("_pdf", year), follow=True)
    job = RenderJob.objects.get()
    assert (started, asked.redirect_chain) == ([str(job.pk)], [(address("_pdf_job", year, job.pk), 302)])
    waiting = asked.content.decode()
    assert "Se hur långt det har kommit" in waiting
    assert "Ladda ner" not in waiting
    assert run_job(job).status == RenderStatus.DONE
    assert "Ladda ner PDF" in officer.get(address("_pdf_job", year, job.pk)).content.decode()
    file = officer.get(address("_pdf_file", year, job.pk))
    assert (file.content, file["Content-Type"]) == (DRAWN, "application/pdf")
    name = "Tj%C3%A4nsteskrivelse%20Kraftsamling%20Herrg%C3%A5rden%202023%20utkast.pdf"
    assert file["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    again = officer.get(address("_pdf_file", year, job.pk), HTTP_IF_NONE_MATCH=file["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_the_same_report_is_not_drawn_twice(officer, year, started, job):
    run_job(job)
    assert officer.post(address("_pdf", year))["Location"] == address("_pdf_job", year, job.pk)
    assert officer.get(address("_pdf", year)).content == DRAWN
    assert len(started) == 1


def test_a_report_that_has_changed_is_drawn_anew(officer, year, started, job):
    run_job(job)
    section = section_of(year.report, "matter")
    section.body = "Något annat."
    section.save_as(None)
    assert "Det finns ingen PDF" in officer.get(address("_pdf", year)).content.decode()
    officer.post(address("_pdf", year))
    assert len(started) == 2


def test_one_at_a_time_for_each_person(officer, client, year, started, job):
    section = section_of(year.report, "matter")
    section.body = "Något annat."
    section.save_as(None)
    refused = officer.post(address("_pdf", year))
    assert refused.status_code == 409
    assert "Du har redan en PDF på väg" in refused.content.decode()
    client.force_login(make_officer(year.partnership))
    assert client.post(address("_pdf", year)).status_code == 302


def test_two_who_ask_for_the_same_share_it(client, year, started, job):
    client.force_login(make_officer(year.partnership))
    assert client.post(address("_pdf", year))["Location"] == address("_pdf_job", year, job.pk)
    assert len(started) == 1


def test_what_must_be_put_right_is_told_before_anything_starts(officer, year, started):
    section = section_of(year.report, "matter")
    for body, told in (("Antalet var {gone_count}.", "{gone_count}, som inte finns"), ("漢", "漢 (U+6F22)")):
        section.body = body
        section.save_as(None)
        refused = officer.post(address("_pdf", year))
        assert refused.status_code == 422
        assert told in refused.content.decode()
    assert not RenderJob.objects.exists()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RenderingFailed("Det tog mer än 120 sekunder att skapa PDF-filen."), "mer än 120 sekunder"),
        (ValueError("secret"), "Något gick fel hos oss."),
    ],
)
def test_a_drawing_that_fails_says_why(officer, year, job, monkeypatch, caplog, error, told):
    break_with(monkeypatch, error)
    assert run_job(job).status == RenderStatus.FAILED
    shown = officer.get(address("_pdf_job", year, job.pk)).content.decode()
    assert told in shown
    assert "secret" not in shown
    assert "Skapa PDF" in shown
    assert officer.get(address("_pdf_file", year, job.pk)).status_code == 404
    assert officer.post(address("_pdf", year))["Location"] != address("_pdf_job", year, job.pk)


def test_a_killed_process_leaves_a_job_that_can_be_asked_for_again(officer, year, job, settings):
    RenderJob.objects.filter(pk=job.pk).update(
        status=RenderStatus.DRAWING, created_at=timezone.now() - dt.timedelta(seconds=settings.RENDER_WALL_SECONDS + 61)
    )
    shown = officer.get(address("_pdf_job", year, job.pk)).content.decode()
    assert "Det avbröts. Inget är ändrat." in shown
    assert "data-under-way" not in shown
    assert officer.post(address("_pdf", year))["Location"] != address("_pdf_job", year, job.pk)


def test_each_stage_is_shown(officer, year, job):
    for stage in (RenderStatus.READING, RenderStatus.DRAWING, RenderStatus.STORING):
        RenderJob.objects.filter(pk=job.pk).update(status=stage)
        now = [label for label, is_now, _ in officer.get(address("_pdf_job", year, job.pk)).context["stages"] if is_now]
        assert now == [stage.label]


def test_a_job_is_done_by_one_process(job):
    assert run_job(job) is not None
    assert run_job(job) is None


def test_the_service_draws_what_waits(officer, year, started, settings, capsys):
    settings.RENDER_SERVICE = True
    officer.post(address("_pdf", year))
    assert started == []
    call_command("render_jobs", once=True)
    assert RenderJob.objects.get().status == RenderStatus.DONE
    assert "klar" in capsys.readouterr().out


def test_the_command_for_one_job(job, capsys):
    call_command("render_jobs", job=job.pk)
    assert RenderJob.objects.get().status == RenderStatus.DONE
    with pytest.raises(CommandError, match="redan påbörjat"):
        call_command("render_jobs", job=job.pk)
