"""After the letter: the officer writes each body's decision, who dissented, and to whom it was sent."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import Decision, Organisation
from reporting.actions import begin_case, fetch_recipients
from reporting.case_path import read_case
from reporting.models import CaseStep, DispatchRecipient, Report, ReportStatus, ScheduledStep
from tests.builders import (
    make_agreement,
    make_area,
    make_committee,
    make_decision,
    make_officer,
    make_organisation,
    make_partnership,
    make_reader,
)
from tests.reporting.builders import begin_report, promise_report
from tests.reporting.cases import decide, make_bodies, make_step

KSAU_DAY, KS_DAY = dt.date(2025, 4, 28), dt.date(2025, 5, 7)  # a Monday and a Wednesday


@pytest.fixture
def letter(db):
    """A letter with two planned meetings and two recipients, finalised: what comes after is still open."""
    partnership = make_partnership(slug="malmoandan")
    agreement = make_agreement(partnership)
    make_area(agreement)
    officer, bodies = make_officer(partnership), make_bodies()
    report = begin_report(partnership, year=2024, by=officer)
    for position, (body, day) in enumerate([(bodies.ksau, KSAU_DAY), (bodies.ks, KS_DAY)], start=1):
        ScheduledStep(letter=report.letter, position=position, body=body, meets_on=day).save_as(officer)
    fritid = make_committee(name="Fritidsnämnden")
    DispatchRecipient(letter=report.letter, position=1, name="Fritidsnämnden", organisation=fritid).save_as(officer)
    DispatchRecipient(letter=report.letter, position=2, name="Stadskontorets handläggare").save_as(officer)
    report.status = ReportStatus.FINALISED
    report.save_as(officer)
    report.officer, report.agreement, report.bodies = officer, agreement, bodies
    return report


@pytest.fixture
def officer(client, letter):
    client.force_login(letter.officer)
    return client


@pytest.fixture
def steps(letter):
    return begin_case(letter, by=letter.officer)


def page(letter, name="case", *parts):
    return letter.address(name, *parts)


def minutes(**fields):
    return {"version": 1, "reference": "KSAU 250428 § 201", "outcome": "approved", "text": "Föreslår bifall."} | fields


def test_the_path_begins_from_the_plan_of_the_letter(officer, letter):
    assert "inte påbörjad" in officer.get(page(letter)).text
    officer.post(page(letter))
    first, second = CaseStep.objects.filter(report=letter).in_order()
    assert (first.body.code, first.planned_on, second.body.code) == ("KSAU", KSAU_DAY, "KS")
    assert first.proposal.startswith(f"{letter.letter.proposal_intro}\n1. Kommunstyrelsen godkänner")
    assert second.proposal == ""  # what KSAU will propose nobody knows yet
    assert officer.post(page(letter)).status_code == 409


def test_a_proposal_never_shows_as_decided(officer, letter, steps):
    """Rule 36: a letter proposes; only a decision changes the state of anything."""
    shown = officer.get(page(letter))
    assert "Inget är beslutat." in shown.text
    assert shown.context["case"].decided == []
    assert Decision.objects.count() == 0


def test_a_decision_is_written_as_it_stands_in_the_minutes(officer, letter, steps):
    sent = officer.post(page(letter, "case_decision", steps[0].pk), minutes(proceedings="Yrkanden: bifall."))
    assert (sent.status_code, sent.url) == (302, f"{page(letter)}#steg-{steps[0].pk}")
    step = CaseStep.objects.get(pk=steps[0].pk)
    assert (str(step.decision), step.decision.text) == ("KSAU 250428 §\u00a0201", "Föreslår bifall.")
    assert step.proceedings == "Yrkanden: bifall."
    assert "Beslut KSAU 250428" in officer.get(page(letter)).text
    assert officer.get(page(letter, "case_decision", step.pk)).status_code == 409


def test_day_and_paragraph_can_be_written_each_for_itself(officer, letter, steps):
    typed = minutes(reference="", decided_on="2025-04-28", section_number="201")
    assert officer.post(page(letter, "case_decision", steps[0].pk), typed).status_code == 302


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"reference": "STK-2024-1"}, "reference", "inte en beslutsreferens"),
        ({"reference": "KS 250428 § 201"}, "reference", "Steget gäller Kommunstyrelsens arbetsutskott (KSAU)"),
        ({"reference": "KSAU 680101 § 1"}, "reference", "Datumet har inte varit än"),
        ({"section_number": "202"}, "reference", "något annat"),
        ({"reference": ""}, "section_number", "Skriv datum och paragraf"),
        ({"text": ""}, "text", "med protokollets ord"),
        ({"text": "Ring 121212-1212"}, "text", "personnummer"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_lost(officer, letter, steps, typed, field, said):
    answer = officer.post(page(letter, "case_decision", steps[0].pk), minutes(**typed))
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors[field])
    assert Decision.objects.count() == 0


def test_a_day_that_looks_odd_is_asked_about_and_never_put_right(officer, letter, steps):
    """Rule 40: 2024-05-07 looks wrong and is right."""
    for day in (dt.date(2024, 4, 8), dt.date(2024, 4, 15)):
        make_decision(letter.agreement, letter.bodies.ksau, decided_on=day)
    typed = minutes(reference="KSAU 250429 § 201")
    answer = officer.post(page(letter, "case_decision", steps[0].pk), typed)
    asked = " ".join(answer.context["form"].errors["confirmed"])
    assert "2025-04-29 är en tisdag" in asked
    assert "brukar sammanträda på måndagar" in asked
    assert "planerat till 2025-04-28" in asked
    assert officer.post(page(letter, "case_decision", steps[0].pk), typed | {"confirmed": "on"}).status_code == 302
    assert CaseStep.objects.get(pk=steps[0].pk).decision.decided_on == dt.date(2025, 4, 29)
    assert "Att se över" in officer.get(page(letter)).text


def test_a_decision_before_the_one_it_rests_on_is_asked_about(officer, letter, steps):
    decide(steps[0], KSAU_DAY, 201, by=letter.officer)
    answer = officer.post(page(letter, "case_decision", steps[1].pk), minutes(reference="KS 250402 § 9"))
    assert "före KSAU 250428" in " ".join(answer.context["form"].errors["confirmed"])


def test_a_decision_in_the_register_is_tied_as_it_stands(officer, letter, steps):
    known = make_decision(letter.agreement, letter.bodies.ksau, decided_on=KSAU_DAY, section_number=201, text="Ja.")
    asked = officer.post(page(letter, "case_decision", steps[0].pk), minutes())
    assert "finns redan i registret" in " ".join(asked.context["form"].errors["confirmed"])
    officer.post(page(letter, "case_decision", steps[0].pk), minutes(confirmed="on"))
    assert CaseStep.objects.get(pk=steps[0].pk).decision == known
    assert Decision.objects.get().text == "Ja."


def test_a_later_step_never_overwrites_an_earlier(officer, letter, steps):
    decide(steps[0], KSAU_DAY, 201, by=letter.officer, text="Föreslår bifall.")
    form = officer.get(page(letter, "case_step", steps[1].pk)).context["form"]
    assert form["proposal"].value() == "Föreslår bifall."  # a suggestion: what the body before decided
    officer.post(page(letter, "case_decision", steps[1].pk), minutes(reference="KS 250507 § 88", text="Godkänner."))
    texts = [each.decision.text for each in read_case(letter, today=KS_DAY).steps]
    assert texts == ["Föreslår bifall.", "Godkänner."]


def test_a_forgotten_step_is_put_in_its_place(officer, letter, steps):
    board = make_organisation(name="Kommunstyrelseberedningen", kind="working_committee", code="KSB")
    typed = {"version": 1, "body": board.pk, "planned_on": "2025-04-14", "before": steps[0].pk}
    assert officer.post(page(letter, "case_step_new"), typed).status_code == 302
    assert [each.step.short_body for each in read_case(letter, today=KS_DAY).steps] == ["KSB", "KSAU", "KS"]


def test_only_a_step_where_nothing_happened_can_be_taken_away(officer, letter, steps):
    decide(steps[0], KSAU_DAY, 201, by=letter.officer)
    typed = {"version": 2, "planned_on": "2025-04-28", "remove": "1"}
    assert officer.post(page(letter, "case_step", steps[0].pk), typed).status_code == 409
    body = Organisation.objects.get(code="KS").pk
    assert officer.post(page(letter, "case_step", steps[1].pk), typed | {"version": 1, "body": body}).status_code == 302
    assert [each.step.pk for each in read_case(letter, today=KS_DAY).steps] == [steps[0].pk]


def test_the_second_of_two_officers_sees_both_texts(officer, letter, steps):
    body = Organisation.objects.get(code="KSAU").pk
    typed = {"version": 1, "body": body, "planned_on": "2025-04-28", "proposal": "Den enes förslag"}
    officer.post(page(letter, "case_step", steps[0].pk), typed)
    answer = officer.post(page(letter, "case_step", steps[0].pk), typed | {"proposal": "Den andras förslag"})
    assert answer.status_code == 409
    assert ("Förslag till organet", "Den andras förslag", "Den enes förslag") in answer.context["conflict"]
    late = officer.post(page(letter, "case_decision", steps[0].pk), minutes())
    assert late.status_code == 409
    assert "Föreslår bifall." in late.text


def test_a_dissent_belongs_to_its_step(officer, letter, steps):
    decide(steps[0], KSAU_DAY, 201, by=letter.officer)
    typed = {"version": 2, "kind": "dissent", "parties": "(SD)", "announced_by": "A", "signed_by": "B"}
    assert officer.post(page(letter, "case_dissent_new", steps[0].pk), typed).status_code == 302
    first, second = read_case(letter, today=KS_DAY).steps
    assert [str(each) for each in first.dissents] == ["reservation (SD)"]
    assert second.dissents == ()
    made = first.dissents[0]
    stale = officer.post(page(letter, "case_dissent", made.pk), typed | {"text": "Min text"})
    assert stale.status_code == 409
    assert officer.post(page(letter, "case_dissent", made.pk), typed | {"version": 3, "remove": "1"}).status_code == 302
    assert read_case(letter, today=KS_DAY).steps[0].dissents == ()


def test_the_recipients_are_fetched_from_the_letter_and_each_gets_its_day(officer, letter, steps):
    decide(steps[0], KSAU_DAY, 201, by=letter.officer)
    where = page(letter, "case_dispatches", steps[0].pk)
    officer.post(where, {"version": 2, "fetch": "1"})
    officer.post(where, {"version": 3, "added": "Kulturnämnden\nfritidsnämnden"})
    reading = read_case(letter, today=KS_DAY).steps[0]
    names = ["Fritidsnämnden", "Stadskontorets handläggare", "Kulturnämnden"]
    assert [each.name for each in reading.dispatches] == names
    first, second, third = (each.pk for each in reading.dispatches)
    officer.post(where, {"version": 4, f"sent_{first}": "2025-05-02", f"removed_{third}": "on"})
    assert "1 att skicka" in officer.get(page(letter)).text
    officer.post(where, {"version": 5, f"sent_{first}": "2025-05-02", "rest_on": "2025-05-05"})
    reading = read_case(letter, today=KS_DAY).steps[0]
    assert [(each.pk, str(each.dispatched_on)) for each in reading.dispatches] == [
        (first, "2025-05-02"),
        (second, "2025-05-05"),
    ]
    assert "Alla skickade" in officer.get(page(letter)).text


@pytest.mark.parametrize(("day", "said"), [("2025-04-27", "fattades 2025-04-28"), ("2099-01-01", "inte varit än")])
def test_nothing_is_sent_before_it_is_decided_or_tomorrow(officer, letter, steps, day, said):
    decide(steps[0], KSAU_DAY, 201, by=letter.officer)
    fetch_recipients(steps[0], by=letter.officer, expected_version=steps[0].version)
    where = page(letter, "case_dispatches", steps[0].pk)
    answer = officer.post(where, {"version": 3, "rest_on": day})
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors["rest_on"])


def test_a_recipient_that_the_agreement_names_is_missed_and_never_added(officer, letter, steps):
    """Rule 33, O-11."""
    asn = make_committee(name="Arbetsmarknads- och socialnämnden")
    promise_report(letter.agreement, asn)
    decide(steps[0], KSAU_DAY, 201, by=letter.officer)
    fetch_recipients(steps[0], by=letter.officer, expected_version=steps[0].version)
    assert "Arbetsmarknads- och socialnämnden ska få rapporten" in officer.get(page(letter)).text
    assert asn.pk not in {each.organisation_id for each in CaseStep.objects.get(pk=steps[0].pk).dispatches.all()}


def test_a_reader_reads_and_sees_no_button(client, letter, steps):
    client.force_login(make_reader(letter.partnership))
    shown = client.get(page(letter))
    assert shown.status_code == 200
    assert "Registrera beslut" not in shown.text
    assert client.post(page(letter)).status_code == 403


def test_the_button_is_there_when_something_is_planned(officer, letter):
    button = "Börja från beslutsplaneringen"
    assert button in officer.get(page(letter)).text
    unplanned = begin_report(letter.partnership, year=2025, by=letter.officer)
    shown = officer.get(page(unplanned)).text
    assert button not in shown
    assert f'href="{page(unplanned, "letterhead")}"' in shown
    assert officer.post(page(unplanned)).status_code == 409


def test_as_many_queries_for_a_long_path_as_for_a_short(officer, letter, steps):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            officer.get(page(letter))
        return len(asked)

    count()
    decide(steps[0], KSAU_DAY, 201, by=letter.officer)
    fetch_recipients(steps[0], by=letter.officer, expected_version=steps[0].version)
    short = count()
    for number in range(8):
        step = make_step(letter, letter.bodies.ks, by=letter.officer)
        decide(step, KS_DAY, 300 + number, by=letter.officer)
        fetch_recipients(step, by=letter.officer, expected_version=step.version)
    assert count() == short


def test_the_start_page_tells_of_decisions_to_write(officer, letter):
    """From the day after the meeting; a finalised letter also before its path is begun."""
    assert "Beslut att registrera" in officer.get("/").text
    steps = begin_case(letter, by=letter.officer)
    shown = officer.get("/").text
    assert all(page(letter, "case_decision", step.pk) in shown for step in steps)
    for step, day in zip(steps, (KSAU_DAY, KS_DAY), strict=True):
        decide(step, day, 201, by=letter.officer)
    assert "Beslut att registrera" not in officer.get("/").text


def test_a_step_of_another_letter_is_not_there(officer, letter, steps):
    other = begin_report(letter.partnership, year=2025, by=letter.officer)
    assert officer.get(page(other, "case_step", steps[0].pk)).status_code == 404
    assert Report.objects.count() == 2
