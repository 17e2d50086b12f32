"""Signing in, and what strangers can and cannot find out."""

import pytest
from django.core import mail
from django.core.cache import cache

from partnerships.models import User
from tests.builders import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "Åtta-vita-svanar-1887"


@pytest.fixture(autouse=True)
def _no_earlier_tries():
    cache.clear()


@pytest.mark.parametrize("typed", ["asa@test.example", "Asa@Test.Example", "ASA@TEST.EXAMPLE", " asa@test.example "])
def test_the_address_may_be_typed_in_any_case(client, typed):
    make_user(email="Asa@test.example")
    assert client.post("/konto/logga-in/", {"login": typed, "password": PASSWORD}).status_code == 302
    assert client.get("/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    make_user(email="finns@test.example")
    answers = [
        client.post("/konto/logga-in/", {"login": login, "password": "fel"}).content.decode().replace(login, "")
        for login in ("finns@test.example", "okand@test.example")
    ]
    assert without_token(answers[0]) == without_token(answers[1])


def test_a_closed_account_is_shut_out_at_once(client):
    user = make_user()
    client.force_login(user)
    assert client.get("/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/").status_code == 302


def test_after_signing_in_one_comes_to_the_page_one_asked_for(client):
    make_user(email="a@test.example")
    asked = client.get("/konto/losenord/byt/")
    assert asked.url == "/konto/logga-in/?next=/konto/losenord/byt/"
    response = client.post(asked.url, {"login": "a@test.example", "password": PASSWORD})
    assert response.url == "/konto/losenord/byt/"


def test_signing_in_never_leads_to_another_site(client):
    make_user(email="a@test.example")
    content = {"login": "a@test.example", "password": PASSWORD, "next": "https://elak.example/"}
    assert client.post("/konto/logga-in/", content).url == "/"


def test_nobody_registers_by_themselves(client):
    content = {"email": "ny@test.example", "password1": NEW_PASSWORD}
    assert "account/signup_closed.html" in names(client.get("/konto/registrera/"))
    assert "account/signup_closed.html" in names(client.post("/konto/registrera/", content))
    assert User.objects.count() == 0


def test_forgetting_a_password_tells_nothing_about_who_has_an_account(client):
    make_user(email="finns@test.example")
    answers = [client.post("/konto/losenord/glomt/", {"email": f"{who}@test.example"}) for who in ("finns", "okand")]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/konto/losenord/glomt/skickat/")] * 2
    assert "finns@test.example" in mail.outbox[0].to


@pytest.mark.parametrize("who", ["finns", "okand"])
def test_nor_does_a_mail_server_that_is_down(client, settings, who):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    make_user(email="finns@test.example")
    response = client.post("/konto/losenord/glomt/", {"email": f"{who}@test.example"})
    assert (response.status_code, response.url) == (302, "/konto/losenord/glomt/skickat/")


@pytest.mark.parametrize(
    ("who", "subject"),
    [
        ("finns", "Välj ett nytt lösenord i Kraftsamling"),
        ("okand", "Inget konto i Kraftsamling med den här adressen"),
    ],
)
def test_the_mail_is_in_swedish(client, who, subject):
    make_user(email="finns@test.example")
    client.post("/konto/losenord/glomt/", {"email": f"{who}@test.example"})
    [letter] = mail.outbox
    assert (letter.subject, letter.body.splitlines()[0]) == (subject, "Hej!")


def without_token(page):
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "Felkod" not in line)


def names(response):
    return [template.name for template in response.templates]
