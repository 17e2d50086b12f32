"""What is typed in the plan is kept on the device until it is saved, and not longer."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.product import press

HERE = "/partnerskap/kraftsamling-herrgarden/planer/"
NEED = "Föräldrar ber om hjälp."
DRAFT = "Här är ditt utkast från"


@pytest.fixture
def drafting(sign_in, product):
    """The coordinator at the form of a new item, in a plan that may be changed."""
    page = sign_in("samordnare")
    page.goto(product + HERE)
    for link in [each.get_attribute("href") for each in page.locator("tbody th a").all()]:
        page.goto(product + link)
        if page.get_by_role("link", name="Ta tillbaka").count():
            page.get_by_role("link", name="Ta tillbaka").click()
            press(page, "Ta tillbaka")
        if page.get_by_role("link", name="Lägg till aktivitet").count():
            page.get_by_role("link", name="Lägg till aktivitet").click()
            page.wait_for_load_state()
            return page
    pytest.fail("no plan in draft")


def test_it_is_there_when_the_form_is_opened_again_and_gone_when_it_is_saved(drafting):
    page, address = drafting, drafting.url
    page.get_by_label("Ny aktivitet").fill("Läxhjälp i källaren")
    page.get_by_label("Behov hos de boende").fill(NEED)
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(address)
    page.get_by_text(DRAFT).wait_for()
    assert page.get_by_label("Behov hos de boende").input_value() == NEED
    assert violations(page) == []
    press(page, "Spara")
    assert page.get_by_role("heading", name="Något behöver rättas").is_visible()
    assert page.get_by_text(DRAFT).count() == 0
    page.get_by_label("Verksamhetsområde").select_option(index=2)
    page.get_by_label("Antal tillfällen").fill("12")
    page.get_by_label("Arrangör").select_option(label="Rädda Barnen Region Syd")
    press(page, "Spara")
    assert "är med i planen" in page.get_by_role("status").first.inner_text()
    page.goto(address)
    assert page.get_by_text(DRAFT).count() == 0
    assert page.get_by_label("Behov hos de boende").input_value() == ""


def test_it_can_be_emptied(drafting):
    page = drafting
    page.get_by_label("Behov hos de boende").fill(NEED)
    page.reload()
    page.get_by_role("button", name="Töm utkastet").click()
    expect(page.get_by_label("Behov hos de boende")).to_have_value("")
    page.reload()
    assert page.get_by_text(DRAFT).count() == 0
