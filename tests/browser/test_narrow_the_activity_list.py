"""The activity list is narrowed as one chooses; the address keeps the choice, and without script a button does it."""

from tests.browser.accessibility import violations

LIST = "/partnerskap/kraftsamling-herrgarden/aktiviteter/"


def test_a_choice_shows_at_once_and_can_be_shared(sign_in, product):
    page = sign_in("lasare")
    page.goto(product + LIST)
    page.get_by_text("Sök och välj").click()
    page.get_by_label("År").select_option("2023")
    count = page.get_by_role("status").filter(has_text="i urvalet")
    assert count.inner_text().startswith("517\u00a0genomförda")
    assert "year=2023" in page.url
    assert violations(page) == []
    page.reload()
    assert count.inner_text().startswith("517\u00a0genomförda")


def test_nothing_found_says_what_to_do(sign_in, product):
    page = sign_in("lasare")
    page.goto(product + LIST)
    page.get_by_text("Sök och välj").click()
    page.get_by_label("Sök", exact=True).fill("finns inte")
    page.get_by_label("Sök", exact=True).press("Enter")
    page.get_by_role("heading", name="Inget passar urvalet").wait_for()
