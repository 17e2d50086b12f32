"""After the letter: what a body decided, who dissented, to whom it was sent, and the whole case as one file."""

import io
import json
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.people import REPORTS, SMALL_PHONE, downloaded, is_good, people
from tests.browser.product import press

CASE = f"{REPORTS}2024/tjansteskrivelse/arende/"  # the demo's: KSAU and KS have decided, the council is added here
DAY = "2025-05-22"


@pytest.fixture
def officer(browser, browser_context_args, product):
    with people(browser, browser_context_args, product) as as_:
        yield as_("handlaggare", SMALL_PHONE)


def test_the_council_decides_one_dissents_and_it_is_sent(officer, product):
    page = officer
    page.goto(product + CASE)
    is_good(page)
    page.get_by_role("link", name="Lägg till steg").click()
    page.get_by_label("Organ", exact=True).select_option(label="Kommunfullmäktige")
    page.get_by_label("Planerat till").fill(DAY)
    press(page, "Spara")
    decide(page)
    dissent(page)
    send(page)
    is_good(page)
    take_the_package(page)


def council(page):
    return page.locator(".case-step").filter(has=page.get_by_role("heading", name="Kommunfullmäktige"))


def decide(page):
    council(page).get_by_role("link", name="Registrera beslut").click()
    is_good(page)
    page.get_by_label("Beslutet som i protokollet").fill("KF 250522 § 96")
    page.get_by_label("Vad som beslutades").fill("Kommunfullmäktige lägger rapporten till handlingarna.")
    press(page, "Spara beslutet")
    expect(council(page)).to_contain_text("Beslut KF 250522 §\u00a096")


def dissent(page):
    council(page).get_by_role("link", name="Anteckna yttrande").click()
    page.get_by_label("Slag").select_option(label="reservation")
    page.get_by_label("Partier").fill("M")
    page.get_by_label("Anmäldes av").fill("Farida Salomonsson (M)")
    is_good(page)
    press(page, "Spara")
    expect(council(page)).to_contain_text("Reservation (M)")


def send(page):
    council(page).get_by_role("link", name="Expediering").click()
    page.get_by_label("Lägg till mottagare").fill("Fritidsnämnden")
    is_good(page)
    press(page, "Spara")
    page.get_by_label("Skickat till alla som saknar datum").fill("2025-05-30")
    press(page, "Spara")
    page.get_by_role("link", name="Tillbaka").click()
    expect(council(page)).to_contain_text("Alla skickade")
    expect(council(page).get_by_role("row", name="Fritidsnämnden")).to_contain_text("2025-05-30")


def take_the_package(page):
    package = zipfile.ZipFile(io.BytesIO(downloaded(page, "Ladda ner ärendet (zip)")))
    assert package.testzip() is None
    kinds = {name.rpartition(".")[2] for name in package.namelist()}
    assert {"pdf", "json", "html"} <= kinds
    assert any("KF" in str(json.loads(package.read(name))) for name in package.namelist() if name.endswith(".json"))
