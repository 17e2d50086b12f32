"""The year of S0, made once for the tests that only read it or undo what they change."""

import pytest
from django.db import transaction

from tests.reporting.builders import make_2023


@pytest.fixture(scope="module")
def s0(django_db_setup, django_db_blocker):
    """517 activities in 2023, Bästa sommaren with 1 456 visits, and the letter about them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_2023()
        transaction.set_rollback(True)


@pytest.fixture
def year(s0, db):
    return s0


@pytest.fixture
def officer(client, year):
    """A browser in which the officer has signed in."""
    client.force_login(year.officer)
    return client
