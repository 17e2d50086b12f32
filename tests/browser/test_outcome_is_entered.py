"""A contact person enters a cost on a phone and corrects it; the officer brings in a page of the ledger."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.product import press
from tests.browser.test_a_year_of_excel_comes_in import workbook

YEAR = dt.date.today().year
OUTCOME = f"/partnerskap/kraftsamling-herrgarden/budget/utfall/{YEAR}/"
NEW_YEAR = f"{YEAR}-01-01"
LEDGER = [["Konto", "Bokföringsdatum", "Belopp", "Ver.nr"], ["5010 Hyra", NEW_YEAR, "1 500,50", "H1"]]
FAULTY = ["5010 Hyra", "i våras", "1.237.475", "H2"]


def fits(page, width=360):
    page.set_viewport_size({"width": width, "height": 740})
    return not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_from_a_receipt_to_a_correction_on_a_phone(sign_in, product):
    page = sign_in("kontakt.tif")
    page.goto(product + OUTCOME)
    page.get_by_role("link", name="För in utfall").click()
    page.get_by_label("Bokfört").fill(NEW_YEAR)
    page.get_by_label("Belopp, kr").fill("1.250")
    page.get_by_label("Vad pengarna gick till").fill("Frukt till Bästa sommaren")
    press(page, "Bokför")
    expect(page.get_by_label("Belopp, kr")).to_have_value("1.250")
    page.get_by_label("Belopp, kr").fill("1 250")
    press(page, "Bokför")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1\u00a0250\u00a0kr, bokfört 1 januari")
    assert violations(page) == []

    page.get_by_role("link", name="Rätta posten").click()
    assert violations(page) == []
    page.get_by_label("Varför rättas posten?").fill("Siffrorna hade kastats om")
    page.get_by_label("Rätt belopp, kr").fill("1 520")
    press(page, "Rätta")
    told = page.locator("ol.chain h3").all_inner_texts()
    assert [each.split("\u00a0kr")[0] for each in told] == ["1\u00a0250", "\u22121\u00a0250", "1\u00a0520"]
    assert violations(page) == []
    assert fits(page)


@pytest.fixture
def send(sign_in, product):
    page = sign_in("handlaggare")

    def send(*rows):
        page.goto(f"{product}{OUTCOME}import/")
        assert violations(page) == []
        file = {"name": "ledger.xlsx", "mimeType": "application/octet-stream", "buffer": workbook(*rows)}
        page.set_input_files("input[type=file]", file)
        press(page, "Ladda upp")
        return page

    return send


def test_a_page_of_the_ledger_comes_in(send):
    page = send(*LEDGER, FAULTY)
    assert violations(page) == []
    page.get_by_label("5010 Hyra").select_option(label="Driftskostnader Mötesplats Varda")
    press(page, "Spara och visa raderna")
    expect(page.get_by_text("«1.237.475» är inget belopp").first).to_be_visible()
    assert violations(page) == []
    assert fits(page)
    page = send(*LEDGER)
    press(page, "Bokför 1")
    expect(page.get_by_text("1\u00a0post är bokförd.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name=NEW_YEAR).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1\u00a0500,50\u00a0kr")
