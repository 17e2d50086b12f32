"""The facts, loaded once for all tests of this folder; what a test writes is taken back after it."""

import pytest
from django.db import transaction

from partnerships.fact_files import load_facts
from partnerships.models import Partnership


@pytest.fixture(scope="package")
def loaded_facts(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_facts()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def facts(loaded_facts, db):
    """The partnership as the source documents describe it, without examples."""
    return Partnership.objects.get(slug="kraftsamling-herrgarden")
