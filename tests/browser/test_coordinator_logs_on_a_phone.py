"""A coordinator in the doorway logs today's open house with one hand."""

import pytest

from tests.browser.product import signed_in

# The tests share one product: each logs an activity of its own, or it would be asked about the second time that day.
SMALL_PHONE = {"width": 360, "height": 740}


def test_from_start_to_saved_in_three_taps_and_a_number(sign_in):
    page = sign_in("samordnare")
    page.set_viewport_size(SMALL_PHONE)
    page.locator(".quick-log a").first.click()
    name = page.get_by_label("Aktivitet", exact=True).locator("option:checked").inner_text()
    page.get_by_label("Antal besök").fill("34")
    page.get_by_role("button", name="Spara").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == name
    assert "34 besök" in page.get_by_role("main").inner_text()


def test_the_form_fits_the_screen_with_its_button(sign_in):
    page = sign_in("samordnare")
    page.set_viewport_size(SMALL_PHONE)
    page.locator(".quick-log a").first.click()
    button = page.get_by_role("button", name="Spara").first.bounding_box()
    assert button["y"] + button["height"] <= SMALL_PHONE["height"]
    for label in ("Aktivitet", "Datum", "Antal besök"):
        assert page.get_by_label(label, exact=True).bounding_box()["height"] >= 44
    assert button["height"] >= 44
    assert page.get_by_label("Antal besök").get_attribute("inputmode") == "numeric"


def test_a_mistake_is_told_at_the_field_and_nothing_typed_is_lost(sign_in):
    page = sign_in("samordnare")
    page.get_by_role("link", name="Något annat").click()
    page.get_by_text("Fler uppgifter").click()
    page.get_by_label("Ny aktivitet").fill("Läxhjälp på loftet")
    page.get_by_label("Anteckning").fill("Första gången")
    page.get_by_role("button", name="Spara").first.click()
    assert page.title().startswith("Fel:")
    assert page.get_by_label("Ny aktivitet").input_value() == "Läxhjälp på loftet"
    assert page.get_by_label("Anteckning").input_value() == "Första gången"
    page.get_by_role("link", name="Välj verksamhetsområde.").click()
    assert page.evaluate("document.activeElement.name") == "area"


@pytest.fixture
def plain_page(browser, browser_context_args):
    """A browser that runs no JavaScript at all."""
    with browser.new_context(**browser_context_args | {"java_script_enabled": False}) as context:
        yield context.new_page()


def test_it_works_without_javascript(plain_page, product):
    page = signed_in(plain_page, product, "samordnare")
    page.locator(".quick-log a").nth(1).click()
    page.get_by_label("Antal besök").fill("12")
    page.get_by_role("button", name="Spara").first.click()
    assert "12 besök" in page.get_by_role("main").inner_text()


def test_by_keyboard_alone(sign_in):
    page = sign_in("samordnare")
    page.locator(".quick-log a").nth(2).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Antal besök").focus()
    page.keyboard.type("21")
    page.keyboard.press("Enter")
    assert "21 besök" in page.get_by_role("main").inner_text()
