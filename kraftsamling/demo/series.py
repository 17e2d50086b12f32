"""Two example series around the day the demo is loaded: «Öppet hus tisdag», and a small programme of open days.

Some of their days have passed: the oldest were counted, the latest two of each wait for a number.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from kraftsamling.demo.examples import ensure
from partnerships.actions import count_occasion, create_series
from partnerships.models import (
    Activity,
    ActivitySeries,
    Agreement,
    Organisation,
    OutcomeGoal,
    Partnership,
    ProgrammeArea,
    SeriesKind,
    User,
    Venue,
)
from partnerships.rhythm import MONDAY_TO_FRIDAY, monday_of

WEEKS = dt.timedelta(weeks=1)
TUESDAYS = 0b0000010
WAITING = 2  # the latest of a series that have passed: nobody has counted them
VISITS = (23, 31, 18, 27, 35, 22, 29, 40)


@dataclass(frozen=True, slots=True)
class Plan:
    """A series by slugs; it runs from so many weeks before the week it is loaded in to so many weeks after."""

    name: str
    activity: str
    area: str
    organiser: str
    weeks_before: int
    weeks_after: int
    fields: dict[str, Any]


PLANS = (
    Plan(
        "Öppet hus tisdag",
        "Öppet hus",
        "egenmakt",
        "radda-barnen",
        weeks_before=4,
        weeks_after=10,
        fields={
            "weekdays": TUESDAYS,
            "starts_at": dt.time(15),
            "needs_basis": "De boende har bett om en plats att gå till efter skolan, utan att anmäla sig.",
        },
    ),
    Plan(
        "Öppna dagar i Vänskapshuset",
        "Öppna dagar",
        "barn-och-unga",
        "tillsammans-i-forening",
        weeks_before=1,
        weeks_after=2,
        fields={
            "kind": SeriesKind.PROGRAMME,
            "weekdays": MONDAY_TO_FRIDAY,
            "starts_at": dt.time(13),
            "min_age": 7,
            "max_age": 13,
        },
    ),
)


def add_series(partnership: Partnership, agreement: Agreement, *, today: dt.date, by: User) -> None:
    """Make each series once a year; after that it is left as people have left it."""
    for plan in PLANS:
        made = ActivitySeries.objects.of(partnership).filter(name=plan.name, starts_on__year=today.year)
        if not made.exists():
            _add(plan, partnership, agreement, today=today, by=by)


def _add(plan: Plan, partnership: Partnership, agreement: Agreement, *, today: dt.date, by: User) -> None:
    first, last = monday_of(today) - plan.weeks_before * WEEKS, monday_of(today) + plan.weeks_after * WEEKS
    area = ProgrammeArea.objects.get(agreement=agreement, code=plan.area)
    series = ActivitySeries(
        partnership=partnership,
        name=plan.name,
        activity=ensure(Activity, partnership=partnership, name=plan.activity),
        area=area,
        organiser=Organisation.objects.get(slug=plan.organiser),
        venue=Venue.objects.get(partnership=partnership, slug="vanskapshuset"),
        starts_on=max(first, agreement.starts_on, dt.date(today.year, 1, 1)),
        ends_on=min(last, agreement.ends_on, dt.date(today.year, 12, 31)),
        is_example=True,
        **plan.fields,
    )
    days = series.rhythm.days() or [series.starts_on]
    goals = OutcomeGoal.objects.filter(area=area, position=1)
    create_series(series, days=days, goals=list(goals), by=by)
    passed = series.occasions.filter(held_on__lt=today).order_by("held_on")
    for occasion, visits in zip(list(passed)[:-WAITING], VISITS, strict=False):
        count_occasion(occasion, visit_count=visits, expected_version=occasion.version, by=by)
