"""A coordinator in the doorway logs today's open house with one hand."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.product import signed_in, told

# These tests share a product of their own, where nobody else has logged anything: the start page shows the six latest.
# Each logs another activity, or it would be asked about the second time that day.
PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def product(own_product):
    return own_product


@pytest.fixture
def taps(page):
    """Counts every touch of the screen, through all pages."""
    page.add_init_script(
        """addEventListener("pointerdown", () => sessionStorage.taps = Number(sessionStorage.taps || 0) + 1, true)"""
    )

    def counted():
        return page.evaluate("Number(sessionStorage.taps || 0)")

    return counted


@pytest.mark.parametrize(("screen", "place"), [(PHONE, 0), (SMALL_PHONE, 1)], ids=["390 px", "360 px"])
def test_from_start_to_saved_in_four_taps_at_most_and_a_number(sign_in, taps, screen, place):
    page = sign_in("samordnare")
    page.set_viewport_size(screen)
    known = page.locator(".quick-log a").nth(place).inner_text()  # which were held lately depends on the day
    before = taps()
    page.get_by_role("link", name=known).click()
    page.get_by_label("Antal besök").click()
    page.keyboard.type("34")
    page.get_by_role("button", name="Spara").first.click()
    page.get_by_role("heading", level=1, name=known).wait_for()
    assert "34 besök" in told(page)
    assert 0 < taps() - before <= 4


def test_plus_and_minus_for_the_thumb(sign_in):
    page = sign_in("samordnare")
    page.set_viewport_size(SMALL_PHONE)
    page.get_by_role("link", name="Annan aktivitet ur listan").click()
    page.wait_for_load_state()
    count, more, fewer = (page.get_by_label("Antal besök"), *map(page.get_by_label, ("En till", "En färre")))
    for button in (more, fewer):
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    fewer.click()
    assert count.input_value() == "0"
    for _press in range(3):
        more.click()
    fewer.click()
    assert count.input_value() == "2"


def test_the_groups_are_added_up_while_typing(sign_in):
    page = sign_in("samordnare")
    page.get_by_role("link", name="Annan aktivitet ur listan").click()
    page.get_by_text("Dela upp på åldersgrupper").click()
    page.get_by_label("0–6 år", exact=True).fill("4")
    page.get_by_label("vuxna", exact=True).fill("3")
    expect(page.get_by_text("Grupperna blir 7 tillsammans.")).to_be_visible()


def test_the_form_fits_the_screen_with_its_button(sign_in):
    page = sign_in("samordnare")
    page.set_viewport_size(SMALL_PHONE)
    page.locator(".quick-log a").first.click()
    page.wait_for_load_state()
    button = page.get_by_role("button", name="Spara").first.bounding_box()
    assert button["y"] + button["height"] <= SMALL_PHONE["height"]
    for label in ("Aktivitet", "Datum", "Antal besök"):
        assert page.get_by_label(label, exact=True).bounding_box()["height"] >= 44
    assert button["height"] >= 44
    assert page.get_by_label("Antal besök").get_attribute("inputmode") == "numeric"


def test_a_mistake_is_told_at_the_field_and_nothing_typed_is_lost(sign_in):
    page = sign_in("samordnare")
    page.get_by_role("link", name="Annan aktivitet ur listan").click()
    page.get_by_text("Fler uppgifter").click()
    page.get_by_label("Ny aktivitet").fill("Läxhjälp på loftet")
    page.get_by_label("Anteckning").fill("Första gången")
    page.get_by_role("button", name="Spara").first.click()
    expect(page).to_have_title(re.compile("^Fel:"))
    assert page.get_by_label("Ny aktivitet").input_value() == "Läxhjälp på loftet"
    assert page.get_by_label("Anteckning").input_value() == "Första gången"
    page.get_by_role("link", name="Välj verksamhetsområde.").click()
    expect(page.locator("[name=area]")).to_be_focused()


@pytest.fixture
def plain_page(browser, browser_context_args):
    """A browser that runs no JavaScript at all."""
    with browser.new_context(**browser_context_args | {"java_script_enabled": False}) as context:
        yield context.new_page()


def test_it_works_without_javascript(plain_page, product):
    page = signed_in(plain_page, product, "samordnare")
    page.get_by_role("link", name="Tjejforum").click()
    page.get_by_label("Antal besök").fill("12")
    page.get_by_role("button", name="Spara").first.click()
    expect(page.get_by_role("main")).to_contain_text("12 besök")


def test_by_keyboard_alone(sign_in):
    page = sign_in("samordnare")
    page.get_by_role("link", name="Planerings- och ambassadörsträffar").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Antal besök").focus()
    page.keyboard.type("21")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("21 besök")
