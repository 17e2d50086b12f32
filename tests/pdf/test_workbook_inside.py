"""The data behind the figures lies in the PDF, as a workbook to count on with."""

from datetime import date
from io import BytesIO

import openpyxl
import pikepdf
import pytest

from reporting.figure_workbook import figure_workbook
from reporting.pdf import UnprintableCharacters, letter_html
from tests.pdf.conftest import drawn
from tests.pdf.letters import long_letter, short_letter
from tests.pdf.reports import DESCRIBED, carrying_letter


@pytest.fixture(scope="module")
def book():
    """The workbook of a letter with everything, as it is taken out of the PDF."""
    with pikepdf.open(BytesIO(drawn("carrying"))) as pdf:
        inside = pdf.attachments["siffror-2023.xlsx"].get_file().read_bytes()
    return openpyxl.load_workbook(BytesIO(inside))


def rows(sheet):
    return list(sheet.iter_rows(min_row=2, values_only=True))


def test_the_pdf_says_what_the_file_is():
    with pikepdf.open(BytesIO(drawn("carrying"))) as pdf:
        (file,) = pdf.Root.AF
        assert str(file.AFRelationship) == "/Data"
        assert str(file.Desc).startswith("Siffrorna bakom Återrapportering från Kraftsamling Herrgården")
        assert str(file.EF.F.Subtype) == "/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        assert str(file.EF.F.Params.ModDate) == "D:20240415000000Z", "the letter's own date, never that of drawing"


def test_every_figure_has_its_value_kind_and_definition(book):
    figures = {row[0]: row[1:] for row in rows(book["Siffror"])}
    assert figures["activity_count"] == (
        "Aktiviteter 2023", 517, None, "exakt", "aktivitetstillfällen", "517",
        "Varje genomfört tillfälle räknas som en aktivitet.",
    )  # fmt: skip
    assert figures["summer_visits_per_day"][1:4] == (40, None, "cirka")
    assert figures["underspend"][1] == 232886


def test_what_nobody_knows_is_not_zero(book):
    figures = {row[0]: row[1:] for row in rows(book["Siffror"])}
    assert figures["unknown_visits"][1] == "okänt"


def test_text_is_never_a_formula(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]


def test_the_headline_is_the_sum_of_the_table_and_of_the_rows(book):
    facts = carrying_letter()
    assert book.sheetnames[-1] == "Aktiviteter 2023"
    occasions = rows(book["Aktiviteter 2023"])
    by_area = rows(book["Aktivitetsstatistik 2023"])
    assert len(occasions) == facts.occasions.occasions == by_area[-1][13] == sum(row[13] for row in by_area[:-1])
    known = sum(row[5] for row in occasions if row[5] != "okänt")
    assert known == facts.occasions.visits.value == by_area[-1][14]
    assert by_area[-1][16] == "minst"
    assert occasions[0][0].date() == date(2023, 1, 2)


def test_the_budget_adds_up(book):
    *lines, total = rows(book["Budget och utfall"])
    assert total[4] == sum(line[4] for line in lines) == 1_210_000
    assert total[6] == "okänt", "one of the year's amounts is"


def test_the_workbook_is_the_same_however_often_it_is_made():
    assert figure_workbook(carrying_letter()) == figure_workbook(carrying_letter())


def test_a_report_without_annexes_has_a_workbook_of_its_figures():
    book = openpyxl.load_workbook(BytesIO(figure_workbook(short_letter(figures=DESCRIBED))))
    assert book.sheetnames == ["Om filen", "Siffror"]


def test_what_the_workbook_alone_says_must_be_printable_too():
    with pytest.raises(UnprintableCharacters):
        letter_html(long_letter(1, figures=(DESCRIBED[0].__class__(DESCRIBED[0].figure, "Fest 🎉", ""),)))
