"""From an agreed plan to a changed one: a new edition is drafted, sent, answered by every party, and agreed."""

from tests.browser.accessibility import violations
from tests.browser.product import press, signed_in, told

HERE = "/partnerskap/kraftsamling-herrgarden/planer/"


def as_(browser, arguments, product, name):
    return signed_in(browser.new_context(**arguments).new_page(), product, name)


def test_draft_circulate_approve_agree(browser, browser_context_args, product):
    coordinator = as_(browser, browser_context_args, product, "samordnare")
    coordinator.goto(product + HERE)
    coordinator.get_by_role("row").filter(has_text="Enad").get_by_role("link").first.click()
    year = coordinator.get_by_role("heading", level=1).inner_text().split()[-1]
    coordinator.get_by_role("link", name="Ändra planen").click()
    coordinator.get_by_label("Varför planen ändras").fill("Kvällarna är fullbokade.")
    press(coordinator, "Skapa ny utgåva")
    add_an_item(coordinator)
    send(coordinator)

    for name in ("kontakt.tif", "kontakt.rb"):
        contact = as_(browser, browser_context_args, product, name)
        contact.get_by_role("link", name="Läs planen och svara").first.click()
        assert "Läxhjälp på loftet" in told(contact)
        contact.get_by_label("Vi godkänner planen").check()
        press(contact, "Skicka svaret")
        assert "Svaret är sparat." in contact.get_by_role("status").first.inner_text()
        contact.context.close()

    officer = as_(browser, browser_context_args, product, "handlaggare")
    officer.goto(f"{product}{HERE}{year}/utgava/2/")
    for _committee_or_university in range(4):
        write_in_an_answer(officer)
    assert "Alla parter har godkänt: planen är enad." in officer.get_by_role("status").first.inner_text()
    main = officer.get_by_role("main").inner_text()
    assert "6 av 6 parter har godkänt utgåva 2" in main
    assert "Läxhjälp på loftet" in main
    officer.goto(f"{product}{HERE}{year}/utgava/1/")
    assert "Ersatt" in officer.get_by_role("main").inner_text()
    for page in (coordinator, officer):
        page.context.close()


def add_an_item(page):
    assert violations(page) == []
    page.get_by_role("link", name="Lägg till aktivitet").click()
    assert violations(page) == []
    page.get_by_label("Ny aktivitet").fill("Läxhjälp på loftet")
    page.get_by_label("Verksamhetsområde").select_option(index=2)
    page.get_by_label("Antal tillfällen").fill("12")
    page.get_by_label("Arrangör").select_option(label="Rädda Barnen Region Syd")
    press(page, "Spara")
    assert "saknar behov hos de boende" in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="Ändra Läxhjälp på loftet").click()
    page.get_by_label("Behov hos de boende").fill("Föräldrar ber om hjälp med läxorna.")
    page.get_by_role("group", name="Effektmål").get_by_role("checkbox").first.check()
    press(page, "Spara")
    assert "Innan planen kan skickas" not in page.get_by_role("main").inner_text()


def send(page):
    page.get_by_role("link", name="Skicka till parterna").click()
    press(page, "Skicka till parterna")
    assert "är hos parterna" in page.get_by_role("status").first.inner_text()


def write_in_an_answer(page):
    page.get_by_role("link", name="För in ett svar").click()
    page.wait_for_load_state()
    choices = page.get_by_label("Part", exact=True)
    if choices.get_by_role("option").count() > 1:  # the last one is named and chosen
        choices.select_option(index=1)
    page.get_by_label("Vem som svarade för parten").fill("Agneta Rosdahl")
    page.get_by_label("Vilken dag").fill(page.evaluate("new Date().toLocaleDateString('sv-SE')"))
    page.get_by_label("Hur", exact=True).fill("möte")
    page.get_by_label("Vi godkänner planen").check()
    press(page, "För in svaret")
