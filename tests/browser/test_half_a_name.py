"""Half a name in the type-ahead: it is never sent, never swallowed, and never becomes an organisation by itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.organisers import LOG, chosen, open_log_form, organiser
from tests.browser.product import told

WORD = "Välj i listan, eller lägg till som ny."


@pytest.fixture
def log_form(sign_in, product):
    return open_log_form(sign_in("samordnare"), product)


def new_name(page):
    return page.locator("[name=new_organiser]").input_value()


def save(page):
    page.get_by_role("button", name="Spara", exact=True).first.click()


def test_enter_chooses_the_first_match(log_form):
    page, field = log_form, organiser(log_form)
    field.press_sequentially("zigz")
    page.get_by_role("option", name="ZigZag").first.wait_for()
    field.press("Enter")
    assert page.url.endswith(LOG)
    assert "ZigZag" in field.input_value()
    assert chosen(page) == field.input_value()


def test_enter_chooses_nothing_where_nothing_is_like_it(log_form):
    page, field = log_form, organiser(log_form)
    field.press_sequentially("qqxxqq")
    field.press("Enter")
    page.get_by_text(WORD).wait_for()
    assert (page.url.endswith(LOG), field.input_value(), new_name(page)) == (True, "qqxxqq", "")


def test_leaving_chooses_nothing_and_saving_leads_back(log_form):
    page, field = log_form, organiser(log_form)
    page.get_by_label("Ny aktivitet").fill("Kortspel")
    page.get_by_label("Antal besök").fill("3")
    field.press_sequentially("skån")
    page.get_by_label("Anteckning").click()
    page.get_by_text(WORD).wait_for()
    assert violations(page) == []
    assert (field.input_value(), new_name(page)) == ("skån", "")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    save(page)
    expect(field).to_be_focused()
    assert (sent, page.get_by_text(WORD).is_visible()) == ([], True)
    field.fill("")
    page.get_by_label("Anteckning").click()
    expect(page.get_by_text(WORD)).to_be_hidden()


def test_half_a_name_of_a_co_organiser_is_not_sent_either(log_form):
    page = log_form
    field = page.get_by_role("combobox", name="Skriv för att lägga till")
    field.press_sequentially("fc ros")
    page.get_by_label("Anteckning").click()
    assert page.locator("[name=new_co_organisers]").input_value() == ""
    save(page)
    expect(field).to_be_focused()
    field.press("Enter")
    expect(page.get_by_role("checkbox", name="FC Rosengård")).to_be_checked()


def test_to_add_it_as_new_stands_last_and_is_no_louder(log_form):
    organiser(log_form).press_sequentially("malmö s")
    rows = log_form.get_by_role("listbox").get_by_role("option")
    rows.get_by_text("Lägg till").wait_for()
    assert rows.count() > 1
    weights = rows.evaluate_all("all => all.map(one => getComputedStyle(one).fontWeight)")
    assert len(set(weights)) == 1
    assert rows.last.inner_text().startswith("Lägg till")


def test_adding_one_with_similar_ones_in_sight_is_not_asked_about_again(log_form):
    page = log_form
    page.get_by_label("Ny aktivitet").fill("Stickkväll")
    page.get_by_label("Antal besök").fill("8")
    page.get_by_label("Verksamhetsområde").select_option(index=1)
    page.get_by_role("group", name="Effektmål").get_by_role("checkbox").first.check()
    organiser(page).press_sequentially("Hela Mäniskan")
    page.get_by_role("option", name="Menade du Hela Människan?").wait_for()
    page.get_by_role("option", name=re.compile("Lägg till")).click()
    page.get_by_role("group", name="Vad är arrangören?").get_by_label("Förening", exact=True).check()
    save(page)
    page.get_by_role("heading", name="Stickkväll").wait_for()
    assert "Hela Mäniskan" in told(page)


def test_adding_one_before_the_register_has_answered_is_asked_about(log_form):
    page = log_form
    page.route("**/sok/**", lambda route: route.abort())
    organiser(page).press_sequentially("Rädda Barnn")
    page.get_by_role("option", name=re.compile("Lägg till")).click()
    assert page.locator("[name=new_organiser_same]").input_value() == ""
