"""On a phone, where the days stand below each other, the calendar opens at today's week; on a computer at its top."""

import pytest

HERE = "/partnerskap/kraftsamling-herrgarden/aktiviteter/"


@pytest.mark.parametrize(("width", "is_at_the_week"), [(360, True), (1280, False)])
def test_it_opens_where_one_is_without_script(browser, browser_context_args, product, width, is_at_the_week):
    size = {"viewport": {"width": width, "height": 740}, "java_script_enabled": False}
    with browser.new_context(**browser_context_args | size) as context:
        page = context.new_page()
        page.goto(f"{product}/konto/logga-in/?next={HERE}")
        page.get_by_label("E-postadress").fill("lasare@demo.example")
        page.get_by_label("Lösenord", exact=True).fill("demo-kraftsamling")
        page.get_by_role("button", name="Logga in").click()
        page.get_by_role("link", name="Kalender").click()
        page.wait_for_url("**#veckan")
        heading, week = page.get_by_role("heading", level=1).bounding_box(), page.locator("#veckan").bounding_box()
        assert (heading["y"] < 0 <= week["y"] < 740) is is_at_the_week
        assert (heading["y"] >= 0) is not is_at_the_week
