"""Issued editions on screen: the report as it was, its bytes, its figures as of then, and corrections of it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.models import ActivityOccasion
from partnerships.versions import WrongState
from reporting.actions import answer_warnings, correct_report, run_job
from reporting.assemble import assemble
from reporting.blocks import runs_of
from reporting.control import control
from reporting.freezing import frozen_facts
from reporting.models import FrozenReport, RenderJob, Report, ReportStatus
from tests.builders import make_coordinator, make_reader
from tests.reporting.builders import make_annual_report, make_occasions, section_of
from tests.reporting.frozen import DRAWN, approved, freeze, quick_drawing

pytestmark = pytest.mark.django_db


def address(page, year, *parts, kind="staff_report"):
    return reverse(f"reporting:{kind}{page}", args=[year.partnership.slug, 2023, *parts])


def text_of(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def frozen(year):
    return freeze(year.report, by=year.officer)


@pytest.fixture
def started(monkeypatch):
    found = []
    monkeypatch.setattr("reporting.actions.jobs.subprocess.Popen", lambda command, **how: found.append(command[-1]))
    return found


def finalise_by_button(officer, year, version, reason="Läst mot protokollet."):
    """As the page asks: every warning that is left is read and answered."""
    shown = officer.get(address("_finalise", year)).context["warnings"]
    typed = {"version": version, "seen": [finding.key for finding in shown], "reason": reason}
    return officer.post(address("_finalise", year), typed)


def test_from_the_approved_report_to_the_issued_one(officer, year, started):
    assert address("_finalise", year) not in text_of(officer.get(address("", year)))
    report = approved(year.report)
    assert address("_finalise", year) in text_of(officer.get(address("", year)))
    assert "Upprätta för gott" in text_of(officer.get(address("_finalise", year)))
    asked = finalise_by_button(officer, year, report.version)
    job = RenderJob.objects.get()
    assert asked["Location"] == address("_pdf_job", year, job.pk)
    assert "Skrivelsen upprättas" in text_of(officer.get(asked["Location"]))
    with quick_drawing():
        run_job(job)
    assert officer.get(asked["Location"])["Location"] == address("_edition", year, 1)
    assert officer.get(address("", year))["Location"] == address("_edition", year, 1)
    shown = text_of(officer.get(address("_edition", year, 1)))
    assert "För 2023 rapporteras att" in shown
    assert FrozenReport.objects.get().checksum in shown


def test_a_report_that_changed_after_the_button_is_not_finalised(officer, year, started):
    report = approved(year.report)
    finalise_by_button(officer, year, report.version)
    section = section_of(report, "matter")
    section.body = "Något annat."
    section.save_as(None)
    with quick_drawing():
        job = run_job(RenderJob.objects.get())
    shown = text_of(officer.get(address("_pdf_job", year, job.pk)))
    assert "Någon har ändrat rapporten" in shown
    assert "är inte upprättad" in shown
    assert not FrozenReport.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "99", "1" * 30])
def test_the_version_that_the_person_saw(officer, year, started, version):
    approved(year.report)
    assert finalise_by_button(officer, year, version).status_code == 409
    assert started == []


def test_every_warning_is_shown_and_answered_before_it_is_finalised(officer, year, started):
    report = approved(year.report)
    page = text_of(officer.get(address("_finalise", year)))
    warnings = control(report).warnings
    assert warnings
    assert all(each.finding.place in page for each in warnings)
    refused = finalise_by_button(officer, year, report.version, reason=" ")
    assert (refused.status_code, started) == (422, [])
    assert "Skriv varför varningarna får stå." in text_of(refused)
    assert finalise_by_button(officer, year, report.version).status_code == 302
    assert control(report).warnings == []
    assert {each.override.reason for each in control(report).passed} == {"Läst mot protokollet."}


def test_a_warning_that_came_after_the_page_was_opened_is_read_first(officer, year, started):
    report = approved(year.report)
    typed = {"version": report.version, "seen": ["log:en:annan"], "reason": "Läst."}
    refused = officer.post(address("_finalise", year), typed)
    assert (refused.status_code, started) == (409, [])
    assert "En varning har kommit till sedan sidan öppnades." in text_of(refused)
    assert "Läst." in text_of(refused)
    assert control(report).passed == []


def test_a_warning_that_came_before_it_was_frozen_stops_it_and_is_told(officer, year, started):
    report = approved(year.report)
    finalise_by_button(officer, year, report.version)
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, {"held_on": "2023-06-01", "visit_count": 2})
    with quick_drawing():
        job = run_job(RenderJob.objects.get())
    shown = text_of(officer.get(address("_pdf_job", year, job.pk)))
    assert "En varning har kommit till som ingen har svarat för." in shown
    assert "har färre än 5 besök: Öppet hus 2023-06-01." in shown
    assert f'href="{address("_control", year)}"' in shown
    assert Report.objects.get(pk=report.pk).status == ReportStatus.APPROVED
    assert not FrozenReport.objects.exists()
    assert finalise_by_button(officer, year, report.version).status_code == 302
    with quick_drawing():
        run_job(RenderJob.objects.latest("pk"))
    assert FrozenReport.objects.exists()


def test_without_warnings_nothing_is_asked(officer, year, started):
    report = approved(year.report)
    answer_warnings(
        report, seen=[each.finding.key for each in control(report).warnings], reason="Läst.", by=year.officer
    )
    assert "Varför får" not in text_of(officer.get(address("_finalise", year)))
    assert officer.post(address("_finalise", year), {"version": report.version}).status_code == 302


def test_what_is_not_approved(officer, year):
    for ask in (officer.get, officer.post):
        refused = ask(address("_finalise", year), {"version": 1})
        assert refused.status_code == 409
        assert "när den är godkänd" in text_of(refused)


def test_the_very_bytes(officer, year, frozen):
    file = officer.get(address("_edition_pdf", year, 1))
    assert (file.content, file["ETag"]) == (DRAWN, f'"{frozen.pdf.sha256}"')
    assert "utkast" not in file["Content-Disposition"]
    assert officer.get(address("_pdf", year))["Location"] == address("_edition_pdf", year, 1)


def test_every_figure_opens_as_of_then_with_what_has_changed(officer, year, frozen):
    link = address("_edition_figure", year, 1, "activity_count")
    assert f'<a class="figure" href="{link}">517</a>' in text_of(officer.get(address("_edition", year, 1)))
    assert "Siffran och raderna är desamma i dag." in text_of(officer.get(link))
    row = {"held_on": dt.date(2023, 6, 1), "visit_count": 11}
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, row)
    changed, gone = ActivityOccasion.objects.filter(activity=year.open_house, status="held").order_by("held_on")[:2]
    changed.visit_count = 99
    changed.save_as(None)
    gone.status, gone.cancellation_reason, gone.visit_count = "cancelled", "Sjukdom", None
    gone.save_as(None)
    shown = officer.get(link)
    since = shown.context["since"]
    assert (since.then.figure.value, since.now.figure.value) == (517, 517)
    assert (len(since.added), len(since.removed)) == (1, 1)
    assert "Besök var «10» och är «99»" in text_of(shown)
    assert shown.context["page"].paginator.count == 517


@pytest.mark.parametrize("name", ["organisation_count", "budget_total", "carried_over_total", "open_days_of_oppet_hus"])
def test_every_kind_of_figure_opens(officer, year, frozen, name):
    assert officer.get(address("_edition_figure", year, 1, name)).status_code == 200


def test_an_edition_or_a_figure_that_is_not(officer, year, frozen):
    assert officer.get(address("_edition", year, 2)).status_code == 404
    assert officer.get(address("_edition_figure", year, 1, "gone_count")).status_code == 404


def test_the_issued_page_asks_as_often_for_any_number_of_rows(officer, year, frozen, django_assert_num_queries):
    with django_assert_num_queries(6):
        officer.get(address("_edition", year, 1))


def test_a_correction_is_a_new_edition_that_names_the_old(officer, client, year, frozen):
    page = address("_edition_correct", year, 1)
    assert page in text_of(officer.get(address("_edition", year, 1)))
    assert officer.post(page, {"correction_reason": ""}).status_code == 422
    assert officer.post(page, {"correction_reason": "Fel antal besök"})["Location"] == address("", year)
    second = Report.objects.get(edition=2)
    assert (second.corrects, second.status, second.version) == (frozen.report, ReportStatus.DRAFT, 1)
    texts = [(each.code, each.heading, each.body) for each in second.sections.order_by("position")]
    assert texts == [(each.code, each.heading, each.body) for each in frozen.report.sections.order_by("position")]
    assert second.letter.recipients.get().name == "Fritidsnämnden"
    assert "En rättelse skrivs" in text_of(officer.get(address("_edition", year, 1)))
    facts = frozen_facts(freeze(second, by=year.officer, content=b"%PDF-1.7 second"))
    assert (facts.corrects.edition, facts.corrects.reason) == (1, "Fel antal besök")
    assert "Därför rättas den: Fel antal besök" in text_of(officer.get(address("_edition", year, 2)))
    assert "Ersatt av utgåva 2" in text_of(officer.get(address("_edition", year, 1)))
    assert officer.get(address("_edition_pdf", year, 1)).content == DRAWN
    assert page not in text_of(officer.get(address("_edition", year, 1)))


def test_an_edition_is_corrected_once_and_only_when_finalised(year, frozen):
    first = Report.objects.get(pk=year.report.pk)
    second = correct_report(first, reason="Fel.", by=year.officer)
    with pytest.raises(WrongState, match="rättas redan"):
        correct_report(first, reason="Fel igen.", by=year.officer)
    with pytest.raises(WrongState, match="kan ändras som den är"):
        correct_report(second, reason="Fel.", by=year.officer)


def test_a_reason_without_personal_numbers(year, frozen):
    with pytest.raises(ValidationError, match="personnummer"):
        correct_report(frozen.report, reason="Gällde 19811228-9874.", by=year.officer)
    assert Report.objects.filter(year=2023, kind="staff_report").count() == 1


def test_the_correction_counts_anew(year, frozen):
    row = {"held_on": dt.date(2023, 6, 1), "visit_count": 10}
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, row)
    assert assemble(correct_report(frozen.report, reason="Fel.", by=year.officer)).facts.statistics.occasions == 518
    assert frozen_facts(frozen).statistics.occasions == 517


def test_readers_see_what_is_issued_and_cannot_correct(client, year, frozen):
    client.force_login(make_reader(year.partnership))
    shown = text_of(client.get(address("_edition", year, 1)))
    assert "Ladda ner PDF" in shown
    assert "Rätta med en ny utgåva" not in shown


def test_a_draft_correction_of_the_annual_report_is_the_parties_own(client, year):
    coordinator = make_coordinator(year.partnership)
    frozen = freeze(make_annual_report(year.partnership, by=year.officer), by=year.officer)
    correct_report(frozen.report, reason="Fel.", by=coordinator)
    page = address("_edition", year, 1, kind="annual_report")
    client.force_login(make_reader(year.partnership))
    assert "En rättelse skrivs" not in text_of(client.get(page))
    client.force_login(coordinator)
    assert "En rättelse skrivs" in text_of(client.get(page))


def test_a_letter_carries_the_parties_report_as_it_was_issued(year):
    annual = make_annual_report(year.partnership, by=year.officer)
    section = section_of(annual, "summary")
    section.body = "Vi höll {activity_count} aktiviteter."
    section.save_as(None)
    assert [each.text for each in assemble(year.report).findings if "sedan parternas" in each.text] == []
    freeze(annual, by=year.officer)
    row = {"held_on": dt.date(2023, 6, 1), "visit_count": 10}
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, row)
    draft = assemble(Report.objects.get(pk=year.report.pk))
    said = [run.text for each in draft.facts.annual_report.sections for run in runs_of(each.blocks)]
    assert (draft.facts.statistics.occasions, "517" in said) == (518, True)
    (told,) = [each.text for each in draft.findings if "sedan parternas" in each.text]
    assert "517 är i dag 518" in told
