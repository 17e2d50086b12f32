"""A series of which every day until now waits for a number, for browser tests that count."""

import datetime as dt
from zoneinfo import ZoneInfo

from tests.browser.product import press, signed_in

SERIES = "Läxcafé varje dag"
DAYS = 10  # before today


def make_waiting(page, product):
    """The page is one without script: the form is long enough as it is."""
    signed_in(page, product, "samordnare")
    page.goto(f"{product}/partnerskap/kraftsamling-herrgarden/serier/ny/")
    today = dt.datetime.now(ZoneInfo("Europe/Stockholm")).date()
    page.get_by_label("Namn på serien").fill(SERIES)
    page.get_by_label("Ny aktivitet").fill("Läxcafé")
    page.get_by_label("Första dagen").fill((today - dt.timedelta(days=DAYS)).isoformat())
    page.get_by_label("Sista dagen").fill(today.isoformat())
    for weekday in page.get_by_role("group", name="Veckodagar").get_by_role("checkbox").all():
        weekday.check()
    page.get_by_label("Börjar").fill("00:00")
    page.locator("select[name=organiser]").select_option(index=1)
    page.get_by_label("Hoppa över helgdagar").uncheck()
    page.locator("select[name=area]").select_option(index=1)
    page.locator("input[name=goals]").first.check()
    press(page, "Visa dagarna")
    for day in page.locator("input[name=days]").all():  # those that have been are not proposed
        day.check()
    press(page, "Spara")
