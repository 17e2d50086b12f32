"""Planned, held, cancelled: one ahead, one open again, and «Väntar på siffror» where what has passed is counted."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import ActivityOccasion, OccasionStatus
from tests.builders import make_agreement, make_area, make_coordinator, make_occasion, make_partnership, make_series
from tests.partnerships.series_forms import day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_2_march_2026")]


def planned(house, date, **fields):
    activity, organiser, venue = house.activity, house.organiser, house.venue
    fields = {"activity": activity, "organiser": organiser, "venue": venue, "status": "planned"} | fields
    return make_occasion(house.area, held_on=day(date), **fields)


def plan_form(house, **fields):
    return {
        "version": "1",
        "activity": house.activity.pk,
        "held_on": "2026-03-14",
        "starts_at": "13:00",
        "venue": house.venue.pk,
        "area": house.area.pk,
        "organiser": house.organiser.pk,
        "goals": [goal.pk for goal in house.area.outcome_goals.all()],
    } | fields


def test_one_is_planned_ahead_from_what_the_activity_had_last(house, coordinator):
    url = f"{house.url}aktiviteter/planera/"
    form = coordinator.get(f"{url}?aktivitet={house.activity.pk}").context["form"]
    assert (form["venue"].value(), form["area"].value()) == (house.venue.pk, house.area.pk)
    answer = coordinator.post(url, plan_form(house))
    made = ActivityOccasion.objects.planned().get()
    assert (answer.url, made.held_on, made.starts_at) == (made.get_absolute_url(), day("03-14"), dt.time(13))


def test_what_has_been_is_logged_and_not_planned(house, coordinator):
    answer = coordinator.post(f"{house.url}aktiviteter/planera/", plan_form(house, held_on="2026-03-01"))
    assert answer.context["form"].errors["held_on"] == ["Dagen har redan varit. Logga aktiviteten i stället."]


def test_the_same_activity_twice_on_a_day_is_asked_about(house, coordinator):
    url = f"{house.url}aktiviteter/planera/"
    coordinator.post(url, plan_form(house))
    assert coordinator.post(url, plan_form(house)).status_code == 422
    assert coordinator.post(url, plan_form(house, save_anyway="on")).status_code == 302
    assert ActivityOccasion.objects.planned().count() == 2


def test_a_cancelled_one_is_opened_again_and_the_history_keeps_the_reason(house, coordinator):
    occasion = planned(house, "03-14", status="cancelled", cancellation_reason="Snöoväder")
    url = f"{occasion.get_absolute_url()}oppna-igen/"
    assert "Snöoväder" in coordinator.get(url).text
    assert coordinator.post(url, {"version": "1"}).status_code == 302
    occasion.refresh_from_db()
    assert (occasion.status, occasion.cancellation_reason) == (OccasionStatus.PLANNED, "")
    assert "Snöoväder" in coordinator.get(f"{occasion.get_absolute_url()}historik/").text
    assert coordinator.post(url, {"version": "2"}).status_code == 409


def test_opening_again_what_somebody_changed_is_stopped(house, coordinator):
    occasion = planned(house, "03-14", status="cancelled", cancellation_reason="Snöoväder", version=2)
    answer = coordinator.post(f"{occasion.get_absolute_url()}oppna-igen/", {"version": "1"})
    assert answer.status_code == 409


def test_what_was_logged_by_mistake_is_cancelled_with_that_as_reason(house, coordinator):
    url = f"{house.last_week.get_absolute_url()}stall-in/"
    assert 'value="Loggad av misstag"' in coordinator.get(url).text
    answer = coordinator.post(url, {"version": "1", "cancellation_reason": ["", "Loggad av misstag"]})
    assert answer.status_code == 302
    house.last_week.refresh_from_db()
    assert house.last_week.cancellation_reason == "Loggad av misstag"


# --- «Väntar på siffror» -----------------------------------------------------------------------------------------


@pytest.fixture
def url(house):
    return f"{house.url}aktiviteter/vantar/"


def waiting(page):
    return [(day, [row.occasion for row in rows]) for day, rows in page.context["days"]]


def test_what_has_passed_uncounted_waits_the_oldest_first(house, coordinator, url):
    late, early = planned(house, "02-27", starts_at=dt.time(18)), planned(house, "02-27", starts_at=dt.time(9))
    oldest = planned(house, "02-20")
    planned(house, "03-02")  # today, no time: nobody knows whether it is over
    planned(house, "03-02", starts_at=dt.time(15))  # later today
    begun = planned(house, "03-02", starts_at=dt.time(9))
    planned(house, "03-03")
    page = coordinator.get(url)
    assert waiting(page) == [
        (day("02-20"), [oldest]),
        (day("02-27"), [early, late]),
        (day("03-02"), [begun]),
    ]
    assert "4\u00a0planerade aktiviteter har varit" in page.text


def send(client, occasion, **fields):
    return client.post(f"{occasion.get_absolute_url()}rakna/", {"version": occasion.version} | fields)


@pytest.mark.parametrize("number", [0, 27])
def test_a_number_says_that_it_was_held(house, coordinator, url, number):
    occasion = planned(house, "02-27")
    assert send(coordinator, occasion, visit_count=str(number)).url == url
    occasion.refresh_from_db()
    assert (occasion.status, occasion.visit_count) == (OccasionStatus.HELD, number)
    assert occasion.history.latest().history_user == house.coordinator
    assert "Inget väntar" in coordinator.get(url).text


def test_held_but_nobody_counted_is_unknown_and_never_zero(house, coordinator):
    occasion = planned(house, "02-27")
    send(coordinator, occasion, not_counted="1")
    occasion.refresh_from_db()
    assert (occasion.status, occasion.visit_count) == (OccasionStatus.HELD, None)


def test_it_did_not_happen(house, coordinator, url):
    occasion = planned(house, "02-27")
    assert send(coordinator, occasion, cancellation_reason="Ledaren var sjuk").url == url
    occasion.refresh_from_db()
    assert (occasion.status, occasion.cancellation_reason) == (OccasionStatus.CANCELLED, "Ledaren var sjuk")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"visit_count": ""}, "Skriv hur många som kom. Kom ingen, skriv 0."),
        ({"visit_count": "-1"}, "Ange ett heltal från 0 till 100\u00a0000."),
        ({"visit_count": "100001"}, "Ange ett heltal från 0 till 100\u00a0000."),
        ({"cancellation_reason": ""}, "blev_inte_av_"),
        ({"cancellation_reason": "Ring 19811218-9876"}, "personnummer"),
    ],
)
def test_what_is_wrong_is_told_in_its_row(house, coordinator, fields, sentence):
    occasion = planned(house, "02-27")
    page = send(coordinator, occasion, **fields)
    assert page.status_code == 422
    assert sentence in page.text
    occasion.refresh_from_db()
    assert occasion.status == OccasionStatus.PLANNED


@pytest.mark.parametrize("typed", ["\0", "1e9", "9" * 30, "x" * 5000])
def test_nonsense_is_refused(house, coordinator, typed):
    occasion = planned(house, "02-27")
    assert send(coordinator, occasion, visit_count=typed, not_counted="").status_code == 422
    assert send(coordinator, occasion, visit_count="3", version=typed).status_code in {409, 422}


def test_what_is_planned_for_a_day_to_come_is_told_once_in_the_whole_form_too(house, coordinator):
    occasion = planned(house, "03-03")
    sent = plan_form(house, held_on="2026-03-03", visit_count="3", precision="exact", counting_method="counted")
    answer = coordinator.post(f"{occasion.get_absolute_url()}andra/", sent)
    assert answer.context["form"].errors == {"held_on": ["Datumet har inte varit än."]}


def test_tomorrow_is_not_counted_today(house, coordinator):
    assert send(coordinator, planned(house, "03-03"), visit_count="3").status_code == 422


def test_of_two_who_count_the_second_is_told_what_the_first_wrote(house, coordinator):
    occasion = planned(house, "02-27")
    send(coordinator, occasion, visit_count="27")
    page = send(coordinator, occasion, visit_count="31")
    assert page.status_code == 409
    assert "27 besök" in page.text
    assert "Du skrev: 31." in page.text


def test_counting_what_somebody_moved_meanwhile_shows_both(house, coordinator):
    occasion = planned(house, "02-27", version=2)
    page = send(coordinator, occasion, visit_count="31", version="1")
    assert page.status_code == 409
    assert page.context["conflict"] == [("Antal besök", "31", "")]


def test_a_reader_counts_nothing(house, reader, url):
    occasion = planned(house, "02-27")
    assert reader.get(url).status_code == 403
    assert send(reader, occasion, visit_count="3").status_code == 403


def test_the_page_asks_no_more_for_fifty_than_for_three(house, coordinator, url):
    counts = []
    for more in (3, 50):
        for _number in range(more):
            planned(house, "02-27")
        with CaptureQueriesContext(connection) as queries:
            page = coordinator.get(url)
        counts.append(len(queries))
    assert "53\u00a0planerade aktiviteter" in page.text
    assert counts[0] in {counts[1], counts[1] - 1}  # one more to say how many there are beyond the fifty
    assert counts[1] <= 8


def test_the_start_page_says_how_many_wait_and_only_to_those_who_count(client, house):
    make_series(house.area, starts_on=day("02-17"), ends_on=day("03-31"))
    elsewhere = make_area(make_agreement(make_partnership(), starts_on=day("01-01"), ends_on=day("12-31")))
    make_occasion(elsewhere, held_on=day("02-27"), status="planned")
    client.force_login(house.coordinator)
    assert "2\u00a0planerade aktiviteter</a>" not in client.get("/").text
    assert "2\u00a0planerade aktiviteter väntar på siffror" in client.get("/").text
    client.force_login(house.reader)
    assert "väntar på siffror" not in client.get("/").text
    client.force_login(make_coordinator(make_partnership()))
    assert "väntar på siffror" not in client.get("/").text
