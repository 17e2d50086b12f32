"""The same letter is the same file, however often it is drawn."""

from reporting.pdf import render_pdf
from tests.pdf.conftest import drawn
from tests.pdf.letters import draft_letter


def test_two_processes_give_identical_bytes():
    assert render_pdf(draft_letter()) == drawn("draft")


def test_nothing_in_the_file_says_when_or_where_it_was_drawn(draft):
    assert sorted(draft.docinfo.keys()) == ["/Author", "/Producer", "/Subject", "/Title"]
