"""A deviation goes over its pages from forecast to a party's approval, each step by somebody whose step it is."""

import datetime as dt

import pytest
from django.urls import reverse

from budgets.models import Approval, DeviationCause, DeviationDecision, Dialogue, Forecast
from partnerships.models import Role
from tests.budgets.builders import add_2023, make_cause, make_deviation_decision, make_herrgarden, make_outcome
from tests.builders import make_coordinator, make_officer, make_party, make_person, make_reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def h():
    h = add_2023(make_herrgarden())
    h.carried.delete()
    h.line = h.lines_2023["samordning"]
    for party in (h.rb, h.tif, h.ks):
        make_party(h.earlier, party)
    h.officer = make_officer(h.partnership)
    h.ks_staff = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks)
    h.rb_contact = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.rb)
    h.tif_contact = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.tif)
    h.fn_staff = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.fn)
    return h


def page(h, name="line_deviation", *, code="samordning", year=2023, **more):
    return reverse(f"budgets:{name}", args=[h.partnership.slug, year, code, *more.values()])


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def send(client, person, address, **data):
    client.force_login(person)
    return client.post(address, data)


def test_from_cause_to_next_years_row(client, h):
    said = send(client, h.rb_contact, page(h, "cause_edit"), version=0, cause="En vakans uppstod.")
    assert said.url == page(h)
    talk = {"held_on": "2024-02-01", "participants": "Rädda Barnen och stadskontoret", "summary": "Enade."}
    send(client, h.rb_contact, page(h, "dialogue_new"), **talk)
    decision = {"version": 0, "outcome": "carried_over", "amount": "232 886", "to_year": 2024, "decided_by": h.ks.pk,
                "reference": "KS 2024 § 12", "decided_on": "2024-03-06"}  # fmt: skip
    assert send(client, h.ks_staff, page(h, "deviation_decision_new"), **decision).url == page(h)
    made = DeviationDecision.objects.get()
    address = page(h, "deviation_decision_approve", pk=made.pk)
    send(client, h.tif_contact, address, party=h.tif.pk, approved_on="2024-03-07", reference="")
    told = ["232 886 kr överskott", "En vakans uppstod.", "Dialog 1 februari 2024", "Rädda Barnen och stadskontoret",
            "Beslut: 232 886 kr förs över till 2024", "Kommunstyrelsen, KS 2024 § 12, 6 mars 2024",
            "Godkänt av Tillsammans i Förening 7 mars 2024", "Andra parters godkännande är inte registrerat.",
            "Egen rad 2024: 232 886 kr"]  # fmt: skip
    for address in (page(h), reverse("budgets:deviation", args=[h.partnership.slug, 2023])):
        shown = text(client.get(address))
        places = [shown.find(each) for each in told]
        assert -1 not in places
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("who", "writes", "decides"),
    [("officer", True, True), ("ks_staff", True, True), ("rb_contact", True, False), ("tif_contact", False, False),
     ("fn_staff", False, False), ("coordinator", False, False), ("reader", False, False)],
)  # fmt: skip
def test_nobody_sees_a_link_that_leads_to_a_refusal(client, h, who, writes, decides):
    make_cause(h.line)
    others = {"coordinator": make_coordinator, "reader": make_reader}
    client.force_login(others[who](h.partnership) if who in others else getattr(h, who))
    shown = text(client.get(page(h)))
    for name, may in (("cause_edit", writes), ("dialogue_new", writes), ("deviation_decision_new", decides)):
        assert (page(h, name) in shown) == may
        assert client.get(page(h, name)).status_code == (200 if may else 403)


def test_a_forecast_is_added_and_the_older_one_listed(client, h):
    running = dt.date.today().year
    h.budget.year = running
    h.budget.save_as(None)
    address = page(h, "forecast_new", code="samordning", year=running)
    send(client, h.rb_contact, address, amount="650 000", note="Tjänsten står tom.")
    send(client, h.rb_contact, address, amount="700000,50", note="")
    send(client, h.rb_contact, address, amount="700000,50", note="")  # sent twice
    assert Forecast.objects.count() == 2
    shown = text(client.get(page(h, year=running)))
    assert "14 999,50 kr överskott" in shown
    assert "650 000 kr" in shown


def test_what_is_wrong_is_told_at_the_field_and_what_was_typed_stays(client, h):
    make_cause(h.line)
    decision = {"version": 0, "outcome": "repaid", "amount": "999 999", "decided_by": h.ks.pk, "reference": "dialog"}
    answer = send(client, h.officer, page(h, "deviation_decision_new"), **decision)
    assert answer.status_code == 422
    assert "Högst 232 886 kr av avvikelsen är kvar att besluta om." in text(answer)
    assert 'value="999 999"' in text(answer)
    decision |= {"outcome": "carried_over", "amount": "1", "to_year": 2023}
    assert "Ange ett år efter 2023." in text(send(client, h.officer, page(h, "deviation_decision_new"), **decision))


@pytest.mark.parametrize(
    ("name", "data"),
    [("cause_edit", {"cause": ""}), ("dialogue_new", {"held_on": "2999-01-01"}),
     ("deviation_decision_new", {"amount": "x"}), ("forecast_new", {"amount": "1e9"})],
)  # fmt: skip
def test_an_unusable_form_is_answered_not_crashed(client, h, name, data):
    assert send(client, h.officer, page(h, name), **data).status_code == 422
    assert not DeviationCause.objects.exists()
    assert not Dialogue.objects.exists()


def test_the_second_of_two_sees_both_texts(client, h):
    make_cause(h.line, "En vakans.")
    answer = send(client, h.officer, page(h, "cause_edit"), version=0, cause="Sjukdom.")
    assert answer.status_code == 409
    assert "Sjukdom." in text(answer)
    assert "En vakans." in text(answer)


def test_each_approves_for_its_own_party_only(client, h):
    made = make_deviation_decision(h.line, amount=1000)
    address = page(h, "deviation_decision_approve", pk=made.pk)
    answer = send(client, h.tif_contact, address, party=h.rb.pk, approved_on="2024-03-07")
    assert answer.status_code == 422
    assert not Approval.objects.exists()
    send(client, h.officer, address, party=h.rb.pk, approved_on="2024-03-07", reference="e-post")
    client.force_login(h.rb_contact)
    assert client.get(address).status_code == 403  # it has been written in


def test_a_decision_is_changed_and_taken_back(client, h):
    made = make_deviation_decision(h.line, amount=1000)
    change = {"version": 1, "amount": "2 000", "decided_by": h.ks.pk, "reference": "rättat"}
    send(client, h.officer, page(h, "deviation_decision_edit", pk=made.pk), **change)
    taken_back = page(h, "deviation_decision_withdraw", pk=made.pk)
    assert send(client, h.officer, taken_back, version=1, reason="Fel").status_code == 409
    send(client, h.officer, taken_back, version=2, reason="Fel rad.")
    shown = text(client.get(page(h)))
    assert "2 000 kr betalas tillbaka" in shown
    assert "Återtaget: Fel rad." in shown
    assert client.get(taken_back).status_code == 404


def test_the_threshold_is_the_officers(client, h):
    address = reverse("budgets:threshold_edit", args=[h.partnership.slug])
    make_outcome(h.lines_2023["ledare"], -9_000)
    follow_up = reverse("budgets:follow_up_year", args=[h.partnership.slug, 2023])
    send(client, h.officer, address, version=0, amount="9 000", percent="3")
    assert text(client.get(follow_up)).count("Orsak saknas") == 3  # the heading, and both lines
    client.force_login(h.ks_staff)
    assert client.get(address).status_code == 403


def test_a_running_year_claims_no_deviation_on_its_outcome_so_far(client, h):
    running = dt.date.today().year
    h.budget.year = running
    h.budget.save_as(None)
    for line in h.lines.values():
        make_outcome(line, 1000, booked_on=dt.date(running, 1, 2))
    client.force_login(h.officer)
    for address in (reverse("budgets:deviation", args=[h.partnership.slug, running]),
                    reverse("budgets:budget", args=[h.partnership.slug])):  # fmt: skip
        shown = text(client.get(address))
        assert "4 000 kr" in shown
        assert "1 206 000 kr" not in shown
