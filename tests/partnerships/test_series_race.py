"""Several people make, change and count the same series at once: each occasion is made once, nothing is lost."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from partnerships.actions import change_series, count_occasion, create_series
from partnerships.models import ActivityOccasion, ActivitySeries, OutcomeGoal
from partnerships.versions import StaleVersion
from tests.builders import (
    make_activity,
    make_agreement,
    make_area,
    make_organisation,
    make_partnership,
    make_series,
    make_user,
)
from tests.race import all_at_once, real_database

PEOPLE = 8
FIRST, LAST, TUESDAYS, WEDNESDAYS = dt.date(2024, 3, 5), dt.date(2024, 3, 26), 0b0000010, 0b0000100

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def area(db, tmp_path):
    with real_database(tmp_path):
        yield make_area(make_agreement(make_partnership()), goals=2)


def names(results):
    return sorted(type(each).__name__ for each in results)


def test_two_people_making_the_same_series_make_it_once(area):
    partnership, by = area.agreement.partnership, make_user()
    activity, organiser, goals = make_activity(partnership), make_organisation(), list(area.outcome_goals.all())

    def make(_index):
        series = ActivitySeries(
            partnership=partnership,
            name="Öppet hus tisdag",
            activity=activity,
            area=area,
            organiser=organiser,
            starts_on=FIRST,
            ends_on=LAST,
            weekdays=TUESDAYS,
        )
        return create_series(series, days=series.rhythm.days(), goals=goals, by=by)

    results = all_at_once(PEOPLE, make)
    assert names(results) == ["ActivitySeries"] + ["ValidationError"] * (PEOPLE - 1)
    assert ActivitySeries.objects.count() == 1
    assert ActivityOccasion.objects.count() == 4
    assert ActivityOccasion.history.count() == 4


def test_of_several_who_change_it_one_does_and_the_others_are_told(area):
    series, by, goals = make_series(area), make_user(), list(OutcomeGoal.objects.filter(area=area))

    def change(_index):
        mine = ActivitySeries.objects.select_related("area__agreement", "activity", "organiser").get(pk=series.pk)
        mine.version, mine.weekdays, mine.ends_on = 1, WEDNESDAYS, LAST + dt.timedelta(days=1)
        return change_series(
            mine,
            days=mine.rhythm.days(),
            goals=goals,
            co_organisers=[],
            reason="",
            today=FIRST,
            expected_version=1,
            by=by,
        )

    assert names(all_at_once(PEOPLE, change)) == ["Rearrangement"] + ["StaleVersion"] * (PEOPLE - 1)
    days = sorted(ActivityOccasion.objects.values_list("held_on", flat=True))
    assert days == [FIRST + dt.timedelta(days=1, weeks=week) for week in range(4)]


def test_what_is_counted_while_the_series_changes_stays_counted(area):
    """Either the count came first, and the change leaves that occasion alone, or the counter is told."""
    series, by, goals = make_series(area, starts_at=dt.time(15)), make_user(), list(area.outcome_goals.all())
    first = series.occasions.earliest("held_on")

    def count_or_change(index):
        if index == 0:
            return count_occasion(first, visit_count=34, expected_version=1, by=by)
        mine = ActivitySeries.objects.select_related("area__agreement", "activity", "organiser").get(pk=series.pk)
        mine.starts_at = dt.time(16)
        days = mine.rhythm.days()
        return change_series(
            mine, days=days, goals=goals, co_organisers=[], reason="", today=FIRST, expected_version=1, by=by
        )

    results = all_at_once(2, count_or_change)
    assert not any(isinstance(each, ValidationError) for each in results)
    saved = ActivityOccasion.objects.get(pk=first.pk)
    was_told = any(isinstance(each, StaleVersion) for each in results)
    assert (saved.visit_count, saved.starts_at) == ((None, dt.time(16)) if was_told else (34, dt.time(15)))
