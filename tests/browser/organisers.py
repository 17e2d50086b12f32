"""The log form's organisers, as its browser tests take hold of them."""

from urllib.parse import quote

LOG = "/partnerskap/kraftsamling-herrgarden/aktiviteter/logga/"


def open_log_form(page, product):
    page.goto(product + LOG)
    page.get_by_text("Fler uppgifter").click()
    return page


def type_whole(page, field, text):
    """Type, and wait for what the register says about the whole: its answer draws the list anew."""
    with page.expect_response(lambda answer: answer.url.endswith(f"?q={quote(text)}")):
        field.press_sequentially(text)


def organiser(page):
    return page.get_by_role("combobox", name="Arrangör", exact=True)


def chosen(page):
    return page.locator("select[name=organiser]").evaluate("each => each.selectedOptions[0].textContent")
