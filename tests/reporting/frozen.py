"""Reports on their way to the archive."""

from contextlib import contextmanager
from unittest.mock import patch

from partnerships.models import StoredFile
from reporting.actions import answer_warnings, finalise
from reporting.control import control
from reporting.models import RenderJob, RenderStatus, Report, ReportStatus

DRAWN = b"%PDF-1.7 drawn"


def approved(report):
    """As the report is when everybody has said yes."""
    fresh = Report.objects.get(pk=report.pk)
    fresh.status = ReportStatus.APPROVED
    return fresh.save_as(None)


def answered(report, *, by):
    """The same, when whoever finalises it has answered every warning of the check."""
    report = approved(report)
    seen = [each.finding.key for each in control(report).warnings]
    answer_warnings(report, seen=seen, reason="Läst.", by=by)
    return report


@contextmanager
def quick_drawing(content=DRAWN):
    """A stand-in for the process that draws; tests/pdf tests that."""
    with patch("reporting.actions.finalising.render_pdf", lambda facts: content):
        yield


def freeze(report, *, by, content=DRAWN):
    """The report, finalised, with a file that nobody drew."""
    report = answered(report, by=by)
    with quick_drawing(content):
        return finalise(report, by=by, expected_version=report.version)


def make_drawn(report, *, by, content=DRAWN):
    """A job that is done, with its file."""
    pdf = StoredFile.keep(content, "application/pdf")
    return RenderJob.objects.create(report=report, status=RenderStatus.DONE, pdf=pdf, asked_by=by)
