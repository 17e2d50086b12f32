"""What the parties have handed in stays with those who received it, also while the parties have it back."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from budgets.models.append_only import AppendOnly
from reporting.models import ReceivedReport, ReportStepKind
from tests.builders import make_officer, make_reader
from tests.reporting.builders import make_occasions, section_of
from tests.reporting.workflow import make_letter, make_parties_report, step, write

K = ReportStepKind


@pytest.fixture
def year(db):
    return make_parties_report()


@pytest.fixture
def city(year, client):
    """Somebody at stadskontoret, signed in."""
    client.force_login(make_officer(year.partnership))
    return client


def summary(year):
    return section_of(year.report, "summary")


def hand_in(year, text):
    write(summary(year), text, by=year.coordinator)
    step(year.report, K.SUBMIT, year.coordinator)


def send_back(year):
    step(year.report, K.RETURN, year.contacts[year.university.pk], reason="Vårt arbete saknas.")


def test_what_was_handed_in_is_read_while_the_parties_correct_it(city, year):
    hand_in(year, "Vi höll {activity_count} aktiviteter.")
    send_back(year)
    write(summary(year), "Halvskrivet.", by=year.coordinator)
    row = {"held_on": dt.date(2023, 6, 1), "visit_count": 10}
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, row)
    page = city.get(year.report.get_absolute_url(), follow=True)
    assert page.redirect_chain == [(ReceivedReport.objects.get().get_absolute_url(), 302)]
    assert "Parterna rättar rapporten" in page.text
    assert 'Vi höll <span class="sr-figure">3</span> aktiviteter.' in page.text
    assert "Halvskrivet" not in page.text


def test_the_list_of_reports_leads_to_it(city, year):
    reports = reverse("reporting:report_list", args=[year.partnership.slug])
    assert "som den lämnades in" not in city.get(reports).text
    hand_in(year, "Text.")
    assert "som den lämnades in" not in city.get(reports).text
    send_back(year)
    shown = city.get(reports).text
    assert ReceivedReport.objects.get().get_absolute_url() in shown
    assert "parterna rättar" in shown
    city.force_login(year.coordinator)
    assert "som den lämnades in" not in city.get(reports).text


def test_each_submission_is_kept_and_the_latest_is_named(city, year):
    hand_in(year, "Först.")
    send_back(year)
    hand_in(year, "Sedan.")
    first, second = ReceivedReport.objects.order_by("step__round")
    former = city.get(first.get_absolute_url()).text
    assert "Först." in former
    assert "Parterna har lämnat in en senare text" in former
    assert second.get_absolute_url() in former
    shown = city.get(year.report.get_absolute_url()).text
    assert "Sedan." in shown
    assert first.get_absolute_url() in shown
    assert second.get_absolute_url() in shown


def test_the_coordinator_takes_it_back_and_still_writes_in_it(client, year):
    hand_in(year, "Text.")
    step(year.report, K.WITHDRAW, year.coordinator)
    client.force_login(year.coordinator)
    assert client.get(year.report.get_absolute_url()).status_code == 200
    assert client.get(section_of(year.report, "summary").get_absolute_url()).status_code == 200
    client.force_login(make_reader(year.partnership))
    assert "tog tillbaka" in client.get(year.report.get_absolute_url(), follow=True).text


def test_the_draft_itself_stays_the_parties_own(city, year):
    hand_in(year, "Text.")
    send_back(year)
    for page in ("pdf", "word", "control"):
        assert city.get(year.report.address(page)).status_code == 404


def test_a_letter_is_received_by_nobody(db):
    made = make_letter()
    step(made.report, K.SUBMIT, made.author, to=made.reviewer)
    assert not ReceivedReport.objects.exists()


def test_another_partnership_and_another_year(city, year):
    hand_in(year, "Text.")
    received, other = ReceivedReport.objects.get(), make_parties_report()
    for slug, of_year in ((other.partnership.slug, 2023), (year.partnership.slug, 2022)):
        page = reverse("reporting:annual_report_received", args=[slug, of_year, received.pk])
        assert city.get(page).status_code in {403, 404}


def test_it_never_changes(year):
    hand_in(year, "Text.")
    received = ReceivedReport.objects.get()
    for change in (received.save, received.delete, ReceivedReport.objects.all().delete):
        with pytest.raises(AppendOnly):
            change()
    for statement in ("UPDATE reporting_receivedreport SET facts_id = 0", "DELETE FROM reporting_receivedreport"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
