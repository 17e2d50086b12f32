"""Two partnerships and everyone, made once for all the tests of access."""

import logging
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import timezone

from tests.kraftsamling.addresses import make_half
from tests.kraftsamling.people import cookies_of, make_people


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """`ours`, `theirs` and the `cookies` of everyone. What a test changes is undone; this goes with the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        ours, theirs = make_half("vart-partnerskap"), make_half("deras-partnerskap")
        people = make_people(ours, theirs, today=timezone.localdate())
        cookies = {who: cookies_of(user) for who, user in people.items()}
        yield SimpleNamespace(ours=ours, theirs=theirs, people=people, cookies=cookies)
        transaction.set_rollback(True)


@pytest.fixture
def quick_drawing(monkeypatch):
    """Stand-ins for what draws PDF, Word and the workbook of figures: a second or more each, and no part of who may
    have them. The real ones are tested in tests/pdf, test_word_page.py and test_the_package.py."""
    monkeypatch.setattr("reporting.actions.jobs.subprocess.Popen", lambda *args, **options: None)
    monkeypatch.setattr("reporting.payment_requests.draw", lambda document: b"%PDF-")
    packing = import_module("reporting.package.gather")  # its package names the function so
    monkeypatch.setattr("reporting.views.files.word", lambda facts: b"PK")
    monkeypatch.setattr(packing, "word", lambda facts: b"PK")
    monkeypatch.setattr(packing, "figure_workbook", lambda facts: b"PK")


@pytest.fixture
def only_errors_logged(caplog):
    """Hundreds of pages are refused on purpose; only what breaks is worth a line."""
    with caplog.at_level(logging.ERROR, logger="django.request"):
        yield
