"""The partnership with its money, and the people who look at it."""

from types import SimpleNamespace

import pytest

from partnerships.models import Role
from tests.budgets.builders import add_2023, make_herrgarden
from tests.builders import make_person, make_reader


@pytest.fixture
def h(db) -> SimpleNamespace:
    """Kraftsamling Herrgården with budgets for 2023 and 2024, and staff of two of its committees."""
    h = add_2023(make_herrgarden())
    h.url = f"/partnerskap/{h.partnership.slug}/budget/"
    h.ks_staff = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks)
    h.fn_staff = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.fn)
    h.reader = make_reader(h.partnership)
    return h


@pytest.fixture
def ks_staff(client, h):
    client.force_login(h.ks_staff)
    return client


@pytest.fixture
def reader(client, h):
    client.force_login(h.reader)
    return client
