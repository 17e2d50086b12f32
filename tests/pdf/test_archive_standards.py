"""The letter is PDF/A-3a and PDF/UA-1 at the same time, whatever is in it."""

from io import BytesIO

import pikepdf
import pytest

from reporting.pdf import draw
from tests.pdf.conftest import KINDS, drawn
from tests.pdf.verapdf import failures

pytestmark = pytest.mark.verapdf


@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_can_be_archived(kind):
    assert failures(drawn(kind), "3a") == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_is_accessible(kind):
    assert failures(drawn(kind), "ua1") == []


def test_a_paper_with_nothing_inside_it_keeps_to_the_older_level():
    plain = draw('<html lang="sv"><head><title>Rekvisition</title></head><body><h1>Rekvisition</h1></body></html>')
    assert failures(plain, "2a") == failures(plain, "ua1") == []


def test_a_letter_that_lost_its_language_is_refused():
    stripped = BytesIO()
    with pikepdf.open(BytesIO(drawn("short"))) as pdf:
        del pdf.Root.Lang
        pdf.save(stripped)
    assert failures(stripped.getvalue(), "ua1") != []
