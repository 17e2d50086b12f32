"""The demo's 2023 gives the figures of the letter (S0-F1, S0-F2, S0-F4), from rows that hold together."""

from decimal import Decimal

import pytest
from django.db.models import Count, F, Q

from budgets.totals import deviation_chain
from partnerships.models import ActivityOccasion, Agreement, CoOrganiser, CountingMethod


@pytest.fixture
def held(demo):
    return ActivityOccasion.objects.of(demo).in_year(2023).held()


def test_517_activities_over_the_four_areas(held):
    """S0-F1, S0-F6."""
    assert held.count() == 517
    areas = set(held.values_list("area__code", flat=True))
    assert areas == {"omradesutveckling", "egenmakt", "motesplats", "barn-och-unga"}


def test_some_were_cancelled_beside_them(demo):
    cancelled = ActivityOccasion.objects.of(demo).in_year(2023).filter(status="cancelled")
    assert cancelled.count() == 13
    assert not cancelled.filter(cancellation_reason="").exists()


def test_basta_sommaren_had_1456_visits_on_36_days(held):
    """S0-F2: some forty a day, weekdays of June to August, in Vänskapsparken."""
    summer = list(held.filter(activity__name="Bästa sommaren").select_related("venue"))
    assert len({occasion.held_on for occasion in summer}) == len(summer) == 36
    assert sum(occasion.visit_count for occasion in summer) == 1456
    assert all(occasion.held_on.month in {6, 7, 8} and occasion.held_on.isoweekday() <= 5 for occasion in summer)
    assert {occasion.venue.slug for occasion in summer} == {"vanskapsparken"}


def test_the_visits_are_what_a_report_said_and_never_unique_people(held):
    """O-07, rule 17."""
    summer = held.filter(activity__name="Bästa sommaren")
    assert set(summer.values_list("counting_method", flat=True)) == {CountingMethod.REPORTED}
    assert not held.filter(unique_participant_count__isnull=False).exists()


def test_seventeen_actors_took_part_in_basta_sommaren(held):
    """S0 § 1.7."""
    summer = held.filter(activity__name="Bästa sommaren")
    organisers = set(summer.values_list("organiser__slug", flat=True))
    guests = CoOrganiser.objects.filter(occasion__in=summer).values_list("organisation__slug", flat=True)
    assert len(organisers | set(guests)) == 17


def test_every_named_activity_was_held(demo, held):
    """S0-A1 to S0-A5 and the further examples: 19 activities."""
    assert demo.activities.exclude(name="Öppna dagar").count() == held.values("activity").distinct().count() == 19


def test_every_occasion_has_an_area_and_a_goal_of_the_agreement_of_its_day(demo):
    """Rule 14."""
    occasions = ActivityOccasion.objects.of(demo)
    in_term = Q(held_on__gte=F("area__agreement__starts_on"), held_on__lte=F("area__agreement__ends_on"))
    assert not occasions.exclude(in_term).exists()
    assert not occasions.annotate(goals=Count("goal_links")).filter(goals=0).exists()
    assert not occasions.exclude(goal_links__goal__area=F("area")).exists()


def test_the_underspend_is_all_on_radda_barnens_vacant_post(demo):
    """S0-F4, S0-B6."""
    year = deviation_chain(demo, 2023).before
    deviations = {line.code: line.deviation.amount for line in year.lines}
    assert deviations == {
        "basta-sommaren": 0,
        "samordning-motesplats": Decimal(232_886),
        "verksamhetsmedel": 0,
        "drift-motesplats": 0,
    }
    assert year.deviation.amount == Decimal(232_886)
    assert year.is_example
    assert year.has_example_outcome


def test_every_occasion_in_the_demo_would_pass_the_form(demo):
    """The rows were made in bulk: each still passes its own validation."""
    foreign_keys = {field.name for field in ActivityOccasion._meta.fields if field.is_relation}
    for occasion in ActivityOccasion.objects.of(demo):
        occasion.clean_fields(exclude=foreign_keys)


def test_the_first_agreement_got_example_goals(demo):
    areas = Agreement.objects.get(code="2021-2023").programme_areas.all()
    goals = [goal for area in areas for goal in area.outcome_goals.all()]
    assert len(goals) == 5
    assert all(goal.is_example for goal in goals)
