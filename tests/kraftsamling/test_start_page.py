"""The start page shows each person the next thing to do, and only where that person has a role."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerships.models import Role
from tests.budgets.builders import make_budget, make_line, make_rate
from tests.builders import (
    make_activity,
    make_agreement,
    make_area,
    make_committee,
    make_coordinator,
    make_occasion,
    make_officer,
    make_organisation,
    make_partnership,
    make_person,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make_partnership(name="Malmöandan")


@pytest.fixture
def agreement(partnership):
    year = timezone.localdate().year
    return make_agreement(partnership, starts_on=dt.date(year - 1, 1, 1), ends_on=dt.date(year + 1, 12, 31))


def start_page(client, user):
    client.force_login(user)
    return client.get("/")


def test_a_coordinator_logs_what_was_held_lately_with_one_tap(client, partnership, agreement):
    area = make_area(agreement)
    lately, long_ago = make_activity(partnership, name="Öppet hus"), make_activity(partnership, name="Julfest")
    today = timezone.localdate()
    make_occasion(area, activity=lately, held_on=today)
    make_occasion(area, activity=long_ago, held_on=max(today - dt.timedelta(days=300), agreement.starts_on))
    page = start_page(client, make_coordinator(partnership))
    assert [activity.name for activity in page.context["cards"][0].to_log] == ["Öppet hus"]
    assert f"/partnerskap/{partnership.slug}/aktiviteter/logga/?aktivitet={lately.pk}" in page.text


def test_an_officer_is_led_to_the_letters_and_not_to_the_log(client, partnership, agreement):
    page = start_page(client, make_officer(partnership)).text
    assert "Tjänsteskrivelser" in page
    assert "aktiviteter/logga/" not in page


def test_committee_staff_see_the_uplifts_that_their_own_committee_has_left(client, partnership, agreement):
    mine, other = make_committee(name="Fritidsnämnden"), make_committee(name="Kulturnämnden")
    year = timezone.localdate().year - 1
    budget = make_budget(agreement, year=year)
    make_line(budget, funder=mine, performer=make_organisation(), is_indexed=True)
    make_line(budget, funder=other, performer=make_organisation(), is_indexed=True)
    staff = make_person(Role.COMMITTEE_STAFF, partnership, organisation=mine)
    card = start_page(client, staff).context["cards"][0]
    assert [(uplift.funder_name, uplift.year) for uplift in card.uplifts] == [
        ("Fritidsnämnden", year + 1),
        ("Fritidsnämnden", year + 2),
    ]
    make_rate(agreement, funder=mine, year=year + 1, percent="2.5")
    assert [uplift.year for uplift in start_page(client, staff).context["cards"][0].uplifts] == [year + 2]


def test_a_line_without_asterisk_asks_for_no_uplift(client, partnership, agreement):
    committee = make_committee()
    budget = make_budget(agreement, year=timezone.localdate().year - 1)
    make_line(budget, funder=committee, performer=make_organisation(), is_indexed=False)
    staff = make_person(Role.COMMITTEE_STAFF, partnership, organisation=committee)
    assert start_page(client, staff).context["cards"][0].uplifts == []


def test_somebody_without_a_role_is_told_whom_to_ask(client, partnership):
    page = start_page(client, make_user(name="Ny Person"))
    assert page.context["cards"] == []
    assert "Du har ingen roll" in page.text
    assert "Malmöandan" not in page.text


def test_a_partnership_without_agreement_says_so(client, partnership):
    assert "Inget avtal är registrerat." in start_page(client, make_coordinator(partnership)).text


def test_the_page_asks_no_more_for_fifty_partnerships_than_for_three(client):
    officer = make_person(Role.OFFICER, None)
    counts = []
    for more in (3, 47):
        for _number in range(more):
            make_agreement(make_partnership())
        client.force_login(officer)
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 22
