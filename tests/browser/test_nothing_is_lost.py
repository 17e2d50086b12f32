"""Logging where the network comes and goes: what was typed is on the phone until it is saved, and is saved once."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.product import PASSWORD, told

HERE = "/partnerskap/kraftsamling-herrgarden/aktiviteter/"
LOG = f"{HERE}logga/"
SAVED_HERE = "Sparad på telefonen – skickas när nätet är tillbaka"
FORMS_ON_THE_PHONE = """async (wanted) => {
    const kept = async () => (await (await caches.open("kraftsamling-logg")).keys()).length;
    for (let tries = 0; tries < 100; tries++) {
        if ((await kept()) === wanted && (!wanted || navigator.serviceWorker.controller)) return true;
        await new Promise((again) => setTimeout(again, 100));
    }
    return false;
}"""


@pytest.fixture
def phone(sign_in, page):
    """A coordinator's phone that has once opened the start page with network."""
    sign_in("samordnare")
    assert page.evaluate(FORMS_ON_THE_PHONE, 1)
    return page


def type_new(page, product, name, count):
    """A new activity each time: the tests share one product."""
    page.goto(f"{product}{LOG}?ny=1")
    page.get_by_label("Ny aktivitet").fill(name)
    page.get_by_label("Antal besök").fill(count)


def save(page):
    page.get_by_role("button", name="Spara", exact=True).first.click()


def found(page, product, name):
    """How many times the list has it."""
    page.goto(f"{product}{HERE}?q={name}")
    return page.locator("tbody tr").count()


def test_without_network_it_waits_on_the_phone_and_is_sent_once(phone, product):
    type_new(phone, product, "Skridskodisco", "17")
    phone.context.set_offline(True)
    save(phone)
    panel = phone.get_by_role("region", name="På telefonen")
    panel.get_by_text(SAVED_HERE).wait_for()
    assert "Skridskodisco" in panel.inner_text()
    expect(phone.get_by_label("Ny aktivitet")).to_have_value("")
    assert violations(phone) == []
    phone.context.set_offline(False)
    phone.get_by_text("är skickad och sparad").wait_for()
    expect(panel).to_be_hidden()
    expect(phone.get_by_text(SAVED_HERE)).to_have_count(0)
    assert found(phone, product, "Skridskodisco") == 1


def test_the_form_opens_without_network_and_what_is_typed_survives_that_the_page_is_closed(phone, product):
    context = phone.context
    context.set_offline(True)
    phone.goto(product + LOG)
    phone.get_by_text("Det finns inget nät just nu").wait_for()
    phone.get_by_label("Aktivitet", exact=True).select_option(label="Julfest")
    phone.get_by_label("Antal besök").fill("88")
    save(phone)
    phone.get_by_role("region", name="På telefonen").get_by_text(SAVED_HERE).wait_for()
    phone.close()
    again = context.new_page()
    context.set_offline(False)
    again.goto(product)
    again.get_by_text("Julfest").and_(again.get_by_text("är skickad och sparad")).wait_for()
    again.get_by_role("link", name="Visa", exact=True).click()
    assert "88 besök" in told(again)


def test_other_pages_say_that_there_is_no_network_and_lead_to_the_form(phone, product):
    phone.context.set_offline(True)
    phone.goto(product + HERE)
    assert phone.get_by_role("heading", level=1).inner_text() == "Inget nät just nu"
    phone.get_by_text("Du kan logga aktiviteter ändå:").wait_for()
    phone.get_by_role("link", name="Logga aktivitet – Kraftsamling Herrgården").click()
    phone.get_by_label("Antal besök").wait_for()


def test_a_draft_is_there_when_the_page_is_opened_again_and_can_be_emptied(phone, product):
    type_new(phone, product, "Schackklubb", "9")
    context = phone.context
    phone.close()
    again = context.new_page()
    again.goto(f"{product}{LOG}?ny=1")
    again.get_by_text("Här är ditt utkast från").wait_for()
    expect(again.get_by_label("Ny aktivitet")).to_have_value("Schackklubb")
    again.get_by_role("button", name="Töm utkastet").click()
    expect(again.get_by_label("Ny aktivitet")).to_have_value("")
    again.reload()
    assert again.get_by_text("Här är ditt utkast").count() == 0


def test_when_the_session_has_ended_the_text_is_there_after_signing_in(phone, product):
    type_new(phone, product, "Sygrupp", "6")
    phone.context.clear_cookies(name="sessionid")
    save(phone)
    phone.get_by_text("Det du skrev finns kvar på telefonen och visas när du har loggat in.").wait_for()
    phone.get_by_label("E-postadress").fill("samordnare@demo.example")
    phone.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    phone.get_by_role("button", name="Logga in").click()
    phone.get_by_text("Här är ditt utkast från").wait_for()
    assert phone.get_by_label("Ny aktivitet").input_value() == "Sygrupp"
    save(phone)
    phone.get_by_role("heading", name="Sygrupp").wait_for()


def test_what_waits_is_sent_after_signing_in_again_and_never_by_somebody_else(phone, product, sign_in):
    type_new(phone, product, "Cykelverkstad", "4")
    phone.context.set_offline(True)
    save(phone)
    phone.get_by_role("region", name="På telefonen").get_by_text(SAVED_HERE).wait_for()
    phone.context.clear_cookies(name="sessionid")
    phone.context.set_offline(False)
    sign_in("kontakt.tif")
    assert found(phone, product, "Cykelverkstad") == 0
    phone.context.clear_cookies(name="sessionid")
    sign_in("samordnare")
    phone.get_by_text("är skickad och sparad").wait_for()
    assert found(phone, product, "Cykelverkstad") == 1


def test_when_the_server_says_no_it_stays_with_the_reason_and_can_be_put_right(phone, product):
    type_new(phone, product, "Filmkväll", "100001")
    phone.context.set_offline(True)
    save(phone)
    panel = phone.get_by_role("region", name="På telefonen")
    panel.get_by_text(SAVED_HERE).wait_for()
    phone.context.set_offline(False)
    panel.get_by_text("Inte sparad").wait_for()
    assert "Antal besök: Ange ett heltal från 0 till 100\u00a0000." in panel.inner_text()
    phone.goto(product)
    phone.get_by_role("link", name="1 uppgift på telefonen behöver rättas.").click()
    phone.wait_for_load_state()
    phone.get_by_role("link", name="Rätta").click()
    phone.get_by_role("link", name="Ange ett heltal från 0 till 100\u00a0000.").wait_for()
    assert phone.get_by_label("Antal besök").input_value() == "100001"
    phone.get_by_label("Antal besök").fill("100")
    save(phone)
    phone.get_by_role("heading", name="Filmkväll").wait_for()
    phone.goto(product + LOG)
    expect(phone.get_by_role("region", name="På telefonen")).to_have_count(0)


def test_emptying_the_queue_is_asked_about(phone, product):
    type_new(phone, product, "Brädspel", "5")
    phone.context.set_offline(True)
    save(phone)
    panel = phone.get_by_role("region", name="På telefonen")
    panel.get_by_role("button", name="Töm kön").click()
    phone.get_by_role("button", name="Behåll").click()
    expect(panel.get_by_text(SAVED_HERE)).to_be_visible()
    panel.get_by_role("button", name="Töm kön").click()
    phone.get_by_role("dialog").get_by_role("button", name="Ta bort").click()
    expect(panel).to_be_hidden()


def test_signing_out_takes_the_form_off_the_phone(phone, product):
    phone.get_by_text("Konto").first.click()
    phone.get_by_role("button", name="Logga ut").click()
    phone.wait_for_url("**/konto/logga-in/")
    assert phone.evaluate(FORMS_ON_THE_PHONE, 0)
    phone.context.set_offline(True)
    phone.goto(product + LOG)
    assert phone.get_by_role("heading", level=1).inner_text() == "Inget nät just nu"
    assert phone.get_by_role("link", name="Logga aktivitet").count() == 0
    assert phone.get_by_text("Du kan logga aktiviteter ändå").is_hidden()


def test_the_word_about_no_network_goes_away_with_it(phone, product):
    phone.context.set_offline(True)
    phone.goto(product + LOG)
    notice = phone.get_by_text("Det finns inget nät just nu")
    notice.wait_for()
    phone.context.set_offline(False)
    notice.wait_for(state="hidden")


def test_what_is_logged_already_that_day_gets_its_box_when_it_is_opened(phone, product):
    type_new(phone, product, "Bokbyte", "5")
    save(phone)
    phone.get_by_role("heading", name="Bokbyte").wait_for()
    phone.goto(product + LOG)
    phone.get_by_label("Aktivitet", exact=True).select_option(label="Bokbyte")
    phone.get_by_label("Antal besök").fill("7")
    phone.context.set_offline(True)
    save(phone)
    panel = phone.get_by_role("region", name="På telefonen")
    panel.get_by_text(SAVED_HERE).wait_for()
    phone.context.set_offline(False)
    panel.get_by_text("kryssa i rutan nedan").wait_for()
    expect(phone.get_by_text(SAVED_HERE)).to_have_count(0)
    panel.get_by_role("link", name="Rätta").click()
    box = phone.locator("[name=save_anyway]")
    box.check()
    phone.get_by_label("Antal besök").fill("8")
    save(phone)
    phone.get_by_role("heading", name="Bokbyte").wait_for()
    assert "8 besök" in told(phone)
    assert found(phone, product, "Bokbyte") == 2
    phone.goto(product + LOG)
    expect(phone.get_by_role("region", name="På telefonen")).to_have_count(0)


def test_signing_out_with_something_on_the_phone_is_told(phone, product):
    type_new(phone, product, "Pingis", "4")
    phone.context.set_offline(True)
    save(phone)
    phone.get_by_role("region", name="På telefonen").get_by_text(SAVED_HERE).wait_for()
    phone.context.clear_cookies(name="sessionid")
    phone.context.set_offline(False)
    phone.goto(f"{product}/konto/logga-in/")
    expect(phone.get_by_role("region", name="På telefonen")).to_contain_text(
        "Det skickas när den som skrev det loggar in."
    )
    assert phone.get_by_text("Det du skrev finns kvar").count() == 0
    assert violations(phone) == []
