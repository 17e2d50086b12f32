"""The activity list is narrowed as one chooses; the address keeps the choice, and without script a button does it."""

import re

from playwright.sync_api import expect

from tests.browser.accessibility import violations

LIST = "/partnerskap/kraftsamling-herrgarden/aktiviteter/"
OF_2023 = re.compile("^\\s*517\u00a0genomförda")


def test_a_choice_shows_at_once_and_can_be_shared(sign_in, product):
    page = sign_in("lasare")
    page.goto(product + LIST)
    page.get_by_text("Sök och välj").click()
    page.get_by_label("År").select_option("2023")
    count = page.get_by_role("status").filter(has_text="i urvalet")
    expect(count).to_have_text(OF_2023)  # asked for without leaving the page
    expect(page).to_have_url(re.compile("year=2023"))
    assert violations(page) == []
    page.reload()
    expect(count).to_have_text(OF_2023)


def test_nothing_found_says_what_to_do(sign_in, product):
    page = sign_in("lasare")
    page.goto(product + LIST)
    page.get_by_text("Sök och välj").click()
    page.get_by_label("Sök", exact=True).fill("finns inte")
    page.get_by_label("Sök", exact=True).press("Enter")
    page.get_by_role("heading", name="Inget passar urvalet").wait_for()


def test_on_a_phone_the_choice_folds_away_and_stands_on_the_fold(sign_in, page, product):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in("lasare")
    page.goto(product + LIST)
    fold = page.locator("summary").filter(has_text="Sök och välj")
    fold.click()
    page.get_by_label("År").select_option("2023")
    page.get_by_label("Läge").select_option("held")
    page.get_by_role("button", name="Visa", exact=True).click()
    page.get_by_role("button", name="Visa", exact=True).wait_for(state="hidden")
    page.locator("summary").get_by_text("Läge genomförd").wait_for()
    expect(fold).to_be_focused()
    assert fold.bounding_box()["height"] < 60
    page.reload()
    assert page.get_by_label("År").is_hidden()
    assert fold.text_content() == "Sök och välj: År 2023, Läge genomförd"
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
