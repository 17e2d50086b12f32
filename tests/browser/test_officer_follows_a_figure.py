"""From a number in the letter to the rows behind it, and a letter as a file: what an officer does before a deadline."""

from playwright.sync_api import expect

HERE = "/partnerskap/kraftsamling-herrgarden/rapporter/2023/tjansteskrivelse/"


def test_from_517_to_the_activities(sign_in, product):
    page = sign_in("handlaggare")
    page.goto(product + HERE)
    page.get_by_role("link", name="517", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aktiviteter 2023")
    expect(page.get_by_text("Sida 1 av 11")).to_be_visible()
    page.get_by_role("link", name="Nästa").click()
    expect(page.get_by_text("Sida 2 av 11")).to_be_visible()


def test_the_letter_as_a_file(sign_in, product):
    page = sign_in("handlaggare")
    page.goto(product + HERE)
    page.get_by_role("button", name="Skapa PDF").click()
    done = page.get_by_role("link", name="Ladda ner PDF")
    done.wait_for(timeout=120_000)  # drawn by a process of its own; the page asks by itself
    with page.expect_download() as download:
        done.click()
    assert download.value.path().read_bytes().startswith(b"%PDF-1.7")
