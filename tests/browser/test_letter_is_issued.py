"""An officer takes a letter from the check to the issued file, follows a figure back to then, and corrects it."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.people import (
    DESK,
    REPORTS,
    SMALL_PHONE,
    downloaded,
    fill_empty_sections,
    is_good,
    people,
)
from tests.browser.product import press

LETTER = f"{REPORTS}2025/tjansteskrivelse/"  # the demo's, begun and not finished
DRAWN = 120_000  # ms, by a process of its own


@pytest.fixture
def as_(browser, browser_context_args, product):
    with people(browser, browser_context_args, product) as as_:
        yield as_


def test_from_the_check_to_a_new_edition(as_, product):
    officer = as_("handlaggare")
    put_a_fault_right(officer, product)
    let_a_warning_pass(officer, product)
    to_approval(officer, as_("granskare"), as_("chef"), product)
    issue(officer, product)
    follow_a_figure(officer)
    take_the_files(officer)
    correct(officer)


def put_a_fault_right(page, product):
    page.goto(f"{product}{LETTER}kontroll/")
    is_good(page)
    expect(page.get_by_role("main")).to_contain_text("Inget sammanträde är planerat.")
    page.goto(product + LETTER)
    fill_empty_sections(page, "Stadskontoret bedömer att arbetet följer avtalet.")
    page.goto(f"{product}{LETTER}uppgifter/")
    page.get_by_label("Beslutsplanering").fill("KSAU 2026-04-27\nKS 2026-05-06")
    press(page, "Spara")
    page.goto(f"{product}{LETTER}kontroll/")
    expect(page.get_by_role("main")).to_contain_text("Inget fel stoppar skrivelsen")
    expect(page.get_by_role("main")).not_to_contain_text("Inget sammanträde är planerat.")


def let_a_warning_pass(page, product):
    warning = page.locator(".findings li").filter(has_text="Inget är loggat i")
    warning.get_by_text("Låt stå").click()
    warning.get_by_label("Varför får varningen stå?").fill("Mötesplatsen var stängd för ombyggnad.")
    press(page, "Låt varningen stå", within=warning)
    passed = page.locator(".findings .is-passed").filter(has_text="Mötesplatsen var stängd")
    expect(passed).to_contain_text("Jonatan Ekström")
    page.set_viewport_size(SMALL_PHONE)
    is_good(page)
    page.set_viewport_size(DESK)


def to_approval(author, reviewer, approver, product):
    steps = ("Lämna till granskning", "Intyga att du har granskat", "Godkänn skrivelsen")
    for page, step in zip((author, reviewer, approver), steps, strict=True):
        page.goto(product + LETTER)
        page.get_by_role("link", name=step, exact=True).click()
        if page is author:
            page.get_by_label("Vem ska granska skrivelsen?").select_option(label="Hedda Blomstrand")
        press(page, step)
    expect(approver.get_by_role("heading", name="Läge: godkänd")).to_be_visible()


def issue(page, product):
    page.goto(product + LETTER)
    page.get_by_role("link", name="Upprätta", exact=True).click()
    is_good(page)
    expect(page.get_by_role("main")).to_contain_text("Det här har ingen tagit ställning till")
    page.get_by_label("Varför får varningarna stå?").fill("Granskaren har läst dem.")
    press(page, "Upprätta för gott")
    expect(page.get_by_role("heading", name="Skrivelsen upprättas")).to_be_visible()
    expect(page.locator(".stages [aria-current=step]")).to_be_visible()
    page.wait_for_url("**/utgava/1/", timeout=DRAWN)  # the page asks by itself
    expect(page.get_by_role("main")).to_contain_text("Upprättad")
    is_good(page)
    page.set_viewport_size(SMALL_PHONE)
    is_good(page)
    page.set_viewport_size(DESK)


def follow_a_figure(page):
    """As of then, and what has changed since."""
    page.get_by_role("link", name=re.compile(r"^\d+$")).first.click()
    expect(page).to_have_url(re.compile("/utgava/1/siffror/"))
    is_good(page)
    page.go_back()


def take_the_files(page):
    page.wait_for_url("**/utgava/1/")
    assert downloaded(page, "Ladda ner PDF").startswith(b"%PDF-1.7")
    document = zipfile.ZipFile(io.BytesIO(downloaded(page, "Ladda ner Word")))
    assert "word/document.xml" in document.namelist()


def correct(page):
    page.get_by_role("link", name="Rätta med en ny utgåva").click()
    is_good(page)
    page.get_by_label("Varför rapporten rättas").fill("Fel år i bedömningen.")
    press(page, "Börja på utgåva 2")
    expect(page.get_by_text("En ny utgåva är påbörjad.")).to_be_visible()
    expect(page.get_by_role("heading", name="Läge: utkast")).to_be_visible()
    is_good(page)
