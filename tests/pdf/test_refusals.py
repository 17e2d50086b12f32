"""A letter that cannot be drawn right is not drawn at all, and the reason is given in Swedish."""

import pytest

from reporting.pdf import RenderingFailed, UnprintableCharacters, letter_html, render_pdf
from tests.pdf.letters import short_letter


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
    settings.RENDER_SECONDS = 0.05
    with pytest.raises(RenderingFailed, match=r"^Det tog mer än 0.05 sekunder att skapa PDF-filen\.$"):
        render_pdf(short_letter())


def test_a_drawing_that_takes_too_much_memory_is_stopped(settings):
    settings.RENDER_MEGABYTES = 40
    with pytest.raises(RenderingFailed, match=r"^PDF-filen kunde inte skapas\."):
        render_pdf(short_letter())
