"""An officer puts figures in a text: by keyboard, in the words that fit, alone or added, linked when typed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.editing import choose, empty, first_section, text
from tests.browser.product import press


@pytest.fixture
def writing(sign_in, product):
    """The officer at the first section of the letter about 2023."""
    return first_section(sign_in("handlaggare"), product)


def test_a_figure_is_inserted_by_keyboard_and_shows_its_value(writing):
    page = writing
    empty(page)
    page.keyboard.type("Det blev ")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "Infoga siffra"
    page.keyboard.press("Enter")
    page.keyboard.type("bästa BESÖK sommaren")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="1 456")).to_be_checked()
    page.get_by_role("radio", name="cirka 1 500").focus()
    page.keyboard.press("Space")
    assert violations(page) == []
    page.get_by_role("button", name="Infoga", exact=True).press("Enter")
    page.keyboard.type(" besök.")
    expect(page.locator(".chip")).to_have_text("cirka 1 500")
    assert text(page) == "Det blev {visit_count_of_basta_sommaren|cirka:100} besök."


def test_a_figure_in_the_text_leads_to_its_rows_and_may_be_worded_anew(writing):
    page = writing
    empty(page)
    page.keyboard.type("Det blev {activity_count}")
    expect(page.locator(".chip")).to_have_text("517")
    page.keyboard.press("ArrowLeft")
    assert "Aktiviteter 2023" in page.locator(".chosen-thing").inner_text()
    rows = page.locator(".chosen-thing").get_by_role("link", name="Visa raderna")
    assert rows.get_attribute("href").endswith("/siffror/activity_count/")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="drygt 500").check()
    page.get_by_role("button", name="Byt").click()
    assert text(page) == "Det blev {activity_count|drygt:100}"


def test_figures_show_their_words_before_the_list_is_fetched(writing):
    page = writing
    empty(page)
    page.keyboard.type("{activity_count|cirka:10} aktiviteter")
    press(page, "Spara")
    page.route("**/siffror/", lambda route: route.abort())
    first_section(page, page.url.partition("/partnerskap/")[0], figures="away")
    expect(page.locator(".chip")).to_have_text("cirka 520")
    page.unroute("**/siffror/")


def test_the_window_waits_for_the_figures(writing):
    page, held = writing, []
    page.route("**/siffror/", lambda route: held.append(route))
    page.reload()
    page.get_by_role("button", name="Infoga siffra").click()
    window = page.get_by_role("dialog")
    expect(window).to_contain_text("Hämtar siffrorna …")
    page.keyboard.type("bästa besök sommaren")
    expect(window).to_contain_text("Hämtar siffrorna …")
    held[0].continue_()
    expect(window.get_by_role("option", name=re.compile("1 456"))).to_be_visible()
    expect(window).not_to_contain_text("Hämtar siffrorna")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(window.get_by_role("radio", name="1 456")).to_be_checked()
    page.unroute("**/siffror/")


def test_a_sum_reads_as_the_server_says(writing):
    page = writing
    empty(page)
    page.keyboard.type("{activity_count+visit_count_of_basta_sommaren}")
    page.locator(".chip.wrong").wait_for()
    assert "läggs aldrig ihop" in page.locator(".chip").get_attribute("title")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_sum_is_built_by_keyboard_and_other_kinds_are_refused(writing, width):
    page = writing
    page.set_viewport_size({"width": width, "height": 800})
    empty(page)
    page.keyboard.type("Tillsammans ")
    page.get_by_role("button", name="Infoga siffra").click()
    choose(page, "besök bästa sommaren")
    page.get_by_role("button", name="Lägg ihop med en siffra till").press("Enter")
    assert page.evaluate("document.activeElement.id") == "figure-search"
    choose(page, "tillfällen bästa sommaren")
    refusal = page.get_by_role("dialog").get_by_role("alert")
    refusal.get_by_text("läggs aldrig ihop").wait_for()
    assert "Tillfällen" in refusal.inner_text()
    choose(page, "besök julfest")
    page.get_by_text("Tillagd. Summan är").wait_for()
    parts = page.locator(".sum-parts")
    assert parts.get_by_role("listitem").count() == 2
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("dialog").evaluate("each => each.scrollWidth <= each.clientWidth")
    page.get_by_role("button", name="Infoga", exact=True).press("Enter")
    assert text(page) == "Tillsammans {visit_count_of_basta_sommaren+visit_count_of_julfest}"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    parts.get_by_role("button", name="Ta bort Besök 2023: Julfest ur summan").press("Enter")
    page.get_by_role("button", name="Byt").press("Enter")
    assert text(page) == "Tillsammans {visit_count_of_basta_sommaren}"


def test_a_sum_warns_of_what_is_counted_twice_and_averages_stand_alone(writing):
    page = writing
    empty(page)
    page.get_by_role("button", name="Infoga siffra").click()
    choose(page, "besök per dag bästa sommaren")
    assert "Ett genomsnitt läggs inte ihop" in page.get_by_role("dialog").inner_text()
    assert page.get_by_role("button", name="Lägg ihop").count() == 0
    choose(page, "besök bästa sommaren")
    page.get_by_role("button", name="Lägg ihop").click()
    choose(page, "besök 2023")
    page.locator(".ds-alert").get_by_text("ingår redan i «Besök 2023»").wait_for()


def test_a_typed_number_is_offered_without_taking_the_focus(writing):
    page = writing
    empty(page)
    page.keyboard.type("Cirka 520 aktiviteter")
    offer = page.get_by_role("group", name="Förslag om en siffra")
    offer.wait_for()
    assert page.evaluate("document.activeElement.className").startswith("ProseMirror")
    assert "Aktiviteter 2023" in offer.inner_text()
    assert violations(page) == []
    offer.get_by_role("button", name="Länka").click()
    assert text(page) == "{activity_count|cirka:10|versal} aktiviteter"
    page.keyboard.press("Control+End")
    page.keyboard.type(" och 517 aktiviteter")
    offer.wait_for()
    offer.get_by_role("button", name="Inte nu").click()
    page.wait_for_timeout(2000)
    assert not offer.is_visible()
