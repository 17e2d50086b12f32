"""A coordinator gives a leader a link; the leader counts in a phone of their own; the coordinator sees who counted."""

import datetime as dt
import re

import pytest

from tests.browser.accessibility import violations
from tests.browser.product import press, signed_in, told

HERE = "/partnerskap/kraftsamling-herrgarden"
SERIES = "Öppna dagar i Vänskapshuset"  # the demo's: every weekday, the latest two not counted
SMALL_PHONE = {"width": 360, "height": 740}
WEEK = dt.timedelta(days=7)


@pytest.fixture
def coordinator(sign_in):
    return sign_in("samordnare")


@pytest.fixture
def phone(browser, browser_context_args):
    """Another browser, without script: the leader's own."""
    with browser.new_context(
        **browser_context_args | {"viewport": SMALL_PHONE, "java_script_enabled": False}
    ) as context:
        yield context.new_page()


@pytest.fixture
def axe_phone(browser, browser_context_args):
    with browser.new_context(**browser_context_args | {"viewport": SMALL_PHONE}) as context:
        yield context.new_page()


def new_link(page, product, name):
    """Make a link, from the list of activities on; gives the address that is shown once."""
    page.goto(f"{product}{HERE}/aktiviteter/")
    page.get_by_role("link", name="Ledare utan konto").click()
    page.get_by_role("link", name="Ny ledare").first.click()
    page.get_by_label("Ledarens namn").fill(name)
    page.get_by_label(SERIES).check()
    page.get_by_label("Gäller från och med").fill((dt.date.today() - WEEK).isoformat())
    press(page, "Gör länken")
    return page.get_by_label("Personlig länk").input_value()


def test_from_the_link_to_who_counted(coordinator, product, phone):
    link = new_link(coordinator, product, "Nour Haddad")
    assert violations(coordinator) == []
    phone.goto(link)
    assert phone.url == f"{product}/dagblad/"
    if not phone.get_by_label("Antal besök").count():
        pytest.skip("no open day among the last three")
    day = phone.get_by_role("heading", level=2).first.inner_text()
    phone.get_by_label("Antal besök").first.fill("34")
    button = phone.get_by_role("button", name="Spara").first
    assert min(button.bounding_box()["height"], phone.get_by_label("Antal besök").first.bounding_box()["height"]) >= 44
    press(phone, "Spara")
    assert "Sparat" in phone.get_by_role("status").inner_text()
    coordinator.goto(f"{product}{HERE}/ledare/")
    row = coordinator.get_by_role("row", name=re.compile("Nour Haddad"))
    assert dt.date.today().isoformat() in row.inner_text()
    coordinator.goto(f"{product}{HERE}/aktiviteter/?q={day.split()[0]}")
    coordinator.get_by_role("row", name=re.compile("34 besök|34")).first.get_by_role("link").first.click()
    coordinator.get_by_role("link", name="Historik").click()
    assert "Nour Haddad" in told(coordinator)


def test_the_link_is_never_told_to_another_page(coordinator, product, axe_phone):
    link = new_link(coordinator, product, "Ylva Ström")
    told = []
    axe_phone.on("request", lambda request: told.append((request.url, request.headers.get("referer", ""))))
    axe_phone.goto(link)
    axe_phone.goto(link[:-5] + "xxxx/")
    secret = link.rstrip("/").rpartition("/")[2][:20]
    assert len(told) > 4
    assert [url for url, referer in told if secret in referer] == []
    assert [url for url, _referer in told if not url.startswith(product)] == []


def test_the_sheet_is_accessible_and_fits_a_small_phone(coordinator, product, axe_phone):
    link = new_link(coordinator, product, "Gun Olsson")
    axe_phone.goto(link)
    pages = ["/dagblad/", "/dagblad/tillfalle/1/", "/dagblad/fel-lank/"]
    cancel = axe_phone.get_by_role("link", name="Det blev inte av").first
    if cancel.count():
        pages.append(cancel.get_attribute("href"))
    for path in pages:
        axe_phone.goto(product + path)
        assert (path, violations(axe_phone)) == (path, [])
        assert not axe_phone.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_the_link_is_copied_by_a_button(browser, browser_context_args, product):
    with browser.new_context(
        **browser_context_args | {"permissions": ["clipboard-read", "clipboard-write"]}
    ) as context:
        page = signed_in(context.new_page(), product, "samordnare")
        link = new_link(page, product, "Ali Rahimi")
        page.get_by_role("button", name="Kopiera länken").click()
        page.get_by_text("Länken är kopierad.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == link
