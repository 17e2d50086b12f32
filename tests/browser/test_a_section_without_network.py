"""A writer loses the network: what is typed is on the device until the server has it, and takes nobody's place."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.editing import LETTER, empty, sections, text
from tests.browser.product import PASSWORD, press, signed_in

ON_DEVICE = "Sparad på den här enheten"
KEPT = "Osparad text bevarad"
LONG = 30_000  # ms
COPIES = "() => Object.keys(localStorage).filter((key) => key.startsWith('kraftsamling.utkast.')).length"


@pytest.fixture
def writing(sign_in, page, product):
    """The officer at one section of the letter on a small screen; each test takes its own."""

    def open_section(number):
        page.set_viewport_size({"width": 360, "height": 740})
        sign_in("handlaggare")
        page.goto(product + LETTER)
        page.goto(product + sections(page)[number])
        return page

    return open_section


def type_without_network(page, words):
    page.context.set_offline(True)
    empty(page)
    page.keyboard.type(words)
    expect(page.get_by_text(ON_DEVICE)).to_be_visible(timeout=LONG)


def reopened(page):
    """The tab is closed, and the section opened in another with network."""
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    return again


def test_it_is_told_and_sent_when_the_network_is_back(writing):
    page = writing(3)
    type_without_network(page, "Skrivet på tåget.")
    assert "sparas på den här enheten och skickas när det går igen" in page.get_by_role("main").inner_text()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    page.keyboard.type(" Och i tunneln.")
    page.context.set_offline(False)
    expect(page.get_by_text(KEPT)).to_be_visible(timeout=LONG)
    assert page.evaluate(COPIES) == 0
    assert "går inte att nå" not in page.get_by_role("main").inner_text()
    page.reload()
    page.get_by_role("link", name="Fortsätt med den").click()
    assert text(page) == "Skrivet på tåget. Och i tunneln."


def test_it_is_there_when_the_section_is_opened_again_and_gone_when_saved(writing):
    page = writing(4)
    type_without_network(page, "Skrivet utan nät.")
    page = reopened(page)
    page.get_by_text("Här är texten som du skrev").wait_for()
    assert text(page) == "Skrivet utan nät."
    assert violations(page) == []
    press(page, "Spara")
    assert "Avsnittet är sparat." in page.get_by_role("status").first.inner_text()
    assert page.evaluate(COPIES) == 0


def test_what_somebody_saved_meanwhile_is_never_replaced_silently(writing, browser, browser_context_args, product):
    page = writing(5)
    type_without_network(page, "Min text utan nät.")
    other = browser.new_context(**browser_context_args)
    colleague = signed_in(other.new_page(), product, "granskare")
    colleague.goto(page.url)
    empty(colleague)
    colleague.keyboard.type("Kollegans text.")
    press(colleague, "Spara")
    other.close()
    page = reopened(page)
    page.get_by_text("har ändrats sedan dess").wait_for()
    assert text(page) == "Kollegans text."
    assert violations(page) == []
    page.get_by_role("button", name="Fortsätt med den").click()
    assert text(page) == "Min text utan nät."
    press(page, "Spara")
    assert "Avsnittet har ändrats sedan du öppnade det" in page.get_by_role("heading", level=1).inner_text()
    press(page, "Spara min text")
    assert page.evaluate(COPIES) == 0


def test_signed_out_meanwhile_it_waits_for_the_one_who_wrote_it(writing, product):
    page = writing(6)
    page.context.clear_cookies(name="sessionid")
    empty(page)
    page.keyboard.type("Skrivet för länge.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Logga in i en ny flik").click(timeout=LONG)
    sign_in = opened.value
    sign_in.get_by_text("Det du skrev finns kvar").wait_for()
    sign_in.get_by_label("E-postadress").fill("granskare@demo.example")
    sign_in.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    sign_in.get_by_role("button", name="Logga in").click()
    sign_in.wait_for_url(f"{product}/")
    sign_in.goto(page.url)
    assert "Skrivet för länge." not in text(sign_in)
    assert page.evaluate(COPIES) == 1
    sign_in.get_by_text("Konto").first.click()
    press(sign_in, "Logga ut")
    sign_in.get_by_label("E-postadress").fill("handlaggare@demo.example")
    sign_in.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    sign_in.get_by_role("button", name="Logga in").click()
    sign_in.wait_for_url(f"{product}/")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.get_by_text(KEPT)).to_be_visible(timeout=LONG)
    assert page.evaluate(COPIES) == 0
