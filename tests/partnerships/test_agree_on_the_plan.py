"""The plan is agreed when every party has approved it (S1 § 4.3, rule 13); then it is locked, also in the database."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from partnerships.actions import answer_plan, merge_organisations, start_new_edition
from partnerships.models import ActivityPlan, PlanAnswer, PlanItemGoal, PlanStatus, Role
from partnerships.plan_lock import PLAN_LOCK
from tests.builders import make_activity, make_coordinator, make_officer, make_organisation, make_person, make_user
from tests.plans import approve, make_agreed_plan, make_item, make_plan, make_plan_agreement, make_sent_plan, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return make_plan_agreement()


@pytest.fixture
def parties(agreement):
    return list(agreement.parties.in_order())


@pytest.fixture
def contact(agreement, parties):
    """The first party's contact person."""
    return make_person(Role.CONTACT_PERSON, agreement.partnership, organisation=parties[0].organisation, name="Ko Nta")


@pytest.fixture
def url(agreement):
    return f"/partnerskap/{agreement.partnership.slug}/planer/"


def test_a_plan_without_items_goals_or_needs_is_not_sent(client, agreement, url):
    """Rule 15: block on publish."""
    client.force_login(make_coordinator(agreement.partnership))
    plan = make_plan(agreement, items=0)
    assert "Planen är tom." in client.post(url + "2027/skicka/", {"version": plan.version}).text
    make_item(plan, agreement.programme_areas.get(), goals=[], needs_basis=" ")
    plan.refresh_from_db()
    answer = client.post(url + "2027/skicka/", {"version": plan.version})
    assert answer.status_code == 422
    assert "saknar effektmål." in answer.text
    assert "saknar behov hos de boende." in answer.text
    plan.refresh_from_db()
    assert plan.is_draft


def test_sending_what_somebody_changed_meanwhile_is_stopped(client, agreement, url):
    client.force_login(make_coordinator(agreement.partnership))
    plan = make_plan(agreement)
    make_item(plan, agreement.programme_areas.get())
    assert client.post(url + "2027/skicka/", {"version": plan.version}).status_code == 409
    plan.refresh_from_db()
    assert client.post(url + "2027/skicka/", {"version": plan.version}).status_code == 302
    plan.refresh_from_db()
    assert plan.is_circulated


def test_it_is_agreed_with_the_last_partys_approval_and_not_before(agreement, parties):
    plan = make_sent_plan(agreement)
    for party in parties[:-1]:
        assert approve(plan, party).is_circulated
    agreed = approve(plan, parties[-1])
    assert agreed.is_agreed
    assert agreed.agreed_at is not None
    assert agreed.version == plan.version  # what they approved


def test_a_contact_person_answers_for_the_own_party_only(client, agreement, parties, contact, url):
    plan = make_sent_plan(agreement)
    client.force_login(contact)
    assert "Svara på planen" in client.get(url + "2027/").text
    sent = {"version": plan.version, "party": parties[1].pk, "answer": "approved"}
    assert client.post(url + "2027/svara/", sent).status_code == 422
    assert not PlanAnswer.objects.exists()
    assert client.post(url + "2027/svara/", sent | {"party": parties[0].pk}).status_code == 302
    answer = PlanAnswer.objects.get()
    assert (answer.party, answer.answered_by, answer.given_by) == (parties[0], contact, "")
    assert client.get(url + "2027/svara/").status_code == 409
    assert "Parten har redan svarat." in client.post(url + "2027/svara/", sent | {"party": parties[0].pk}).text


def test_others_cannot_answer(client, agreement, parties, url):
    plan = make_sent_plan(agreement)
    staff = make_person(Role.COMMITTEE_STAFF, agreement.partnership, organisation=parties[0].organisation)
    other = make_plan_agreement().parties.first().organisation
    stranger = make_person(Role.CONTACT_PERSON, agreement.partnership, organisation=other)
    for user in (staff, stranger, make_coordinator(agreement.partnership), make_officer(agreement.partnership)):
        client.force_login(user)
        sent = {"version": plan.version, "party": parties[0].pk, "answer": "approved"}
        assert client.post(url + "2027/svara/", sent).status_code == 403
    assert not PlanAnswer.objects.exists()


def test_a_wish_for_changes_says_what_and_makes_it_a_draft_again(client, agreement, parties, contact, url):
    plan = make_sent_plan(agreement)
    approve(plan, parties[1])
    client.force_login(contact)
    sent = {"version": plan.version, "party": parties[0].pk, "answer": "changes", "comment": ""}
    assert "Skriv vad som ska ändras." in client.post(url + "2027/svara/", sent).text
    client.post(url + "2027/svara/", sent | {"comment": "Mer för tjejerna."})
    plan.refresh_from_db()
    assert plan.is_draft
    page = client.get(url + "2027/").text
    assert "Mer för tjejerna." in page
    again = send(plan)
    assert approve(again, parties[0]).is_circulated
    assert approve(again, parties[2]).is_circulated  # the second party's approval was of the earlier text
    assert "Tidigare omgång" in client.get(url + "2027/historik/").text
    assert PlanAnswer.objects.count() == 4


def test_an_answer_to_a_text_that_has_changed_is_stopped_and_kept(client, agreement, parties, contact, url):
    old = make_sent_plan(agreement)
    coordinator = make_coordinator(agreement.partnership)
    client.force_login(coordinator)
    client.post(url + "2027/ta-tillbaka/", {"version": old.version})
    old.refresh_from_db()
    assert old.is_draft
    client.force_login(contact)
    sent = {"version": old.version - 1, "party": parties[0].pk, "answer": "changes", "comment": "Mitt långa svar."}
    while_it_is_a_draft = client.post(url + "2027/svara/", sent)
    send(old)
    when_sent_again = client.post(url + "2027/svara/", sent)
    for answer in (while_it_is_a_draft, when_sent_again):
        assert answer.status_code == 409
        assert "Mitt långa svar." in answer.text
    assert not PlanAnswer.objects.exists()


def test_the_officer_writes_in_an_answer_given_elsewhere(client, agreement, parties, url):
    plan = make_sent_plan(agreement)
    officer = make_officer(agreement.partnership, name="Hand Läggare")
    client.force_login(officer)
    today = timezone.localdate()
    sent = {"version": plan.version, "party": parties[0].pk, "answer": "approved", "comment": ""}
    assert client.post(url + "2027/for-in-svar/", sent).status_code == 422
    given = {"given_by": "Hampus Lilja", "given_on": str(today), "given_how": "e-post"}
    for day in (today + dt.timedelta(days=1), today - dt.timedelta(days=1)):
        assert client.post(url + "2027/for-in-svar/", sent | given | {"given_on": str(day)}).status_code == 422
    assert client.post(url + "2027/for-in-svar/", sent | given).status_code == 302
    page = client.get(url + "2027/").text
    assert "Hampus Lilja" in page
    assert "infört av Hand Läggare" in page


def test_half_an_answer_given_elsewhere_is_refused_by_the_database(agreement, parties):
    plan = make_sent_plan(agreement)
    answer = PlanAnswer(plan=plan, party=parties[0], plan_version=1, answer="approved", answered_by=make_user())
    answer.given_by = "Hampus Lilja"
    with pytest.raises(IntegrityError), transaction.atomic():
        answer.save()


def test_a_change_of_an_agreed_plan_is_a_new_edition_with_a_new_round(client, agreement, parties, url):
    first = make_agreed_plan(agreement)
    client.force_login(make_coordinator(agreement.partnership))
    assert client.post(url + "2027/ny-utgava/", {"change_reason": ""}).status_code == 422
    client.post(url + "2027/ny-utgava/", {"change_reason": "Lokalen stängs i maj."})
    second = ActivityPlan.objects.get(edition=2)
    assert (second.is_draft, second.items.count()) == (True, first.items.count())
    assert second.items.get().goal_links.count() == first.items.get().goal_links.count() == 1
    assert client.get(url + "2027/").context["plan"] == first  # stays until the new one is agreed
    item = second.items.get()
    item.times = 3
    item.save_as(None)
    send(second)
    second.refresh_from_db()
    for party in parties:
        approve(second, party)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (PlanStatus.REPLACED, PlanStatus.AGREED)
    page = client.get(url + "2027/").text
    assert "Skiljer från utgåva 1" in page
    assert "Antal tillfällen: 10 → 3" in page
    assert "Lokalen stängs i maj." in client.get(url + "2027/historik/").text


def test_there_is_one_edition_on_its_way_at_a_time(client, agreement, url):
    plan = make_agreed_plan(agreement)
    start_new_edition(plan, reason="Ändrat läge.", by=None)
    client.force_login(make_coordinator(agreement.partnership))
    assert client.get(url + "2027/ny-utgava/").status_code == 409
    assert client.post(url + "2027/ny-utgava/", {"change_reason": "En till."}).status_code == 409


def past_the_form(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("make", [make_sent_plan, make_agreed_plan])
def test_the_database_refuses_to_change_what_is_not_a_draft(agreement, make):
    plan = make(agreement)
    item, goal = plan.items.get(), PlanItemGoal.objects.get()
    other = agreement.programme_areas.get().outcome_goals.last()
    for sql, value in (
        ("UPDATE partnerships_planitem SET times = 99 WHERE id = %s", item.pk),
        ("DELETE FROM partnerships_planitemgoal WHERE id = %s", goal.pk),
        ("UPDATE partnerships_planitemgoal SET goal_id = %s", other.pk),
    ):
        with pytest.raises(IntegrityError, match="locked"):
            past_the_form(sql, value)
    item.pk, item._state.adding, item.activity = None, True, make_activity(agreement.partnership)
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        item.save()


def test_the_database_refuses_to_reopen_or_delete_an_agreed_plan(agreement):
    plan = make_agreed_plan(agreement)
    for sql in (
        "UPDATE partnerships_activityplan SET status = 'draft', agreed_at = NULL WHERE id = %s",
        "UPDATE partnerships_activityplan SET year = 2026 WHERE id = %s",
        "DELETE FROM partnerships_activityplan WHERE id = %s",
    ):
        with pytest.raises(IntegrityError, match="locked"):
            past_the_form(sql, plan.pk)


def test_the_lock_survives_a_migrate(agreement):
    PLAN_LOCK.take_down()
    PLAN_LOCK.put_up()
    PLAN_LOCK.put_up()
    item = make_agreed_plan(agreement).items.get()
    with pytest.raises(IntegrityError, match="locked"):
        past_the_form("UPDATE partnerships_planitem SET times = 99 WHERE id = %s", item.pk)


def test_an_answer_needs_what_belongs_to_it(agreement, parties):
    plan = make_sent_plan(agreement)
    with pytest.raises(ValidationError, match="Skriv vad som ska ändras"):
        answer_plan(plan, party=parties[0], answer="changes", expected_version=plan.version, by=make_user())
    stranger = make_plan_agreement().parties.first()
    with pytest.raises(ValidationError, match="inte part i planens avtal"):
        approve(plan, stranger)


def test_an_organiser_that_turns_out_to_be_another_moves_in_an_agreed_plan_too(agreement):
    item = make_agreed_plan(agreement).items.get()
    duplicate, into = item.organiser, make_organisation()
    with pytest.raises(IntegrityError, match="locked"):
        past_the_form("UPDATE partnerships_planitem SET organiser_id = %s", into.pk)
    merge_organisations(duplicate, into=into, within={agreement.partnership_id}, by=make_user())
    item.refresh_from_db()
    assert item.organiser == into
