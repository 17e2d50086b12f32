"""The log form's organisers, as its browser tests take hold of them."""

LOG = "/partnerskap/kraftsamling-herrgarden/aktiviteter/logga/"


def open_log_form(page, product):
    page.goto(product + LOG)
    page.get_by_text("Fler uppgifter").click()
    return page


def organiser(page):
    return page.get_by_role("combobox", name="Arrangör", exact=True)


def chosen(page):
    return page.locator("select[name=organiser]").evaluate("each => each.selectedOptions[0].textContent")
