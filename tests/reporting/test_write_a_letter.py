"""An officer starts a year's letter and writes its sections; nothing typed is lost, nothing wrong gets in."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.models import Decision
from partnerships.status import agreement_status
from reporting.actions import save_section
from reporting.models import CLOSING, OPENING, DecisionClause, Report, ReportSection
from tests.builders import make_agreement, make_area, make_officer, make_partnership, make_reader
from tests.reporting.builders import AREAS, begin_report, make_report, make_year, section_of


def url(name, report, *parts):
    return report.address(name, *parts)


def edit(client, section, body, *, version=None):
    posted = {"body": body, "version": version or section.version}
    return client.post(url("section", section.report, section.pk), posted)


def test_a_first_letter_has_the_fixed_sections_empty_and_the_usual_clause(db):
    year = make_year()
    report = begin_report(year.partnership, year=2023, by=year.officer)
    sections = list(report.sections.order_by("position"))
    assert [section.code for section in sections] == [
        *OPENING,
        "requests",
        "year-summary",
        *(f"area-{code}" for code in AREAS),
        "further-examples",
        *CLOSING,
    ]
    assert {section.body for section in sections} == {""}
    assert [clause.text for clause in report.letter.clauses.all()] == [
        "Kommunstyrelsen godkänner årsrapport från Kraftsamling Herrgården och lägger den till handlingarna."
    ]
    assert report.letter.recipients.count() == 0  # never added by themselves (rule 33)


def test_the_next_letter_takes_over_what_stays_and_changes_its_own_year_only(year):
    make_area(make_agreement(year.partnership), code="egenmakt")
    clause = "Godkänner rapporten för 2023 (STK-2023-137) om perioden 2021–2023."
    DecisionClause(letter=year.report.letter, position=2, text=clause).save_as(year.officer)
    report = begin_report(year.partnership, year=2024, by=year.officer)
    assert report.title == "Återrapportering från Kraftsamling Herrgården av verksamheten 2024"
    assert (
        report.letter.clauses.get(position=2).text
        == "Godkänner rapporten för 2024 (STK-2023-137) om perioden 2021–2023."
    )
    assert [recipient.name for recipient in report.letter.recipients.all()] == ["Fritidsnämnden"]
    assert [official.name for official in report.letter.responsible.all()] == ["Birgitta Ahlmark"]
    assert report.letter.schedule.count() == report.letter.supporting_records.count() == 0
    assert {section.body for section in report.sections.all()} == {""}


def test_one_letter_a_year(officer, year):
    response = officer.post(reverse("reporting:staff_report_new", args=[year.partnership.slug]), {"year": "2023"})
    assert (response.status_code, Report.objects.of(year.partnership).count()) == (409, 1)


@pytest.mark.parametrize(("wanted", "status"), [("1999", 409), ("2098", 409), ("0000", 404), ("år", 404), ("", 404)])
def test_no_letter_about_a_year_without_agreement_or_ahead(wanted, status, officer, year):
    response = officer.post(reverse("reporting:staff_report_new", args=[year.partnership.slug]), {"year": wanted})
    assert (response.status_code, Report.objects.of(year.partnership).count()) == (status, 1)


def test_starting_by_button_leads_to_the_letter(client, db):
    year = make_year()
    client.force_login(year.officer)
    response = client.post(reverse("reporting:staff_report_new", args=[year.partnership.slug]), {"year": "2023"})
    assert response.url == reverse("reporting:staff_report", args=[year.partnership.slug, 2023])


def test_writing_a_section(officer, year):
    section = section_of(year.report, "assessment")
    response = edit(officer, section, "Första stycket.\r\n\r\n- punkt med {activity_count}\r\n")
    section.refresh_from_db()
    assert response.status_code == 302
    assert (section.body, section.version) == ("Första stycket.\n\n- punkt med {activity_count}", 2)
    assert section.history.first().history_user == year.officer


def test_the_page_knows_how_the_figures_of_its_text_read(officer, year):
    section = section_of(year.report, "year-summary")
    body = "{activity_count|cirka:10} och {visit_count_in_egenmakt+visit_count_in_barn_och_unga} och {borta}"
    ReportSection.objects.filter(pk=section.pk).update(body=body)
    shown = officer.get(url("section", year.report, section.pk)).context["form"]
    known = json.loads(shown.fields["body"].widget.attrs["data-known"])
    assert [figure["name"] for figure in known["figures"]] == [
        "activity_count",
        "visit_count_in_egenmakt",
        "visit_count_in_barn_och_unga",
    ]
    assert known["read"]["{activity_count|cirka:10}"] == {"text": "cirka\u00a0520", "fault": ""}
    assert known["read"]["{borta}"]["fault"]
    assert known["figures"][0]["href"].endswith("/siffror/activity_count/")


def test_the_page_asks_the_database_as_often_however_many_figures_it_shows(officer, year):
    section = section_of(year.report, "year-summary")
    counts = []
    for body in ("Text.", "{activity_count} " * 30 + "{visit_count} {budget_total} {organisation_count}"):
        ReportSection.objects.filter(pk=section.pk).update(body=body)
        with CaptureQueriesContext(connection) as asked:
            officer.get(url("section", year.report, section.pk))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_figure_that_does_not_exist_is_refused_and_the_text_kept(officer, year):
    section = section_of(year.report, "assessment")
    response = edit(officer, section, "Antalet var {visitor_count}.")
    assert response.status_code == 422
    assert "Siffran {visitor_count} finns inte." in response.content.decode()
    assert "Antalet var {visitor_count}." in response.content.decode()
    assert ReportSection.objects.get(pk=section.pk).body == "Text."


@pytest.mark.parametrize("words", ["barn", "personer", "olika ungdomar", "deltagare", "Malmöbor"])
def test_visits_are_never_called_people(words, year):
    section = section_of(year.report, "assessment")
    body = f"{{visit_count_of_basta_sommaren}} {words} besökte Bästa sommaren."
    with pytest.raises(ValidationError, match="räknar besök, inte personer"):
        save_section(section, body=body, by=year.officer, expected_version=section.version)


@pytest.mark.parametrize("body", ["{visit_count} besök av barn.", "{organisation_count} deltagare.", "40 barn kom."])
def test_what_is_no_visits_may_be_people(body, year):
    section = section_of(year.report, "assessment")
    assert save_section(section, body=body, by=year.officer, expected_version=section.version).body == body


def test_two_at_one_section_see_both_texts(officer, year):
    section = section_of(year.report, "assessment")
    edit(officer, section, "Den första texten.")
    response = edit(officer, section, "Den andra texten.", version=section.version)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Den första texten." in page
    assert "Den andra texten." in page
    assert ReportSection.objects.get(pk=section.pk).body == "Den första texten."


def test_personal_numbers_are_refused(officer, year):
    response = edit(officer, section_of(year.report, "assessment"), "Anna, 811218-9876.")
    assert response.status_code == 422


def test_last_years_text_stands_beside(officer, year):
    make_area(make_agreement(year.partnership), code="egenmakt")
    report = begin_report(year.partnership, year=2024, by=year.officer)
    page = officer.get(url("section", report, section_of(report, "year-summary").pk)).content.decode()
    assert "Texten i skrivelsen för 2023" in page
    assert "{activity_count} aktiviteter genomförts" in page


def test_a_reader_reads_and_does_not_write(client, year):
    client.force_login(make_reader(year.partnership))
    section = section_of(year.report, "assessment")
    assert client.get(year.report.get_absolute_url()).status_code == 200
    assert client.get(url("section", year.report, section.pk)).status_code == 403
    assert edit(client, section, "Annan text.").status_code == 403


def test_a_stranger_finds_nothing(client, year):
    client.force_login(make_officer(make_partnership()))
    assert client.get(year.report.get_absolute_url()).status_code == 404
    assert edit(client, section_of(year.report, "assessment"), "Annan text.").status_code == 404


def test_a_section_of_another_letter_is_not_found_under_this_one(officer, year):
    other = make_year()
    section = section_of(make_report(other.partnership, by=other.officer), "assessment")
    assert officer.get(url("section", year.report, section.pk)).status_code == 404


def test_a_letter_proposes_and_changes_no_state(year):
    """Rule 36: only a decision does."""
    day = year.agreement.starts_on
    before = agreement_status(year.agreement, day), Decision.objects.count(), year.agreement.version
    section = section_of(year.report, "assessment")
    body = "Stadskontoret föreslår att avtalet godkänns och gäller."
    save_section(section, body=body, by=year.officer, expected_version=section.version)
    year.agreement.refresh_from_db()
    assert (agreement_status(year.agreement, day), Decision.objects.count(), year.agreement.version) == before
