"""The officer writes a year's budget as a draft, line by line, beside the total that it is to sum to."""

import pytest
from django.core.exceptions import ValidationError

from budgets.actions import NotADraft, change_line
from budgets.models import Budget, BudgetLine
from budgets.totals import budget_sheet
from tests.budgets.builders import make_rate
from tests.budgets.drafts import line_answers, make_draft
from tests.builders import make_officer, make_organisation, make_partnership


@pytest.fixture
def officer(client, h):
    h.officer = make_officer(h.partnership)
    client.force_login(h.officer)
    return client


@pytest.fixture
def draft(h):
    return make_draft(h.agreement)


def url(h, draft, rest=""):
    return f"{h.url}utkast/{draft.pk}/{rest}"


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def amounts(draft):
    return {line.code: line.amount for line in draft.lines.in_order()}


def test_it_works(officer, h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    make_rate(h.agreement, funder=h.fn, percent="3")
    answers = {"of": f"{h.agreement.pk}-2025", "stated_total": "1 237 475"}
    page = officer.post(f"{h.url}utkast/nytt/", answers, follow=True)
    draft = Budget.objects.drafts().get()
    assert page.redirect_chain == [(url(h, draft), 302)]
    assert amounts(draft) == {"ledare": 329_600, "samordning": 732_875, "verksamhet": 75_000, "drift": 100_000}
    assert "Raderna blir precis den angivna summan." in text(page)
    assert draft.history.get().history_user == h.officer


def test_only_years_without_a_budget_are_offered_and_the_next_is_proposed(officer, h, draft):
    draft.refresh_from_db()
    offered = [key for key, _label in officer.get(f"{h.url}utkast/nytt/").context["form"].fields["of"].choices]
    assert offered == [f"{h.earlier.pk}-2022", f"{h.earlier.pk}-2021"]
    taken = officer.post(f"{h.url}utkast/nytt/", {"of": f"{h.agreement.pk}-2025", "stated_total": "1"})
    assert taken.status_code == 422


def test_a_year_has_one_draft_and_lies_in_the_term(h, draft):
    for year in (2024, 2025, 2026):
        with pytest.raises(ValidationError):
            make_draft(h.agreement, year=year)


def test_an_unknown_uplift_leaves_the_latest_known_amount_and_says_so(officer, h, draft):
    assert amounts(draft)["samordning"] == 715_000
    assert text(officer.get(url(h, draft))).count("Det senast kända beloppet står kvar.") == 2
    samordning = draft.lines.get(code="samordning")
    officer.post(url(h, draft, "rad/samordning/"), line_answers(samordning, amount="733 000"))
    assert text(officer.get(url(h, draft))).count("Det senast kända beloppet står kvar.") == 1


def test_an_uplift_that_comes_later_is_told_beside_the_line(officer, h, draft):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    page = text(officer.get(url(h, draft)))
    assert "Uppräkningen ger 732 875 kr." in page
    assert page.count("Det senast kända beloppet står kvar.") == 1


def test_the_difference_is_shown_as_lines_are_saved(officer, h, draft):
    line = draft.lines.get(code="drift")
    page = officer.post(url(h, draft, "rad/drift/"), line_answers(line, amount="90 000,50"), follow=True)
    assert "Raderna blir 9 999,50 kr för lite." in text(page)
    page = officer.post(url(h, draft, "summa/"), {"version": 2, "stated_total": "1 200 000,50"}, follow=True)
    assert "Raderna blir precis den angivna summan." in text(page)


def test_a_new_line_gets_a_code_of_its_own_and_stands_where_it_is_put(officer, h, draft):
    first = draft.lines.in_order().first()
    answers = line_answers(first, cost="Öppet hus på Vänskapshuset", amount="10000", after=first.pk) | {"same_as": ""}
    assert officer.post(url(h, draft, "rad/ny/"), answers).status_code == 302
    officer.post(url(h, draft, "rad/ny/"), answers | {"after": ""})
    codes = [line.code for line in draft.lines.in_order()]
    assert codes[:3] == ["oppet-hus-pa-vanskapshuset-2", "ledare", "oppet-hus-pa-vanskapshuset"]
    assert [line.position for line in draft.lines.in_order()] == [1, 2, 3, 4, 5, 6]


def test_a_line_is_moved(officer, h, draft):
    ledare, drift = draft.lines.get(code="ledare"), draft.lines.get(code="drift")
    officer.post(url(h, draft, "rad/ledare/"), line_answers(ledare, after=drift.pk))
    assert [line.code for line in draft.lines.in_order()] == ["samordning", "verksamhet", "drift", "ledare"]


def test_a_line_that_was_taken_away_can_come_back_as_itself(officer, h, draft):
    drift = draft.lines.get(code="drift")
    answers = line_answers(drift)
    officer.post(url(h, draft, "rad/drift/ta-bort/"), {"version": drift.version})
    assert "Finns 2024 men inte i utkastet" in text(officer.get(url(h, draft)))
    officer.post(url(h, draft, "rad/ny/"), answers | {"same_as": "drift", "after": ""})
    assert [line.code for line in draft.lines.in_order()][0] == "drift"
    assert BudgetLine.history.filter(code="drift", history_type="-").get().history_user == h.officer


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"cost": ""}, "cost"),
        ({"cost": "x" * 501}, "cost"),
        ({"cost": "nol\x00l"}, "cost"),
        ({"amount": "1.000.000"}, "amount"),
        ({"amount": "-1"}, "amount"),
        ({"amount": str(10**13)}, "amount"),
        ({"months": "13"}, "months"),
        ({"performer": ""}, "performer"),
        ({"performer": "9" * 30}, "performer"),
        ({"funder": "999999"}, "funder"),
        ({"after": "999999"}, "after"),
        ({"note": "x" * 201}, "note"),
    ],
)
def test_what_does_not_hold_is_refused_by_field_and_kept(officer, h, draft, changed, field):
    answers = line_answers(draft.lines.get(code="drift"), **changed)
    for rest in ("rad/drift/", "rad/ny/"):
        response = officer.post(url(h, draft, rest), answers | {"same_as": ""})
        assert (response.status_code, [*response.context["form"].errors]) == (422, [field])
    assert amounts(draft)["drift"] == 100_000


def test_only_a_party_pays(officer, h, draft):
    other = make_organisation()
    response = officer.post(url(h, draft, "rad/drift/"), line_answers(draft.lines.get(code="drift"), funder=other.pk))
    assert response.status_code == 422


def test_who_comes_second_to_a_line_sees_both_texts(officer, h, draft):
    drift = draft.lines.get(code="drift")
    officer.post(url(h, draft, "rad/drift/"), line_answers(drift, amount="90 000"))
    response = officer.post(url(h, draft, "rad/drift/"), line_answers(drift, amount="80 000"))
    assert response.status_code == 409
    assert response.context["conflict"] == [("Belopp, kr", "80 000", "90\u00a0000")]
    assert amounts(draft)["drift"] == 90_000


def test_who_comes_second_to_the_total_sees_both(officer, h, draft):
    officer.post(url(h, draft, "summa/"), {"version": 1, "stated_total": "5"})
    response = officer.post(url(h, draft, "summa/"), {"version": 1, "stated_total": "6"})
    assert (response.status_code, Budget.objects.get(pk=draft.pk).stated_total) == (409, 5)


def test_two_officers_may_change_different_lines(officer, h, draft):
    drift, ledare = draft.lines.get(code="drift"), draft.lines.get(code="ledare")
    assert officer.post(url(h, draft, "rad/drift/"), line_answers(drift, amount="1")).status_code == 302
    assert officer.post(url(h, draft, "rad/ledare/"), line_answers(ledare, amount="2")).status_code == 302


def test_a_line_that_somebody_else_has_taken_away(officer, h, draft):
    assert officer.get(url(h, draft, "rad/ingen/")).status_code == 404
    drift = draft.lines.get(code="drift")
    officer.post(url(h, draft, "rad/drift/ta-bort/"), {"version": 1})
    with pytest.raises(NotADraft, match="borttagen"):
        change_line(drift, after=None, expected_version=1, by=None)


def test_a_draft_is_thrown_away_whole(officer, h, draft):
    assert officer.post(url(h, draft, "kasta/"), {"version": 9}).status_code == 409
    assert officer.post(url(h, draft, "kasta/"), {"version": 1}).status_code == 302
    assert not Budget.objects.drafts().exists()
    assert budget_sheet(h.partnership).year(2025).line("ledare").amount is None


def test_nothing_else_reads_a_draft(officer, h, draft):
    line = draft.lines.get(code="drift")
    officer.post(url(h, draft, "rad/drift/"), line_answers(line, amount="7"))
    sheet = budget_sheet(h.partnership)
    assert sheet.year(2025).line("drift").amount == 100_000
    assert not sheet.year(2025).is_stated


def test_committee_staff_read_it_without_buttons(ks_staff, h, draft):
    assert url(h, draft) in text(ks_staff.get(h.url))
    page = text(ks_staff.get(url(h, draft)))
    assert "Utkast till budget 2025" in page
    assert f"{url(h, draft)}rad/" not in page
    assert f"{url(h, draft)}kasta/" not in page


def test_others_see_nothing_of_it(reader, h, draft):
    assert "/utkast/" not in text(reader.get(h.url))
    assert reader.get(url(h, draft)).status_code == 403
    assert reader.get(f"{h.url}utkast/nytt/").status_code == 403


def test_another_partnerships_draft_is_not_there(client, h, draft):
    other = make_partnership()
    client.force_login(make_officer(other))
    assert client.get(f"/partnerskap/{other.slug}/budget/utkast/{draft.pk}/").status_code == 404


@pytest.mark.parametrize("lines", [1, 40])
def test_the_page_takes_the_same_queries_at_any_size(officer, h, draft, django_assert_num_queries, lines):
    BudgetLine.objects.bulk_create(
        BudgetLine(budget=draft, code=f"x-{n}", position=9, cost="x", amount=1, performer=h.rb, funder=h.ks)
        for n in range(lines)
    )
    with django_assert_num_queries(12):
        officer.get(url(h, draft))
