"""What the phone asks the product for, so that the log form works without network."""

import pytest

from tests.builders import make_user

pytestmark = pytest.mark.django_db


def test_the_service_worker_stands_at_the_root_and_is_asked_for_anew(client):
    answer = client.get("/sw.js")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/javascript", "no-cache")
    assert b"kraftsamling-logg" in answer.content


def test_the_page_for_no_network_knows_nobody(client):
    client.force_login(make_user(name="Sam Ordnare"))
    page = client.get("/utan-nat/").text
    assert "Inget nät just nu" in page
    assert "Sam Ordnare" not in page


def test_the_queue_learns_whose_entries_may_be_sent(client):
    assert client.get("/jag/").json()["person"] == ""
    person = make_user()
    client.force_login(person)
    answer = client.get("/jag/")
    assert answer.json()["person"] == str(person.pk)
    assert "no-store" in answer["Cache-Control"]
    assert len(answer.json()["csrf"]) > 30
