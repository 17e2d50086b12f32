"""A party asks for its money, and two at the committee see every payment: from draft to paid, each at a screen."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.product import press, signed_in

YEAR = dt.date.today().year
STORY = (
    "påbörjade",
    "lämnade in",
    "granskade",
    "attesterade",
    "skickade till utbetalning",
    "registrerade utbetalningen: V-200",
)
REQUESTS = f"/partnerskap/kraftsamling-herrgarden/budget/rekvisitioner/ar/{YEAR}/"


@pytest.fixture
def at_screen(browser, browser_context_args, product):
    """Each person at a screen of their own, signed in; gives the page, standing on the year's requests."""
    screens = {}

    def at_screen(name):
        if name not in screens:
            context = browser.new_context(**browser_context_args)
            context.set_default_timeout(10_000)
            screens[name] = signed_in(context.new_page(), product, name)
        screens[name].goto(product + REQUESTS)
        return screens[name]

    yield at_screen
    for page in screens.values():
        page.context.close()


def open_request(page, title):
    page.get_by_role("link", name=title, exact=True).click()
    return page


def take(page, title, word, **fields):
    """Open the request, choose the step, fill in its form and confirm."""
    open_request(page, title).get_by_role("link", name=word, exact=True).click()
    for label, written in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(written)
    press(page, word)


def test_from_draft_to_paid(at_screen):
    asker = at_screen("kontakt.tif")
    asker.get_by_role("link", name="Ny rekvisition till fritidsnämnden").click()
    expect(asker.get_by_label("Lönekostnader samordning")).to_have_value("135\u00a0000")
    asker.get_by_label("Lönekostnader samordning").fill("35 000:-")
    asker.get_by_label("Vad pengarna ska användas till").fill("Löner till ledare, höstlovet.")
    press(asker, "Spara utkast")
    title = asker.get_by_role("heading", level=1).inner_text()
    asker.get_by_role("link", name="Lämna in", exact=True).click()
    asker.get_by_label("Jag är firmatecknare eller har fullmakt").check()
    asker.wait_for_load_state()  # all of the form, before it is asked what it holds
    if (reason := asker.get_by_label("Varför lämnas rekvisitionen in efter sista dagen?")).count():
        reason.fill("Höstlovet blev sent.")
    press(asker, "Lämna in")
    expect(asker.get_by_text("Rekvisitionen är inlämnad.")).to_be_visible()
    expect(asker.get_by_role("link", name="Ändra")).to_have_count(0)

    first, second = at_screen("fritid"), at_screen("fritid.attest")
    take(first, title, "Granska")
    expect(first.get_by_text("Du har granskat rekvisitionen.")).to_be_visible()
    expect(first.get_by_role("link", name="Attestera", exact=True)).to_have_count(0)
    take(at_screen("fritid.attest"), title, "Attestera")
    expect(second.get_by_text("Rekvisitionen är attesterad.")).to_be_visible()
    take(at_screen("fritid"), title, "Skicka till utbetalning")
    take(at_screen("fritid.attest"), title, "Registrera utbetalning", Verifikationsnummer="V-200")

    seen = open_request(at_screen("kontakt.tif"), title)
    expect(seen.locator("h1 + p")).to_contain_text("Utbetald")
    expect(seen.locator("ol.chain h3")).to_have_count(len(STORY))
    told = seen.locator("ol.chain h3").all_inner_texts()
    assert tuple(each.split(" ", 2)[2] for each in told) == STORY
    with seen.expect_download() as download:
        seen.get_by_role("link", name="Ladda ner PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-1.7")


def test_what_is_wrong_stands_by_its_field(at_screen):
    asker = at_screen("kontakt.rb")
    asker.get_by_role("link", name="Ny rekvisition till kommunstyrelsen").click()
    amount = asker.get_by_label("Verksamhetsmedel")
    amount.fill("1,2 mkr")
    press(asker, "Spara utkast")
    expect(amount).to_have_value("1,2 mkr")
    expect(amount).to_have_attribute("aria-invalid", "true")
    expect(asker.get_by_text("Skriv beloppet i kronor med siffror").first).to_be_visible()
