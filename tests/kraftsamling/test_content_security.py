"""Every page keeps to its own origin and runs nothing that stands in the page itself (T28)."""

import pytest

from tests.kraftsamling.addresses import all_addresses, path, sample
from tests.kraftsamling.markup import Page
from tests.kraftsamling.test_access import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_drawing", "only_errors_logged")]
PAGES = [address for address in all_addresses() if not address.is_of_the_administration and address.name != "health"]
PEOPLE = ["anonymous", "coordinator", "officer", "committee staff", "reader"]


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_every_page(world, address):
    for who in PEOPLE:
        response = ask(world, who, "GET", path(address, world.ours.partnership, sample(address, world.ours)))
        if response["Content-Type"].startswith("text/html") and response.status_code != 302 and response.content:
            assert (who, Page(response.content.decode()).complaints) == (who, [])
            assert policy(response) == STRICT


@pytest.mark.parametrize("address", [each for each in PAGES if each.names_an_object], ids=lambda address: address.name)
def test_every_form_that_was_refused(world, address):
    for who in PEOPLE[1:]:
        response = ask(world, who, "POST", path(address, world.ours.partnership, sample(address, world.ours)))
        if response.status_code == 422 and response["Content-Type"].startswith("text/html"):
            page = Page(response.content.decode())
            assert page.complaints == []
            assert "error-summary" in response.content.decode()


@pytest.mark.parametrize(
    ("page", "answer"),
    [
        ('<h1 style="color: red">', "<h1 style>"),
        ("<script>alert(1)</script>", "inline script"),
        ("<style>p {}</style>", "inline style"),
        ('<p onclick="x()">', "<p onclick>"),
        ('<img src="https://elak.example/x.png">', "<img> fetches https://elak.example/x.png"),
        ('<script src="//elak.example/x.js"></script>', "<script> fetches //elak.example/x.js"),
        ('<a href="javascript:x()">', "<a> runs javascript:x()"),
        ('<p id="a"></p><p id="a"></p>', "id a stands twice"),
        ('<input name="antal" id="id_antal">', "antal has no label"),
    ],
)
def test_the_reader_sees_what_it_should(page, answer):
    assert answer in Page(page).complaints


def test_the_reader_lets_good_pages_pass():
    good = '<title>Start</title><main><h1>Start</h1><a href="https://malmo.example/">Ut</a><img src="data:,"></main>'
    assert Page(good).complaints == []


STRICT = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def policy(response):
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
