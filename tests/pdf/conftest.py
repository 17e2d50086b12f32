"""Each kind of letter is drawn once for all the tests that look at it."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from reporting.pdf import render_pdf
from tests.pdf import letters, reports

KINDS = {
    "short": letters.short_letter,
    "long": letters.long_letter,
    "draft": letters.draft_letter,
    "prose-heavy": letters.prose_heavy_letter,
    "annual": reports.annual_report,
    "carrying": reports.carrying_letter,
    "corrected": reports.corrected_letter,
}


def pytest_collection_modifyitems(items):
    """Everything in this folder draws letters and asks no database: once is enough."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.pdf)


@cache
def drawn(kind):
    """Return the bytes of one of the sample letters."""
    return render_pdf(KINDS[kind]())


@pytest.fixture
def draft():
    """A letter with all annexes, example data and neither date nor registry number, opened for reading."""
    with pikepdf.open(BytesIO(drawn("draft"))) as pdf:
        yield pdf
