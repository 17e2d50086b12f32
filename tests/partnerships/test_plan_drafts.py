"""Who sees a plan before it is sent, how a draft is taken away, and how a party's answer is asked for."""

import pytest
from django.utils import timezone

from partnerships.actions import PlanNotInState, circulate_plan, recall_plan, remove_plan_draft, start_new_edition
from partnerships.models import ActivityPlan, PlanItem, PlanItemGoal, Role
from tests.builders import make_coordinator, make_officer, make_person, make_reader
from tests.plans import approve, make_agreed_plan, make_plan, make_plan_agreement, make_sent_plan, send

pytestmark = pytest.mark.django_db
PAGES = (
    "2027/",
    "2027/utgava/1/",
    "2027/historik/",
    "2027/utfall/",
    "2027/export/csv/",
    "2027/utgava/1/export/csv/",
    "2027/utfall/export/csv/",
)


@pytest.fixture
def agreement():
    return make_plan_agreement()


@pytest.fixture
def url(agreement):
    return f"/partnerskap/{agreement.partnership.slug}/planer/"


def test_a_reader_sees_a_plan_when_it_is_sent_and_not_before(client, agreement, url):
    plan = make_plan(agreement)
    client.force_login(make_reader(agreement.partnership))
    assert [client.get(url + page).status_code for page in PAGES] == [404] * len(PAGES)
    assert "Ingen plan ännu" in client.get(url).text
    plan = send(plan)
    assert [client.get(url + page).status_code for page in PAGES] == [200] * len(PAGES)
    assert "2027, utgåva 1" in client.get(url).text
    recall_plan(plan, expected_version=plan.version, by=None)
    assert client.get(url + "2027/").status_code == 404


def test_a_reader_sees_the_agreed_edition_and_nothing_of_the_next(client, agreement, url):
    start_new_edition(make_agreed_plan(agreement), reason="Lokalen är stängd.", by=None)
    client.force_login(make_reader(agreement.partnership))
    for page in ("", "2027/", "2027/historik/"):
        text = client.get(url + page).text
        assert "tgåva 1" in text
        assert "tgåva 2" not in text
        assert "Lokalen är stängd." not in text
    assert client.get(url + "2027/utgava/2/").status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OFFICER, Role.CONTACT_PERSON])
def test_who_works_on_the_plan_sees_the_draft(client, agreement, url, role):
    make_plan(agreement)
    party = agreement.parties.first().organisation if role == Role.CONTACT_PERSON else None
    client.force_login(make_person(role, agreement.partnership, organisation=party))
    assert [client.get(url + page).status_code for page in PAGES] == [200] * len(PAGES)


def test_next_year_is_proposed_else_the_latest_without_a_plan(client, url):
    this_year = timezone.localdate().year
    agreement = make_plan_agreement(first=this_year - 2, last=this_year + 1)
    url = f"/partnerskap/{agreement.partnership.slug}/planer/ny/"
    client.force_login(make_coordinator(agreement.partnership))
    field = client.get(url).context["form"]["year"]
    assert field.value() == this_year + 1
    assert [year for year, _label in field.field.choices] == [this_year + more for more in (1, 0, -1, -2)]
    make_plan(agreement, year=this_year + 1)
    assert client.get(url).context["form"]["year"].value() == this_year


def test_the_last_party_is_named_when_the_officer_writes_in_its_answer(client, agreement, url):
    plan = make_sent_plan(agreement)
    *others, last = agreement.parties.in_order()
    for party in others:
        approve(plan, party)
    client.force_login(make_officer(agreement.partnership))
    page = client.get(url + "2027/for-in-svar/")
    field = page.context["form"]["party"]
    assert not field.is_hidden
    assert field.value() == last.pk
    assert f">{last.organisation}</option>" in page.text


def test_a_contact_person_is_told_what_a_wish_for_changes_does(client, agreement, url):
    make_sent_plan(agreement)
    party = agreement.parties.first().organisation
    client.force_login(make_person(Role.CONTACT_PERSON, agreement.partnership, organisation=party))
    assert 'svara/#svar">Till svaret</a>' in client.get(url + "2027/").text
    page = client.get(url + "2027/svara/")
    assert page.context["form"]["party"].is_hidden
    assert "alla parter svarar på nytt när den skickas igen" in page.text
    assert 'href="#svar"' in page.text


def test_a_draft_that_was_never_sent_is_taken_away_after_a_question(client, agreement, url):
    plan = make_plan(agreement, items=2)
    client.force_login(make_coordinator(agreement.partnership))
    assert "Ta bort utkastet" in client.get(url + "2027/").text
    page = client.get(url + "2027/ta-bort/")
    assert "Utgåva 1 försvinner" in page.text
    assert client.post(url + "2027/ta-bort/", {"version": plan.version + 1}).status_code == 409
    assert client.post(url + "2027/ta-bort/", {"version": plan.version}, follow=True).status_code == 200
    assert not ActivityPlan.objects.exists()
    assert not PlanItem.objects.exists()
    for model, count in ((ActivityPlan, 1), (PlanItem, 2), (PlanItemGoal, 2)):
        gone = model.history.filter(history_type="-")
        assert [row.history_user_id is not None for row in gone] == [True] * count
    assert make_plan(agreement).edition == 1


def test_a_new_edition_is_taken_away_and_the_agreed_stays(client, agreement, url):
    agreed = make_agreed_plan(agreement)
    draft = start_new_edition(agreed, reason="Lokalen är stängd.", by=None)
    client.force_login(make_officer(agreement.partnership))
    assert client.post(url + "2027/ta-bort/", {"version": draft.version}).status_code == 302
    assert list(ActivityPlan.objects.all()) == [agreed]
    assert agreed.items.count() == 1
    assert client.get(url + "2027/ta-bort/").status_code == 409


def test_what_the_parties_have_had_is_kept(client, agreement, url):
    plan = make_sent_plan(agreement)
    client.force_login(make_coordinator(agreement.partnership))
    assert client.post(url + "2027/ta-bort/", {"version": plan.version}).status_code == 409
    plan = recall_plan(plan, expected_version=plan.version, by=None)
    assert "Ta bort utkastet" not in client.get(url + "2027/").text
    assert client.post(url + "2027/ta-bort/", {"version": plan.version}).status_code == 409
    with pytest.raises(PlanNotInState):
        remove_plan_draft(plan, expected_version=plan.version, by=None)
    assert ActivityPlan.objects.count() == 1


def test_a_draft_that_somebody_took_away_meanwhile_says_so(agreement):
    plan = make_plan(agreement)
    remove_plan_draft(ActivityPlan.objects.get(), expected_version=plan.version, by=None)
    with pytest.raises(PlanNotInState, match="borttaget"):
        circulate_plan(plan, expected_version=1, by=None)
