"""The example occasions: all of 2023 and 2024, the autumn of 2025, and the current year up to yesterday."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Max
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from kraftsamling.demo.examples import CHANGE_REASON
from kraftsamling.demo.rhythm import Happening, year_of_happenings
from partnerships.models import (
    Activity,
    ActivityOccasion,
    CoOrganiser,
    CountingMethod,
    OccasionGoal,
    OccasionStatus,
    Organisation,
    OutcomeGoal,
    Partnership,
    Precision,
    ProgrammeArea,
    User,
    Venue,
)

PAST_PERIODS = (
    (dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
    (dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
    (dt.date(2025, 8, 1), dt.date(2025, 12, 31)),
)
REPORTED_YEAR = 2023  # whose Bästa sommaren is known as one figure in a report only (O-07)
PLANNED_AHEAD = dt.timedelta(days=14)


def add_occasions(partnership: Partnership, *, today: dt.date, by: User | None) -> None:
    """Log what is missing of each period. A period that has examples continues after the last of them."""
    _hold_what_was_planned(partnership, today=today, by=by)
    for start, end in _periods(today):
        _add_period(partnership, start, end, today=today, by=by)


def _periods(today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    yield from (period for period in PAST_PERIODS if period[0].year != today.year)
    yield dt.date(today.year, 1, 1), min(today + PLANNED_AHEAD, dt.date(today.year, 12, 31))


def _add_period(partnership: Partnership, start: dt.date, end: dt.date, *, today: dt.date, by: User | None) -> None:
    examples = ActivityOccasion.objects.of(partnership).in_year(start.year).filter(is_example=True, series=None)
    latest = examples.aggregate(latest=Max("held_on"))["latest"] or start - dt.timedelta(days=1)
    happenings = [each for each in year_of_happenings(start.year) if max(start, latest) <= each.day <= end]
    happenings = [each for each in happenings if each.day > latest]
    rows = _Rows(partnership, start.year)
    occasions = _create(ActivityOccasion, [rows.occasion(each, today=today) for each in happenings], by)
    pairs = list(zip(occasions, happenings, strict=True))
    _create(OccasionGoal, [link for pair in pairs for link in rows.goal_links(*pair)], by)
    _create(CoOrganiser, [link for pair in pairs for link in rows.co_organisers(*pair)], by)


def _create(model: type[Any], rows: list[Any], by: User | None) -> list[Any]:
    if not rows:
        return []
    return bulk_create_with_history(rows, model, batch_size=500, default_user=by, default_change_reason=CHANGE_REASON)


class _Rows:
    """Turns happenings of one year into rows, with everything they point to read once."""

    def __init__(self, partnership: Partnership, year: int) -> None:
        agreement = partnership.agreements.with_term_over(dt.date(year, 7, 1)).get()
        self.partnership = partnership
        self.activities = {each.name: each for each in Activity.objects.filter(partnership=partnership)}
        self.organisations = {each.slug: each for each in Organisation.objects.all()}
        self.venues = {each.slug: each for each in Venue.objects.filter(partnership=partnership)}
        self.areas = {each.code: each for each in ProgrammeArea.objects.filter(agreement=agreement)}
        goals = OutcomeGoal.objects.of_agreement(agreement).select_related("area")
        self.goals = {(each.area.code, each.position): each for each in goals}

    def occasion(self, happening: Happening, *, today: dt.date) -> ActivityOccasion:
        series = happening.series
        occasion = ActivityOccasion(
            partnership=self.partnership,
            activity=self.activities[series.activity],
            area=self.areas[series.area],
            held_on=happening.day,
            venue=self.venues[series.venue],
            organiser=self.organisations[series.organiser],
            notes=happening.notes,
            is_example=True,
        )
        return _turned_out(occasion, happening) if happening.day < today else _planned(occasion)

    def goal_links(self, occasion: ActivityOccasion, happening: Happening) -> Iterator[OccasionGoal]:
        for position in happening.series.goals:
            goal = self.goals[happening.series.area, position]
            yield OccasionGoal(occasion=occasion, goal=goal, is_example=True)

    def co_organisers(self, occasion: ActivityOccasion, happening: Happening) -> Iterator[CoOrganiser]:
        for slug in (*happening.series.co_organisers, *happening.guests):
            yield CoOrganiser(occasion=occasion, organisation=self.organisations[slug], is_example=True)


def _planned(occasion: ActivityOccasion) -> ActivityOccasion:
    occasion.status = OccasionStatus.PLANNED
    return occasion


def _turned_out(occasion: ActivityOccasion, happening: Happening) -> ActivityOccasion:
    """The occasion as it went: cancelled with a reason, or held with its visits."""
    occasion.status = OccasionStatus.CANCELLED if happening.is_cancelled else OccasionStatus.HELD
    occasion.cancellation_reason = happening.cancellation_reason
    occasion.visit_count = happening.visits
    if happening.series.is_estimated and happening.visits is not None:
        occasion.precision, occasion.counting_method = Precision.APPROXIMATELY, CountingMethod.ESTIMATED
    elif happening.guests and happening.day.year == REPORTED_YEAR:
        occasion.counting_method = CountingMethod.REPORTED
    return occasion


def _hold_what_was_planned(partnership: Partnership, *, today: dt.date, by: User | None) -> None:
    """Planned examples whose day has passed since the last time turn out; those that people have changed do not."""
    planned = ActivityOccasion.objects.of(partnership).planned().filter(held_on__lt=today, series=None)
    overdue = list(planned.filter(is_example=True, version=1).select_related("activity", "venue", "organiser"))
    happenings = {
        (happening.series.activity, happening.day): happening
        for year in {occasion.held_on.year for occasion in overdue}
        for happening in year_of_happenings(year)
    }
    known = [each for each in overdue if (each.activity.name, each.held_on) in happenings]
    turned_out = [_turned_out(each, happenings[each.activity.name, each.held_on]) for each in known]
    fields = ["status", "cancellation_reason", "visit_count", "precision", "counting_method"]
    if turned_out:
        bulk_update_with_history(
            turned_out, ActivityOccasion, fields, default_user=by, default_change_reason=CHANGE_REASON
        )
