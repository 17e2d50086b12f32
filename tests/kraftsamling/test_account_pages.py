"""Signing in and what belongs to it, in our own words and our own frame."""

import re

import pytest
from django.core import mail
from django.core.cache import cache

from tests.builders import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "sommar-i-parken-2026"


@pytest.fixture
def person():
    return make_user(email="asa@test.example", name="Åsa", password=PASSWORD)


@pytest.fixture(autouse=True)
def _forget_earlier_attempts():
    cache.clear()


def sign_in(client, password):
    return client.post("/konto/logga-in/", {"login": "asa@test.example", "password": password})


def heading(response):
    return re.search(r"<h1>(.*?)</h1>", response.content.decode()).group(1)


def test_a_person_signs_in_and_lands_on_the_start_page(client, person):
    assert sign_in(client, PASSWORD)["Location"] == "/"


def test_a_wrong_password_says_so_and_keeps_the_address(client, person):
    page = sign_in(client, "fel").content.decode()
    assert "<title>Fel: Logga in" in page
    assert 'value="asa@test.example"' in page


def test_many_wrong_passwords_lock_even_the_right_one_out_for_a_while(client, person):
    for _attempt in range(5):
        sign_in(client, "fel")
    response = sign_in(client, PASSWORD)
    assert "_auth_user_id" not in client.session
    assert response.status_code in {200, 429}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/konto/logga-in/", "Logga in"),
        ("/konto/losenord/glomt/", "Glömt lösenordet"),
        ("/konto/losenord/glomt/skickat/", "Titta i din e-post"),
        ("/konto/losenord/nytt/klart/", "Lösenordet är bytt"),
        ("/konto/losenord/nytt/1-fel/", "Länken gäller inte längre"),
        ("/konto/avstangt/", "Kontot är avstängt"),
        ("/konto/registrera/", "Här skapas inga konton"),
    ],
)
def test_pages_before_signing_in(client, path, title):
    assert heading(client.get(path)) == title


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/konto/logga-ut/", "Logga ut"),
        ("/konto/losenord/byt/", "Byt lösenord"),
        ("/konto/losenord/bekrafta/", "Bekräfta att det är du"),
    ],
)
def test_pages_of_a_person_who_is_signed_in(client, person, path, title):
    sign_in(client, PASSWORD)
    assert heading(client.get(path)) == title


def test_signing_out_takes_a_post(client, person):
    sign_in(client, PASSWORD)
    client.get("/konto/logga-ut/")
    assert "_auth_user_id" in client.session
    client.post("/konto/logga-ut/")
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_replaced_by_the_link_in_the_letter(client, person):
    client.post("/konto/losenord/glomt/", {"email": "asa@test.example"})
    link = re.search(r"/konto/losenord/nytt/\S+", mail.outbox[0].body).group()
    form = client.get(link, follow=True)
    assert heading(form) == "Välj nytt lösenord"
    new = {"password1": "vinter-i-parken-2026", "password2": "vinter-i-parken-2026"}
    client.post(form.redirect_chain[-1][0], new)
    assert sign_in(client, "vinter-i-parken-2026")["Location"] == "/"


def test_a_person_without_a_password_chooses_one_instead_of_changing_it(client):
    person = make_user(name="Utan", password=None)
    client.force_login(person)
    page = client.get("/konto/losenord/byt/", follow=True)
    assert heading(page) == "Välj lösenord"
    client.post("/konto/losenord/valj/", {"password1": PASSWORD, "password2": PASSWORD})
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_page_asked_for_in_the_wrong_way_says_so_in_swedish(client, person):
    client.force_login(person)
    response = client.post("/")
    assert response.status_code == 405
    assert response["Allow"] == "GET"
    assert heading(response) == "Sidan öppnas på ett annat sätt"


@pytest.mark.parametrize("path", ["/konto/logga-in/", "/konto/losenord/glomt/"])
def test_the_label_says_what_to_write_and_nothing_else_does(client, path):
    page = client.get(path).text
    assert "E-postadress" in page
    assert "placeholder" not in page
    assert "Epost-adress" not in page


def test_the_way_to_a_new_password_stands_once(client):
    assert client.get("/konto/logga-in/").text.count("Glömt lösenordet?") == 1
