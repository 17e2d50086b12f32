"""«Kontroll före utskick»: what stops the report first, then what to judge; a warning may be let pass."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reporting.actions import let_pass
from reporting.actions import take_up as take_up_again
from reporting.assemble import assemble
from reporting.control import control
from reporting.models import FindingOverride, OverrideTurn
from tests.builders import make_officer, make_partnership, make_reader
from tests.reporting.builders import make_report, make_year, promise_report, section_of

WRONG = "Kommunstyrelsen beslutade den 12 maj 2024 att godkänna rapporten."  # a Sunday


def address(name, year):
    return reverse(f"reporting:staff_report_{name}", args=[year.partnership.slug, 2023])


def write(report, code, body):
    section = section_of(report, code)
    section.body = body
    section.save_as(None)


def doubtful(report):
    """The finding about the Sunday."""
    return next(each for each in control(report).judged if each.finding.check == "weekday")


def pass_it(client, year, **sent):
    return client.post(address("let_pass", year), {"finding": doubtful(year.report).finding.key, **sent})


@pytest.fixture
def doubted(year):
    write(year.report, "matter", WRONG)
    return year


def test_the_page_is_reached_from_the_report(officer, year):
    report = officer.get(reverse("reporting:staff_report", args=[year.partnership.slug, 2023])).content.decode()
    assert f'href="{address("control", year)}"' in report


def test_what_stops_the_letter_comes_first_with_the_way_to_mend_it(officer, year):
    write(year.report, "summary", "")
    shown = officer.get(address("control", year)).content.decode()
    assert "1\u00a0fel stoppar skrivelsen." in shown
    error = f'<a href="{section_of(year.report, "summary").get_absolute_url()}">Ändra'
    assert shown.index("Rätta det här först") < shown.index(error) < shown.index("Listor och bilagor")


def test_without_errors_the_officer_sees_at_once_that_nothing_stops_her(officer, year):
    assert "Inget fel stoppar skrivelsen." in officer.get(address("control", year)).content.decode()


def test_warnings_stand_under_what_was_checked(officer, doubted):
    promise_report(doubted.agreement, doubted.tif)
    headings = [heading for heading, _rows in officer.get(address("control", doubted)).context["groups"]]
    assert headings == ["Mottagare", "Listor och bilagor", "Aktivitetsloggen", "Ovanliga mötesdagar"]


def test_a_warning_is_let_pass_with_a_reason_and_stays_in_sight(officer, doubted):
    said = "Extra sammanträde en söndag, protokollet är läst."
    assert pass_it(officer, doubted, reason=said).status_code == 302
    shown = officer.get(address("control", doubted)).content.decode()
    assert f"{doubted.officer} lät varningen stå {timezone.localdate()}: {said}" in shown
    assert shown.index("Varningar som får stå") < shown.index("«den 12 maj 2024»")
    assert doubtful(doubted.report).is_passed


def test_it_comes_back_when_the_faulty_words_change(officer, doubted):
    pass_it(officer, doubted, reason="Läst.")
    write(doubted.report, "matter", f"Ny inledning. {WRONG}")
    assert doubtful(doubted.report).is_passed
    write(doubted.report, "matter", WRONG.replace("12 maj", "19 maj"))
    assert not doubtful(doubted.report).is_passed


def take_up(client, year, **sent):
    return client.post(address("take_up", year), {"finding": doubtful(year.report).finding.key, **sent})


def test_what_was_let_pass_is_taken_up_again_and_everything_said_is_kept(officer, doubted):
    pass_it(officer, doubted, reason="Extra sammanträde.")
    assert take_up(officer, doubted, reason="Protokollet säger måndag.").status_code == 302
    assert not doubtful(doubted.report).is_passed
    shown = officer.get(address("control", doubted)).content.decode()
    assert "Varningar som får stå" not in shown
    assert f"{doubted.officer} lät varningen stå {timezone.localdate()}: Extra sammanträde." in shown
    assert f"{doubted.officer} tog upp varningen igen {timezone.localdate()}: Protokollet säger måndag." in shown
    assert pass_it(officer, doubted, reason="Rättat protokoll.").status_code == 302
    assert doubtful(doubted.report).is_passed
    assert "lät varningen stå på nytt" in officer.get(address("control", doubted)).content.decode()


def test_taking_up_says_why_and_happens_once(officer, doubted):
    pass_it(officer, doubted, reason="Läst.")
    refused = take_up(officer, doubted, reason="")
    assert (refused.status_code, "Skriv varför varningen ska bedömas igen." in refused.content.decode()) == (422, True)
    take_up(officer, doubted, reason="Fel dag.")
    again = take_up(officer, doubted, reason="Jag också.")
    assert (again.status_code, "Jag också." in again.content.decode()) == (409, True)
    assert OverrideTurn.objects.get().reason == "Fel dag."


def test_what_was_said_is_never_changed(doubted):
    by = doubted.officer
    passed = let_pass(doubted.report, finding=doubtful(doubted.report).finding.key, reason="Läst.", by=by)
    take_up_again(doubted.report, finding=passed.finding, reason="Fel dag.", by=by)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_overrideturn SET is_withdrawal = NOT is_withdrawal")


def test_warnings_are_judged_also_while_others_review(officer, doubted):
    doubted.report.status = "approved"
    doubted.report.save_as(None)
    assert "Låt stå" in officer.get(address("control", doubted)).content.decode()
    assert pass_it(officer, doubted, reason="Läst.").status_code == 302


def test_without_a_reason_nothing_passes(officer, doubted):
    refused = pass_it(officer, doubted, reason=" ")
    assert refused.status_code == 422
    assert "Skriv varför varningen får stå." in refused.content.decode()
    assert not FindingOverride.objects.exists()


def test_an_error_is_never_let_pass(officer, year):
    write(year.report, "summary", "")
    (error,) = control(year.report).errors
    refused = officer.post(address("let_pass", year), {"finding": error.finding.key, "reason": "Brått."})
    assert refused.status_code == 409
    assert "Det här är ett fel och får inte stå." in refused.content.decode()


def test_what_was_mended_meanwhile_is_told_and_the_reason_is_not_lost(officer, doubted):
    key = doubtful(doubted.report).finding.key
    write(doubted.report, "matter", "Text.")
    refused = officer.post(address("let_pass", doubted), {"finding": key, "reason": "Läst mot protokollet."})
    assert refused.status_code == 409
    assert "Varningen finns inte längre" in refused.content.decode()
    assert "Du skrev: Läst mot protokollet." in refused.content.decode()


def test_two_people_let_the_same_pass(officer, doubted):
    pass_it(officer, doubted, reason="Läst.")
    assert pass_it(officer, doubted, reason="Jag också.").status_code == 409
    assert FindingOverride.objects.get().reason == "Läst."


def test_a_personnummer_in_a_reason_is_refused(officer, doubted):
    assert pass_it(officer, doubted, reason="Enligt 811218-9876.").status_code == 422


def test_a_finalised_report_is_judged_no_more(officer, doubted):
    key = doubtful(doubted.report).finding.key
    doubted.report.status = "finalised"
    doubted.report.save_as(None)
    shown = officer.get(address("control", doubted)).content.decode()
    assert "Låt stå" not in shown
    refused = officer.post(address("let_pass", doubted), {"finding": key, "reason": "Läst."})
    assert refused.status_code == 409


def test_a_reader_sees_the_findings_and_no_form(client, doubted):
    client.force_login(make_reader(doubted.partnership))
    shown = client.get(address("control", doubted)).content.decode()
    assert "12 maj 2024 är en söndag." in shown
    assert "Låt stå" not in shown
    assert pass_it(client, doubted, reason="Läst.").status_code == 403


def test_a_stranger_finds_no_page(client, year):
    client.force_login(make_officer(make_partnership()))
    assert client.get(address("control", year)).status_code == 404


@pytest.mark.parametrize("occasions", [3, 50])
def test_as_many_questions_to_the_database_however_long_the_letter(occasions, db):
    year = make_year(occasions=occasions)
    report = make_report(year.partnership, by=year.officer)
    with CaptureQueriesContext(connection) as the_report:
        assemble(report)
    with CaptureQueriesContext(connection) as all_of_it:
        control(report)
    assert len(all_of_it) - len(the_report) == 10
