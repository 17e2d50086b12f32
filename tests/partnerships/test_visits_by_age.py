"""Visits by age band: they add up to the number of visits, whoever sends them and however."""

import pytest
from django.core.exceptions import ValidationError

from partnerships.actions import log_occasion, update_occasion
from partnerships.actions.age_bands import add_age_band
from partnerships.models import ActivityOccasion, ActivitySeries, AgeBand, BandCount
from tests.builders import make_activity, make_age_band, make_occasion, make_officer, make_partnership


@pytest.fixture
def children(house):
    return make_age_band(house.partnership, label="7–12 år", ages=(7, 12))


@pytest.fixture
def adults(house):
    return make_age_band(house.partnership, label="vuxna", ages=(26, None))


@pytest.fixture
def log(coordinator, house):
    def send(**fields):
        form = {"version": 1, "held_on": house.today, "precision": "exact", "counting_method": "counted"}
        return coordinator.post(f"{house.url}aktiviteter/logga/", form | {"activity": house.activity.pk} | fields)

    return send


def stored(house):
    occasion = ActivityOccasion.objects.get(held_on=house.today)
    return occasion.visit_count, {
        (row.band.label, row.observed_sex): row.visit_count for row in occasion.band_counts.all()
    }


def test_without_a_total_it_is_the_sum_and_zero_is_a_count(house, log, children, adults):
    assert log(**{f"band_{children.pk}": "12", f"band_{adults.pk}": "0"}).status_code == 302
    assert stored(house) == (12, {("7–12 år", ""): 12, ("vuxna", ""): 0})


def test_by_sex_where_it_was_noted(house, log, children, adults):
    log(
        **{f"band_{children.pk}_female": "5", f"band_{children.pk}_male": "4", f"band_{adults.pk}": "3"},
        visit_count="12",
    )
    assert stored(house) == (12, {("7–12 år", "female"): 5, ("7–12 år", "male"): 4, ("vuxna", ""): 3})


def test_a_total_only_has_no_bands(house, log, children):
    log(visit_count="12")
    assert stored(house) == (12, {})


def test_bands_that_do_not_add_up_are_refused_at_the_number(house, log, children, adults):
    answer = log(**{f"band_{children.pk}": "12", f"band_{adults.pk}": "3"}, visit_count="14")
    assert answer.status_code == 422
    assert answer.context["form"].errors["visit_count"] == [
        "Åldersgrupperna blir 15 tillsammans, men här står 14. Rätta det som är fel."
    ]
    assert not BandCount.objects.exists()


def test_an_interval_has_no_bands(log, children):
    answer = log(visit_count="10", visit_count_upper="20", precision="range", **{f"band_{children.pk}": "10"})
    assert "precision" in answer.context["form"].errors


def test_the_ceiling_holds_for_a_band_and_for_the_sum(log, children, adults):
    assert log(**{f"band_{children.pk}": "100001"}).status_code == 422
    answer = log(**{f"band_{children.pk}": "100000", f"band_{adults.pk}": "1"})
    assert "visit_count" in answer.context["form"].errors


def test_the_action_refuses_too(house, children):
    occasion = house.last_week
    update = {"goals": [link.goal for link in occasion.goal_links.all()], "co_organisers": [], "by": house.coordinator}
    with pytest.raises(ValidationError, match="blir 3 tillsammans"):
        update_occasion(occasion, expected_version=1, band_counts={(children.pk, ""): 3}, **update)
    update_occasion(occasion, expected_version=1, band_counts={(children.pk, ""): 34}, **update)
    occasion = ActivityOccasion.objects.get(pk=occasion.pk)
    occasion.visit_count = 35
    with pytest.raises(ValidationError, match="blir 34 tillsammans"):
        update_occasion(occasion, expected_version=2, **update)


def test_bands_of_another_partnership_are_refused(house):
    foreign = make_age_band(make_partnership())
    occasion = ActivityOccasion(
        partnership=house.partnership,
        activity=house.activity,
        area=house.area,
        held_on=house.today,
        organiser=house.organiser,
        visit_count=3,
    )
    with pytest.raises(ValidationError, match="används inte"):
        log_occasion(occasion, goals=[*house.area.outcome_goals.all()], band_counts={(foreign.pk, ""): 3}, by=None)


def test_a_programme_has_bands_of_its_own(house, coordinator, children):
    series = ActivitySeries(
        partnership=house.partnership,
        kind="programme",
        name="Bästa sommaren",
        activity=house.activity,
        area=house.area,
        organiser=house.organiser,
        starts_on=house.today,
        ends_on=house.today,
        weekdays=127,
    ).save_as(None)
    own = make_age_band(house.partnership, label="7–13 år", ages=(7, 13), series=series)
    planned = make_occasion(house.area, activity=house.activity, held_on=house.today, status="planned", series=series)
    page = coordinator.get(f"{planned.get_absolute_url()}andra/")
    assert {each.band for each in page.context["form"].band_fields} == {own}


def test_a_changed_count_is_in_the_history_and_a_cancelled_one_is_gone(house, coordinator, children):
    page = f"{house.last_week.get_absolute_url()}"
    form = {
        "version": 1,
        "activity": house.activity.pk,
        "held_on": house.last_week.held_on,
        "area": house.area.pk,
        "organiser": house.organiser.pk,
        "goals": [goal.pk for goal in house.area.outcome_goals.all()],
        "precision": "exact",
        "counting_method": "counted",
    }
    coordinator.post(f"{page}andra/", form | {f"band_{children.pk}_female": "20"})
    shown = coordinator.get(page).text
    assert "Besök per åldersgrupp" in shown
    assert 'data-label="Flickor och kvinnor">20<' in shown
    assert (
        "lade till besök per åldersgrupp: 7–12 år, flickor och kvinnor: 20" in coordinator.get(f"{page}historik/").text
    )
    coordinator.post(f"{page}stall-in/", {"version": 2, "cancellation_reason": "Sjukdom"})
    assert not BandCount.objects.exists()
    assert "tog bort besök per åldersgrupp" in coordinator.get(f"{page}historik/").text


@pytest.mark.parametrize("role", ["coordinator", "officer"])
def test_a_band_is_added_in_order_of_age(house, client, role):
    client.force_login(house.coordinator if role == "coordinator" else make_officer(house.partnership))
    page = f"{house.url}aldersgrupper/"
    client.post(page, {"label": "vuxna", "from_age": "26"})
    client.post(page, {"label": "0–6 år", "from_age": "0", "to_age": "6"})
    assert [band.label for band in AgeBand.objects.in_order()] == ["0–6 år", "vuxna"]


def test_ages_that_are_taken_are_refused(house, coordinator, children):
    answer = coordinator.post(f"{house.url}aldersgrupper/", {"label": "barn", "from_age": "6", "to_age": "7"})
    assert answer.context["form"].errors["from_age"] == ["Åldrarna finns redan i gruppen «7–12 år». Avsluta den först."]
    again = coordinator.post(f"{house.url}aldersgrupper/", {"label": "7–12 år", "from_age": "13", "to_age": "15"})
    assert again.status_code == 422
    backwards = coordinator.post(f"{house.url}aldersgrupper/", {"label": "unga", "from_age": "15", "to_age": "13"})
    assert backwards.status_code == 422


def test_a_band_in_use_is_retired_and_an_unused_one_removed(house, coordinator, log, children, adults):
    log(**{f"band_{children.pk}": "12"})
    coordinator.post(f"{house.url}aldersgrupper/{children.pk}/")
    coordinator.post(f"{house.url}aldersgrupper/{adults.pk}/")
    assert [(band.label, band.is_retired) for band in AgeBand.objects.all()] == [("7–12 år", True)]
    assert stored(house)[1] == {("7–12 år", ""): 12}
    coordinator.post(f"{house.url}aldersgrupper/{children.pk}/", {"restore": "1"})
    assert not AgeBand.objects.get().is_retired


def test_a_retired_band_whose_ages_are_taken_stays_retired(house, coordinator, children):
    children.is_retired = True
    children.save_as(None)
    add_age_band(AgeBand(partnership=house.partnership, label="barn", from_age=6, to_age=9), by=None)
    answer = coordinator.post(f"{house.url}aldersgrupper/{children.pk}/", {"restore": "1"})
    assert answer.status_code == 409


def test_the_form_of_an_occasion_counted_by_a_retired_band_still_shows_it(house, coordinator, log, children):
    log(**{f"band_{children.pk}": "12"})
    coordinator.post(f"{house.url}aldersgrupper/{children.pk}/")
    occasion = ActivityOccasion.objects.get(held_on=house.today)
    assert f'name="band_{children.pk}"' in coordinator.get(f"{occasion.get_absolute_url()}andra/").text
    assert f'name="band_{children.pk}"' not in coordinator.get(f"{house.url}aktiviteter/logga/").text


def test_another_activity_than_the_one_counted_is_no_hindrance(house, log, children):
    other = make_activity(house.partnership, name="Julfest")
    assert log(activity=other.pk, visit_count="3").status_code == 422  # it has no area yet
    assert not BandCount.objects.exists()
