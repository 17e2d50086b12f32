"""A counted occasion that was cancelled by mistake is opened again: its counts are there, and are in the totals."""

import pytest

from partnerships.actions import cancel_occasion, log_occasion, reopen_occasion, update_occasion
from partnerships.models import ActivityOccasion, AgeBand, OccasionStatus, Precision
from partnerships.tally import totals


def cancel(occasion, house):
    reason = "Fel rad"
    return cancel_occasion(occasion, reason=reason, expected_version=occasion.version, by=house.coordinator)


def reopen(occasion, house):
    return reopen_occasion(fresh(occasion), expected_version=fresh(occasion).version, by=house.coordinator)


def fresh(occasion):
    return ActivityOccasion.objects.get(pk=occasion.pk)


@pytest.fixture
def bands(house):
    ages = (("0–12", 0, 12), ("13–", 13, None))
    return [
        AgeBand(partnership=house.partnership, label=label, from_age=low, to_age=high, position=low).save_as(None)
        for label, low, high in ages
    ]


@pytest.fixture
def counted(house, bands):
    occasion = ActivityOccasion(
        partnership=house.partnership,
        activity=house.activity,
        organiser=house.organiser,
        area=house.area,
        held_on=house.today,
        visit_count=30,
        precision=Precision.APPROXIMATELY,
        unique_participant_count=20,
    )
    counts = {(bands[0].pk, ""): 10, (bands[1].pk, "female"): 20}
    goals = list(house.area.outcome_goals.all())
    return log_occasion(occasion, goals=goals, band_counts=counts, by=house.coordinator)


def by_band(occasion):
    return {(row.band_id, row.observed_sex): row.visit_count for row in occasion.band_counts.all()}


def sums():
    found = totals(ActivityOccasion.objects.all(), cap=None)
    return found.held, found.visits.value


def test_the_counts_come_back_with_all_that_is_known_of_them(house, counted, bands):
    before = sums()
    cancel(counted, house)
    assert sums() == (before[0] - 1, before[1] - 30)
    assert by_band(counted) == {}
    reopened = fresh(reopen(counted, house))
    assert (reopened.status, reopened.visit_count) == (OccasionStatus.HELD, 30)
    assert (reopened.precision, reopened.unique_participant_count) == (Precision.APPROXIMATELY, 20)
    assert by_band(reopened) == {(bands[0].pk, ""): 10, (bands[1].pk, "female"): 20}
    assert sums() == before


def test_the_page_says_what_it_becomes(house, coordinator, counted):
    cancel(counted, house)
    url = f"{counted.get_absolute_url()}oppna-igen/"
    assert "Aktiviteten blir genomförd igen, med 30 besök" in coordinator.get(url).text
    page = coordinator.post(url, {"version": "2"}, follow=True).text
    assert "är genomförd igen." in page
    assert "cirka 30 besök" in page


def test_the_latest_counts_are_those_that_come_back(house, counted, bands):
    goals = list(house.area.outcome_goals.all())
    for round_, visits in enumerate((30, 12)):
        occasion = fresh(counted)
        occasion.visit_count, occasion.unique_participant_count = visits, None
        how = {"goals": goals, "co_organisers": [], "expected_version": occasion.version, "by": house.coordinator}
        update_occasion(occasion, band_counts={(bands[0].pk, ""): visits}, **how)
        cancel(fresh(counted), house)
        reopened = fresh(reopen(counted, house))
        assert (round_, reopened.visit_count, by_band(reopened)) == (round_, visits, {(bands[0].pk, ""): visits})


def test_a_group_that_has_other_ages_by_now_gets_no_visits_but_the_sum_stays(house, counted, bands):
    cancel(counted, house)
    bands[0].to_age = 11
    bands[0].save_as(house.coordinator)
    reopened = fresh(reopen(counted, house))
    assert (reopened.visit_count, by_band(reopened)) == (30, {})


@pytest.mark.parametrize("visits", [None, 0])
def test_not_counted_stays_unknown_and_zero_stays_zero(house, visits):
    house.last_week.visit_count = visits
    house.last_week.save_as(house.coordinator)
    cancel(house.last_week, house)
    reopened = reopen(house.last_week, house)
    assert (reopened.status, reopened.visit_count) == (OccasionStatus.HELD, visits)


def test_what_was_planned_is_planned_again(house):
    planned = house.last_week
    planned.status, planned.visit_count = OccasionStatus.PLANNED, None
    planned.save_as(house.coordinator)
    cancel(planned, house)
    assert reopen(planned, house).status == OccasionStatus.PLANNED
