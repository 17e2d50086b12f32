"""Each person of a journey in a browser of their own, on a phone or at a desk."""

from contextlib import contextmanager

from tests.browser.accessibility import violations
from tests.browser.product import press, signed_in

REPORTS = "/partnerskap/kraftsamling-herrgarden/rapporter/"
SMALL_PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@contextmanager
def people(browser, arguments, product):
    """Gives a function: the page of a person of the demo, signed in, the same one each time."""
    pages = {}

    def as_(name, viewport=DESK):
        if name not in pages:
            context = browser.new_context(**arguments | {"viewport": viewport})
            pages[name] = signed_in(context.new_page(), product, name)
        return pages[name]

    yield as_
    for page in pages.values():
        page.context.close()


def is_good(page):
    """No fault that a machine can see, and nothing that sticks out of the screen."""
    assert (page.url, violations(page)) == (page.url, [])
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), page.url


def downloaded(page, name):
    """The bytes of the file behind a link."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).first.click()
    return download.value.path().read_bytes()


def text_field(page):
    """The section's field as text, whatever editor stands in front of it."""
    page.wait_for_load_state()  # the editor takes the field's place when its script has come
    field = page.locator("textarea[name='body']")
    if not field.is_visible():
        page.get_by_role("button", name="Visa som text").click()
    return field


def fill_empty_sections(page, text="Text."):
    """The page stands on the report; an empty section cannot be submitted."""
    empty = page.locator("#avsnitt tr").filter(has_text="Tomt").get_by_role("link", name="Ändra")
    for address in empty.evaluate_all("links => links.map((link) => link.href)"):
        page.goto(address)
        text_field(page).fill(text)
        press(page, "Spara", exact=True)
