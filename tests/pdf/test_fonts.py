"""The letter looks the same on every machine: it carries its fonts and borrows none."""

from io import BytesIO

import pikepdf

from reporting.pdf import render_pdf
from tests.pdf.letters import short_letter


def fonts_in(pdf):
    """Return the names of the fonts that a PDF carries, without the prefix of a subset."""
    fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item]
    return {str(font.BaseFont).partition("+")[2].rstrip(",") for font in fonts}


def test_only_the_bundled_fonts_are_used(draft):
    """Hyphens and word joiners that the engine puts in itself are included."""
    assert fonts_in(draft) == {"Source-Sans-3", "Source-Sans-3-Semi-Bold", "Source-Sans-3-Italic"}


def test_other_latin_alphabets_have_bundled_fonts_too():
    name = "Łódź, Şehriban, Đorđević"
    with pikepdf.open(BytesIO(render_pdf(short_letter(title=name, recipients=(name,))))) as pdf:
        assert {font for font in fonts_in(pdf) if not font.startswith("Source-Sans-3")} == set()
