"""In autumn the coordinator drafts next year's plan: items with area, goals, need, organiser, times and months."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.actions import start_plan
from partnerships.models import Activity, ActivityPlan, PlanItem, PlanStatus
from tests.builders import (
    make_activity,
    make_area,
    make_coordinator,
    make_occasion,
    make_officer,
    make_organisation,
    make_reader,
)
from tests.plans import make_agreed_plan, make_item, make_plan, make_plan_agreement, make_sent_plan, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return make_plan_agreement()


@pytest.fixture
def area(agreement):
    return agreement.programme_areas.get()


@pytest.fixture
def coordinator(client, agreement):
    client.force_login(make_coordinator(agreement.partnership))
    return client


@pytest.fixture
def url(agreement):
    return f"/partnerskap/{agreement.partnership.slug}/planer/"


def content(area, **changed):
    return {
        "version": 1,
        "new_activity": "Läxhjälp",
        "area": area.pk,
        "goals": [area.outcome_goals.first().pk],
        "needs_basis": "Föräldrar ber om hjälp med läxorna.",
        "organiser": make_organisation(name="Föreningen ZigZag").pk,
        "times": 36,
        "first_month": 2,
        "last_month": 5,
        "cost_line": "Verksamhetsmedel",
    } | changed


def test_a_plan_begins_as_a_draft_of_a_year_that_an_agreement_covers(coordinator, agreement, url):
    assert "2027" in coordinator.get(url + "ny/").text
    answer = coordinator.post(url + "ny/", {"year": "2027"})
    assert answer.url == url + "2027/"
    plan = ActivityPlan.objects.get()
    assert (plan.agreement, plan.edition, plan.status) == (agreement, 1, PlanStatus.DRAFT)
    assert plan.history.get().history_user.name in coordinator.get("/").text


@pytest.mark.parametrize("year", ["2025", "2028", "x", ""])
def test_a_year_without_agreement_gets_no_plan(coordinator, url, year):
    assert coordinator.post(url + "ny/", {"year": year}).status_code == 422
    assert not ActivityPlan.objects.exists()


def test_a_year_has_one_plan(coordinator, agreement, url):
    start_plan(agreement.partnership, year=2027, by=None)
    assert coordinator.post(url + "ny/", {"year": "2027"}).status_code == 422
    assert ActivityPlan.objects.count() == 1


def test_an_item_is_added_with_a_new_activity(coordinator, agreement, area, url):
    make_plan(agreement, items=0)
    assert coordinator.post(url + "2027/punkt/ny/", content(area)).status_code == 302
    page = coordinator.get(url + "2027/").text
    for text in ("Läxhjälp", "Föräldrar ber om hjälp", "Föreningen ZigZag", "februari–maj", "Verksamhetsmedel"):
        assert text in page
    item = PlanItem.objects.get()
    assert (item.times, [link.goal for link in item.goal_links.all()]) == (36, [area.outcome_goals.first()])


def test_a_known_activity_is_found_whatever_its_capitals(coordinator, agreement, area, url):
    make_plan(agreement, items=0)
    known = make_activity(agreement.partnership, name="Läxhjälp")
    coordinator.post(url + "2027/punkt/ny/", content(area, new_activity="LÄXHJÄLP"))
    assert PlanItem.objects.get().activity == known
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"new_activity": ""}, "Välj en aktivitet, eller skriv namnet på en ny."),
        ({"times": 0}, "Ange ett heltal från 1 till 1\u00a0000."),
        ({"times": ""}, "Antal tillfällen"),
        ({"first_month": 9, "last_month": 3}, "Den senare månaden står sist."),
        ({"first_month": 13}, "Ange ett heltal från 1 till 12."),
        ({"needs_basis": "Anna 19850709-9805 vill det"}, "personnummer"),
        ({"needs_basis": "x" * 1001}, "1000"),
    ],
)
def test_what_is_wrong_is_told_at_the_field_and_nothing_typed_is_lost(coordinator, agreement, area, url, changed, said):
    make_plan(agreement, items=0)
    answer = coordinator.post(url + "2027/punkt/ny/", content(area, cost_line="Rad sju") | changed)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Rad sju" in answer.text
    assert not PlanItem.objects.exists()


def test_an_activity_stands_once_in_each_area(coordinator, agreement, area, url):
    plan = make_plan(agreement, items=0)
    item = make_item(plan, area)
    answer = coordinator.post(url + "2027/punkt/ny/", content(area, new_activity="", activity=item.activity.pk))
    assert answer.status_code == 422
    assert "finns redan i planen" in answer.text
    other = make_area(agreement)
    again = content(other, new_activity="", activity=item.activity.pk)
    assert coordinator.post(url + "2027/punkt/ny/", again).status_code == 302


def test_what_belongs_to_others_cannot_be_chosen(coordinator, agreement, area, url):
    make_plan(agreement, items=0)
    theirs = make_plan_agreement().programme_areas.get()
    for changed in (
        {"area": theirs.pk},
        {"goals": [theirs.outcome_goals.first().pk]},
        {"new_activity": "", "activity": make_activity(theirs.agreement.partnership).pk},
    ):
        assert coordinator.post(url + "2027/punkt/ny/", content(area) | changed).status_code == 422
    assert not PlanItem.objects.exists()


def test_goals_and_need_may_wait_but_the_page_says_what_is_missing(coordinator, agreement, area, url):
    make_plan(agreement, items=0)
    answer = coordinator.post(url + "2027/punkt/ny/", content(area, goals=[], needs_basis=""), follow=True)
    assert "Läxhjälp saknar effektmål." in answer.text
    assert "Läxhjälp saknar behov hos de boende." in answer.text


def test_an_item_is_changed_and_the_history_says_who(coordinator, agreement, area, url):
    item = make_item(make_plan(agreement, items=0), area)
    changed = content(area, new_activity="", activity=item.activity.pk, times=40, goals=[])
    assert coordinator.post(url + f"2027/punkt/{item.pk}/", changed).status_code == 302
    item.refresh_from_db()
    assert (item.times, item.version, item.goal_links.count()) == (40, 2, 0)
    assert item.history.first().history_user is not None


def test_two_at_one_item_see_both_texts(coordinator, agreement, area, url):
    item = make_item(make_plan(agreement, items=0), area)
    first = content(area, new_activity="", activity=item.activity.pk, needs_basis="Så säger den första.")
    coordinator.post(url + f"2027/punkt/{item.pk}/", first)
    answer = coordinator.post(url + f"2027/punkt/{item.pk}/", first | {"needs_basis": "Så säger den andra."})
    assert answer.status_code == 409
    assert "Så säger den första." in answer.text
    assert "Så säger den andra." in answer.text


def test_an_item_is_taken_away_after_a_question(coordinator, agreement, area, url):
    item = make_item(make_plan(agreement, items=0), area)
    page = url + f"2027/punkt/{item.pk}/ta-bort/"
    assert "Ta bort" in coordinator.get(page).text
    assert coordinator.post(page, {"version": 2}).status_code == 409
    assert coordinator.post(page, {"version": 1}).status_code == 302
    assert not PlanItem.objects.exists()
    assert PlanItem.history.filter(history_type="-").get().history_user is not None


@pytest.mark.parametrize("make", [make_sent_plan, make_agreed_plan])
def test_a_plan_that_is_no_draft_has_no_form_and_keeps_what_was_typed(coordinator, agreement, area, url, make):
    item = make(agreement).items.get()
    for page in ("punkt/ny/", f"punkt/{item.pk}/", f"punkt/{item.pk}/ta-bort/", "hamta/", "skicka/"):
        assert coordinator.get(f"{url}2027/{page}").status_code == 409, page
    answer = coordinator.post(url + "2027/punkt/ny/", content(area, cost_line="Rad sju"))
    assert answer.status_code == 409
    assert "Rad sju" in answer.text
    again = content(area, new_activity="", activity=item.activity.pk, cost_line="Rad sju")
    assert "Rad sju" in coordinator.post(f"{url}2027/punkt/{item.pk}/", again).text
    item.refresh_from_db()
    assert (PlanItem.objects.count(), item.cost_line) == (1, "")


def test_an_officer_may_draft_too_and_a_reader_only_reads(client, agreement, url):
    plan = make_plan(agreement)
    client.force_login(make_officer(agreement.partnership))
    assert client.get(url + "2027/punkt/ny/").status_code == 200
    send(plan)
    client.force_login(make_reader(agreement.partnership))
    page = client.get(url + "2027/")
    assert page.status_code == 200
    assert "Lägg till" not in page.text
    assert client.get(url + "2027/punkt/ny/").status_code == 403


def test_what_was_held_this_year_is_fetched_as_counted(coordinator, agreement, area, url):
    activity = make_activity(agreement.partnership, name="Öppet hus")
    often, seldom = make_organisation(name="Rädda Barnen"), make_organisation()
    for day in (dt.date(2026, 3, 3), dt.date(2026, 3, 10), dt.date(2026, 6, 2)):
        make_occasion(area, activity=activity, held_on=day, organiser=often)
    make_occasion(area, activity=activity, held_on=dt.date(2026, 9, 1), organiser=seldom)
    make_occasion(
        area, activity=activity, held_on=dt.date(2026, 11, 3), status="cancelled", cancellation_reason="Ledaren sjuk."
    )
    make_plan(agreement, items=0)
    page = coordinator.get(url + "2027/hamta/")
    assert "Öppet hus – 4\u00a0gånger, Rädda Barnen (4\u00a0genomförda 2026)" in page.text
    form = page.context["form"]
    sent = {"version": form["version"].value(), "chosen": form["chosen"].value()}
    assert coordinator.post(url + "2027/hamta/", sent).status_code == 302
    item = PlanItem.objects.get()
    assert (item.times, item.first_month, item.last_month, item.organiser) == (4, 3, 9, often)
    assert {link.goal for link in item.goal_links.all()} == set(area.outcome_goals.all())
    assert "Det finns inget att hämta" in coordinator.get(url + "2027/hamta/").text


def test_this_years_plan_gives_need_and_goals_and_what_was_never_held(coordinator, agreement, area, url):
    this_year = make_plan(agreement, year=2026, items=0)
    held = make_item(this_year, area, times=12, needs_basis="De vill träffas.", cost_line="Rad ett")
    make_item(this_year, area, times=5, activity=make_activity(agreement.partnership, name="Julfest"))
    make_occasion(area, activity=held.activity, held_on=dt.date(2026, 3, 3))
    send(this_year)
    make_plan(agreement, items=0)
    form = coordinator.get(url + "2027/hamta/").context["form"]
    labels = [label for _key, label in form.fields["chosen"].choices]
    assert any("Julfest – 5" in label and "5\u00a0planerade 2026, ingen genomförd" in label for label in labels)
    chosen = [key for key, proposal in form.proposals.items() if proposal.activity == held.activity]
    coordinator.post(url + "2027/hamta/", {"version": form["version"].value(), "chosen": chosen})
    item = PlanItem.objects.get(plan__year=2027)
    assert (item.times, item.needs_basis, item.cost_line) == (1, "De vill träffas.", "Rad ett")
    assert [link.goal for link in item.goal_links.all()] == [area.outcome_goals.first()]


def test_the_pages_ask_as_much_for_three_items_as_for_thirty(coordinator, agreement, area, url):
    plan = make_plan(agreement, items=0)
    counts = {}
    for more in (3, 27):
        for number in range(more):
            make_item(plan, area)
            make_occasion(area, held_on=dt.date(2026, 3, 1 + number))
        for page in ("2027/", "2027/utfall/", "2027/hamta/", "2027/historik/", ""):
            coordinator.get(url + page)
            with CaptureQueriesContext(connection) as queries:
                assert coordinator.get(url + page).status_code == 200
            counts.setdefault(page, set()).add(len(queries))
    assert {page: len(found) for page, found in counts.items()} == dict.fromkeys(counts, 1)
