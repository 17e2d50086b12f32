"""One partnership with an agreement over last year and this, and the people around it."""

import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import timezone

from tests.builders import (
    make_activity,
    make_agreement,
    make_area,
    make_coordinator,
    make_occasion,
    make_organisation,
    make_partnership,
    make_reader,
    make_venue,
)


@pytest.fixture
def on_2_march_2026():
    """It is Monday 2 March 2026, ten o'clock in Malmö."""
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def house(db):
    """A known activity, held a week ago, by somebody, somewhere."""
    today = timezone.localdate()
    partnership = make_partnership(name="Kraftsamling Herrgården", slug="kraftsamling-herrgarden")
    agreement = make_agreement(
        partnership, starts_on=dt.date(today.year - 1, 1, 1), ends_on=dt.date(today.year, 12, 31)
    )
    area = make_area(agreement, name="Mötesplatsutveckling", goals=2)
    activity = make_activity(partnership, name="Öppet hus")
    organiser = make_organisation(name="Tillsammans i Förening")
    venue = make_venue(partnership, name="Vänskapshuset")
    last_week = make_occasion(
        area,
        activity=activity,
        organiser=organiser,
        venue=venue,
        held_on=max(today - dt.timedelta(days=7), agreement.starts_on),
        visit_count=34,
    )
    return SimpleNamespace(
        today=today,
        partnership=partnership,
        agreement=agreement,
        area=area,
        activity=activity,
        organiser=organiser,
        venue=venue,
        last_week=last_week,
        coordinator=make_coordinator(partnership, name="Sam Ordnare"),
        reader=make_reader(partnership),
        url=f"/partnerskap/{partnership.slug}/",
    )


@pytest.fixture
def coordinator(client, house):
    client.force_login(house.coordinator)
    return client


@pytest.fixture
def reader(client, house):
    client.force_login(house.reader)
    return client
