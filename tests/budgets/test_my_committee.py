"""«Min nämnd»: a committee's staff see all that it funds, over all partnerships, deviations first."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budgets.actions import comment_on
from budgets.committees import committee_money
from budgets.models import Forecast
from partnerships.models import Role, RoleAssignment
from tests.budgets.builders import make_budget, make_carry_over, make_line, make_outcome, make_rate
from tests.budgets.requests import make_request
from tests.builders import (
    make_agreement,
    make_committee,
    make_officer,
    make_organisation,
    make_partnership,
    make_party,
    make_person,
    make_user,
)

pytestmark = pytest.mark.django_db
THIS_YEAR = timezone.localdate().year


@pytest.fixture
def ks():
    return make_committee(name="Kommunstyrelsen", code="KS")


@pytest.fixture
def rb():
    return make_organisation(name="Rädda Barnen")


def funded(ks, rb, *, name="Kraftsamling", ends=THIS_YEAR + 2, amount=100_000):
    """A partnership whose agreement began last year: one indexed line of the committee's, one of another's."""
    partnership = make_partnership(name=name)
    agreement = make_agreement(partnership, starts_on=dt.date(THIS_YEAR - 1, 1, 1), ends_on=dt.date(ends, 12, 31))
    other = make_committee()
    for party in (ks, rb, other):
        make_party(agreement, party)
    lines = {}
    for year in (THIS_YEAR - 1, THIS_YEAR):
        budget = make_budget(agreement, year=year, stated_total=amount + 50_000)
        lines[year] = make_line(
            budget, code="samordning", cost="Samordning", amount=amount, performer=rb, funder=ks, is_indexed=True
        )
        make_line(budget, code="annat", cost="Någon annans rad", amount=50_000, performer=rb, funder=other)
    return partnership, agreement, lines


def staff_of(committee, *partnerships):
    first, *others = partnerships
    person = make_person(Role.COMMITTEE_STAFF, first, organisation=committee)
    for partnership in others:
        join(person, partnership, committee)
    return person


def join(person, partnership, committee=None, role=Role.COMMITTEE_STAFF):
    RoleAssignment(
        user=person, partnership=partnership, role=role, organisation=committee, starts_on=dt.date(2020, 1, 1)
    ).save_as(None)


def text(response):
    return " ".join(response.text.replace("\u00a0", " ").split())


def open_page(client, person, committee):
    client.force_login(person)
    return text(client.get(f"/min-namnd/{committee.slug}/"))


def test_all_lines_of_the_committee_in_all_its_partnerships_and_nobody_elses(client, ks, rb):
    ours, _agreement, _lines = funded(ks, rb, name="Herrgården")
    other, _agreement, _lines = funded(ks, rb, name="Seved", amount=70_000)
    page = open_page(client, staff_of(ks, ours, other), ks)
    assert "Herrgården" in page
    assert "Seved" in page
    assert "Summa för nämnden" in page
    assert "170 000 kr" in page
    assert "Någon annans rad" not in page


def test_a_partnership_that_is_not_the_persons_is_not_seen(client, ks, rb):
    ours, _agreement, _lines = funded(ks, rb, name="Herrgården")
    funded(ks, rb, name="Hemliga")
    assert "Hemliga" not in open_page(client, staff_of(ks, ours), ks)


def test_the_years_to_come_stay_unknown_until_the_uplift_is_there_and_say_why(client, ks, rb):
    ours, agreement, _lines = funded(ks, rb)
    person = staff_of(ks, ours)
    page = open_page(client, person, ks)
    assert f"kommunstyrelsens uppräkning inför {THIS_YEAR + 1} är inte angiven ännu" in page
    assert f"/upprakning/{ks.slug}/{THIS_YEAR + 1}/" in page
    make_rate(agreement, funder=ks, percent="2.5", year=THIS_YEAR + 1)
    make_rate(agreement, funder=ks, percent="2", year=THIS_YEAR + 2)
    page = open_page(client, person, ks)
    assert "102 500 kr" in page
    assert "104 550 kr" in page
    assert "är inte angiven ännu" not in page
    assert "/upprakning/" not in page


def test_sums_per_partnership_make_the_whole_and_an_unknown_part_makes_it_unknown(ks, rb):
    parts = [funded(ks, rb, amount=amount)[0:2] for amount in (100_000, 70_000)]
    make_rate(parts[0][1], funder=ks, percent="2", year=THIS_YEAR + 1)
    money = committee_money(ks, [each for each, _agreement in parts], this_year=THIS_YEAR)
    assert [part.total(THIS_YEAR).amount for part in money.parts] == [100_000, 70_000]
    totals = dict(money.totals)
    assert totals[THIS_YEAR].amount == 170_000
    assert totals[THIS_YEAR + 1].amount is None
    assert totals[THIS_YEAR + 1].known == 102_000


def test_each_agreement_is_foreseen_to_its_own_end(ks, rb):
    short, _agreement, _lines = funded(ks, rb, ends=THIS_YEAR)
    long, _agreement, _lines = funded(ks, rb, ends=THIS_YEAR + 3)
    money = committee_money(ks, [short, long], this_year=THIS_YEAR)
    assert money.years == tuple(range(THIS_YEAR, THIS_YEAR + 4))
    assert [sorted(part.years) for part in money.parts] == [[THIS_YEAR], list(money.years)]


def test_deviations_come_first_the_largest_at_the_top(client, ks, rb):
    ours, _agreement, lines = funded(ks, rb, name="Herrgården")
    other, _agreement, lines_2 = funded(ks, rb, name="Seved")
    make_outcome(lines[THIS_YEAR - 1], 90_000, booked_on=dt.date(THIS_YEAR - 1, 12, 31))
    make_outcome(lines_2[THIS_YEAR - 1], 130_000, booked_on=dt.date(THIS_YEAR - 1, 12, 31))
    page = open_page(client, staff_of(ks, ours, other), ks)
    told = ["Avvikelser", "30 000 kr underskott", "30,0 % av budgeten", "10 000 kr överskott", "Till avtalens slut"]
    assert [page.find(each) for each in told] == sorted(page.find(each) for each in told)
    assert page.find(told[1]) > 0


def test_a_year_that_runs_has_no_deviation_until_somebody_makes_a_forecast(ks, rb):
    ours, _agreement, lines = funded(ks, rb)
    make_outcome(lines[THIS_YEAR], 10_000, booked_on=dt.date(THIS_YEAR, 1, 31))
    assert committee_money(ks, [ours], this_year=THIS_YEAR).deviating == ()
    for amount in (120_000, 95_000):
        Forecast(line=lines[THIS_YEAR], amount=Decimal(amount), made_on=timezone.localdate(), by=make_user()).save()
    money = committee_money(ks, [ours], this_year=THIS_YEAR)
    assert [(each.deviation.amount, each.is_forecast) for each in money.deviating] == [(5_000, True)]
    assert [(row.outcome, row.forecast) for row in money.parts[0].now] == [(10_000, 95_000)]


def test_what_waits_is_there_and_only_this_committees(client, ks, rb):
    ours, _agreement, lines = funded(ks, rb)
    person = staff_of(ks, ours)
    made = make_request(
        ours, performer=rb, funder=ks, year=THIS_YEAR, kronor={"rad-samordning": 40_000}, submitted=True
    )
    comment_on(lines[THIS_YEAR], text="Räcker det?", by=make_user(), is_question=True)
    page = open_page(client, person, ks)
    assert f"Granska: {made}" in page
    assert "Räcker det?" in page
    assert "40 000 kr" in page
    second = make_committee(name="Kulturnämnden")
    join(person, ours, second)
    page = open_page(client, person, second)
    assert "Inget väntar" in page
    assert "Inga rader i år eller framåt" in page


def test_carried_over_money_stands_as_a_row_of_this_year(ks, rb):
    ours, _agreement, _lines = funded(ks, rb)
    make_carry_over(ours, performer=rb, funder=ks, approved_by=ks, amount=5_000,
                    from_year=THIS_YEAR - 1, to_year=THIS_YEAR)  # fmt: skip
    part = committee_money(ks, [ours], this_year=THIS_YEAR).parts[0]
    assert [(row.name, row.available) for row in part.now][1] == (f"Överförda medel från {THIS_YEAR - 1}", 5_000)
    assert part.available.amount == 105_000
    assert part.total(THIS_YEAR).amount == 100_000


def test_the_way_there(client, ks, rb):
    ours, _agreement, _lines = funded(ks, rb)
    client.force_login(staff_of(ks, ours))
    assert "/min-namnd/" in client.get("/").text
    assert "/min-namnd/" in client.get(f"/partnerskap/{ours.slug}/budget/").text
    assert client.get("/min-namnd/").url == f"/min-namnd/{ks.slug}/"
    client.force_login(make_officer(ours))
    assert "/min-namnd/" not in client.get("/").text
    assert "Du arbetar inte för någon nämnd" in client.get("/min-namnd/").text
    assert client.get(f"/min-namnd/{ks.slug}/").status_code == 404


def test_who_works_for_two_committees_chooses(client, ks, rb):
    ours, _agreement, _lines = funded(ks, rb)
    person, second = staff_of(ks, ours), make_committee(name="Äldrenämnden")
    join(person, ours, second)
    client.force_login(person)
    page = client.get("/min-namnd/").text
    assert page.find("Kommunstyrelsen") < page.find("Äldrenämnden")


def test_what_another_role_lets_one_see_is_read_only(client, ks, rb):
    """Staff here, reader there: the lines are seen, but nothing there is asked of them."""
    ours, _agreement, _lines = funded(ks, rb, name="Herrgården", ends=THIS_YEAR)
    other, _agreement, _lines = funded(ks, rb, name="Seved")
    person = staff_of(ks, ours)
    join(person, other, role=Role.READER)
    page = open_page(client, person, ks)
    assert "Seved" in page
    assert "/upprakning/" not in page


def test_as_many_queries_with_five_partnerships_as_with_two(client, ks, rb):
    person = staff_of(ks, funded(ks, rb)[0], funded(ks, rb)[0])
    client.force_login(person)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(f"/min-namnd/{ks.slug}/").status_code == 200
        return len(found)

    two = queries()
    for _ in range(3):
        join(person, funded(ks, rb)[0], ks)
    assert queries() == two
