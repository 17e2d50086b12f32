"""Two officers write a letter together: nothing typed is lost, and it goes to approval by way of a return."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.people import REPORTS, fill_empty_sections, text_field
from tests.browser.product import press, signed_in, told

YEAR = 2022  # nobody has written about it in the demo


@pytest.fixture
def as_(browser, browser_context_args, product):
    """Each person in a browser of their own."""
    contexts = []

    def open_for(name):
        contexts.append(browser.new_context(**browser_context_args))
        return signed_in(contexts[-1].new_page(), product, name)

    yield open_for
    for context in contexts:
        context.close()


def open_section(page, product, heading):
    page.goto(f"{product}{REPORTS}{YEAR}/tjansteskrivelse/")
    page.locator("#avsnitt").get_by_role("link", name=f"Ändra {heading}", exact=True).click()
    return text_field(page)


def said(page):
    return page.get_by_role("status").first.inner_text()


def test_two_officers_from_draft_to_approval(as_, product):
    author, reviewer, approver = as_("handlaggare"), as_("granskare"), as_("chef")
    author.goto(product + REPORTS)
    press(author, f"Börja skriva tjänsteskrivelse för {YEAR}")
    two_in_one_section(author, reviewer, product)
    kept_while_typing(author, as_, product)
    returned_section(author, reviewer, product)
    to_approval(author, reviewer, approver, product)


def two_in_one_section(author, reviewer, product):
    first, second = (open_section(page, product, "Sammanfattning") for page in (author, reviewer))
    first.fill("Under året har parterna arbetat vidare.")
    second.fill("Under året har parterna arbetat mycket.")
    press(reviewer, "Spara")
    press(author, "Spara")
    assert "Avsnittet har ändrats sedan du öppnade det" in author.get_by_role("heading", level=1).inner_text()
    assert "mycket" in author.locator("del").inner_text()
    assert "vidare" in author.locator("ins").inner_text()
    assert violations(author) == []
    press(author, "Spara min text")
    assert "Avsnittet är sparat." in said(author)


def kept_while_typing(author, as_, product):
    open_section(author, product, "Ärendet").press_sequentially("Partnerskapet har")
    expect(author.get_by_text("Osparad text bevarad")).to_be_visible(timeout=15_000)
    other = as_("handlaggare")
    field = open_section(other, product, "Ärendet")
    assert "Du har en osparad text" in told(other)
    assert violations(other) == []
    field.fill("Något annat")  # without choosing: neither goes silently
    expect(other.get_by_text("Du har en annan osparad text till avsnittet")).to_be_visible(timeout=15_000)
    other.reload()
    other.get_by_role("link", name="Fortsätt med den").click()
    assert text_field(other).input_value() == "Partnerskapet har"
    text_field(other).fill("Partnerskapet har funnits i fyra år.")
    press(other, "Spara")
    open_section(author, product, "Ärendet")
    assert "osparad text" not in told(author)


def returned_section(author, reviewer, product):
    open_section(reviewer, product, "Sammanfattning")
    reviewer.get_by_role("link", name="Ändra läge och ansvarig").click()
    assert violations(reviewer) == []
    reviewer.get_by_label("Åter för ändring").check()
    reviewer.get_by_label("Ansvarig").select_option(label="Jonatan Ekström")
    reviewer.get_by_label("Kommentar").fill("Skriv vad som är nytt.")
    press(reviewer, "Spara")
    author.goto(product)
    author.get_by_role("link", name="Sammanfattning").click()
    assert "Skriv vad som är nytt." in told(author)
    author.get_by_role("link", name="Svara").click()
    author.get_by_label("Ditt svar").fill("Nu står det.")
    author.get_by_label("Frågan är löst").check()
    press(author, "Svara")
    open_section(author, product, "Sammanfattning").fill("Under året har parterna börjat mäta effekter.")
    press(author, "Spara")


def to_approval(author, reviewer, approver, product):
    author.goto(f"{product}{REPORTS}{YEAR}/tjansteskrivelse/")
    fill_empty_sections(author)
    take(author, product, "Lämna till granskning", reviewer="Hedda Blomstrand")
    reviewer.goto(product)
    reviewer.get_by_role("link", name=f"Granska: tjänsteskrivelse {YEAR}").click()
    assert violations(reviewer) == []
    reviewer.get_by_role("link", name="Lämna tillbaka till författaren").click()
    reviewer.get_by_label("Vad behöver ändras?").fill("Fel år i rubriken.")
    press(reviewer, "Lämna tillbaka till författaren")
    author.goto(product)
    author.get_by_role("link", name=f"Rätta och lämna in igen: tjänsteskrivelse {YEAR}").click()
    assert "Fel år i rubriken." in told(author)
    take(author, product, "Lämna till granskning", reviewer="Hedda Blomstrand")
    take(reviewer, product, "Intyga att du har granskat")
    take(approver, product, "Godkänn skrivelsen")
    assert "Skrivelsen är godkänd." in said(approver)
    assert "Läge: godkänd" in told(approver)


def take(page, product, step, *, reviewer=""):
    page.goto(f"{product}{REPORTS}{YEAR}/tjansteskrivelse/")
    page.get_by_role("link", name=step, exact=True).click()
    if reviewer:
        page.get_by_label("Vem ska granska skrivelsen?").select_option(label=reviewer)
    press(page, step)
