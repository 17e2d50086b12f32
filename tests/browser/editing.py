"""A letter's section in the editor, for browser tests that write."""

import re

LETTER = "/partnerskap/kraftsamling-herrgarden/rapporter/2023/tjansteskrivelse/"


def first_section(page, product, figures="ready"):
    """The first section of the letter about 2023, the figures fetched (or tried in vain: "away")."""
    page.goto(product + LETTER)
    page.goto(product + sections(page)[0])
    page.locator(f".editor[data-figures={figures}]").wait_for()
    return page


def sections(page):
    """Where each section of the letter is written."""
    links = page.eval_on_selector_all("a", "all => all.map((each) => each.getAttribute('href'))")
    return list(dict.fromkeys(link for link in links if re.search(r"/avsnitt/\d+/$", link or "")))


def text(page):
    """What would be sent."""
    return page.locator("textarea[name=body]").input_value()


def empty(page):
    """An empty sheet, the cursor in it."""
    page.get_by_role("textbox", name="Text").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def choose(page, words):
    """The first figure that the words find, in the window that is open."""
    page.get_by_role("combobox").fill(words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
