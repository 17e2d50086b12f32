"""The coordinator gives a leader without an account a personal link, renews it and takes it back."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from partnerships.models import LeaderLink, User, hash_of
from tests.builders import make_agreement, make_area, make_partnership, make_reader
from tests.partnerships.leaders import count, make_link, make_planned, make_running_series, phone_with

DAY = dt.timedelta(days=1)


@pytest.fixture
def series(house):
    return make_running_series(house.area)


@pytest.fixture
def pages(house):
    return f"{house.url}ledare/"


def text(response):
    return response.content.decode()


def fill_in(client, pages, running, **typed):
    """What the form would send, with these values typed in."""
    form = client.get(f"{pages}ny/").context["form"]
    names = ("token", "starts_on", "ends_on", "contact")
    return {name: form[name].value() for name in names} | {"name": "Nour Haddad", "series": running.pk} | typed


def address_on(page):
    return re.search(r'value="http://testserver(/dagblad/[\w-]{43}/)"', text(page)).group(1)


def test_a_new_link_is_shown_once_and_opens_the_day_sheet(coordinator, pages, series, house):
    occasion = make_planned(series, on=house.today)
    page = coordinator.post(f"{pages}ny/", fill_in(coordinator, pages, series))
    address = address_on(page)
    phone = Client()
    phone.get(address)
    count(phone, occasion, visit_count=9)
    assert str(occasion.history.latest().history_user) == "Nour Haddad"
    assert address not in text(coordinator.get(pages))


def test_the_card_says_what_it_is_for_until_when_and_whom_to_ring(coordinator, pages, series, house):
    page = text(coordinator.post(f"{pages}ny/", fill_in(coordinator, pages, series, contact="Sam, 070-000 00 00")))
    card = page[page.index("leader-card") :]
    for words in ("Nour Haddad", "Öppet hus tisdag", "Sam, 070-000 00 00", str((house.today + 90 * DAY).year), "<svg"):
        assert words in card


def test_the_leader_is_nobody_who_can_sign_in(coordinator, pages, series):
    coordinator.post(f"{pages}ny/", fill_in(coordinator, pages, series))
    leader = User.objects.get(name="Nour Haddad")
    assert (leader.is_active, leader.has_usable_password()) == (False, False)
    assert leader.email.endswith("@ledare.invalid")


def test_leaders_do_not_stand_among_the_accounts(client, house, series):
    make_link(series, today=house.today)
    client.force_login(User.objects.create_superuser("admin@test.example", "x", name="Admin"))
    assert "Nour Haddad" not in text(client.get("/admin/partnerships/user/"))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "Nour 811218-9876"),
        ("name", "x" * 121),
        ("series", "999999"),
        ("series", "9" * 30),
        ("series", ""),
        ("starts_on", "i morgon"),
        ("ends_on", "2020-01-01"),
        ("ends_on", "2099-12-31"),
        ("contact", "811218-9876"),
        ("token", "samma"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(coordinator, pages, series, field, typed):
    page = coordinator.post(f"{pages}ny/", fill_in(coordinator, pages, series, **{field: typed}))
    assert page.status_code == 422
    assert page.context["form"].errors[field]
    assert not LeaderLink.objects.exists()
    assert not User.objects.filter(email__endswith="@ledare.invalid").exists()


def test_it_cannot_end_before_it_begins(coordinator, pages, series, house):
    typed = {"starts_on": house.today + 2 * DAY, "ends_on": house.today + DAY}
    page = coordinator.post(f"{pages}ny/", fill_in(coordinator, pages, series, **typed))
    assert page.status_code == 422
    assert "sluta gälla innan" in text(page)


def test_another_partnership_s_series_cannot_be_chosen(coordinator, pages, series, house):
    other = make_area(make_agreement(make_partnership(), ends_on=dt.date(2099, 1, 1)))
    foreign = make_running_series(other)
    page = coordinator.post(f"{pages}ny/", fill_in(coordinator, pages, foreign))
    assert page.context["form"].errors["series"]


def test_without_a_series_the_page_says_what_is_missing(coordinator, pages):
    assert "Lägg upp en serie först" in text(coordinator.get(f"{pages}ny/"))


def test_the_form_sent_twice_makes_one_link(coordinator, pages, series):
    sent = fill_in(coordinator, pages, series)
    answers = [coordinator.post(f"{pages}ny/", sent).status_code for _ in range(2)]
    assert answers == [200, 409]
    assert LeaderLink.objects.count() == 1


def test_a_renewed_link_works_and_the_old_one_does_not(coordinator, pages, series, house):
    link, old = make_link(series, today=house.today)
    open_phone = phone_with(old)
    form = coordinator.get(f"{pages}{link.pk}/fornya/").context["form"]
    sent = {name: form[name].value() for name in form.fields}
    page = coordinator.post(f"{pages}{link.pk}/fornya/", sent)
    assert Client().get(address_on(page)).url == "/dagblad/"
    assert Client().get(f"/dagblad/{old}/").status_code == 410
    assert open_phone.get("/dagblad/").status_code == 410
    assert coordinator.post(f"{pages}{link.pk}/fornya/", sent).status_code == 409  # the page loaded again
    assert LeaderLink.objects.get().leader_id == link.leader_id


def test_a_renewed_link_may_open_other_series(coordinator, pages, series, house):
    link, _secret = make_link(series, today=house.today)
    other = make_running_series(house.area, name="Tjejforum")
    form = coordinator.get(f"{pages}{link.pk}/fornya/").context["form"]
    sent = {name: form[name].value() for name in form.fields} | {"series": [other.pk]}
    coordinator.post(f"{pages}{link.pk}/fornya/", sent)
    assert LeaderLink.objects.get().series == [other]


def test_a_revoked_link_is_closed_at_once_also_where_it_is_open(coordinator, pages, series, house):
    link, secret = make_link(series, today=house.today)
    phone = phone_with(secret)
    assert "Nour Haddad" in text(coordinator.get(f"{pages}{link.pk}/aterkalla/"))
    assert coordinator.post(f"{pages}{link.pk}/aterkalla/").url == pages
    assert coordinator.post(f"{pages}{link.pk}/aterkalla/").url == pages  # twice is no harm
    assert phone.get("/dagblad/").status_code == 410
    assert Client().get(f"/dagblad/{secret}/").status_code == 410
    assert "Återkallad" in text(coordinator.get(pages))


def test_the_list_says_how_each_link_stands(coordinator, pages, series, house):
    _open, secret = make_link(series, today=house.today)
    later = {"starts_on": house.today + DAY, "ends_on": house.today + 9 * DAY}
    make_link(series, today=house.today, name="Ylva", **later)
    make_link(series, today=house.today, name="Gun", days=-1)
    count(phone_with(secret), make_planned(series, on=house.today), visit_count=3)
    page = text(coordinator.get(pages))
    for words in ("Öppen", "Börjar senare", "Avslutad", f"{house.today:%Y-%m-%d}"):
        assert words in page
    assert page.count("Inte än") == 2


def test_the_list_asks_the_database_equally_often_however_long(
    coordinator, pages, series, house, django_assert_num_queries
):
    make_link(series, today=house.today)
    with django_assert_num_queries(7):
        coordinator.get(pages)
    for number in range(8):
        make_link(series, today=house.today, name=f"Ledare {number}")
    with django_assert_num_queries(7):
        coordinator.get(pages)


def test_those_who_may_only_read_do_not_see_leaders(client, pages, house):
    client.force_login(make_reader(house.partnership))
    assert client.get(pages).status_code == 403


def test_a_link_lasts_a_year_at_most_however_it_is_made(series, house):
    with pytest.raises(ValidationError, match="högst ett år"):
        make_link(series, today=house.today, days=400)


def test_a_checksum_that_looks_like_a_personal_number_is_no_hindrance(series, house):
    link, _secret = make_link(series, today=house.today)
    link.secret_hash = f"{'a' * 50}8112189876{'b' * 4}"
    link.save_as(None)
    assert len(hash_of("x")) == 64
