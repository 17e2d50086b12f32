"""Organiser by type-ahead: with the keyboard, by touch, a new one on the spot, and without script all the same."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.organisers import LOG, chosen, open_log_form, organiser, type_whole
from tests.browser.product import press, told


@pytest.fixture
def log_form(sign_in, product):
    return open_log_form(sign_in("samordnare"), product)


def suggestions(page):
    return page.get_by_role("listbox").get_by_role("option")


def test_with_the_keyboard(log_form):
    page, field = log_form, organiser(log_form)
    type_whole(page, field, "zigz")
    page.get_by_role("option", name="ZigZag").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert violations(page) == []
    field.press("ArrowDown")
    active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    field.press("Enter")
    assert "ZigZag" in field.input_value()
    assert chosen(page) == field.input_value()
    assert field.get_attribute("aria-expanded") == "false"


def test_escape_closes_and_keeps_what_was_typed(log_form):
    field = organiser(log_form)
    field.press_sequentially("zig")
    suggestions(log_form).first.wait_for()
    field.press("Escape")
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "zig")


def test_a_slip_of_the_finger_is_asked_about(log_form):
    organiser(log_form).press_sequentially("Tilsammans i Förenning")
    log_form.get_by_role("option", name="Menade du Tillsammans i Förening?").click()
    assert chosen(log_form) == "Tillsammans i Förening"


def test_suggestions_are_big_enough_for_a_thumb(log_form):
    organiser(log_form).press_sequentially("malmö")
    suggestions(log_form).first.wait_for()
    heights = log_form.locator(".suggestions > li").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 44


def test_a_new_local_actor_and_a_co_organiser_are_saved_with_the_activity(log_form):
    page = log_form
    page.get_by_label("Ny aktivitet").fill("Kör på torget")
    organiser(page).press_sequentially("Rosengårds nya kvinnokör")
    page.get_by_role("option", name=re.compile("Lägg till .* som ny lokal aktör")).click()
    page.get_by_role("group", name="Vad är arrangören?").get_by_label("Förening", exact=True).check()
    beside = page.get_by_role("combobox", name="Skriv för att lägga till")
    beside.press_sequentially("fc rosen")
    page.get_by_role("option", name="FC Rosengård").first.click()
    assert page.get_by_role("checkbox", name="FC Rosengård").is_checked()
    page.get_by_label("Antal besök").fill("21")
    page.get_by_label("Verksamhetsområde").select_option(index=1)
    page.get_by_role("group", name="Effektmål").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Spara").first.click()
    page.get_by_role("heading", name="Kör på torget").wait_for()
    said = told(page)
    assert "Rosengårds nya kvinnokör" in said
    assert "FC Rosengård" in said


def test_without_script_list_and_text_field_do_it(browser, product):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{product}/konto/logga-in/?next={LOG}")
    page.get_by_label("E-postadress").fill("samordnare@demo.example")
    page.get_by_label("Lösenord", exact=True).fill("demo-kraftsamling")
    press(page, "Logga in")
    page.get_by_text("Fler uppgifter").click()
    page.get_by_label("Arrangör", exact=True).select_option("Tillsammans i Förening")
    page.get_by_text("Finns arrangören inte i listan?").click()
    page.get_by_label("Annan arrangör").fill("Tilsammans i Förenning")
    press(page, "Spara")
    expect(page.get_by_role("radio", name="Tillsammans i Förening")).to_have_count(1)
    context.close()
