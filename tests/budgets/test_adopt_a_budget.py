"""A draft becomes the year's budget by a decision, and only when its lines sum to the stated total (rule 20)."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from budgets.actions import NotADraft, add_line, adopt_draft, change_line, discard_draft, remove_line, state_total
from budgets.models import Budget, BudgetLine
from budgets.requested import years_of_requests
from budgets.totals import budget_sheet
from partnerships.models import DecisionOutcome, Role
from tests.budgets.builders import make_rate
from tests.budgets.drafts import adopt, line_answers, make_draft
from tests.budgets.requests import make_request
from tests.builders import make_agreement, make_decision, make_officer, make_organisation, make_partnership, make_person


@pytest.fixture
def officer(client, h):
    client.force_login(make_officer(h.partnership))
    return client


@pytest.fixture
def draft(h):
    return make_draft(h.agreement)


def url(h, draft, rest="faststall/"):
    return f"{h.url}utkast/{draft.pk}/{rest}"


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def change(draft, code, **columns):
    line = draft.lines.get(code=code)
    before = list(draft.lines.in_order())
    place = [each.pk for each in before].index(line.pk)
    for name, value in columns.items():
        setattr(line, name, value)
    after = before[place - 1] if place else None
    return change_line(line, after=after, expected_version=line.version, by=None)


def test_it_works(officer, h, draft):
    decision = make_decision(h.agreement, h.ks)
    answers = {"version": draft.version, "decision": decision.pk, "is_meant": "on"}
    page = officer.post(url(h, draft), answers, follow=True)
    assert f"Budgeten för 2025 är fastställd genom {str(decision).replace(chr(160), ' ')}." in text(page)
    budget = Budget.objects.adopted().get(year=2025)
    assert (budget.decision, budget_sheet(h.partnership).year(2025).total.amount) == (decision, 1_210_000)
    assert "fastställd genom KS 231206" in text(officer.get(f"{h.url}rad/drift/2025/"))


def test_lines_that_no_uplift_has_reached_are_asked_about(officer, h, draft):
    decision = make_decision(h.agreement, h.ks)
    response = officer.post(url(h, draft), {"version": draft.version, "decision": decision.pk})
    assert (response.status_code, [*response.context["form"].errors]) == (422, ["is_meant"])
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    make_rate(h.agreement, funder=h.fn, percent="3")
    response = officer.post(url(h, draft), {"version": draft.version, "decision": decision.pk})
    assert response.status_code == 302  # the amounts were not changed, but nothing is unknown any more


@pytest.mark.parametrize("difference", [Decimal("0.01"), Decimal("-0.01"), Decimal(1000)])
def test_lines_that_do_not_sum_are_refused(h, draft, difference):
    change(draft, "drift", amount=100_000 + difference)
    with pytest.raises(ValidationError, match="den angivna summan är"):
        adopt(draft, h)
    assert Budget.objects.get(pk=draft.pk).is_draft


def test_a_draft_without_lines_is_refused(h):
    empty = make_draft(h.earlier, year=2021, stated_total=0)
    assert empty.lines.count() == 0  # there is no earlier year to begin with
    with pytest.raises(ValidationError, match="inga rader"):
        adopt(empty, h)


def test_only_a_decision_of_the_partnership_that_approves(officer, h, draft):
    rejected = make_decision(h.agreement, h.ks, outcome=DecisionOutcome.REJECTED)
    elsewhere = make_decision(make_agreement(make_partnership()), h.ks)
    for decision in (rejected, elsewhere):
        answers = {"version": draft.version, "decision": decision.pk, "is_meant": "on"}
        assert officer.post(url(h, draft), answers).status_code == 422
        with pytest.raises(ValidationError):
            adopt_draft(draft, decision=decision, expected_version=draft.version, by=None)


def test_without_a_decision_the_page_leads_to_registering_one(officer, h, draft):
    page = text(officer.get(url(h, draft)))
    assert "Inget beslut är registrerat" in page
    assert f"/avtal/{h.agreement.pk}/beslut/nytt/" in page


def test_afterwards_nothing_in_it_can_be_changed(officer, h, draft):
    adopt(draft, h)
    line = draft.lines.get(code="drift")
    answers = line_answers(line, amount="1") | {"same_as": ""}
    pages = ["rad/drift/", "rad/drift/ta-bort/", "rad/ny/", "summa/", "kasta/", "faststall/"]
    assert [officer.post(url(h, draft, page), answers).status_code for page in pages] == [409] * 6
    assert officer.get(url(h, draft, "")).status_code == 302
    version = Budget.objects.get(pk=draft.pk).version
    for act in (
        lambda: add_line(BudgetLine(budget=draft, cost="x"), after=None, by=None),
        lambda: change_line(line, after=None, expected_version=1, by=None),
        lambda: remove_line(line, expected_version=1, by=None),
        lambda: state_total(draft, stated_total=Decimal(1), expected_version=version, by=None),
        lambda: discard_draft(draft, expected_version=version, by=None),
    ):
        with pytest.raises(NotADraft, match="redan fastställd"):
            act()
    assert BudgetLine.objects.get(pk=line.pk).amount == 100_000


def test_who_adopts_has_seen_the_draft_as_it_is(officer, h, draft):
    decision = make_decision(h.agreement, h.ks)
    change(draft, "drift", note="ny")
    answers = {"version": draft.version, "decision": decision.pk, "is_meant": "on"}
    response = officer.post(url(h, draft), answers)
    assert response.status_code == 409
    assert "Någon annan har hunnit före." in text(response)
    assert officer.post(url(h, draft), answers | {"version": draft.version + 1}).status_code == 302


def test_a_line_keeps_its_lineage_through_a_new_name_performer_and_funder(h, draft, reader):
    change(draft, "ledare", cost="Unga ledare hela året", performer=h.rb, funder=h.kn)
    adopt(draft, h)
    [row] = [row for row in budget_sheet(h.partnership).rows if row.code == "ledare"]
    assert (row.latest.cost, row.latest.performer.name, row.latest.funder.name) == (
        "Unga ledare hela året", "Rädda Barnen", "Kulturnämnden",
    )  # fmt: skip
    assert [year.year for year, line in row.by_year if line] == [2023, 2024, 2025]
    assert [each[:4] for each in row.former_wordings] == ["2023", "2024"]
    page = text(reader.get(h.url))
    assert "2024: Kostnad" in page
    assert "utfördes av Tillsammans i Förening, finansierades av Fritidsnämnden" in page


def test_requests_are_made_from_the_adopted_year(h, draft):
    change(draft, "samordning", amount=Decimal(700_000))
    state_total(draft, stated_total=Decimal(1_195_000), expected_version=draft.version + 1, by=None)
    adopt(draft, h)
    [pot] = [pot for pot in years_of_requests(h.partnership)[2025].pots if pot.key == "rad-samordning"]
    assert (pot.available, pot.missing_years) == (700_000, ())


def ask(h, kronor):
    asker = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.rb)
    make_request(
        h.partnership,
        performer=h.rb,
        funder=h.ks,
        year=2025,
        kronor={"rad-samordning": kronor},
        by=asker,
        submitted=True,
    )


def test_what_has_been_requested_of_the_year_has_room_in_its_budget(h, draft):
    ask(h, 600_000)
    change(draft, "samordning", amount=Decimal(599_999))
    state_total(draft, stated_total=Decimal(1_094_999), expected_version=draft.version + 1, by=None)
    with pytest.raises(ValidationError, match="är redan begärt för 2025"):
        adopt(draft, h)
    change(draft, "samordning", amount=Decimal(715_000), performer=make_organisation())
    draft.refresh_from_db()
    state_total(draft, stated_total=Decimal(1_210_000), expected_version=draft.version, by=None)
    with pytest.raises(ValidationError, match="har begärt pengar ur raden för 2025"):
        adopt(draft, h)
    change(draft, "samordning", performer=h.rb)
    assert not adopt(draft, h).is_draft


@pytest.mark.parametrize("amount", [-1, 10**12])
def test_the_database_refuses_amounts_that_cannot_be_right(h, amount):
    with pytest.raises(DatabaseError), transaction.atomic():
        BudgetLine.objects.filter(pk=h.lines["drift"].pk).update(amount=amount)
