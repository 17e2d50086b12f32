"""The pages of a change of the budget, as each person sees and uses them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budgets.models import Approval, BudgetChange, ChangeStatus
from tests.budgets.builders import make_budget, make_line
from tests.budgets.changes import amounts, approve, approve_all, carry_out, propose, talk
from tests.budgets.requests import add_people
from tests.budgets.test_read_the_budget import text
from tests.builders import make_agreement, make_officer

YEAR = 2024


@pytest.fixture
def people(h):
    add_people(h)
    h.officer = make_officer(h.partnership, name="Hanna Läggare")
    h.changes = f"{h.url}andringar/"
    return h


def page(h, change, word=""):
    return f"{h.changes}{change.pk}/{word}"


def filled(h, **other):
    """The proposal as the form of the officer sends it, nothing changed but what is told."""
    rows = {f"rad-{line.code}": f"{line.amount:,.0f}".replace(",", " ") for line in h.budget.lines.all()}
    words = {"what": "Mer till sommaren.", "reason": "Fler barn.", "takes_effect_on": "2024-05-01", "version": "1"}
    return rows | words | other


def test_the_officer_proposes_and_everybody_reads_before_and_after(as_, people):
    h = people
    answer = as_(h.officer).post(f"{h.changes}ny/{YEAR}/", filled(h, **{"rad-ledare": "380 000"}))
    change = BudgetChange.objects.get()
    assert (answer.status_code, answer.url) == (302, page(h, change))
    assert change.is_significant
    assert list(change.lines.values_list("line__code", flat=True)) == ["ledare"]
    seen = text(as_(h.reader).get(page(h, change)))
    for said in ("Föreslagen", "Betydande", "320 000 kr", "380 000 kr", "+60 000 kr", "Fler barn.", "Hanna Läggare"):
        assert said in seen
    assert "Ingen dialog är antecknad." in seen
    assert page(h, change) in as_(h.reader).get(h.changes).text
    assert amounts(h)["ledare"] == 320_000


def test_committee_staff_propose_only_for_the_lines_they_fund(as_, people):
    h = people
    shown = text(as_(h.reviewer).get(f"{h.changes}ny/{YEAR}/"))
    assert 'name="rad-samordning"' in shown
    assert 'name="rad-ledare"' not in shown
    as_(h.reviewer).post(f"{h.changes}ny/{YEAR}/", filled(h, **{"rad-ledare": "1", "rad-samordning": "714 000"}))
    change = BudgetChange.objects.get()
    assert list(change.lines.values_list("line__code", flat=True)) == ["samordning"]
    for word in ("dialog/", "genomfor/", "ta-tillbaka/"):
        assert as_(h.fn_staff).get(page(h, change, word)).status_code == 403
        assert page(h, change, word) not in as_(h.fn_staff).get(page(h, change)).text
        assert page(h, change, word) in as_(h.reviewer).get(page(h, change)).text


def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, people):
    h = people
    answer = as_(h.officer).post(f"{h.changes}ny/{YEAR}/", filled(h))
    assert answer.status_code == 422
    assert "Inget belopp är ändrat" in text(answer)
    assert "Fler barn." in text(answer)
    answer = as_(h.officer).post(
        f"{h.changes}ny/{YEAR}/", filled(h, takes_effect_on="2025-01-01", **{"rad-drift": "1"})
    )
    assert (answer.status_code, "Ange en dag under budgetåret 2024." in text(answer)) == (422, True)
    answer = as_(h.officer).post(f"{h.changes}ny/{YEAR}/", filled(h, **{"rad-drift": "1.000.000"}))
    assert "Skriv beloppet i kronor" in text(answer)


def test_a_form_opened_before_the_budget_changed_is_not_taken_for_more_changes(as_, people):
    h = people
    opened = filled(h, **{"rad-drift": "101 000"})
    carry_out(propose(h.budget, ledare=325_000))
    answer = as_(h.officer).post(f"{h.changes}ny/{YEAR}/", opened)
    assert answer.status_code == 409
    assert "325 000" in text(answer)
    assert "320 000" in text(answer)
    assert not BudgetChange.objects.proposed().exists()


def test_from_dialogue_to_a_changed_budget(as_, people):
    h = people
    change = propose(h.budget, samordning=600_000)
    spoken = {"held_on": "2024-04-02", "participants": "Alla", "summary": "Eniga.", "version": "1"}
    assert as_(h.officer).post(page(h, change, "dialog/"), spoken).status_code == 302
    assert as_(h.asker).post(page(h, change, "godkann/"), {"party": h.rb.pk, "version": "1"}).status_code == 302
    for party in (h.fn, h.ks, h.kn, h.tif):
        given = {"party": party.pk, "approved_on": "2024-04-03", "reference": "Brev STK-1", "version": "1"}
        assert as_(h.officer).post(page(h, change, "anteckna-godkannande/"), given).status_code == 302
    seen = text(as_(h.officer).get(page(h, change)))
    assert "I Kraftsamling av Elin Ask" in seen
    assert "Brev STK-1, antecknat av Hanna Läggare" in seen
    assert "Ändringen kan genomföras" in seen
    assert "Ändring av budgeten 2024 kan genomföras" in text(as_(h.officer).get("/"))
    assert as_(h.officer).post(page(h, change, "genomfor/"), {"version": "1"}).status_code == 302
    assert amounts(h)["samordning"] == 600_000
    seen = text(as_(h.reader).get(f"{h.url}rad/samordning/2024/"))
    assert "från 715 000 kr till 600 000 kr" in seen
    assert "ändrat under året" in seen
    again = as_(h.officer).post(page(h, change, "genomfor/"), {"version": "1"})
    assert (again.status_code, "hunnit före" in text(again)) == (409, True)


def test_a_contact_person_answers_for_the_own_party_only(as_, people):
    h = people
    change = propose(h.budget, samordning=600_000)
    for who, named in ((h.asker, "Rädda Barnen"), (h.other_asker, "Tillsammans i Förening")):
        seen = text(as_(who).get("/"))
        assert "Ändring av budgeten 2024 väntar på godkännande" in seen
        assert f"Svara för {named}" in seen
    answer = as_(h.other_asker).post(page(h, change, "godkann/"), {"party": h.rb.pk, "version": "1"})
    assert (answer.status_code, Approval.objects.count()) == (422, 0)
    approve(change, h.rb)
    assert "väntar på godkännande" not in text(as_(h.asker).get("/"))
    assert page(h, change, "godkann/") not in as_(h.asker).get(page(h, change)).text
    assert as_(h.asker).get(page(h, change, "godkann/")).status_code == 409
    for who in (h.reader, h.officer, h.reviewer):
        assert as_(who).get(page(h, change, "godkann/")).status_code == 403


def test_carrying_out_too_early_says_what_is_missing(as_, people):
    h = people
    change = propose(h.budget, samordning=600_000)
    assert page(h, change, "genomfor/") not in as_(h.officer).get(page(h, change)).text
    assert "Ingen dialog är antecknad." in text(as_(h.officer).get(page(h, change, "genomfor/")))
    answer = as_(h.officer).post(page(h, change, "genomfor/"), {"version": "1"})
    assert (answer.status_code, "Ingen dialog är antecknad." in text(answer)) == (422, True)


def test_a_change_is_taken_back_with_a_reason(as_, people):
    h = people
    change = propose(h.budget, samordning=600_000)
    answer = as_(h.officer).post(page(h, change, "ta-tillbaka/"), {"because": "", "version": "1"})
    assert (answer.status_code, "Skriv varför." in text(answer)) == (422, True)
    as_(h.officer).post(page(h, change, "ta-tillbaka/"), {"because": "En part sa nej.", "version": "1"})
    change.refresh_from_db()
    assert change.status == ChangeStatus.WITHDRAWN
    assert "togs tillbaka: En part sa nej." in text(as_(h.reader).get(page(h, change)))


def test_a_year_with_a_change_that_waits_takes_no_other(as_, people, monkeypatch):
    h = people
    assert f"{h.changes}ny/{YEAR}/" not in as_(h.officer).get(h.changes).text, "the year is over"
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(YEAR, 5, 2))
    assert f"{h.changes}ny/{YEAR}/" in as_(h.officer).get(h.changes).text
    waiting = propose(h.budget, samordning=600_000)
    assert f"{h.changes}ny/{YEAR}/" not in as_(h.officer).get(h.changes).text
    assert as_(h.officer).get(f"{h.changes}ny/{YEAR}/").url == page(h, waiting)
    answer = as_(h.officer).post(f"{h.changes}ny/{YEAR}/", filled(h, **{"rad-drift": "101 000"}))
    assert (answer.status_code, "väntar redan" in text(answer), "Fler barn." in text(answer)) == (422, True, True)
    assert f"{h.changes}ny/" not in as_(h.reader).get(h.changes).text
    assert as_(h.officer).get(f"{h.changes}ny/2025/").status_code == 404, "2025 is worked out from 2024"


def test_the_list_and_the_start_page_ask_no_more_with_more_changes(as_, people):
    h = people
    propose(h.budget, samordning=600_000)
    counts = {h.changes: [], "/": []}
    for more in (1, 12):
        for year in range(1990 + more, 1990 + 2 * more):
            agreement = make_agreement(h.partnership, starts_on=dt.date(year, 1, 1), ends_on=dt.date(year, 12, 31))
            agreement.parties.create(organisation=h.rb, position=1)
            budget = make_budget(agreement, year=year, stated_total=100_000)
            make_line(budget, funder=h.ks, performer=h.rb, code="rad")
            change = propose(budget, rad=50_000)
            talk(change)
            if year % 2:
                approve_all(change)
        for address, found in counts.items():
            as_(h.asker).get(address)
            with CaptureQueriesContext(connection) as queries:
                assert as_(h.asker).get(address).status_code == 200
            found.append(len(queries))
    assert [found[0] - found[1] for found in counts.values()] == [0, 0], counts
