"""The letter is PDF/A-2a and PDF/UA-1 at the same time, whatever is in it."""

from io import BytesIO

import pikepdf
import pytest

from tests.pdf.conftest import KINDS, drawn
from tests.pdf.verapdf import failures

pytestmark = pytest.mark.verapdf


@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_can_be_archived(kind):
    assert failures(drawn(kind), "2a") == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_is_accessible(kind):
    assert failures(drawn(kind), "ua1") == []


def test_a_letter_that_lost_its_language_is_refused():
    stripped = BytesIO()
    with pikepdf.open(BytesIO(drawn("short"))) as pdf:
        del pdf.Root.Lang
        pdf.save(stripped)
    assert failures(stripped.getvalue(), "ua1") != []
