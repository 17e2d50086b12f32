"""Whoever finds, guesses or overhears something about a leader's link gets nowhere."""

import datetime as dt
import logging
from io import StringIO

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from kraftsamling.logs import DiscreetRecord
from partnerships.actions import revoke_leader_link
from partnerships.models import new_secret
from partnerships.views import attempts
from tests.kraftsamling.addresses import all_addresses
from tests.partnerships.leaders import count, entry, make_link, make_planned, make_running_series, phone_with

DAY = dt.timedelta(days=1)


@pytest.fixture
def series(house):
    return make_running_series(house.area)


@pytest.fixture
def link_and_secret(house, series):
    return make_link(series, today=house.today)


@pytest.fixture
def secret(link_and_secret):
    return link_and_secret[1]


def everything_stored():
    """Every row of every table, history and sessions and cache included, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from (bytes(value) if isinstance(value, memoryview) else value for row in cursor for value in row)


def test_the_secret_stands_in_no_table(coordinator, house, series):
    form = coordinator.get(f"{house.url}ledare/ny/").context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    page = coordinator.post(f"{house.url}ledare/ny/", sent | {"name": "Nour", "series": series.pk})
    secret = page.context["address"].split("/")[-2]
    count(phone_with(secret), make_planned(series, on=house.today), visit_count=1)
    stored = [str(value) for value in everything_stored()]
    assert any("Nour" in value for value in stored)  # the search sees what is there
    assert [value for value in stored if secret in value] == []


def test_nor_in_the_log_whoever_writes_it(secret, series):
    written = StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    try:
        other = new_secret()
        for address in (f"/dagblad/{other}/", f"/dagblad/{secret}/x", f"/dagblad/{secret}"):
            Client().get(address)
        logging.getLogger("gunicorn.access").error('%(h)s "%(r)s"', {"h": "-", "r": f"GET /dagblad/{secret}/ HTTP/1.1"})
    finally:
        logging.getLogger().removeHandler(handler)
    assert "/dagblad/***" in written.getvalue()
    assert secret not in written.getvalue()
    assert other not in written.getvalue()


def test_every_line_of_this_process_is_discreet():
    assert logging.getLogRecordFactory() is DiscreetRecord


def test_the_secret_leaves_the_address_at_once_and_is_told_to_nobody(secret):
    answer = Client().get(f"/dagblad/{secret}/")
    assert (answer.status_code, answer.url) == (302, "/dagblad/")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert secret not in answer.content.decode()
    assert secret not in str(answer.cookies)


@pytest.mark.parametrize("address", ["/dagblad/", "/dagblad/nagot-annat/", "/dagblad/tillfalle/1/"])
def test_nothing_is_kept_or_indexed(secret, address):
    for phone in (Client(), phone_with(secret)):
        answer = phone.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]


def test_the_page_that_shows_the_link_is_not_kept(coordinator, house, series):
    assert "no-store" in coordinator.get(f"{house.url}ledare/ny/")["Cache-Control"]


def test_the_cookie_is_for_the_day_sheet_only(secret, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = Client().get(f"/dagblad/{secret}/").cookies["dagblad"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["secure"]) == (
        "/dagblad/",
        True,
        "Lax",
        True,
    )


def test_a_cookie_that_somebody_has_written_opens_nothing(secret):
    phone = phone_with(secret)
    value = phone.cookies["dagblad"].value
    for other in ("", "x", value[:-1], f"{value}x", value.replace(":", ".", 1)):
        phone.cookies["dagblad"] = other
        assert phone.get("/dagblad/").status_code == 410


def test_unknown_revoked_ended_and_not_begun_are_told_apart_by_nobody(house, series):
    revoked, revoked_secret = make_link(series, today=house.today)
    revoke_leader_link(revoked, by=house.coordinator)
    _ended, ended = make_link(series, today=house.today, days=-1)
    later = {"starts_on": house.today + DAY, "ends_on": house.today + 2 * DAY}
    _upcoming, upcoming = make_link(series, today=house.today, **later)
    secrets = [new_secret(), revoked_secret, ended, upcoming, "kort"]
    answers = [Client().get(f"/dagblad/{secret}/") for secret in secrets]
    assert {answer.status_code for answer in answers} == {410}
    assert len({answer.content for answer in answers}) == 1


def test_the_link_ends_while_it_is_open(house, series, link_and_secret):
    link, secret = link_and_secret
    phone, occasion = phone_with(secret), make_planned(series, on=house.today)
    sent = entry(phone, occasion, visit_count=3)
    link.ends_on = house.today - DAY
    link.save_as(None)
    assert phone.get("/dagblad/").status_code == 410
    assert phone.post(f"/dagblad/tillfalle/{occasion.pk}/", sent).status_code == 410
    occasion.refresh_from_db()
    assert occasion.visit_count is None


def test_it_ends_with_the_series_three_days_after(house, series, secret):
    phone = phone_with(secret)
    for days, answer in ((3, 200), (4, 410)):
        series.ends_on = house.today - days * DAY
        series.save_as(None)
        assert phone.get("/dagblad/").status_code == answer


def test_no_other_page_opens(house, secret, link_and_secret):
    """Every address there is, of the partnership and of the house: as closed as for a stranger."""
    known = {"partnership": house.partnership.slug, "pk": house.last_week.pk, "year": house.today.year}
    cookies = phone_with(secret).cookies
    names = {"funder": "x", "code": "x", "name": "x", "uidb36": "1", "key": "x", "secret": "x" * 43, "suffix": "xlsx"}
    for address in all_addresses():
        if address.name.startswith(("day_sheet:", "admin:")):
            continue
        kwargs = {name: (known | names).get(name, 1) for name in address.parameters}
        page = reverse(address.name, kwargs=kwargs)
        for method in ("get", "post"):
            stranger, leader = Client(), Client()
            leader.cookies = cookies.copy()
            answers = [getattr(client, method)(page) for client in (stranger, leader)]
            assert answers[0].status_code == answers[1].status_code, page
            assert "Nour Haddad" not in answers[1].content.decode(), page


def test_a_leader_can_neither_sign_in_nor_ask_for_a_password(client, link_and_secret):
    leader = link_and_secret[0].leader
    client.post("/konto/logga-in/", {"login": leader.email, "password": ""})
    assert "_auth_user_id" not in client.session
    client.post("/konto/losenord/glomt/", {"email": leader.email})
    assert not any("/losenord/nytt/" in letter.body for letter in mail.outbox)


def test_guessing_stops_after_twenty(secret):
    stranger = Client()
    answers = [stranger.get(f"/dagblad/{new_secret()}/").status_code for _ in range(attempts.FAILED_LINKS)]
    assert set(answers) == {410}
    stopped = stranger.get(f"/dagblad/{new_secret()}/")
    assert stopped.status_code == 429
    assert 0 < int(stopped["Retry-After"]) <= attempts.WINDOW
    assert "För många försök" in stopped.content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.get(f"/dagblad/{secret}/").status_code == 302


def test_one_link_can_send_so_much_and_no_more(house, series, secret, monkeypatch):
    monkeypatch.setattr(attempts, "ENTRIES", 2)
    phone, occasion = phone_with(secret), make_planned(series, on=house.today)
    answers = [count(phone, occasion, visit_count=number).status_code for number in (1, 2, 3)]
    assert answers == [302, 302, 429]


def test_one_link_opens_so_often_and_no_more(secret, monkeypatch):
    monkeypatch.setattr(attempts, "OPENINGS", 1)
    assert [Client().get(f"/dagblad/{secret}/").status_code for _ in range(2)] == [302, 429]


def test_a_form_from_another_site_is_refused(house, series, secret):
    occasion = make_planned(series, on=house.today)
    strict = Client(enforce_csrf_checks=True)
    strict.get(f"/dagblad/{secret}/")
    assert strict.post(f"/dagblad/tillfalle/{occasion.pk}/", {"visit_count": 3}).status_code == 403
