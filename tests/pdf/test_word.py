"""The report as a Word file: the same words, in Word's own styles."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from reporting.word import word
from reporting.word_body import Body
from reporting.word_inline import Notes
from reporting.word_pictures import text_width
from reporting.word_styles import dress
from tests.pdf.letters import long_letter, short_letter
from tests.pdf.reports import annual_report, carrying_letter
from tests.pdf.test_hostile_prose import HOSTILE, hostile_letter


@pytest.fixture(scope="module")
def carrying():
    """A letter with every shape of prose that carries the annual report, opened as Word would."""
    return docx.Document(BytesIO(word(carrying_letter())))


def opened(facts):
    return docx.Document(BytesIO(word(facts)))


def headings(document):
    """Every heading as (level, text); the title is level 0."""
    levels = {"Title": 0} | {f"Heading {level}": level for level in range(1, 7)}
    return [(levels[each.style.name], each.text) for each in document.paragraphs if each.style.name in levels]


def table_named(document, caption):
    """The table whose name starts so."""
    for table in document.tables:
        named = table._tbl.tblPr.find(qn("w:tblCaption"))
        if named is not None and named.get(qn("w:val")).startswith(caption):
            return table
    raise AssertionError(caption)


@pytest.mark.parametrize("facts", [short_letter(), annual_report()], ids=["letter", "annual report"])
def test_headings_stand_in_the_order_of_the_report(facts):
    found = [line for line in headings(opened(facts)) if line in facts.headings]
    assert found == list(facts.headings)


def test_the_annual_report_inside_is_one_level_down(carrying):
    assert (2, "Vad som gjorts") in headings(carrying)
    assert (5, "Så arbetade parterna") in headings(carrying)


def test_no_level_of_heading_is_left_out(carrying):
    levels = [level for level, _ in headings(carrying)]
    assert [after for before, after in zip(levels, levels[1:], strict=False) if after > before + 1] == []


def test_lists_and_quotes_have_their_own_styles(carrying):
    texts = {name: [each.text for each in carrying.paragraphs if each.style.name == name] for name in (
        "List Bullet", "List Number", "Quote")}  # fmt: skip
    assert "Att skriva ned alla besök" in texts["List Bullet"]
    assert "Sedan delades ansvaret mellan dem." in texts["List Number"]
    assert set(texts["Quote"]) == {"Vi har fått ett hus som är vårt."}


def test_each_numbered_list_begins_at_one(carrying):
    first = [each for each in carrying.paragraphs if each.text == "Först samlades föreningarna."]
    assert len({each._p.pPr.numPr.numId.val for each in first}) == len(first) == 3


def test_a_measure_is_numbered_once_and_nothing_in_it_is_said_twice(carrying):
    texts = [(each.style.name, each.text) for each in carrying.paragraphs]
    assert texts.count(("Normal", "2. Antal unga vuxna")) == 1
    assert texts.count(("Normal", "Uppgift saknas. Skäl: Ingen frågade efter ålder.")) == 1
    assert texts.count(("List Bullet", "ZigZag")) == 1


def test_a_shape_that_is_not_known_loses_no_words():
    document, notes = docx.Document(), Notes()
    dress(document, short_letter())
    Body(document, notes).write(ElementTree.fromstring("<div>före<dl><dt>Vad</dt><dd>Hus</dd></dl>efter</div>"))
    assert [each.text for each in document.paragraphs] == ["före", "Vad", "Hus", "efter"]


def test_notes_are_footnotes_of_word(carrying):
    calls = list(carrying.element.body.iter(qn("w:footnoteReference")))
    with zipfile.ZipFile(BytesIO(word(carrying_letter()))) as file:
        notes = file.read("word/footnotes.xml").decode()
    assert [call.get(qn("w:id")) for call in calls] == ["1", "2", "3", "4", "5", "6"]
    assert notes.count("Besök, inte personer: ") == 3
    assert "Tillbaka" not in notes + "".join(each.text for each in carrying.paragraphs)


def test_tables_have_header_rows_and_numbers_to_the_right(carrying):
    table = table_named(carrying, "Budgetrader")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert str(table.cell(1, 3).paragraphs[0].alignment).startswith("RIGHT")
    assert table.cell(1, 0).paragraphs[0].alignment is None


def test_tables_add_up_as_the_facts_do(carrying):
    facts = carrying_letter()
    total = [cell.text for cell in table_named(carrying, "Budgetrader").rows[-1].cells]
    assert total[:4] == ["Summa"] * 3 + ["1\u00a0210\u00a0000\u00a0kr"]
    assert total[-1] == "okänt"
    occasions = table_named(carrying, "Aktivitetstillfällen 2023")
    assert len(occasions.rows) == 1 + facts.occasions.occasions


def test_drawings_are_pictures_that_say_what_they_show(carrying):
    said = [shape._inline.docPr.get("descr") for shape in carrying.inline_shapes]
    assert len(said) == 4
    assert said[0].startswith("60\u00a0aktivitetstillfällen under 2023.")


def test_the_list_of_occasions_lies_across(carrying):
    assert [section.page_width > section.page_height for section in carrying.sections] == [False, False, True]


def test_the_file_says_whose_it_is_and_in_which_language(carrying):
    about = carrying.core_properties
    assert (about.title, about.author) == (carrying_letter().title, "Stadskontoret")
    assert about.created.date() == carrying_letter().letter.document_on
    assert about.comments == ""
    assert {each.get(qn("w:val")) for each in carrying.styles.element.iter(qn("w:lang"))} == {"sv-SE"}


def test_every_page_has_its_number_and_the_registry_number(carrying):
    assert carrying.sections[0].header.paragraphs[0].text == "Tjänsteskrivelse · Diarienummer STK-2024-417"
    fields = [each.get(qn("w:instr")) for each in carrying.sections[0].footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_same_report_is_the_same_file():
    assert word(carrying_letter(3)) == word(carrying_letter(3))


def test_prose_stays_text():
    content = word(hostile_letter())
    document = docx.Document(BytesIO(content))
    told = "\n".join(each.text for each in document.paragraphs)
    assert "<script>alert(1)</script>" in told
    assert '<a href="file:///etc/passwd">fil</a>' in told
    external = [each for each in document.part.rels.values() if each.is_external]
    assert external == []
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert [name for name in file.namelist() if "media" in name or "embed" in name] == []
    assert "alert" in HOSTILE


def test_a_character_that_no_file_can_hold_stops_nothing():
    facts = long_letter(1, title="Bra år \ud83d 😀")
    assert "😀" in headings(opened(facts))[0][1]


def columns(document, caption):
    """Return the widths of a table's columns in twentieths of a point, by the column's head."""
    found = table_named(document, caption)
    widths = [int(column.get(qn("w:w"))) for column in found._tbl.tblGrid]
    return dict(zip((cell.text for cell in found.rows[0].cells), widths, strict=True))


def test_no_word_and_no_number_of_a_table_is_broken(carrying):
    months = columns(carrying, "Tabell 1")
    assert months["mar"] >= 150 + text_width("mar", bold=True) * 170 - 1
    assert months["Besök"] >= 150 + text_width("minst 1\N{NO-BREAK SPACE}680", bold=True) * 170 - 1
    assert months["Verksamhetsområde"] > 4 * months["mar"]


def test_numbers_stand_near_each_other_and_words_have_the_rest(carrying):
    sums = columns(carrying, "Summa per utförare")
    assert sums["Utförs av"] > sum(sums.values()) / 2
    assert abs(sums["Budget 2024"] - sums["Utfall 2024"]) < 200


def test_a_table_is_as_wide_as_its_page(carrying):
    assert 8650 < sum(columns(carrying, "Budgetrader").values()) <= 8674


def test_those_responsible_stand_on_one_page(carrying):
    names = ["Elsa Holmqvist", "Milan Ek", "Amira Sund"]
    lines = [next(line for line in carrying.paragraphs if line.text.startswith(name)) for name in names]
    assert [line.paragraph_format.keep_with_next for line in lines] == [True, True, None]
