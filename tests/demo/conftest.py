"""The demo, loaded once for all tests of this folder; what a test writes is taken back after it."""

import datetime as dt

import pytest
from django.db import transaction

from kraftsamling.demo.issue import issue_reports
from kraftsamling.demo.loading import load_demo
from partnerships.models import Partnership
from tests.reporting.frozen import quick_drawing

TODAY = dt.date(2026, 6, 24)  # in the middle of Bästa sommaren, after the extension has ended


@pytest.fixture(scope="package")
def loaded_demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        with quick_drawing():
            issue_reports(load_demo(today=TODAY))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded_demo, db):
    """The partnership with the demo as it stands on TODAY."""
    return Partnership.objects.get(slug="kraftsamling-herrgarden")
