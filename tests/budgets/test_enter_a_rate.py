"""A committee's staff write in its uplift for a year, once, with the decision behind it (rule 21)."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budgets.actions import enter_rate
from budgets.models import IndexationRate
from budgets.totals import budget_sheet
from partnerships.versions import StaleVersion
from tests.budgets.builders import make_budget, make_rate
from tests.builders import make_committee, make_partnership

NBSP = "\u00a0"


def answers(percent="2,5", *, version=0, decision="KS budget 2025", basis="committee_budget"):
    return {"rate_percent": percent, "source_decision": decision, "basis": basis, "version": version}


def url(h, committee=None, year=2025):
    return f"{h.url}upprakning/{(committee or h.ks).slug}/{year}/"


def test_it_works(ks_staff, h):
    response = ks_staff.post(url(h), answers(), follow=True)
    assert response.redirect_chain == [(h.url, 302)]
    rate = IndexationRate.objects.get()
    assert (rate.funder, rate.year, rate.rate_percent, rate.source_decision) == (
        h.ks,
        2025,
        Decimal("2.5"),
        "KS budget 2025",
    )
    assert rate.history.get().history_user == h.ks_staff
    assert f"732{NBSP}875{NBSP}kr" in response.content.decode()


def test_what_is_no_percentage_is_refused_and_kept_in_the_form(ks_staff, h):
    response = ks_staff.post(url(h), answers("1e9"))
    assert response.status_code == 422
    assert response.context["form"]["rate_percent"].value() == "1e9"
    assert not IndexationRate.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (answers("20,001"), "rate_percent"),
        (answers("-20,001"), "rate_percent"),
        (answers("2\u202e5"), "rate_percent"),
        (answers(""), "rate_percent"),
        (answers(decision=""), "source_decision"),
        (answers(decision="x" * 201), "source_decision"),
        (answers(decision="nol\x00l"), "source_decision"),
        (answers(basis="something"), "basis"),
        (answers(basis="none"), "__all__"),
    ],
)
def test_what_does_not_hold_is_refused_by_field(ks_staff, h, given, field):
    response = ks_staff.post(url(h), given)
    assert (response.status_code, [*response.context["form"].errors]) == (422, [field])
    assert not IndexationRate.objects.exists()


def test_no_uplift_is_a_known_uplift_of_nothing(ks_staff, h):
    assert ks_staff.post(url(h), answers("0", basis="none")).status_code == 302
    assert budget_sheet(h.partnership).year(2025).line("samordning").amount == 715_000


def test_each_committee_enters_its_own_only(ks_staff, h):
    assert ks_staff.get(url(h, h.fn)).status_code == 403
    assert ks_staff.post(url(h, h.fn), answers()).status_code == 403
    assert not IndexationRate.objects.exists()


def test_others_may_not(reader, h):
    assert reader.get(url(h)).status_code == 403
    assert reader.post(url(h), answers()).status_code == 403


def test_there_is_no_uplift_where_nothing_is_worked_out(ks_staff, h):
    nowhere = [url(h, year=2024), url(h, year=2023), url(h, year=2026), url(h, h.kn), f"{h.url}upprakning/x/2025/"]
    assert [ks_staff.get(each).status_code for each in nowhere] == [404] * 5


def test_the_form_shows_what_is_written_in(ks_staff, h):
    make_rate(h.agreement, funder=h.ks, percent="2.500")
    form = ks_staff.get(url(h)).context["form"]
    assert (form["rate_percent"].value(), form["version"].value()) == ("2,5", 1)


def test_a_correction_replaces_the_rate_and_the_history_keeps_both(ks_staff, h):
    ks_staff.post(url(h), answers())
    assert ks_staff.post(url(h), answers("2,7", version=1)).status_code == 302
    rate = IndexationRate.objects.get()
    assert (rate.rate_percent, rate.version) == (Decimal("2.7"), 2)
    assert [old.rate_percent for old in rate.history.order_by("history_id")] == [Decimal("2.5"), Decimal("2.7")]


@pytest.mark.parametrize("stale", [0, 2])
def test_who_comes_second_sees_both_texts(ks_staff, h, stale):
    ks_staff.post(url(h), answers())
    response = ks_staff.post(url(h), answers("3,1", version=stale))
    assert response.status_code == 409
    assert response.context["conflict"] == [("Uppräkning i procent", "3,1", "2,5")]
    assert response.context["form"]["version"].value() == 1
    assert IndexationRate.objects.get().rate_percent == Decimal("2.5")


def enter(h, *, funder=None, year=2025, expected_version=0):
    return enter_rate(
        h.agreement,
        funder=funder or h.ks,
        year=year,
        basis="committee_budget",
        rate_percent=Decimal("2.5"),
        source_decision="KS budget",
        by=h.ks_staff,
        expected_version=expected_version,
    )


def test_the_same_uplift_sent_twice_is_stored_once(h):
    enter(h)
    with pytest.raises(StaleVersion):
        enter(h)
    assert IndexationRate.objects.count() == 1


@pytest.mark.parametrize("year", [2023, 2024, 2026])
def test_only_a_year_of_the_term_after_the_base_year(h, year):
    with pytest.raises(ValidationError):
        enter(h, year=year)


def test_only_a_committee_with_an_indexed_line(h):
    for funder in (h.kn, make_committee()):
        with pytest.raises(ValidationError):
            enter(h, funder=funder)


def test_an_adopted_year_is_not_uplifted_again(h):
    make_budget(h.agreement, year=2025)
    with pytest.raises(ValidationError, match="redan fastställd"):
        enter(h)


def test_another_partnerships_address_leads_nowhere(ks_staff, h):
    other = make_partnership()
    assert ks_staff.get(f"/partnerskap/{other.slug}/budget/upprakning/{h.ks.slug}/2025/").status_code == 404
