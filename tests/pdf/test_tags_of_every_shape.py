"""What a screen reader meets in long reports and in prose with notes, quotes, lists and headings of its own."""

from io import BytesIO

import pikepdf
import pytest

from tests.pdf.conftest import KINDS, drawn
from tests.pdf.tags import elements, elements_of, outline


@pytest.fixture
def carrying():
    """A letter with every shape of prose that carries the parties' annual report."""
    with pikepdf.open(BytesIO(drawn("carrying"))) as pdf:
        yield pdf


def words_of(pdf, tag):
    """How many elements have a tag."""
    return len(elements_of(pdf, tag))


@pytest.mark.parametrize("kind", KINDS)
def test_no_level_of_heading_is_left_out(kind):
    with pikepdf.open(BytesIO(drawn(kind))) as pdf:
        levels = [int(str(element.S)[2:]) for element in elements_of(pdf, "H1", "H2", "H3", "H4", "H5", "H6")]
        assert levels == [depth for depth, _ in outline(pdf)]
    assert levels[0] == 1
    assert [after for before, after in zip(levels, levels[1:], strict=False) if after > before + 1] == []


def test_the_annual_report_inside_a_letter_is_one_level_down(carrying):
    inside = [
        line for line in outline(carrying) if line[1] in ("Vad som gjorts", "Områden och mål", "Så arbetade parterna")
    ]
    assert inside == [
        (3, "Så arbetade parterna"),
        (3, "Vad som gjorts"),
        (4, "Områden och mål"),
        (6, "Så arbetade parterna"),
        (6, "Så arbetade parterna"),
    ]


def test_lists_say_whether_they_are_numbered(carrying):
    numbering = {str(element.A.ListNumbering) for element in elements_of(carrying, "L")}
    assert numbering == {"/Decimal", "/Disc", "/None"}


def test_notes_are_notes_and_are_called_from_the_text(carrying):
    notes = elements_of(carrying, "Note")
    assert len(notes) == words_of(carrying, "Reference") - len(contents_lines(carrying)) == 6
    assert len({str(note.ID) for note in notes}) == 6


def contents_lines(pdf):
    return elements_of(pdf, "TOCI")


def test_a_long_report_opens_with_a_list_of_contents(carrying):
    assert words_of(carrying, "TOC") == 1
    said = [str(item.Obj.Contents) for line in contents_lines(carrying) for item in areas_in(line)]
    assert said[:2] == ["Sammanfattning", "Förslag till beslut"]
    assert said[-1] == "Bilaga 4. Aktivitetsförteckning 2023"


def areas_in(element):
    """The clickable areas below an element."""
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/OBJR":
                yield kid
            else:
                yield from areas_in(kid)


def test_a_short_letter_has_no_list_of_contents():
    with pikepdf.open(BytesIO(drawn("short"))) as pdf:
        assert elements_of(pdf, "TOC") == []


def test_a_link_is_clicked_in_one_place_and_says_where_it_leads(carrying):
    areas = [area for page in carrying.pages for area in page.get("/Annots", [])]
    links = elements_of(carrying, "Link")
    assert len(areas) == len(links) == len(contents_lines(carrying)) + 4
    assert [str(area.Contents) for area in areas][-4:] == [
        "Bilaga 1. Uppföljningsrapport 2023",
        "Bilaga 2. Aktivitetsstatistik 2023",
        "Bilaga 3. Budget och utfall",
        "Bilaga 4. Aktivitetsförteckning 2023",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_only_names_that_pdf_knows_are_used(kind):
    """ISO 32000-1, 14.8.4: a private name would need a map to one of these."""
    known = {"Document", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "NonStruct", "P", "L", "LI"}
    known |= {
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "Span",
        "Reference",
        "Note",
        "Link",
        "Figure",
    }
    known |= {f"H{level}" for level in range(1, 7)}
    with pikepdf.open(BytesIO(drawn(kind))) as pdf:
        assert {str(element.S)[1:] for element in elements(pdf)} <= known
