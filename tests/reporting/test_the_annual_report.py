"""The parties' annual report: goals, measures and money, and how the letter carries it."""

import pytest

from partnerships.models import OccasionGoal, OutcomeGoal, Role
from reporting.assemble import assemble
from reporting.models import IndicatorFigure, MeasureAnswer, ReportKind, ReportStatus
from tests.budgets.builders import make_budget, make_cause, make_line, make_outcome
from tests.builders import make_committee, make_indicator, make_person
from tests.reporting.builders import AREAS, begin_report, make_annual_report, make_report, make_year, words_of

SILENT = "«Antal besök» saknar uppgift, och inget skäl är angivet."


@pytest.fixture
def year(db):
    made = make_year()
    made.coordinator = make_person(Role.COORDINATOR, made.partnership)
    made.visits = make_indicator(made.agreement, text="Antal besök")
    return made


@pytest.fixture
def report(year):
    return begin_report(year.partnership, kind=ReportKind.ANNUAL_REPORT, by=year.coordinator)


def page(report, name="", *parts):
    return report.address(name, *parts)


def errors(report):
    return [finding.text for finding in assemble(report).errors if finding.place == "Avtalets mått"]


def test_each_area_opens_with_its_goals_and_how_often_each_was_worked_for(year, report):
    goal = OutcomeGoal.objects.get(area=year.areas["egenmakt"])
    OccasionGoal.objects.create(occasion=year.open_house.occasions.first(), goal=goal)
    section = assemble(report).facts.section("area-egenmakt")
    assert words_of(section.blocks[:2]) == f"Effektmål i avtalet:{goal.text} (1 aktivitet)"
    assert "Öppet hus: 3 tillfällen" in words_of(section.blocks)


def test_a_goal_leads_to_its_rows(year, report, client):
    goal = OutcomeGoal.objects.get(area=year.areas["egenmakt"])
    OccasionGoal.objects.create(occasion=year.open_house.occasions.first(), goal=goal)
    client.force_login(year.coordinator)
    address = f"/partnerskap/{year.partnership.slug}/rapporter/2023/siffror/activity_count_for_goal_1_in_egenmakt/"
    answer = client.get(address)
    assert (answer.status_code, answer.context["page"].paginator.count) == (200, 1)


def test_goals_stand_in_the_annual_report_only(year):
    letter = make_report(year.partnership, by=year.officer)
    assert "Effektmål" not in words_of(assemble(letter).facts.section("area-egenmakt").blocks)


def test_a_measure_that_a_figure_answers_prints_its_value(year, report):
    IndicatorFigure(indicator=year.visits, figure="visit_count").save_as(None)
    (measure,) = assemble(report).facts.measures
    assert (measure.figure.text, measure.unit, measure.is_missing) == ("30", "besök", False)
    assert errors(report) == []


def test_a_measure_without_an_answer_stops_the_pdf(year, report):
    """Rule 29."""
    assert errors(report) == [SILENT]


def test_a_measure_with_a_reason_is_printed_as_missing(year, report, client):
    MeasureAnswer(report=report, indicator=year.visits, missing_reason="Enkäten görs 2024.").save_as(None)
    assert errors(report) == []
    client.force_login(year.coordinator)
    assert "Uppgift saknas. Skäl: Enkäten görs 2024." in " ".join(client.get(page(report)).content.decode().split())


def test_a_figure_that_nobody_has_logged_is_no_answer(year, report):
    year.open_house.occasions.update(visit_count=None)
    IndicatorFigure(indicator=year.visits, figure="visit_count").save_as(None)
    assert errors(report) == [SILENT]


def test_an_agreement_without_measures_says_so(db, client):
    year = make_year()
    person = make_person(Role.COORDINATOR, year.partnership)
    report = begin_report(year.partnership, kind=ReportKind.ANNUAL_REPORT, by=person)
    client.force_login(person)
    assert "I registret har avtalet för 2023 inga mått." in client.get(page(report)).content.decode()
    assert errors(report) == []


def test_the_economy_is_told_with_its_deviations(year, report, client):
    board = make_committee(name="Kommunstyrelsen")
    line = make_line(make_budget(year.agreement, year=2023), funder=board, performer=year.organiser, amount=100_000)
    make_outcome(line, 60_000)
    make_cause(line, "En vakans uppstod.")
    client.force_login(year.coordinator)
    text = " ".join(client.get(page(report)).content.decode().replace("\xa0", " ").split())
    assert "Budget och utfall per utförare" in text
    assert text.count("Avvikelser från budget") == 1
    assert "40 000 kr" in text
    assert "En vakans uppstod." in text


def test_without_a_budget_the_economy_says_so(year, report, client):
    client.force_login(year.coordinator)
    assert "Det finns ingen budget för 2023 i registret." in client.get(page(report)).content.decode()


# --- Answering a measure ------------------------------------------------------------------------------------


def send(client, report, indicator, **typed):
    data = {"figure": "", "text": "", "missing_reason": "", "version": "0"} | typed
    return client.post(page(report, "measure", indicator.pk), data)


def test_the_coordinator_chooses_the_figure_and_writes_beside_it(year, report, client):
    client.force_login(year.coordinator)
    answer = send(client, report, year.visits, figure="visit_count", text="Fler än väntat: {visit_count} besök.")
    assert answer.status_code == 302
    (measure,) = assemble(report).facts.measures
    assert (measure.figure.value, words_of(measure.blocks)) == (30, "Fler än väntat: 30 besök.")
    assert send(client, report, year.visits, version="1", text="Ändrat").status_code == 302
    assert not IndicatorFigure.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": "Ja", "missing_reason": "Nej"}, "Skriv antingen vad ni vet eller varför uppgiften saknas"),
        ({"text": "{nonsense_count}"}, "Siffran {nonsense_count} finns inte."),
        ({"text": "{visit_count} barn"}, "siffran räknar besök, inte personer"),
        ({"text": "Personen 19121212-1212"}, "personnummer"),
    ],
)
def test_what_is_refused_is_told_at_the_form_and_kept(typed, sentence, year, report, client):
    client.force_login(year.coordinator)
    answer = send(client, report, year.visits, **typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed["text"] in answer.content.decode()
    assert not MeasureAnswer.objects.exists()


def test_the_second_of_two_sees_both_texts(year, report, client):
    client.force_login(year.coordinator)
    assert send(client, report, year.visits, text="Den första").status_code == 302
    answer = send(client, report, year.visits, text="Den andra")
    assert answer.status_code == 409
    assert "Den första" in answer.content.decode()
    assert "Den andra" in answer.content.decode()
    assert MeasureAnswer.objects.get().text == "Den första"


def test_a_submitted_report_is_not_changed(year, report, client):
    report.status = ReportStatus.SUBMITTED
    report.save_as(None)
    client.force_login(year.coordinator)
    answer = send(client, report, year.visits, text="För sent")
    assert answer.status_code == 409
    assert "För sent" in answer.content.decode()
    assert not MeasureAnswer.objects.exists()


def test_a_measure_of_another_agreement_is_absent(year, report, client):
    client.force_login(year.coordinator)
    other = make_indicator(make_year().agreement)
    assert client.get(page(report, "measure", other.pk)).status_code == 404


def test_either_text_or_reason_also_past_the_form(year, report):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        MeasureAnswer.objects.create(report=report, indicator=year.visits, text="Ja", missing_reason="Nej")


# --- Inside the letter --------------------------------------------------------------------------------------


def test_the_letter_carries_the_submitted_report_as_its_first_annex(year, client):
    make_annual_report(year.partnership, by=year.coordinator)
    letter = make_report(year.partnership, by=year.officer)
    facts = assemble(letter).facts
    assert [annex.heading for annex in facts.annexes][:2] == [
        "Bilaga 1. Uppföljningsrapport 2023",
        "Bilaga 2. Aktivitetsstatistik 2023",
    ]
    assert [heading for level, heading in facts.annual_report.headings if level == 2][:4] == list(AREAS.values())
    client.force_login(year.officer)
    assert '<h4 class="sr-h2"' in client.get(letter.address()).content.decode()


def test_a_draft_of_the_parties_never_shows_in_the_letter(year, report):
    letter = make_report(year.partnership, by=year.officer)
    draft = assemble(letter)
    assert draft.facts.annual_report is None
    assert "Parternas uppföljningsrapport för 2023 är inte inlämnad" in str([each.text for each in draft.findings])


def test_a_newer_draft_edition_leaves_the_finalised_one_in_the_letter(year):
    first = make_annual_report(year.partnership, by=year.coordinator)
    first.status = ReportStatus.FINALISED
    first.save_as(None)
    second = type(first)(
        kind=first.kind, partnership=first.partnership, year=2023, edition=2, title="Ny", template=first.template
    )
    second.corrects, second.correction_reason = first, "Fel siffra"
    second.save_as(None)
    assert assemble(make_report(year.partnership, by=year.officer)).facts.annual_report.edition == 1


@pytest.mark.parametrize("occasions", [3, 50])
def test_as_many_questions_however_much_there_is(occasions, db, django_assert_num_queries):
    year = make_year(occasions=occasions)
    for number in range(occasions):
        make_indicator(year.agreement, text=f"Mått {number}")
    make_annual_report(year.partnership, by=year.officer)
    letter = make_report(year.partnership, by=year.officer)
    with django_assert_num_queries(28):
        assemble(letter)
