"""A second machine checker, written by others in another language, agrees with veraPDF: PDF/A-3a and PDF/UA-1."""

from io import BytesIO

import pikepdf
import pytest

from reporting.pdf import draw
from tests.pdf.conftest import KINDS, drawn


def failures(pdf, profile):
    """Return a sentence for each broken rule of a PDF (bytes); profile is "ua1", "2a", "3a" and so on."""
    from page import validate_pdf_bytes  # not installed for the inner loop, which runs no test that comes here

    report = validate_pdf_bytes(pdf, profile=profile)
    assert report.rules.total > 100, "it looked at hardly anything"
    assert report.is_compliant == (not report.failures)
    return sorted({f"{failure.rule_id}: {failure.message}" for failure in report.failures})


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_breaks_no_rule(kind, profile):
    assert failures(drawn(kind), profile) == []


def test_nor_does_a_paper_with_nothing_inside_it():
    plain = draw('<html lang="sv"><head><title>Rekvisition</title></head><body><h1>Rekvisition</h1></body></html>')
    assert failures(plain, "2a") == failures(plain, "ua1") == []


def spoilt(spoil):
    """Return the annual report after somebody has spoilt it."""
    changed = BytesIO()
    with pikepdf.open(BytesIO(drawn("annual"))) as pdf:
        spoil(pdf)
        pdf.save(changed)
    return changed.getvalue()


def lose_language(pdf):
    """Screen readers would guess."""
    del pdf.Root.Lang


def lose_tags(pdf):
    """Nothing says what is a heading or a table."""
    del pdf.Root.StructTreeRoot


def lose_scopes(pdf):
    """A header cell no longer says what it heads."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") in ("/TH", "/TD"):
            del item["/A"]


def lose_alternatives(pdf):
    """Drawings have no words."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
            del item["/Alt"]


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lose_language, "TEXT-LANGUAGE"),
        (lose_tags, "STRUCT-TREE-ROOT"),
        (lose_scopes, "TABLE-HEADERS-SCOPE"),
        (lose_alternatives, "FIGURE-ALTERNATIVE-TEXT"),
    ],
)
def test_it_sees_what_a_spoilt_report_has_lost(spoil, rule):
    assert any(rule in failure for failure in failures(spoilt(spoil), "ua1"))
