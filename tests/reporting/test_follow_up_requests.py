"""What stadskontoret asks for is captured with its sentence, answered year by year, and opens the next report."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.fact_files import load_facts
from partnerships.models import Partnership
from partnerships.versions import WrongState
from reporting.actions import answer_request, capture_request, remove_request
from reporting.assemble import assemble
from reporting.models import FollowUpRequest, Report, RequestAnswer
from reporting.requests import read_requests, requests_in, sentences_in
from tests.builders import make_coordinator, make_partnership
from tests.reporting.builders import make_asked, section_of
from tests.reporting.workflow import make_letter, write

TEXT = "Arbetet går bra. Dr. Ek är nöjd.\n\n- Stadskontoret efterfrågar *mer* statistik. Det är viktigt!"


@pytest.fixture
def year(db):
    return make_letter()


@pytest.fixture
def coordinator(client, year):
    client.force_login(make_coordinator(year.partnership))
    return client


def answer(record, year, outcome="met"):
    who = make_coordinator(record.partnership)
    return answer_request(record, year=year, outcome=outcome, text="Det blev av.", by=who, expected_version=None)


def asked_in(partnership, year):
    return [each.record.summary for each in requests_in(partnership, year)]


def test_the_sentences_that_ask_come_first():
    assert sentences_in(TEXT)[0] == "Stadskontoret efterfrågar mer statistik."
    assert sentences_in("") == []


def test_a_sentence_becomes_a_request(client, year):
    section = write(section_of(year.report, "assessment"), TEXT, by=year.author)
    client.force_login(year.author)
    address = year.report.address("capture", section.pk)
    posted = {"sentence": "Stadskontoret efterfrågar mer statistik.", "summary": "Statistik"}
    assert client.post(address, posted | {"summary": ""}).status_code == 422
    assert client.post(address, posted | {"sentence": "Något annat."}).status_code == 422
    page = client.post(address, posted, follow=True)
    assert "Statistik" in page.text
    made = FollowUpRequest.objects.get()
    assert (made.year, made.position, made.report, made.section) == (2023, 1, year.report, section)
    assert client.post(address, posted).status_code == 422  # once


def test_what_continues_is_of_the_same_partnership_and_earlier(year):
    section = write(section_of(year.report, "assessment"), TEXT, by=year.author)
    for other in (make_asked(make_partnership()), make_asked(year.partnership, year=2023)):
        with pytest.raises(ValidationError, match="tidigare skrivelse"):
            capture_request(section, sentence=sentences_in(TEXT)[0], summary="x", continues=other, by=year.author)


def test_open_until_it_is_met_or_asked_on(year):
    first = make_asked(year.partnership, summary="Effektmätning")
    assert asked_in(year.partnership, 2022) == []
    answer(first, 2023, "partly")
    assert asked_in(year.partnership, 2024) == ["Effektmätning"]
    make_asked(year.partnership, year=2023, summary="Mer effektmätning", continues=first)
    assert asked_in(year.partnership, 2023) == ["Effektmätning"]
    assert asked_in(year.partnership, 2024) == ["Mer effektmätning"]
    answer(FollowUpRequest.objects.get(year=2023), 2024, "met")
    assert asked_in(year.partnership, 2025) == []


def test_the_report_opens_with_it_and_what_came_of_it(client, year):
    assert "requests" not in [section.content for section in assemble(year.report).facts.sections]
    record = make_asked(year.partnership, summary="Effektmätning")
    draft = assemble(year.report)
    assert ["Effektmätning" in finding.text for finding in draft.findings if not finding.is_error].count(True) == 1
    answer(record, 2023)
    draft = assemble(year.report)
    assert not [finding for finding in draft.findings if "Effektmätning" in finding.text]
    client.force_login(year.author)
    page = client.get(year.report.get_absolute_url()).text
    assert "Vad som hände med det som stadskontoret efterfrågade" in page
    assert "Genomfört: Det blev av." in page


def test_the_coordinator_answers_and_changes_the_answer(coordinator, year):
    record = make_asked(year.partnership)
    page = coordinator.get(reverse("reporting:request_list", args=[year.partnership.slug])).text
    assert "Svara för 2023" in page
    address = reverse("reporting:request_answer", args=[year.partnership.slug, record.pk, 2023])
    posted = {"outcome": "partly", "text": "Ett ramverk finns."}
    assert coordinator.post(address, posted | {"text": ""}).status_code == 422
    coordinator.post(address, posted)
    assert coordinator.post(address, posted | {"text": "Två på en gång."}).status_code == 409
    coordinator.post(address, {"outcome": "met", "text": "Det används.", "version": 1})
    stored = RequestAnswer.objects.get()
    assert (stored.outcome, stored.text, stored.version) == ("met", "Det används.", 2)
    late = reverse("reporting:request_answer", args=[year.partnership.slug, record.pk, 2024])
    assert coordinator.get(late).status_code == 404  # it is met


def test_an_officer_reads_and_does_not_answer_for_the_parties(client, year):
    record = make_asked(year.partnership)
    client.force_login(year.author)
    assert "Inget svar ännu." in client.get(reverse("reporting:request_list", args=[year.partnership.slug])).text
    address = reverse("reporting:request_answer", args=[year.partnership.slug, record.pk, 2023])
    assert client.get(address).status_code == 403


def test_a_slip_is_taken_back_and_history_is_not(year):
    record = make_asked(year.partnership, report=year.report, year=2023)
    remove_request(record, by=year.author)
    assert not FollowUpRequest.objects.exists()
    older = make_asked(year.partnership)
    answered = make_asked(year.partnership, report=year.report, year=2023)
    answer(answered, 2024)
    for record in (older, answered):
        with pytest.raises(WrongState):
            remove_request(record, by=year.author)


def test_the_facts_tell_of_2022_2023_and_2024(db):
    """S0-B2, B3, B5."""
    load_facts()
    partnership = Partnership.objects.get(slug="kraftsamling-herrgarden")
    first, second = read_requests(partnership)
    assert (first.answers[0].outcome, second.record.continues) == ("met", first.record)
    assert second.record.sentence in sentences_in(second.record.section.body)
    assert all(each.answer_in(2023) for each in requests_in(partnership, 2023))
    assert asked_in(partnership, 2024) == [second.record.summary]
    letter = Report.objects.get(year=2023)  # stands as it was written
    assert "requests" not in [section.content for section in assemble(letter).facts.sections]
