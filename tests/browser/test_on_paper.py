"""Pages that are printed: nothing to click, and a month stays a month however narrow the paper."""

import re

HERE = "/partnerskap/kraftsamling-herrgarden"


def test_a_month_is_a_grid_on_one_sheet(sign_in, product):
    page = sign_in("lasare")
    page.goto(f"{product}{HERE}/aktiviteter/kalender/2023/5/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").filter(visible=True).count()
    assert not page.locator(".ds-button, summary").filter(visible=True).count()
    assert page.get_by_role("columnheader", name="Måndag").is_visible()
    assert sheets(page) == 1


def test_the_year_begins_on_its_first_sheet(sign_in, product):
    page = sign_in("lasare")
    page.goto(f"{product}{HERE}/aktiviteter/oversikt/2023/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").filter(visible=True).count()
    assert sheets(page) <= 4


def sheets(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
