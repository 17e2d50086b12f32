"""An administrator moves a heading of a template, without code; what is begun afterwards follows it."""

from playwright.sync_api import expect

from tests.browser.people import SMALL_PHONE, is_good
from tests.browser.product import press


def test_a_heading_is_moved_and_moved_back(sign_in, page, product):
    page.set_viewport_size(SMALL_PHONE)
    sign_in("admin")
    page.goto(f"{product}/mallar/")
    is_good(page)
    page.get_by_role("link", name="Återrapport från ett partnerskap").click()
    expect(page.get_by_role("heading", name="Återrapport från ett partnerskap")).to_be_visible()
    is_good(page)
    before = headings(page)
    press(page, "Upp", within=page.locator("#further-examples"))
    after = headings(page)
    assert sorted(after) == sorted(before)
    assert after.index("further-examples") == before.index("further-examples") - 1
    is_good(page)
    press(page, "Ner", within=page.locator("#further-examples"))
    assert headings(page) == before


def headings(page):
    return page.locator("tbody tr").evaluate_all("rows => rows.map((row) => row.id)")
