"""Our own sheet for plain HTML stands in for the PDF engine's, and nothing on paper differs."""

import pytest

from reporting import pdf
from tests.pdf import reports
from tests.pdf.both_ways import ENGINES_OWN_SHEET, PLAIN, drawn_both_ways


@pytest.mark.parametrize("make", [reports.carrying_letter, reports.annual_report])
def test_a_report_is_drawn_to_the_same_bytes(make, monkeypatch):
    ours, theirs = drawn_both_ways(pdf.letter_html(make(12)), ENGINES_OWN_SHEET, monkeypatch)
    assert ours == theirs


def test_an_element_that_our_sheet_does_not_know_would_be_seen(monkeypatch):
    ours, theirs = drawn_both_ways(PLAIN.format("<main>Text</main>"), ENGINES_OWN_SHEET, monkeypatch)
    assert ours != theirs


def test_a_page_of_known_elements_is_the_same(monkeypatch):
    known = "<ul><li>a<ol><li>b</li></ol></li></ul><dl><dt>c</dt><dd>d</dd></dl><p>e<br/><small>f</small></p>"
    ours, theirs = drawn_both_ways(PLAIN.format(known), ENGINES_OWN_SHEET, monkeypatch)
    assert ours == theirs
