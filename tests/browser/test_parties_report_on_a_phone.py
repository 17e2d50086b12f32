"""The parties' annual report, on a phone: the coordinator writes and hands it in, a party's contact person approves."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import REPORTS, SMALL_PHONE, fill_empty_sections, is_good, people
from tests.browser.product import press

REPORT = f"{REPORTS}2025/uppfoljningsrapport/"  # the demo's, begun and not finished
REASON = "Enkäten görs första gången nästa år."


@pytest.fixture
def as_(browser, browser_context_args, product):
    with people(browser, browser_context_args, product) as as_:
        yield as_


def test_from_the_empty_sections_to_a_partys_approval(as_, product):
    coordinator = as_("samordnare", SMALL_PHONE)
    coordinator.goto(product + REPORT)
    is_good(coordinator)
    fill_empty_sections(coordinator, "Vi har fortsatt som vi planerade.")
    say_what_is_missing(coordinator, product)
    answer_what_was_asked(coordinator, product)
    hand_in(coordinator, product)
    approve(as_("kontakt.rb", SMALL_PHONE), product)
    coordinator.goto(product + REPORT)
    expect(coordinator.locator("#gang tr").filter(has_text="Rädda Barnen")).to_contain_text("Godkänt")


def say_what_is_missing(page, product):
    """Rule 29: what is missing says why."""
    page.goto(product + REPORT)
    unanswered = page.locator("#matt tr").filter(has_text="Inget svar").get_by_role("link", name="Ändra")
    for address in unanswered.evaluate_all("links => links.map((link) => link.href)"):
        page.goto(address)
        page.get_by_label("Varför uppgiften saknas").fill(REASON)
        press(page, "Spara")
    is_good(page)
    expect(page.locator("#matt")).not_to_contain_text("Inget svar")
    expect(page.get_by_text(REASON).first).to_be_visible()


def answer_what_was_asked(page, product):
    page.goto(f"{product}{REPORTS}efterfragningar/")
    is_good(page)
    while page.get_by_role("link", name="Svara för 2025").count():
        page.get_by_role("link", name="Svara för 2025").first.click()
        page.get_by_role("group", name="Hur gick det?").get_by_role("radio").nth(1).check()
        page.get_by_label("Vad hände?").fill("Vi prövar ett mått på medellång sikt.")
        press(page, "Spara")


def hand_in(page, product):
    page.goto(product + REPORT)
    page.get_by_role("link", name="Lämna in till parterna").click()
    is_good(page)
    press(page, "Lämna in till parterna")
    expect(page.get_by_text("Uppföljningsrapporten är inlämnad.")).to_be_visible()
    expect(page.get_by_role("heading", name="Läge: inlämnad")).to_be_visible()


def approve(page, product):
    page.goto(product)
    page.get_by_role("link", name="Godkänn: uppföljningsrapport 2025").click()
    is_good(page)
    expect(page.get_by_role("main")).to_contain_text(REASON)
    page.get_by_role("link", name="Godkänn rapporten").click()
    is_good(page)
    press(page, "Godkänn rapporten")
    expect(page.get_by_text("Ditt godkännande är sparat.")).to_be_visible()
