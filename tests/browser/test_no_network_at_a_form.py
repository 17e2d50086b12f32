"""A form sent without network: the page and what was typed stay, and it can be sent when the network is back."""

import pytest

from tests.browser.accessibility import violations

HERE = "/partnerskap/kraftsamling-herrgarden"
GONE = "Det finns inget nät just nu. Det du skrev står kvar. Försök igen när nätet är tillbaka."
BACK = "Nätet är tillbaka. Spara igen."
SMALL_PHONE = {"width": 360, "height": 740}


@pytest.fixture
def coordinator(sign_in, page):
    page.set_viewport_size(SMALL_PHONE)
    return sign_in("samordnare")


def stays(page, address):
    """The page with a word about the network, and nothing that sticks out."""
    page.get_by_role("alert").get_by_text(GONE).wait_for()
    assert page.url == address
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_reason_stays_and_is_saved_once_when_the_network_is_back(coordinator, product):
    page = coordinator
    page.goto(f"{product}{HERE}/aktiviteter/vantar/")
    page.locator(".card h3 a").first.click()
    page.get_by_role("link", name="Ställ in").click()
    page.wait_for_load_state()  # its scripts, while there is a network
    address, reason = page.url, page.get_by_role("textbox").first
    reason.fill("Ledaren var sjuk")
    page.context.set_offline(True)
    page.get_by_role("button", name="Ställ in").click()
    stays(page, address)
    assert reason.input_value() == "Ledaren var sjuk"
    page.context.set_offline(False)
    page.get_by_text(BACK).wait_for()
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    with page.expect_navigation():
        page.get_by_role("button", name="Ställ in").dblclick(no_wait_after=True)
    assert "är inställd" in page.get_by_role("status").first.inner_text()
    assert len(posts) == 1


def test_signing_out_stays_too(coordinator, product):
    page = coordinator
    page.get_by_text("Konto").first.click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Logga ut").click()
    stays(page, f"{product}/")
    page.context.set_offline(False)
    page.get_by_text(BACK).wait_for()
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/konto/logga-in/")
