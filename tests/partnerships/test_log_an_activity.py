"""A coordinator logs an activity: a known one with a date and a number, a new one with everything it needs."""

import datetime as dt

import pytest

from partnerships.models import Activity, ActivityOccasion
from tests.builders import make_agreement, make_area, make_occasion, make_organisation, make_partnership


@pytest.fixture
def log(coordinator, house):
    """Send the form with these fields and return the answer."""

    def send(**fields):
        form = {
            "version": 1,
            "held_on": house.today.isoformat(),
            "precision": "exact",
            "counting_method": "counted",
            **fields,
        }
        return coordinator.post(f"{house.url}aktiviteter/logga/", form)

    return send


def test_a_known_activity_takes_a_date_and_a_number(house, log):
    answer = log(activity=house.activity.pk, visit_count="28")
    occasion = ActivityOccasion.objects.get(held_on=house.today)
    assert answer.status_code == 302
    assert (occasion.visit_count, occasion.venue, occasion.organiser, occasion.area) == (
        28,
        house.venue,
        house.organiser,
        house.area,
    )
    assert {link.goal for link in occasion.goal_links.all()} == set(house.area.outcome_goals.all())
    assert occasion.history.get().history_user == house.coordinator


def test_zero_visits_is_a_count_and_empty_is_none(house, log):
    log(activity=house.activity.pk, visit_count="0")
    log(activity=house.activity.pk, save_anyway="on")
    counts = ActivityOccasion.objects.filter(held_on=house.today).order_by("pk").values_list("visit_count", flat=True)
    assert list(counts) == [0, None]


def test_a_new_activity_comes_into_being_with_its_first_occasion(house, log):
    goal = house.area.outcome_goals.first()
    answer = log(new_activity="Tjejforum", area=house.area.pk, goals=[goal.pk], organiser=house.organiser.pk)
    assert answer.status_code == 302
    occasion = ActivityOccasion.objects.get(activity__name="Tjejforum")
    assert [link.goal for link in occasion.goal_links.all()] == [goal]


def test_a_new_activity_without_area_organiser_and_goal_is_refused_at_each_field(house, log):
    answer = log(new_activity="Tjejforum")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"area", "organiser", "goals"}
    assert "Tjejforum" in answer.text
    assert not Activity.objects.filter(name="Tjejforum").exists()


def test_a_name_that_exists_in_other_letters_is_that_activity(house, log):
    log(new_activity=" ÖPPET  HUS ", visit_count="5")
    assert ActivityOccasion.objects.get(held_on=house.today).activity == house.activity
    assert Activity.objects.count() == 1


def test_a_typed_name_is_never_lost_to_the_choice_above_it(house, log):
    goal = house.area.outcome_goals.first()
    fields = {"area": house.area.pk, "goals": [goal.pk], "organiser": house.organiser.pk}
    log(activity=house.activity.pk, new_activity="Läxhjälp torsdag", **fields)
    assert ActivityOccasion.objects.get(held_on=house.today).activity.name == "Läxhjälp torsdag"


def test_a_refused_name_is_told_once_at_its_field(log):
    answer = log(new_activity="Hjälp till 121212-1212")
    assert list(answer.context["form"].errors) == ["new_activity"]


def test_the_same_activity_twice_on_a_day_is_asked_about(house, log):
    log(activity=house.activity.pk, visit_count="7")
    answer = log(activity=house.activity.pk, visit_count="7")
    assert answer.status_code == 422
    assert "finns redan i loggen den dagen" in answer.text
    assert log(activity=house.activity.pk, visit_count="7", save_anyway="on").status_code == 302
    assert ActivityOccasion.objects.filter(held_on=house.today).count() == 2


def test_what_is_planned_today_is_counted_instead_of_logged_anew(house, coordinator, log):
    planned = make_occasion(house.area, activity=house.activity, held_on=house.today, status="planned")
    page = coordinator.get(f"{house.url}aktiviteter/logga/?aktivitet={house.activity.pk}")
    assert "Planerad i dag" in page.text
    log(activity=house.activity.pk, visit_count="9")
    planned.refresh_from_db()
    assert (planned.status, planned.visit_count) == ("held", 9)


def test_logging_another_day_leaves_what_is_planned_today(house, log):
    planned = make_occasion(house.area, activity=house.activity, held_on=house.today, status="planned")
    log(activity=house.activity.pk, held_on=(house.today - dt.timedelta(days=3)).isoformat(), visit_count="9")
    planned.refresh_from_db()
    assert (planned.status, planned.held_on) == ("planned", house.today)


def test_an_activity_sent_from_elsewhere_counts_what_was_planned_that_day(house, log):
    """A phone without network does not know what is planned."""
    other = make_organisation(name="ZigZag")
    planned = make_occasion(house.area, activity=house.activity, held_on=house.today, status="planned", organiser=other)
    assert log(activity=house.activity.pk, visit_count="12").url == planned.get_absolute_url()
    planned.refresh_from_db()
    assert (planned.status, planned.visit_count, planned.organiser, planned.version) == ("held", 12, other, 2)


def test_no_activity_at_all_is_refused(log):
    assert log(visit_count="3").context["form"].errors["activity"] == [
        "Välj en aktivitet, eller skriv namnet på en ny."
    ]


def test_a_day_that_has_not_been_is_refused(house, log):
    tomorrow = house.today + dt.timedelta(days=1)
    errors = log(activity=house.activity.pk, held_on=tomorrow.isoformat()).context["form"].errors
    assert "held_on" in errors


@pytest.mark.parametrize("days", [1, 400, 9000])
@pytest.mark.parametrize("visits", ["", "28"])
def test_a_day_to_come_is_told_once_whatever_agreement_covers_it(house, log, days, visits):
    make_area(make_agreement(house.partnership, starts_on=dt.date(2040, 1, 1), ends_on=dt.date(2060, 12, 31)))
    day = house.today + dt.timedelta(days=days)
    for area in ("", house.area.pk):
        answer = log(activity=house.activity.pk, held_on=day.isoformat(), visit_count=visits, area=area)
        assert answer.context["form"].errors == {"held_on": ["Datumet har inte varit än."]}


def test_a_day_that_no_agreement_covers_is_refused(house, log):
    answer = log(activity=house.activity.pk, held_on="2009-05-07")
    assert answer.context["form"].errors == {"held_on": ["Inget avtal gäller det datumet. Kontrollera datumet."]}


def test_an_area_of_another_agreement_is_refused_with_the_right_one_named(house, log):
    earlier = make_agreement(house.partnership, starts_on=dt.date(2015, 1, 1), ends_on=dt.date(2016, 12, 31))
    area = make_area(earlier)
    errors = log(activity=house.activity.pk, area=area.pk).context["form"].errors
    assert errors["area"] == [f"Datumet hör till avtalet «{house.agreement.title}». Välj bland dess områden och mål."]


@pytest.mark.parametrize(("typed", "field"), [("100001", "visit_count"), ("-1", "visit_count"), ("tio", "visit_count")])
def test_a_count_out_of_range_is_refused_and_stays_in_the_form(house, log, typed, field):
    answer = log(activity=house.activity.pk, visit_count=typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert f'value="{typed}"' in answer.text


def test_a_range_has_two_ends_and_a_number_of_people_is_not_above_the_visits(house, log):
    half = log(activity=house.activity.pk, visit_count="30", precision="range")
    assert "Ett intervall har två tal" in half.text
    people = log(activity=house.activity.pk, visit_count="30", unique_participant_count="31")
    assert "Olika personer kan inte vara fler än besöken." in people.text


def test_the_precision_is_kept_and_printed(house, log, coordinator):
    log(activity=house.activity.pk, visit_count="40", precision="approx")
    occasion = ActivityOccasion.objects.get(held_on=house.today)
    assert "cirka 40 besök" in coordinator.get(occasion.get_absolute_url()).text


def test_choices_of_another_partnership_do_not_exist_here(house, log):
    other = make_partnership()
    foreign = make_area(make_agreement(other, starts_on=house.agreement.starts_on, ends_on=house.agreement.ends_on))
    assert "area" in log(activity=house.activity.pk, area=foreign.pk).context["form"].errors


def test_the_form_proposes_what_the_latest_occasion_had(house, coordinator):
    page = coordinator.get(f"{house.url}aktiviteter/logga/?aktivitet={house.activity.pk}")
    initial = page.context["form"].initial
    assert (initial["venue"], initial["area"], initial["organiser"]) == (
        house.venue.pk,
        house.area.pk,
        house.organiser.pk,
    )


def test_co_organisers_are_kept_but_not_the_organiser_itself(house, log):
    other = make_organisation(name="ZigZag")
    log(activity=house.activity.pk, co_organisers=[other.pk, house.organiser.pk])
    occasion = ActivityOccasion.objects.get(held_on=house.today)
    assert [link.organisation for link in occasion.co_organisers.all()] == [other]


def test_a_reader_sees_no_form(house, reader):
    assert reader.get(f"{house.url}aktiviteter/logga/").status_code == 403
