"""The rules hold in the action too, past every form (rules 14, 17, 18)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partnerships.actions import log_occasion
from partnerships.models import ActivityOccasion
from tests.builders import make_agreement, make_area, make_occasion, make_organisation, make_partnership, make_venue


def occasion_of(house, **fields):
    return ActivityOccasion(
        **{
            "partnership": house.partnership,
            "activity": house.activity,
            "area": house.area,
            "organiser": house.organiser,
            "held_on": house.today,
        }
        | fields
    )


def test_without_a_goal_it_is_refused(house):
    with pytest.raises(ValidationError, match="minst ett effektmål"):
        log_occasion(occasion_of(house), goals=[], by=None)


def test_with_a_goal_of_another_agreement_it_is_refused(house):
    earlier = make_agreement(house.partnership, starts_on=dt.date(2015, 1, 1), ends_on=dt.date(2016, 12, 31))
    goal = make_area(earlier).outcome_goals.get()
    with pytest.raises(ValidationError, match="annat avtal"):
        log_occasion(occasion_of(house), goals=[goal], by=None)


def test_outside_the_term_of_its_area_it_is_refused(house):
    with pytest.raises(ValidationError, match="utanför avtalet"):
        log_occasion(occasion_of(house, held_on=dt.date(2019, 6, 1)), goals=[house.area.outcome_goals.first()], by=None)


def test_with_another_partnerships_area_or_place_it_is_refused(house):
    other = make_partnership()
    foreign = make_area(make_agreement(other, starts_on=house.agreement.starts_on, ends_on=house.agreement.ends_on))
    with pytest.raises(ValidationError, match="annat partnerskap"):
        log_occasion(occasion_of(house, area=foreign), goals=list(foreign.outcome_goals.all()), by=None)
    with pytest.raises(ValidationError, match="annat partnerskap"):
        log_occasion(occasion_of(house, venue=make_venue(other)), goals=[house.area.outcome_goals.first()], by=None)


def test_nothing_is_left_behind_by_a_refused_occasion(house):
    before = ActivityOccasion.objects.count()
    with pytest.raises(ValidationError):
        log_occasion(occasion_of(house, visit_count=-1), goals=[house.area.outcome_goals.first()], by=None)
    assert ActivityOccasion.objects.count() == before


@pytest.mark.parametrize(
    "broken",
    [
        {"status": "cancelled"},  # without a reason
        {"cancellation_reason": "Regn"},  # held, and yet cancelled
        {"status": "planned"},  # planned, and already counted
        {"precision": "range"},  # with one end
        {"visit_count_upper": 50},  # two ends, and yet exact
        {"precision": "range", "visit_count_upper": 34},  # as high as the lower end
        {"unique_participant_count": 35},  # more people than visits
        {"visit_count": None, "unique_participant_count": 1},  # people without visits
        {"precision": ""},  # the qualifier dropped
    ],
)
def test_the_database_refuses_what_does_not_hold_together(house, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        ActivityOccasion.objects.filter(pk=house.last_week.pk).update(**broken)


def test_visits_and_people_are_two_numbers(house):
    occasion = make_occasion(house.area, held_on=house.today, visit_count=1456)
    assert occasion.unique_participant_count is None


def test_the_organiser_may_be_any_kind_of_actor(house):
    network = make_organisation(kind="informal_network")
    assert make_occasion(house.area, held_on=house.today, organiser=network).organiser == network
