"""The checker itself can be trusted: it passes a good file and refuses a bad one."""

import pytest

from tests.pdf.verapdf import failures

pytestmark = pytest.mark.verapdf


def make_pdf(html, **options):
    """Return the bytes of a small PDF."""
    from weasyprint import HTML

    return HTML(string=html).write_pdf(**options)


def test_an_accessible_file_passes():
    pdf = make_pdf("<html lang=sv><title>Skrivelse</title><h1>Skrivelse</h1>", pdf_variant="pdf/ua-1")
    assert failures(pdf, "ua1") == []


def test_a_file_without_language_is_refused():
    pdf = make_pdf("<title>Skrivelse</title><h1>Skrivelse</h1>", pdf_variant="pdf/ua-1")
    assert [failure.split(":")[0] for failure in failures(pdf, "ua1")] == ["7.2/29"]


def test_an_untagged_file_is_no_archive_file():
    assert "6.7.2.2/1" in [failure.split(":")[0] for failure in failures(make_pdf("<p>text"), "2a")]
