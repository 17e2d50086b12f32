"""Reports on their way to the archive."""

from contextlib import contextmanager
from unittest.mock import patch

from reporting.actions import finalise
from reporting.models import Report, ReportStatus

DRAWN = b"%PDF-1.7 drawn"


def approved(report):
    """As the report is when everybody has said yes."""
    fresh = Report.objects.get(pk=report.pk)
    fresh.status = ReportStatus.APPROVED
    return fresh.save_as(None)


@contextmanager
def quick_drawing(content=DRAWN):
    """A stand-in for the process that draws; tests/pdf tests that."""
    with patch("reporting.actions.finalising.render_pdf", lambda facts: content):
        yield


def freeze(report, *, by, content=DRAWN):
    """The report, finalised, with a file that nobody drew."""
    report = approved(report)
    with quick_drawing(content):
        return finalise(report, by=by, expected_version=report.version)
