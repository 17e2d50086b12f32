"""Changing a series, or one of its occasions and all to come: what has been held or cancelled is never touched."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from partnerships.actions import cancel_occasion, change_all_coming, count_occasion, end_series
from partnerships.models import ActivityOccasion, OccasionStatus
from partnerships.versions import StaleVersion
from tests.builders import make_organisation, make_series, make_venue
from tests.partnerships.series_forms import day, days_of, form_of, save, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_2_march_2026")]


@pytest.fixture
def series(house):
    """Tuesdays from 17 February to 31 March: the first was held, the second still waits, 17 March is cancelled."""
    made = make_series(
        house.area,
        name="Öppet hus tisdag",
        starts_on=day("02-17"),
        ends_on=day("03-31"),
        activity=house.activity,
        organiser=house.organiser,
        venue=house.venue,
        starts_at=dt.time(15),
    )
    count_occasion(on(made, "02-17"), visit_count=31, expected_version=1, by=house.coordinator)
    cancel_occasion(on(made, "03-17"), reason="Påsklov", expected_version=1, by=house.coordinator)
    return made


def on(series, date):
    return series.occasions.get(held_on=day(date))


COMING = ["03-03", "03-10", "03-24", "03-31"]


@pytest.fixture
def url(series):
    return f"{series.get_absolute_url()}andra/"


def test_only_what_is_to_come_gets_the_new_place(series, coordinator, url, house):
    park = make_venue(house.partnership, name="Vänskapsparken")
    assert save(coordinator, url, form_of(series, venue=park.pk)).status_code == 302
    assert {each.held_on for each in series.occasions.filter(venue=park)} == {day(each) for each in COMING}
    held = on(series, "02-17")
    assert (held.status, held.visit_count, held.version) == (OccasionStatus.HELD, 31, 2)
    assert on(series, "03-17").status == OccasionStatus.CANCELLED
    changed = on(series, "03-03")
    assert "vänskapsparken" in changed.search_key
    assert [row.history_user for row in changed.history.all()] == [house.coordinator, None]


def test_another_weekday_moves_each_within_its_week(series, coordinator, url):
    page = coordinator.post(url, form_of(series, weekdays=[2]))
    assert "tisdag 3 mars 2026 till onsdag 4 mars 2026" in page.text
    keys = {each.pk for each in series.occasions.planned().filter(held_on__gte=day("03-02"))}
    assert save(coordinator, url, form_of(series, weekdays=[2], ends_on="2026-04-01")).status_code == 302
    moved = series.occasions.filter(pk__in=keys)
    assert sorted(each.held_on for each in moved) == [day(each) for each in ("03-04", "03-11", "03-25", "04-01")]
    assert days_of(series, status="planned") == [
        day(each) for each in ("02-24", "03-04", "03-11", "03-18", "03-25", "04-01")
    ]


def test_a_longer_series_gets_more_days_with_the_same_goals(series, coordinator, url):
    save(coordinator, url, form_of(series, ends_on="2026-04-14"))
    assert days_of(series, held_on__gt=day("03-31")) == [day("04-07"), day("04-14")]
    new = on(series, "04-14")
    assert new.goal_links.count() == 2
    assert (new.venue, new.starts_at) == (series.venue, dt.time(15))


def test_a_day_that_is_unticked_is_cancelled_with_a_reason_and_stays_so(series, coordinator, url):
    page = save(coordinator, url, form_of(series), but=[day("03-10")])
    assert page.status_code == 422
    assert page.context["form"].errors["reason"] == ["Skriv varför 1\u00a0planerat tillfälle ställs in."]
    assert on(series, "03-10").status == OccasionStatus.PLANNED
    assert save(coordinator, url, form_of(series, reason="Studiedag"), but=[day("03-10")]).status_code == 302
    assert (on(series, "03-10").status, on(series, "03-10").cancellation_reason) == ("cancelled", "Studiedag")
    series.refresh_from_db()
    assert shown(coordinator.post(url, form_of(series)))["days"] == [f"2026-{d}" for d in COMING if d != "03-10"]


def test_a_reason_may_hold_no_personal_number(series, coordinator, url):
    page = save(coordinator, url, form_of(series, reason="Ring 19811218-9876"), but=[day("03-10")])
    assert page.status_code == 422
    assert "reason" in page.context["form"].errors


def test_other_goals_and_co_organisers_reach_what_is_to_come(series, coordinator, url, house):
    goal, zigzag = house.area.outcome_goals.first(), make_organisation(name="ZigZag")
    save(coordinator, url, form_of(series, goals=[goal.pk], co_organisers=[zigzag.pk]))
    assert [link.goal for link in on(series, "03-03").goal_links.all()] == [goal]
    assert [link.organisation for link in on(series, "03-03").co_organisers.all()] == [zigzag]
    assert on(series, "02-17").goal_links.count() == 2
    assert not on(series, "02-17").co_organisers.exists()


def test_what_was_said_of_one_only_is_left_when_something_else_changes(series, coordinator, url, house):
    park = make_venue(house.partnership)
    coordinator.post(plan_url(on(series, "03-10")), plan_of(on(series, "03-10"), venue=park.pk, scope="this"))
    assert save(coordinator, url, form_of(series, starts_at="16:00")).status_code == 302
    assert (on(series, "03-10").venue, on(series, "03-10").starts_at) == (park, dt.time(16))
    assert on(series, "03-03").venue == house.venue


def test_another_time_is_told_though_no_day_changes(series, coordinator, url):
    told = "Den nya tiden gäller alla kommande tillfällen."
    assert f"Inga dagar ändras. {told}" in coordinator.post(url, form_of(series, starts_at="16:00")).text
    assert told in coordinator.post(url, form_of(series, starts_at="16:00", weekdays=[2])).text
    assert told not in coordinator.post(url, form_of(series)).text


def test_the_second_of_two_gets_both_texts(series, coordinator, url):
    opened_by_both = form_of(series)
    save(coordinator, url, opened_by_both | {"name": "Öppet hus på tisdagar"})
    answer = save(coordinator, url, opened_by_both | {"name": "Tisdagshäng"})
    assert answer.status_code == 409
    assert answer.context["conflict"] == [("Namn på serien", "Tisdagshäng", "Öppet hus på tisdagar")]


def test_a_series_that_has_begun_keeps_its_first_day(series, coordinator, url):
    save(coordinator, url, form_of(series, starts_on="2026-03-10"))
    series.refresh_from_db()
    assert series.starts_on == day("02-17")


# --- One occasion, or all to come --------------------------------------------------------------------------------


def plan_url(occasion):
    return f"{occasion.get_absolute_url()}planera/"


def plan_of(occasion, **fields):
    return {
        "version": occasion.version,
        "activity": occasion.activity_id,
        "held_on": occasion.held_on.isoformat(),
        "starts_at": f"{occasion.starts_at:%H:%M}",
        "venue": occasion.venue_id,
        "area": occasion.area_id,
        "organiser": occasion.organiser_id,
        "goals": [link.goal_id for link in occasion.goal_links.all()],
        "notes": occasion.notes,
    } | fields


def test_it_asks_whether_this_one_or_all_to_come(series, coordinator):
    occasion = on(series, "03-10")
    page = coordinator.get(plan_url(occasion)).text
    assert "Bara den här" in page
    assert "Alla framtida i serien" in page
    answer = coordinator.post(plan_url(occasion), plan_of(occasion, starts_at="17:00"))
    assert answer.context["form"].errors["scope"] == ["Välj om bara den här ändras, eller alla framtida i serien."]


def test_this_one_only(series, coordinator):
    occasion = on(series, "03-10")
    answer = coordinator.post(plan_url(occasion), plan_of(occasion, held_on="2026-03-11", scope="this"))
    assert answer.status_code == 302
    assert days_of(series, status="planned") == [day(each) for each in ("02-24", "03-03", "03-11", "03-24", "03-31")]


def test_all_to_come_and_the_series_itself(series, coordinator):
    occasion = on(series, "03-10")
    answer = coordinator.post(plan_url(occasion), plan_of(occasion, starts_at="17:00", notes="Fika", scope="all"))
    assert answer.status_code == 302
    assert {each.held_on for each in series.occasions.filter(starts_at=dt.time(17))} == {day(d) for d in COMING}
    series.refresh_from_db()
    assert (series.starts_at, series.version) == (dt.time(17), 2)
    assert [each.held_on for each in series.occasions.exclude(notes="")] == [occasion.held_on]
    assert "3\u00a0andra tillfällen" in coordinator.get(occasion.get_absolute_url()).text


def test_a_date_is_changed_one_at_a_time(series, coordinator):
    occasion = on(series, "03-10")
    page = coordinator.post(plan_url(occasion), plan_of(occasion, held_on="2026-03-11", scope="all"))
    assert page.status_code == 422
    assert "held_on" in page.context["form"].errors


@pytest.mark.parametrize("page", ["planera/", "andra/"])
def test_two_on_one_day_are_refused_at_the_date(series, coordinator, page):
    occasion = on(series, "03-10")
    data = plan_of(occasion, held_on="2026-03-17", scope="this", precision="exact", counting_method="counted")
    answer = coordinator.post(occasion.get_absolute_url() + page, data)
    assert answer.context["form"].errors["held_on"] == ["Serien har redan ett tillfälle den dagen."]


def test_who_changes_all_after_somebody_else_sees_both(series, coordinator, house):
    occasion = on(series, "03-10")
    old = plan_of(occasion, starts_at="17:00", scope="all")
    coordinator.post(plan_url(occasion), plan_of(occasion, starts_at="18:00", scope="all"))
    answer = coordinator.post(plan_url(occasion), old)
    assert answer.status_code == 409
    with pytest.raises(StaleVersion):
        change_all_coming(
            occasion,
            changed={"starts_at"},
            goals=list(house.area.outcome_goals.all()),
            co_organisers=[],
            today=house.today,
            expected_version=1,
            by=house.coordinator,
        )


def test_what_is_counted_is_no_plan_any_more(series, coordinator):
    assert coordinator.get(plan_url(on(series, "02-17"))).status_code == 409


# --- Ending early ------------------------------------------------------------------------------------------------


def end(client, series, **fields):
    data = {"version": series.version, "last_day": "2026-03-10", "reason": "Ledaren slutar"} | fields
    return client.post(f"{series.get_absolute_url()}avsluta/", data)


def test_ending_early_cancels_what_is_planned_after_and_nothing_else(series, coordinator):
    assert end(coordinator, series).status_code == 302
    series.refresh_from_db()
    assert series.ends_on == day("03-10")
    states = {each.held_on: (each.status, each.cancellation_reason) for each in series.occasions.all()}
    assert states == {
        day("02-17"): ("held", ""),
        day("02-24"): ("planned", ""),
        day("03-03"): ("planned", ""),
        day("03-10"): ("planned", ""),
        day("03-17"): ("cancelled", "Påsklov"),
        day("03-24"): ("cancelled", "Ledaren slutar"),
        day("03-31"): ("cancelled", "Ledaren slutar"),
    }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"last_day": "2026-02-10"}, "Serien har ett genomfört tillfälle 17 februari 2026."),
        ({"last_day": "2026-03-31"}, "Serien slutar redan 31 mars 2026."),
        ({"reason": ""}, "Skriv varför serien slutar."),
    ],
)
def test_an_end_that_cannot_be_is_told(series, coordinator, fields, sentence):
    page = end(coordinator, series, **fields)
    assert page.status_code == 422
    assert sentence in page.text
    assert ActivityOccasion.objects.filter(status=OccasionStatus.CANCELLED).count() == 1


def test_a_series_that_never_began_is_called_off_whole(house, coordinator):
    future = make_series(house.area, starts_on=day("04-07"), ends_on=day("04-28"))
    assert end(coordinator, future, last_day="2026-03-02").status_code == 302
    assert future.occasions.filter(status=OccasionStatus.CANCELLED).count() == 4


def test_why_it_ends_is_not_called_optional(series, coordinator):
    assert "Varför serien slutar</label>" in coordinator.get(f"{series.get_absolute_url()}avsluta/").text


def test_ending_after_somebody_changed_it_is_stopped(series, coordinator, url, house):
    stale = series.version
    save(coordinator, url, form_of(series, name="Tisdagshäng"))
    assert end(coordinator, series, version=stale).status_code == 409
    series.refresh_from_db()
    with pytest.raises(ValidationError):
        end_series(series, last_day=day("03-10"), reason="", expected_version=series.version, by=house.coordinator)


def test_a_reader_changes_nothing(series, reader, url):
    assert reader.post(url, form_of(series)).status_code == 403
    assert end(reader, series).status_code == 403
    assert reader.post(plan_url(on(series, "03-10")), {}).status_code == 403
