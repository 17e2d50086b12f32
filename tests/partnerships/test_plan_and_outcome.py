"""Plan against outcome: per item, area and month, and what was held without being in the plan."""

import datetime as dt

import pytest
from django.db.models import OuterRef

from partnerships.models import ActivityOccasion, PlanItem
from partnerships.plan_outcome import Counts, plan_outcome, spread
from tests.builders import make_activity, make_agreement, make_area, make_coordinator, make_occasion
from tests.plans import make_agreed_plan, make_item, make_plan, make_plan_agreement


@pytest.mark.parametrize(
    ("times", "first", "last", "expected"),
    [
        (12, 1, 12, (1,) * 12),
        (10, 1, 12, (0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1)),
        (7, 6, 8, (0, 0, 0, 0, 0, 2, 2, 3, 0, 0, 0, 0)),
        (1, 12, 12, (0,) * 11 + (1,)),
        (1000, 2, 2, (0, 1000) + (0,) * 10),
    ],
)
def test_times_are_spread_evenly_in_whole_numbers(times, first, last, expected):
    assert spread(times, first, last) == expected


def test_the_spread_always_adds_up():
    for times in (*range(1, 60), 365, 999, 1000):
        for first in range(1, 13):
            for last in range(first, 13):
                shares = spread(times, first, last)
                inside = shares[first - 1 : last]
                assert sum(shares) == sum(inside) == times
                assert max(inside) - min(inside) <= 1


@pytest.fixture
def agreement(db):
    return make_plan_agreement(first=2025, last=2026)


@pytest.fixture
def area(agreement):
    return agreement.programme_areas.get()


def test_each_item_is_set_beside_what_was_held_of_it_in_its_area(agreement, area):
    other_area = make_area(agreement, name="Egenmakt")
    open_house = make_activity(agreement.partnership, name="Öppet hus")
    plan = make_plan(agreement, year=2025, items=0)
    make_item(plan, area, activity=open_house, times=3, first_month=1, last_month=3)
    make_item(plan, other_area, activity=open_house, times=1, first_month=2, last_month=2)
    for day, visits in (((2025, 1, 7), 30), ((2025, 2, 4), None)):
        make_occasion(area, activity=open_house, held_on=dt.date(*day), visit_count=visits)
    make_occasion(
        area, activity=open_house, held_on=dt.date(2025, 3, 4), status="cancelled", cancellation_reason="Sjuk ledare."
    )
    make_occasion(area, activity=open_house, held_on=dt.date(2026, 1, 7), visit_count=99)  # another year
    outcome = plan_outcome(plan)
    first, second = (area.rows[0].counts for area in outcome.areas)
    assert first == Counts(planned=3, held=2, cancelled=1, visits=30, uncounted=1)
    assert second == Counts(planned=1)
    assert outcome.planned == Counts(planned=4, held=2, cancelled=1, visits=30, uncounted=1)
    assert [month.planned for month in outcome.months] == [1, 2, 1] + [0] * 9
    assert [month.held for month in outcome.months] == [1, 1] + [0] * 10
    assert outcome.months[1].visits is None  # unknown is never zero


def test_what_was_held_outside_the_plan_is_shown_as_such(agreement, area, client):
    plan = make_agreed_plan(agreement, year=2025)
    extra = make_activity(agreement.partnership, name="Eidfestival")
    make_occasion(area, activity=extra, held_on=dt.date(2025, 3, 30), visit_count=180, precision="approx")
    outcome = plan_outcome(plan)
    assert [(row.activity, row.counts.held) for row in outcome.unplanned] == [("Eidfestival", 1)]
    assert (outcome.everything.held, outcome.planned.held) == (1, 0)
    client.force_login(make_coordinator(agreement.partnership))
    page = client.get(f"/partnerskap/{agreement.partnership.slug}/planer/2025/utfall/").text
    assert "Utanför planen" in page
    assert "cirka 180" in page
    assert page.count('role="img"') == 2  # the drawings say their numbers in words
    assert "−10" in page


def test_an_area_keeps_its_code_when_the_agreement_is_renewed_in_the_year(agreement, area):
    """The plan's area and the occasion's are rows of two agreements."""
    plan = make_plan(agreement, year=2025, items=0)
    item = make_item(plan, area)
    agreement.ends_on = dt.date(2025, 6, 30)
    agreement.save_as(None)
    later = make_agreement(agreement.partnership, starts_on=dt.date(2025, 7, 1), ends_on=dt.date(2025, 12, 31))
    same_area = make_area(later, code=area.code)
    make_occasion(same_area, activity=item.activity, held_on=dt.date(2025, 9, 2))
    assert plan_outcome(plan).areas[0].rows[0].counts.held == 1


def test_a_year_without_anything_held_has_a_page(agreement, client):
    make_plan(agreement, year=2026, items=0)
    client.force_login(make_coordinator(agreement.partnership))
    assert client.get(f"/partnerskap/{agreement.partnership.slug}/planer/2026/utfall/").status_code == 200


def test_the_activitys_occasions_inherit_the_need_that_the_plan_states(agreement, area):
    """Rule 15: stated once, on the plan's item."""
    plan = make_plan(agreement, year=2025, items=0)
    stated = make_item(plan, area)
    make_item(plan, area, needs_basis="")
    needs = PlanItem.objects.stating_a_need().filter(plan__year=2025, activity=OuterRef("activity"))
    make_occasion(area, activity=stated.activity, held_on=dt.date(2025, 3, 4))
    make_occasion(area, held_on=dt.date(2025, 3, 5))
    with_need = ActivityOccasion.objects.filter(activity__in=needs.values("activity"))
    assert [occasion.activity for occasion in with_need] == [stated.activity]
