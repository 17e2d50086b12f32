"""What a person sees when something is wrong: the right status, in Swedish, with a number to read out to support."""

import re

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

from tests.builders import (
    PASSWORD,
    make_agreement,
    make_area,
    make_coordinator,
    make_occasion,
    make_partnership,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    """A client that answers as the server does, whatever happens inside."""
    return Client(raise_request_exception=False)


@pytest.fixture
def no_database():
    """From here on, the database cannot be reached."""

    def gone(execute, sql, params, many, context):
        raise OperationalError("could not connect to server")

    with connection.execute_wrapper(gone):
        yield


def breaks_down(monkeypatch, error):
    def start_page(user):
        raise error

    monkeypatch.setattr("kraftsamling.views.start_page", start_page)


def assert_page(response, status, heading):
    page = response.content.decode()
    assert response.status_code == status
    assert '<html lang="sv"' in page
    assert re.search(r"<h1>(.*?)</h1>", page).group(1) == heading
    assert response["X-Request-Id"] in page


def test_a_host_that_is_not_ours_is_400_without_asking_the_database(visitor, no_database):
    """T11: nobody gets our pages, or a link to sign in, under another name."""
    assert_page(visitor.get("/", HTTP_HOST="elak.example"), 400, "Tjänsten förstod inte")


def test_a_page_without_the_right_is_403(visitor):
    partnership = make_partnership()
    visitor.force_login(make_coordinator(partnership))
    agreement = make_agreement(partnership)
    response = visitor.get(f"/partnerskap/{partnership.slug}/avtal/{agreement.pk}/beslut/nytt/")
    assert_page(response, 403, "Det här får du inte göra")


def test_a_form_from_another_site_is_403_without_asking_the_database(no_database):
    visitor = Client(enforce_csrf_checks=True)
    response = visitor.post("/konto/logga-in/", {"login": "a@test.example"})
    assert_page(response, 403, "Sidan har varit öppen för länge")


def test_a_page_that_is_not_there_is_404(visitor):
    assert_page(visitor.get("/finns-inte/"), 404, "Sidan finns inte")


def test_a_form_to_a_page_without_one_is_405(visitor):
    response = visitor.post("/tillganglighet/")
    assert response.status_code == 405
    assert response["Allow"] == "GET"


def test_cancelling_twice_is_409(visitor):
    partnership = make_partnership()
    coordinator = make_coordinator(partnership)
    cancelled = make_occasion(
        make_area(make_agreement(partnership)), status="cancelled", cancellation_reason="Snöstorm"
    )
    visitor.force_login(coordinator)
    response = visitor.post(f"{cancelled.get_absolute_url()}stall-in/", {"cancellation_reason": "Igen", "version": 1})
    assert_page(response, 409, "Det går inte att göra nu")


@pytest.mark.parametrize("fields", [{"login": "x" * 2_600_000}, {f"field{number}": "1" for number in range(1001)}])
def test_too_much_is_413_without_asking_the_database(fields, no_database):
    visitor = Client(enforce_csrf_checks=True)
    visitor.cookies["csrftoken"] = "a" * 32
    assert_page(visitor.post("/konto/logga-in/", fields), 413, "Det du skickade är för stort")


def test_too_many_sign_ins_are_429(visitor):
    cache.clear()
    make_user(email="offer@test.example")
    tries = [
        visitor.post("/konto/logga-in/", {"login": f"{n}@test.example", "password": "gissning"}) for n in range(31)
    ]
    assert {response.status_code for response in tries[:30]} == {200}
    assert_page(tries[30], 429, "För många försök")
    assert int(tries[30]["Retry-After"]) > 0


def test_guessing_at_one_account_stops_but_never_locks_it(visitor):
    """T29: after five wrong guesses one waits; a colleague cannot be locked out for good by someone else's guesses."""
    cache.clear()
    make_user(email="offer@test.example")
    for _ in range(5):
        visitor.post("/konto/logga-in/", {"login": "offer@test.example", "password": "gissning"})
    right = {"login": "offer@test.example", "password": PASSWORD}
    assert "För många misslyckade inloggningsförsök" in visitor.post("/konto/logga-in/", right).content.decode()
    cache.clear()  # five minutes later
    assert visitor.post("/konto/logga-in/", right).status_code == 302


def test_a_mistake_of_ours_is_500(visitor, monkeypatch):
    visitor.force_login(make_user())
    breaks_down(monkeypatch, RuntimeError("hemlig detalj"))
    response = visitor.get("/")
    assert_page(response, 500, "Något gick fel hos oss")
    assert "hemlig detalj" not in response.content.decode()


def test_a_busy_database_is_503_and_says_when_to_try_again(visitor, monkeypatch):
    visitor.force_login(make_user())
    breaks_down(monkeypatch, OperationalError("database is locked"))
    response = visitor.get("/")
    assert_page(response, 503, "Tjänsten är upptagen just nu")
    assert response["Retry-After"] == "30"


def test_a_database_that_is_away_is_503(visitor, request):
    visitor.force_login(make_user())
    request.getfixturevalue("no_database")
    assert_page(visitor.get("/"), 503, "Tjänsten är upptagen just nu")


def test_the_health_page_says_alive_or_not_and_nothing_more(visitor, request):
    assert (visitor.get("/halsa/").status_code, visitor.get("/halsa/").content.decode()) == (200, "i drift")
    request.getfixturevalue("no_database")
    response = visitor.get("/halsa/")
    assert (response.status_code, response.content.decode()) == (503, "inte i drift")
    assert response["Retry-After"] == "10"
