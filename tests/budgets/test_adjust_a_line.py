"""The funder's staff give a line another amount than the worked out one, with a reason; and take it back."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budgets.actions import adjust_line
from budgets.models import LineAdjustment
from budgets.requested import years_of_requests
from budgets.totals import budget_sheet
from tests.budgets.builders import make_rate
from tests.budgets.requests import make_request
from tests.builders import make_officer

REASON = "Lokalen delas inte längre."


def url(h, rest="", code="samordning", year=2025):
    return f"{h.url}rad/{code}/{year}/justera/{rest}"


def answers(amount="740 000", *, reason=REASON, version=0):
    return {"amount": amount, "reason": reason, "version": version}


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def amount(h, year=2025):
    return budget_sheet(h.partnership).year(year).line("samordning").amount


def adjust(h, kronor, *, version=0, **of):
    key = {"year": 2025, "code": "samordning"} | of
    return adjust_line(
        h.agreement, amount=Decimal(kronor), reason=REASON, by=h.ks_staff, expected_version=version, **key
    )


@pytest.fixture
def known(h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")


def test_it_works(ks_staff, h, known):
    page = text(ks_staff.post(url(h), answers(), follow=True))
    assert "2025: justerat till 740 000 kr" in page
    assert f"än de uppräknade 732 875 kr. Skäl: {REASON}" in page
    assert "Beloppet för 2025 är justerat till 740 000 kr i stället för de uppräknade 732 875 kr." in page
    assert "715 000 × 1,025 = 732 875" in page
    assert amount(h) == 740_000
    assert LineAdjustment.objects.get().history.get().history_user == h.ks_staff
    assert "justerat" in text(ks_staff.get(h.url))


def test_it_is_taken_back_with_a_reason(ks_staff, h, known):
    ks_staff.post(url(h), answers())
    assert ks_staff.post(url(h, "aterta/"), {"version": 1, "because": ""}).status_code == 422
    assert ks_staff.post(url(h, "aterta/"), {"version": 2, "because": "Fel rad."}).status_code == 409
    assert ks_staff.post(url(h, "aterta/"), {"version": 1, "because": "Fel rad."}).status_code == 302
    assert amount(h) == 732_875
    assert ks_staff.get(url(h, "aterta/")).status_code == 409
    form = ks_staff.get(url(h)).context["form"]
    assert (form["amount"].value(), form["reason"].value(), form["version"].value()) == ("", "", 2)
    assert ks_staff.post(url(h), answers("750 000", version=2)).status_code == 302
    assert (amount(h), LineAdjustment.objects.get().version) == (750_000, 3)
    assert "Fel rad." in text(ks_staff.get(url(h)))


def test_who_comes_second_sees_both_amounts(ks_staff, h, known):
    ks_staff.post(url(h), answers())
    response = ks_staff.post(url(h), answers("750 000"))
    assert response.status_code == 409
    assert ("Belopp, kr", "750 000", "740\u00a0000") in response.context["conflict"]
    assert amount(h) == 740_000


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (answers(""), "amount"),
        (answers("mycket"), "amount"),
        (answers("-1"), "amount"),
        (answers("732 875"), "amount"),
        (answers(reason=""), "reason"),
        (answers(reason="x" * 1001), "reason"),
    ],
)
def test_what_does_not_hold_is_refused_by_field(ks_staff, h, known, given, field):
    response = ks_staff.post(url(h), given)
    assert (response.status_code, [*response.context["form"].errors]) == (422, [field])
    assert not LineAdjustment.objects.exists()


def test_each_committee_adjusts_its_own_lines_only(ks_staff, h):
    assert ks_staff.get(url(h, code="ledare")).status_code == 403
    assert "/justera/" not in text(ks_staff.get(f"{h.url}rad/ledare/2025/"))
    assert "/justera/" in text(ks_staff.get(f"{h.url}rad/samordning/2025/"))


def test_others_do_not(client, h):
    for person in (h.reader, make_officer(h.partnership)):
        client.force_login(person)
        assert client.get(url(h)).status_code == 403
        assert client.post(url(h), answers()).status_code == 403
        assert "/justera/" not in text(client.get(f"{h.url}rad/samordning/2025/"))


@pytest.mark.parametrize(("code", "year"), [("samordning", 2024), ("verksamhet", 2025), ("samordning", 2026)])
def test_only_what_is_worked_out_with_an_uplift(ks_staff, h, code, year):
    assert ks_staff.get(url(h, code=code, year=year)).status_code == 404
    with pytest.raises(ValidationError):
        adjust(h, 1, code=code, year=year)


def test_never_below_what_has_been_requested(ks_staff, h, known):
    made = {"performer": h.rb, "funder": h.ks, "year": 2025, "kronor": {"rad-samordning": 700_000}}
    make_request(h.partnership, **made, submitted=True)
    with pytest.raises(ValidationError, match="redan begärt"):
        adjust(h, 699_999)
    assert not LineAdjustment.objects.exists()
    adjust(h, 760_000)
    pot = next(pot for pot in years_of_requests(h.partnership)[2025].pots if pot.key == "rad-samordning")
    assert (pot.available, pot.remaining) == (760_000, 60_000)
    make_request(h.partnership, **made | {"kronor": {"rad-samordning": 50_000}}, submitted=True)
    assert ks_staff.post(url(h, "aterta/"), {"version": 1, "because": "Fel."}).status_code == 422
    assert amount(h) == 760_000
