"""A letter that cannot be drawn right is not drawn at all, and the reason is given in Swedish."""

import pytest

from reporting import pdf
from reporting.pdf import RenderingFailed, UnprintableCharacters, draw, letter_html, render_pdf
from tests.pdf.letters import long_letter, short_letter

PLAIN = '<html lang="sv"><head><title>Rekvisition</title></head><body><h1>Rekvisition</h1></body></html>'


def test_characters_without_a_glyph_are_named():
    with pytest.raises(UnprintableCharacters) as refusal:
        letter_html(short_letter(title="Bra år 😀 及 及"))
    assert refusal.value.characters == ["及", "😀"]
    assert str(refusal.value) == (
        "Skrivelsen innehåller tecken som inte kan skrivas ut: 及 (U+53CA), 😀 (U+1F600). Byt eller ta bort dem."
    )


def test_names_in_other_latin_alphabets_can_be_printed():
    assert "Łódź Şehriban Çelik Þór Đorđević" in letter_html(short_letter(title="Łódź Şehriban Çelik Þór Đorđević"))


def test_letters_typed_in_two_parts_become_one():
    assert "på Åsa" in letter_html(short_letter(title="pa\u030a A\u030asa"))


def test_a_drawing_that_takes_too_long_is_stopped(settings):
    settings.RENDER_WALL_SECONDS = 0.05
    with pytest.raises(RenderingFailed, match=r"^Det tog mer än 0.05 sekunder att skapa PDF-filen\.$"):
        render_pdf(short_letter())


def test_a_drawing_that_wears_out_the_processor_is_stopped(settings):
    settings.RENDER_SECONDS = 1
    with pytest.raises(RenderingFailed, match=r"^Det tog mer än 1 sekunder att skapa PDF-filen\.$"):
        render_pdf(long_letter())


def test_a_drawing_that_waits_for_its_turn_is_not_stopped(settings, monkeypatch):
    """On a machine with much else to do, the time by the clock is far more than the processor's."""
    settings.RENDER_SECONDS, settings.RENDER_WALL_SECONDS = 2, 60
    monkeypatch.setattr(pdf, "PROGRAM", f"import time; time.sleep(2.5); {pdf.PROGRAM}")
    assert draw(PLAIN).startswith(b"%PDF")


def test_a_drawing_that_takes_too_much_memory_is_stopped(settings):
    settings.RENDER_MEGABYTES = 40
    with pytest.raises(RenderingFailed, match=r"^PDF-filen kunde inte skapas\."):
        render_pdf(short_letter())
