"""The words and numbers of the letter, read from the page."""

from xml.etree import ElementTree

from reporting.pdf import letter_html
from tests.pdf.letters import draft_letter, long_letter, short_letter


def test_figures_stand_in_the_sentences():
    page = letter_html(short_letter())
    assert '<span class="sr-figure">517</span> aktiviteter' in page
    assert '<span class="sr-figure">cirka\u00a040</span> besökare per dag' in page
    assert '<span class="sr-figure">232\u00a0886\u00a0kr</span>' in page


def test_a_letter_without_number_or_date_says_so():
    page = letter_html(draft_letter())
    assert '<span class="sr-registry">ej tilldelat</span>' in page
    assert "ej daterad" in page


def test_example_data_is_said_once_in_the_head_for_the_running_head_to_repeat():
    assert letter_html(draft_letter()).count("Innehåller exempeldata") == 1
    assert "exempeldata" not in letter_html(short_letter())


def test_annexes_list_themselves_among_the_records():
    page = letter_html(long_letter(1))
    assert page.count("Bilaga 1. Aktivitetsstatistik 2023") == 2
    assert "Bilaga 1" not in letter_html(short_letter())


def test_an_amount_nobody_knows_is_not_zero():
    page = letter_html(long_letter(1))
    assert '<td class="sr-n">okänt</td>' in page
    assert "0\u00a0kr</td>" in page
    assert '<td class="sr-n">0\u00a0kr</td>' not in page


def test_years_are_printed_without_thousands():
    assert "2\u00a0023" not in letter_html(long_letter(1))


def test_the_letter_is_well_formed():
    """The drawing process reads it as XML."""
    assert ElementTree.fromstring(letter_html(draft_letter())).tag == "html"
