"""«Väntar på siffror» and the leader's day sheet without network: what was said waits on the phone and is sent once."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.product import PASSWORD, press, told
from tests.browser.waiting import SERIES, make_waiting

HERE = "/partnerskap/kraftsamling-herrgarden"
SAVED_HERE = "Sparad på telefonen – skickas när nätet är tillbaka"
SENT = "är skickad och sparad"
SMALL_PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module", autouse=True)
def _enough_to_count(browser, browser_context_args, product):
    with browser.new_context(**browser_context_args | {"java_script_enabled": False}) as context:
        make_waiting(context.new_page(), product)


@pytest.fixture
def coordinator(sign_in, page):
    page.set_viewport_size(SMALL_PHONE)
    return sign_in("samordnare")


@pytest.fixture
def waiting(coordinator, product):
    coordinator.goto(f"{product}{HERE}/aktiviteter/vantar/")
    return coordinator


def queued(page):
    return page.get_by_role("region", name="På telefonen")


def fits(page):
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_count_waits_and_is_sent_once_the_last_number_that_was_typed(waiting, product):
    card = waiting.locator(".card").first
    link = card.get_by_role("link").first.get_attribute("href")
    waiting.context.set_offline(True)
    for number in ("41", "42"):
        card.get_by_label("Antal besök").fill(number)
        card.get_by_role("button", name="Spara").click()
        queued(waiting).get_by_text(f", {number} besök").wait_for()
    expect(queued(waiting).get_by_role("listitem")).to_have_count(1)
    expect(card.get_by_text(SAVED_HERE)).to_be_visible()
    fits(waiting)
    waiting.context.set_offline(False)
    waiting.get_by_text(SENT).wait_for()
    expect(queued(waiting)).to_be_hidden()
    card.get_by_text("Skickad och sparad.").wait_for()
    expect(card.get_by_role("button", name="Spara")).to_be_hidden()
    waiting.goto(product + link)
    assert "42 besök" in waiting.get_by_role("main").inner_text()


def test_that_nobody_counted_and_why_it_did_not_happen_wait_too(waiting, product):
    links = []
    waiting.context.set_offline(True)
    for place, button in ((0, "Genomförd, men ingen räknade"), (1, "Blev inte av")):
        card = waiting.locator(".card").nth(place)
        links.append(card.get_by_role("link").first.get_attribute("href"))
        card.get_by_text("Inte räknad, eller blev inte av").click()
        card.get_by_role("textbox").last.fill("Ledaren var sjuk")
        card.get_by_role("button", name=button).click()
        card.get_by_text(SAVED_HERE).wait_for()
    expect(queued(waiting).get_by_text(SAVED_HERE)).to_have_count(2)
    waiting.context.set_offline(False)
    waiting.get_by_text(SENT).nth(1).wait_for()
    for link, words in zip(links, ("inte räknat", "Ledaren var sjuk"), strict=True):
        waiting.goto(product + link)
        assert words in waiting.get_by_role("main").inner_text()


def test_when_somebody_else_was_first_it_stays_with_what_is_saved(waiting, product, browser, browser_context_args):
    card = waiting.locator(".card").first
    link = card.get_by_role("link").first.get_attribute("href")
    card.get_by_label("Antal besök").fill("7")
    waiting.context.set_offline(True)
    card.get_by_role("button", name="Spara").click()
    queued(waiting).get_by_text(SAVED_HERE).wait_for()
    with browser.new_context(**browser_context_args) as elsewhere:
        other = elsewhere.new_page()
        other.goto(f"{product}/konto/logga-in/?next={HERE}/aktiviteter/vantar/")
        sign_in_again(other)
        other.locator(".card").first.get_by_label("Antal besök").fill("9")
        press(other, "Spara")
    waiting.context.set_offline(False)
    queued(waiting).get_by_text("Här är redan sparat: genomförd, 9 besök.").wait_for()
    expect(queued(waiting)).to_contain_text("Inte sparad:")
    fits(waiting)
    queued(waiting).get_by_role("link", name="Rätta").click()
    waiting.wait_for_url(f"**{link}*")
    assert "9 besök" in told(waiting)


def sign_in_again(page):
    page.get_by_label("E-postadress").fill("samordnare@demo.example")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()


def test_when_the_session_has_ended_it_is_sent_after_signing_in(waiting):
    card = waiting.locator(".card").first
    card.get_by_label("Antal besök").fill("13")
    waiting.context.clear_cookies(name="sessionid")
    card.get_by_role("button", name="Spara").click()
    waiting.get_by_text("Det skickas när den som skrev det loggar in.").wait_for()
    sign_in_again(waiting)
    waiting.get_by_text(SENT).wait_for()
    assert ", 13 besök" in waiting.get_by_text(SENT).inner_text()


def test_what_the_server_refuses_is_put_right_in_its_form(waiting):
    card = waiting.locator(".card").first
    card.get_by_label("Antal besök").fill("100001")
    waiting.context.set_offline(True)
    card.get_by_role("button", name="Spara").click()
    queued(waiting).get_by_text(SAVED_HERE).wait_for()
    waiting.context.set_offline(False)
    card.get_by_text("Ange ett heltal från 0 till 100\u00a0000.").wait_for()
    waiting.reload()
    queued(waiting).get_by_role("link", name="Rätta").click()
    expect(card.get_by_label("Antal besök")).to_have_value("100001")
    card.get_by_label("Antal besök").fill("101")
    press(waiting, "Spara")
    assert "101 besök" in waiting.get_by_role("status").first.inner_text()
    expect(queued(waiting)).to_have_count(0)


# --- The leader ------------------------------------------------------------------------------------------------------


@pytest.fixture
def leader(coordinator, product, browser, browser_context_args):
    """A leader's own phone with the day sheet open, and something on it to count."""
    page = coordinator
    page.goto(f"{product}{HERE}/ledare/ny/")
    page.get_by_label("Ledarens namn").fill("Mona Berg")
    page.get_by_label(SERIES).check()
    page.get_by_label("Gäller från och med").fill((dt.date.today() - dt.timedelta(days=7)).isoformat())
    press(page, "Gör länken")
    link = page.get_by_label("Personlig länk").input_value()
    with browser.new_context(**browser_context_args | {"viewport": SMALL_PHONE}) as context:
        phone = context.new_page()
        phone.goto(link)
        yield phone


def test_the_leaders_reason_waits_on_the_phone(leader, product):
    leader.get_by_role("link", name="Det blev inte av").first.click()
    leader.get_by_role("textbox").first.fill("Ingen kunde öppna dörren")
    leader.wait_for_load_state()  # its scripts, while there is a network
    leader.context.set_offline(True)
    leader.get_by_role("button", name="Spara").click()
    queued(leader).get_by_text(SAVED_HERE).wait_for()
    fits(leader)
    leader.context.set_offline(False)
    leader.get_by_text(SENT).wait_for()
    leader.goto(f"{product}/dagblad/")
    assert "Blev inte av: Ingen kunde öppna dörren" in leader.get_by_role("main").inner_text()


def test_when_the_link_is_revoked_the_count_stays_and_is_sent_by_a_new_one(leader, coordinator, product):
    leader.get_by_label("Antal besök").first.fill("31")
    leader.context.set_offline(True)
    leader.get_by_role("button", name="Spara").first.click()
    queued(leader).get_by_text(SAVED_HERE).wait_for()
    coordinator.goto(f"{product}{HERE}/ledare/")
    row = coordinator.get_by_role("row", name="Mona Berg").last
    row.get_by_role("link", name="Återkalla").click()
    press(coordinator, "Återkalla länken")
    leader.context.set_offline(False)
    queued(leader).get_by_text("Länken gäller inte längre").wait_for()
    leader.reload()
    assert leader.get_by_role("heading", level=1).inner_text() == "Länken gäller inte"
    queued(leader).get_by_text("Länken gäller inte längre").wait_for()
    expect(queued(leader)).to_contain_text(", 31 besök")
    fits(leader)
    coordinator.goto(f"{product}{HERE}/ledare/")
    coordinator.get_by_role("row", name="Mona Berg").last.get_by_role("link", name="Förnya").click()
    press(coordinator, "Förnya länken")
    leader.goto(coordinator.get_by_label("Personlig länk").input_value())
    leader.get_by_text(SENT).wait_for()
    leader.reload()
    assert "31 besök" in leader.get_by_role("main").inner_text()
