"""A rate is taken back with a reason, and the year is unknown again; a negative one is asked about."""

from decimal import Decimal

from budgets.models import IndexationRate
from budgets.totals import budget_sheet
from tests.budgets.builders import make_rate
from tests.budgets.test_enter_a_rate import answers, url


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def amount(h):
    return budget_sheet(h.partnership).year(2025).line("samordning").amount


def test_it_works(ks_staff, h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    assert "aterta/" in text(ks_staff.get(url(h)))
    page = ks_staff.post(f"{url(h)}aterta/", {"version": 1, "because": "Fel beslut"}, follow=True)
    assert "Återtagen: Fel beslut" in text(page)
    assert amount(h) is None
    rate = IndexationRate.objects.get()
    assert (rate.version, rate.history.latest().history_user) == (2, h.ks_staff)


def test_afterwards_it_is_entered_anew(ks_staff, h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    ks_staff.post(f"{url(h)}aterta/", {"version": 1, "because": "Fel beslut"})
    form = ks_staff.get(url(h)).context["form"]
    assert (form["rate_percent"].value(), form["source_decision"].value(), form["version"].value()) == ("", "", 2)
    assert ks_staff.post(url(h), answers("2,7", version=2)).status_code == 302
    assert amount(h) == 734_305
    assert IndexationRate.objects.get().withdrawn_because == ""
    page = text(ks_staff.get(url(h)))
    assert "uppräkning, procent 2,5 → 2,7" in page
    assert "varför uppräkningen togs tillbaka (tomt) → Fel beslut" in page


def test_without_a_reason_or_on_an_old_page_nothing_happens(ks_staff, h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    assert ks_staff.post(f"{url(h)}aterta/", {"version": 1, "because": ""}).status_code == 422
    assert ks_staff.post(f"{url(h)}aterta/", {"version": 1, "because": "x" * 201}).status_code == 422
    assert ks_staff.post(f"{url(h)}aterta/", {"version": 7, "because": "Fel"}).status_code == 409
    assert amount(h) == 732_875


def test_there_must_be_one_to_take_back(ks_staff, h):
    assert ks_staff.get(f"{url(h)}aterta/").status_code == 409
    assert ks_staff.get(f"{url(h, h.fn)}aterta/").status_code == 403


def test_a_negative_rate_is_asked_about(ks_staff, h):
    response = ks_staff.post(url(h), answers("-2,5"))
    assert (response.status_code, [*response.context["form"].errors]) == (422, ["is_decrease"])
    assert "Menar du −2,5 %? Då sänks beloppen." in text(response)
    assert not IndexationRate.objects.exists()
    assert ks_staff.post(url(h), answers("-2,5") | {"is_decrease": "on"}).status_code == 302
    assert IndexationRate.objects.get().rate_percent == Decimal("-2.5")


def test_a_negative_rate_in_conflict(ks_staff, h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    response = ks_staff.post(url(h), answers("-2,5") | {"is_decrease": "on"})
    assert response.status_code == 409
    assert ("Uppräkning i procent", "-2,5", "2,5") in response.context["conflict"]
