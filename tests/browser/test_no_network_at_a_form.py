"""A form sent without network: the page and what was typed stay, and it can be sent when the network is back."""

import datetime as dt

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


def test_a_count_stays_and_is_saved_once_when_the_network_is_back(coordinator, product):
    page, address = coordinator, f"{product}{HERE}/aktiviteter/vantar/"
    page.goto(address)
    card = page.locator(".card").first
    name = card.get_by_role("heading").inner_text()
    card.get_by_label("Antal besök").fill("41")
    page.context.set_offline(True)
    card.get_by_role("button", name="Spara").click()
    stays(page, address)
    assert card.get_by_label("Antal besök").input_value() == "41"
    page.context.set_offline(False)
    page.get_by_text(BACK).wait_for()
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    with page.expect_navigation():
        card.get_by_role("button", name="Spara").dblclick(no_wait_after=True)
    assert name.split("\n")[0].split(" 20")[0] in page.get_by_role("status").first.inner_text()
    assert len(posts) == 1


def test_the_button_that_was_pressed_is_the_one_that_is_sent(coordinator, product):
    page = coordinator
    page.goto(f"{product}{HERE}/aktiviteter/vantar/")
    page.get_by_text("Inte räknad, eller blev inte av").first.click()
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Genomförd, men ingen räknade").first.click()
    assert "not_counted=1" in (sent.value.post_data or "")


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


def test_the_leaders_cancellation_stays(coordinator, product, browser, browser_context_args):
    page = coordinator
    page.goto(f"{product}{HERE}/ledare/ny/")
    page.get_by_label("Ledarens namn").fill("Mona Berg")
    page.get_by_label("Öppna dagar i Vänskapshuset").check()
    page.get_by_label("Gäller från och med").fill((dt.date.today() - dt.timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Gör länken").click()
    link = page.get_by_label("Personlig länk").input_value()
    with browser.new_context(**browser_context_args | {"viewport": SMALL_PHONE}) as context:
        phone = context.new_page()
        phone.goto(link)
        if not phone.get_by_role("link", name="Det blev inte av").count():
            pytest.skip("no open day among the last three")
        phone.get_by_role("link", name="Det blev inte av").first.click()
        phone.get_by_role("textbox").first.fill("Ledaren var sjuk")
        context.set_offline(True)
        phone.get_by_role("button", name="Spara").click()
        stays(phone, phone.url)
        assert phone.get_by_role("textbox").first.input_value() == "Ledaren var sjuk"
