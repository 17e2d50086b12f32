"""Leaders' links for tests, beside tests/builders.py, and a browser that has opened one."""

import datetime as dt
from typing import Any

from django.test import Client

from partnerships.actions import create_leader_link
from partnerships.models import (
    ActivityOccasion,
    ActivitySeries,
    LeaderLink,
    OccasionStatus,
    Organisation,
    ProgrammeArea,
)
from tests.builders import make_activity, make_occasion, make_organisation


def make_running_series(
    area: ProgrammeArea, *, name: str = "Öppet hus tisdag", organiser: Organisation | None = None
) -> ActivitySeries:
    """A series over the whole agreement, every day."""
    partnership = area.agreement.partnership
    return ActivitySeries(
        partnership=partnership,
        name=name,
        activity=make_activity(partnership, name=name),
        area=area,
        organiser=organiser or make_organisation(),
        starts_on=area.agreement.starts_on,
        ends_on=area.agreement.ends_on,
        weekdays=0b1111111,
    ).save_as(None)


def make_planned(series: ActivitySeries, *, on: dt.date, **fields: Any) -> ActivityOccasion:
    return make_occasion(
        series.area,
        activity=series.activity,
        organiser=series.organiser,
        series=series,
        held_on=on,
        **{"status": OccasionStatus.PLANNED} | fields,
    )


def make_link(of: ActivitySeries, *, today: dt.date, days: int = 30, **fields: Any) -> tuple[LeaderLink, str]:
    """A link from a week ago; gives it with its secret."""
    return create_leader_link(
        of.partnership,
        **{
            "name": "Nour Haddad",
            "series": [of],
            "starts_on": today - dt.timedelta(days=7),
            "ends_on": today + dt.timedelta(days=days),
            "by": None,
        }
        | fields,
    )


def phone_with(secret: str) -> Client:
    """A browser in which the link has been opened."""
    phone = Client()
    assert phone.get(f"/dagblad/{secret}/").url == "/dagblad/"
    return phone


def entry(phone: Client, occasion: ActivityOccasion, **typed: Any) -> dict[str, Any]:
    """What the form on the page would send, with these values typed in."""
    page = phone.get(f"/dagblad/tillfalle/{occasion.pk}/")
    form = page.context["form"]
    sent = {name: form[name].value() for name in ("version", "token")}
    return sent | {"notes": ""} | typed


def count(phone: Client, occasion: ActivityOccasion, **typed: Any) -> Any:
    return phone.post(f"/dagblad/tillfalle/{occasion.pk}/", entry(phone, occasion, **typed))
