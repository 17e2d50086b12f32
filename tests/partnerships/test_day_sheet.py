"""A leader without an account opens the link in the phone and says how many came."""

import datetime as dt
import uuid

import pytest
from django.test import Client

from partnerships.models import ActivityOccasion, AgeBand, CountingMethod, EntryReceipt, OccasionStatus, Precision
from tests.builders import make_activity, make_occasion
from tests.partnerships.leaders import count, entry, make_link, make_planned, make_running_series, phone_with

DAY = dt.timedelta(days=1)


@pytest.fixture
def series(house):
    return make_running_series(house.area)


@pytest.fixture
def today_s(house, series):
    return make_planned(series, on=house.today)


@pytest.fixture
def link(house, series):
    return make_link(series, today=house.today)


@pytest.fixture
def phone(link):
    return phone_with(link[1])


def text(response):
    return response.content.decode()


def test_today_s_activity_stands_there_to_be_counted(phone, today_s):
    page = phone.get("/dagblad/")
    assert page.status_code == 200
    assert "Öppet hus tisdag" in text(page)
    assert "Nour Haddad" in text(page)


def test_a_number_is_enough_and_the_history_says_who(phone, today_s, coordinator, house):
    assert count(phone, today_s, visit_count=34).url == "/dagblad/"
    saved = ActivityOccasion.objects.get(pk=today_s.pk)
    assert (saved.status, saved.visit_count, saved.precision) == (OccasionStatus.HELD, 34, Precision.EXACT)
    assert "Nour Haddad" in text(coordinator.get(f"{house.url}aktiviteter/{today_s.pk}/historik/"))


def test_the_goals_and_organiser_of_the_series_stay(phone, today_s):
    before = {link.goal_id for link in today_s.goal_links.all()}
    count(phone, today_s, visit_count=34, notes="Regn")
    saved = ActivityOccasion.objects.get(pk=today_s.pk)
    assert {link.goal_id for link in saved.goal_links.all()} == before
    assert (saved.organiser_id, saved.notes) == (today_s.organiser_id, "Regn")


def test_nobody_came_is_a_number_too(phone, today_s):
    count(phone, today_s, visit_count=0)
    assert ActivityOccasion.objects.get(pk=today_s.pk).visit_count == 0


def test_about_so_many_is_told_as_such(phone, today_s):
    count(phone, today_s, visit_count=40, is_estimated="on")
    saved = ActivityOccasion.objects.get(pk=today_s.pk)
    assert (saved.precision, saved.counting_method) == (Precision.APPROXIMATELY, CountingMethod.ESTIMATED)


@pytest.mark.parametrize("typed", ["", "-1", "100001", "många", "9" * 30, "\0"])
def test_what_is_no_number_is_told_at_the_field(phone, today_s, typed):
    page = count(phone, today_s, visit_count=typed)
    assert page.status_code == 422
    assert page.context["form"].errors["visit_count"]
    assert ActivityOccasion.objects.get(pk=today_s.pk).status == OccasionStatus.PLANNED


def test_a_personal_number_in_the_note_is_refused(phone, today_s):
    page = count(phone, today_s, visit_count=3, notes="Pratade med 811218-9876")
    assert "personnummer" in page.context["form"].errors["notes"][0]


@pytest.fixture
def bands(house, series):
    """The programme's own bands; the partnership's are not asked for beside them."""
    AgeBand(partnership=house.partnership, label="0–120", from_age=0, to_age=120, position=0).save_as(None)
    ages = (("7–9", 7, 9), ("10–13", 10, 13))
    return [
        AgeBand(partnership=house.partnership, series=series, label=label, from_age=a, to_age=b, position=a).save_as(
            None
        )
        for label, a, b in ages
    ]


def test_where_ages_are_counted_the_bands_make_the_number(phone, today_s, bands):
    assert "Räkna åldersgrupper" in text(phone.get("/dagblad/"))
    page = text(phone.get(f"/dagblad/tillfalle/{today_s.pk}/"))
    assert "7–9" in page
    assert "0–120" not in page
    by_band = {f"band_{band.pk}": visits for band, visits in zip(bands, (5, 8), strict=True)}
    assert count(phone, today_s, visit_count="", **by_band).url == "/dagblad/"
    assert ActivityOccasion.objects.get(pk=today_s.pk).visit_count == 13
    rows = today_s.band_counts.order_by("band__position")
    assert [(row.visit_count, str(row.history.latest().history_user)) for row in rows] == [
        (5, "Nour Haddad"),
        (8, "Nour Haddad"),
    ]


def test_bands_that_do_not_add_up_are_told(phone, today_s, bands):
    page = count(phone, today_s, visit_count=20, **{f"band_{bands[0].pk}": 5})
    assert "5 tillsammans" in page.context["form"].errors["visit_count"][0]
    assert count(phone, today_s, visit_count="").status_code == 422


def test_a_corrected_number_without_bands_takes_them_away(phone, today_s, bands):
    count(phone, today_s, visit_count="", **{f"band_{bands[0].pk}": 5})
    count(phone, today_s, visit_count=9)
    assert not today_s.band_counts.exists()


def test_it_did_not_happen(phone, today_s):
    page = f"/dagblad/tillfalle/{today_s.pk}/blev-inte-av/"
    assert phone.post(page, {"version": 1, "token": uuid.uuid4()}).status_code == 422
    sent = {"version": 1, "token": uuid.uuid4(), "cancellation_reason": "Ledaren sjuk"}
    assert phone.post(page, sent).url == "/dagblad/"
    saved = ActivityOccasion.objects.get(pk=today_s.pk)
    assert (saved.status, saved.cancellation_reason) == (OccasionStatus.CANCELLED, "Ledaren sjuk")
    assert "Blev inte av: Ledaren sjuk" in text(phone.get("/dagblad/"))


def test_one_s_own_entry_may_be_corrected_the_same_day(phone, today_s):
    count(phone, today_s, visit_count=34)
    assert count(phone, today_s, visit_count=43).url == "/dagblad/"
    assert ActivityOccasion.objects.get(pk=today_s.pk).visit_count == 43


def test_what_was_called_off_by_mistake_can_be_counted_after_all(phone, today_s):
    phone.post(
        f"/dagblad/tillfalle/{today_s.pk}/blev-inte-av/",
        {"version": 1, "token": uuid.uuid4(), "cancellation_reason": "Fel dag"},
    )
    assert count(phone, today_s, visit_count=12).url == "/dagblad/"
    assert ActivityOccasion.objects.get(pk=today_s.pk).visit_count == 12


def test_what_somebody_else_has_said_can_be_read_but_not_changed(phone, today_s, house):
    sent = entry(phone, today_s, visit_count=12)
    today_s.status, today_s.visit_count, today_s.version = OccasionStatus.HELD, 50, 2
    today_s.save_as(house.coordinator)
    assert "50 besök" in text(phone.get("/dagblad/"))
    answer = phone.post(f"/dagblad/tillfalle/{today_s.pk}/", sent)
    assert answer.status_code == 409
    assert ("Antal besök", "12", "50") in answer.context["conflict"]
    assert "Spara det jag skrev" not in text(answer)
    assert phone.get(f"/dagblad/tillfalle/{today_s.pk}/").url == "/dagblad/"
    assert ActivityOccasion.objects.get(pk=today_s.pk).visit_count == 50


def test_a_change_meanwhile_shows_both_texts_and_may_be_sent_again(phone, today_s, house):
    sent = entry(phone, today_s, visit_count=12, notes="Sol")
    today_s.notes, today_s.version = "Ta med bollar", 2
    today_s.save_as(house.coordinator)
    answer = phone.post(f"/dagblad/tillfalle/{today_s.pk}/", sent)
    assert answer.status_code == 409
    assert ("Anteckning, om du vill", "Sol", "Ta med bollar") in answer.context["conflict"]
    assert phone.post(f"/dagblad/tillfalle/{today_s.pk}/", sent | {"version": 2}).url == "/dagblad/"


def test_the_same_entry_sent_twice_is_stored_once(phone, today_s):
    sent = entry(phone, today_s, visit_count=34)
    answers = [phone.post(f"/dagblad/tillfalle/{today_s.pk}/", sent) for _ in range(2)]
    assert [answer.url for answer in answers] == ["/dagblad/"] * 2
    assert ActivityOccasion.objects.get(pk=today_s.pk).version == 2
    assert EntryReceipt.objects.count() == 1


def test_also_when_a_coordinator_has_changed_it_in_between(phone, today_s, house):
    sent = entry(phone, today_s, visit_count=34)
    phone.post(f"/dagblad/tillfalle/{today_s.pk}/", sent)
    saved = ActivityOccasion.objects.get(pk=today_s.pk)
    saved.visit_count, saved.version = 35, 3
    saved.save_as(house.coordinator)
    assert phone.post(f"/dagblad/tillfalle/{today_s.pk}/", sent).url == "/dagblad/"
    assert ActivityOccasion.objects.get(pk=today_s.pk).visit_count == 35


@pytest.mark.parametrize(("days", "stands"), [(0, True), (-1, True), (-3, True), (-4, False), (1, False)])
def test_the_last_three_days_may_be_counted_afterwards(phone, series, house, days, stands):
    occasion = make_planned(series, on=house.today + days * DAY)
    assert (f"tillfalle/{occasion.pk}/" in text(phone.get("/dagblad/"))) is stands
    assert phone.get(f"/dagblad/tillfalle/{occasion.pk}/").status_code == (200 if stands else 404)


def test_yesterday_s_that_somebody_counted_does_not_stand_there(phone, series, house):
    occasion = make_planned(series, on=house.today - DAY, status=OccasionStatus.HELD, visit_count=5)
    assert occasion not in [row.occasion for row in phone.get("/dagblad/").context["said"]]
    assert phone.get(f"/dagblad/tillfalle/{occasion.pk}/").status_code == 404


def test_before_its_first_day_the_link_reaches_nothing(series, house):
    _link, secret = make_link(series, today=house.today, starts_on=house.today)
    yesterday = make_planned(series, on=house.today - DAY)
    assert phone_with(secret).get(f"/dagblad/tillfalle/{yesterday.pk}/").status_code == 404


def test_other_series_and_single_activities_are_not_there(phone, house, today_s):
    other = make_planned(make_running_series(house.area, name="Tjejforum"), on=house.today)
    single = make_occasion(
        house.area, activity=make_activity(house.partnership), held_on=house.today, status=OccasionStatus.PLANNED
    )
    for occasion in (other, single):
        page = f"/dagblad/tillfalle/{occasion.pk}/"
        sent = {"version": 1, "token": uuid.uuid4(), "visit_count": 3, "cancellation_reason": "x"}
        answers = [phone.get(page), phone.post(page, sent), phone.post(f"{page}blev-inte-av/", sent)]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert f"tillfalle/{occasion.pk}/" not in text(phone.get("/dagblad/"))


def test_a_signed_in_coordinator_who_opens_a_link_counts_as_the_leader(house, link, today_s):
    phone = Client()
    phone.force_login(house.coordinator)
    phone.get(f"/dagblad/{link[1]}/")
    page = text(phone.get("/dagblad/"))
    assert "Nour Haddad" in page
    assert "Sam Ordnare" not in page
    count(phone, today_s, visit_count=7)
    assert str(today_s.history.latest().history_user) == "Nour Haddad"
    assert "Hej Sam Ordnare" in text(phone.get("/"))


def test_leaving_the_sheet_closes_it_on_that_phone(phone, today_s):
    assert "stängd" in text(phone.post("/dagblad/stang/"))
    assert phone.get("/dagblad/").status_code == 410


def test_the_page_asks_the_database_equally_often_however_many_activities(house, django_assert_max_num_queries):
    several = [make_running_series(house.area, name=f"Serie {number}") for number in range(6)]
    _link, secret = make_link(several[0], today=house.today, series=several)
    phone, asked = phone_with(secret), []
    for each in (several[:1], several[1:]):
        for series in each:
            make_planned(series, on=house.today)
        with django_assert_max_num_queries(5) as queries:
            assert len(phone.get("/dagblad/").context["waiting"]) >= len(each)
        asked.append(len(queries))
    assert asked[0] == asked[1]
