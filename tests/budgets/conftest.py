"""The partnership with its money, and the people who look at it."""

import copy
from types import SimpleNamespace

import pytest
from django.db import transaction

from partnerships.models import Role
from tests.budgets.builders import add_2023, make_herrgarden
from tests.builders import make_person, make_reader


@pytest.fixture(scope="module")
def _herrgarden(django_db_setup, django_db_blocker):
    """Made once a file: what a test changes is undone, and this goes with the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        h = add_2023(make_herrgarden())
        h.url = f"/partnerskap/{h.partnership.slug}/budget/"
        h.ks_staff = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks)
        h.reader = make_reader(h.partnership)
        yield h
        transaction.set_rollback(True)


@pytest.fixture
def h(_herrgarden, db) -> SimpleNamespace:
    """Kraftsamling Herrgården with budgets for 2023 and 2024, and staff of one of its committees."""
    return copy.deepcopy(_herrgarden)


@pytest.fixture
def ks_staff(client, h):
    client.force_login(h.ks_staff)
    return client


@pytest.fixture
def reader(client, h):
    client.force_login(h.reader)
    return client


@pytest.fixture
def as_(client):
    """The browser in somebody's hands: as_(h.officer).get(…)."""

    def as_(who):
        client.force_login(who)
        return client

    return as_
