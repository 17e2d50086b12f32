"""A coordinator who has kept a list in Excel brings it in, sees every row first, and takes it back."""

import io
from pathlib import Path

import pytest

from tests.browser.accessibility import violations
from tests.browser.product import press

HERE = "/partnerskap/kraftsamling-herrgarden/"
SMALL_PHONE = {"width": 360, "height": 740}
HEADINGS = ["Hur många kom", "När", "Vad", "Verksamhetsområde", "Mål", "Huvudarrangör"]
AREA, ORGANISER = "Mötesplatsutveckling", "Tillsammans i Förening"
GOOD = ["cirka 40", "3 mars 2026", "Trädgårdskväll", AREA, "3.1", ORGANISER]
FAULTY = ["många", "30/11-24", "Trädgårdskväll", AREA, "3.1", ORGANISER]


def workbook(*rows):
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.fixture
def send(sign_in, product):
    """Upload rows under the headings; the page one is led to."""
    page = sign_in("samordnare")

    def send(name, *rows):
        page.goto(f"{product}{HERE}aktiviteter/")
        page.get_by_role("link", name="Importera").click()
        page.set_input_files(
            "input[type=file]",
            {"name": name, "mimeType": "application/octet-stream", "buffer": workbook(HEADINGS, *rows)},
        )
        press(page, "Ladda upp")
        return page

    return send


def test_from_a_file_with_other_headings_to_the_log_and_back(send, product):
    page = send("våren.xlsx", GOOD, FAULTY)

    def told():
        return page.get_by_role("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")

    assert "2 rader i bladet Sheet: 1 ny, 0 finns redan i loggen, 1 med fel" in told()
    assert "«30/11-24» kan läsas på flera sätt" in told()

    page.get_by_role("link", name="Ändra kolumnerna", exact=True).click()
    assert violations(page) == []
    page.get_by_label("A: Hur många kom").select_option(label="Antal besök")
    press(page, "Spara och visa raderna")
    assert "«många» är inget antal" in told()
    page.set_viewport_size(SMALL_PHONE)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE["width"]
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta fellistan som Excel").click()
    assert "fel-i-import" in download.value.suggested_filename

    send("våren rättad.xlsx", GOOD)  # the headings are remembered
    assert "cirka 40 besök" in told()
    page.get_by_label("Skapa 1 ny aktivitet: Trädgårdskväll").check()
    press(page, "Importera 1 ny aktivitet")
    assert "våren rättad.xlsx är importerad" in told()
    assert violations(page) == []
    done = page.url
    page.goto(f"{product}{HERE}aktiviteter/?q=trädgårdskväll")
    assert "cirka 40 besök" in told()

    send("våren rättad.xlsx", GOOD)
    assert "0 nya, 1 finns redan i loggen" in told()

    page.goto(done)
    press(page, "Ångra importen")
    assert "är ångrad" in told()
    page.goto(f"{product}{HERE}aktiviteter/?q=trädgårdskväll")
    assert "Inget passar urvalet" in told()


def test_the_template_is_filled_in_and_understood(sign_in, product):
    from openpyxl import load_workbook

    page = sign_in("samordnare")
    page.goto(f"{product}{HERE}importer/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta en mall att fylla i").click()
    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    sheet = book["Aktiviteter"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    offered = {str(each.sqref) for each in sheet.data_validations.dataValidation}
    assert len(offered) >= 7
    for heading, value in (("Datum", "2026-03-04"), ("Aktivitet", "Bästa sommaren"), ("Antal besök", 12)):
        sheet.cell(2, headings[heading], value)
    file = io.BytesIO()
    book.save(file)
    page.set_input_files("input[type=file]", {"name": "mall.xlsx", "mimeType": "", "buffer": file.getvalue()})
    press(page, "Ladda upp")
    assert "1 rad i bladet Aktiviteter: 1 ny" in page.get_by_role("main").inner_text().replace(
        "\N{NO-BREAK SPACE}", " "
    )
