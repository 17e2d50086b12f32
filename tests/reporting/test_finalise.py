"""«Upprätta»: the report, its facts and the rows behind them are stored whole, of one moment, or not at all."""

import hashlib

import pytest

from partnerships.models import StoredFile
from partnerships.versions import StaleVersion, WrongState
from reporting import facts_json
from reporting.actions import finalise
from reporting.assemble import NotPrintable, assemble
from reporting.freezing import combined_checksum, disagreements, frozen_facts, frozen_rows
from reporting.models import FrozenReport, Report, ReportStatus, ReportStep
from reporting.pdf import RenderingFailed
from tests.builders import make_organisation
from tests.reporting.builders import TEXTS, make_annual_report, make_occasions, section_of
from tests.reporting.frozen import DRAWN, answered, approved, freeze, quick_drawing

pytestmark = pytest.mark.django_db


def test_everything_that_the_report_says_is_stored(year):
    frozen = freeze(year.report, by=year.officer)
    report = Report.objects.get(pk=year.report.pk)
    assert (report.status, report.frozen) == (ReportStatus.FINALISED, frozen)
    assert frozen_facts(frozen) == assemble(report).facts
    assert bytes(frozen.pdf.content) == DRAWN
    files = [frozen.pdf, frozen.facts, frozen.rows]
    assert all(hashlib.sha256(bytes(file.content)).hexdigest() == file.sha256 for file in files)
    assert frozen.checksum == combined_checksum(*(file.sha256 for file in files))
    assert (frozen.template_name, frozen.template_version) == (report.template.name, report.template.version)
    assert (frozen.frozen_by, report.steps.get().by) == (year.officer, year.officer)
    assert frozen.made_with.startswith("WeasyPrint ")


def test_the_rows_behind_every_figure_are_stored(year):
    kept = frozen_rows(freeze(year.report, by=year.officer))
    held = kept.by_name["activity_count"]
    summer = kept.by_name["visits_per_day_of_basta_sommaren"]
    assert (held.figure.value, len(kept.behind(held))) == (517, 517)
    assert (summer.figure.text.replace("\u00a0", " "), len(kept.behind(summer))) == ("cirka 40", 36)
    assert "Skånes Dansteater" in kept.behind(summer)[0].organisers
    assert [row.name for row in kept.behind(kept.by_name["association_count"])] == ["Rädda Barnen", year.tif.name]
    assert len(kept.behind(kept.by_name["cancelled_count"])) == 1


def test_an_annual_report_too(year):
    frozen = freeze(make_annual_report(year.partnership, by=year.officer), by=year.officer)
    assert frozen_facts(frozen).letter is None


@pytest.mark.parametrize("status", [ReportStatus.DRAFT, ReportStatus.SUBMITTED, ReportStatus.REVIEWED])
def test_only_an_approved_report_is_finalised(year, status):
    report = Report.objects.get(pk=year.report.pk)
    report.status = status
    report.save_as(None)
    with pytest.raises(WrongState, match="godkänd"), quick_drawing():
        finalise(report, by=year.officer, expected_version=report.version)
    assert not FrozenReport.objects.exists()


def test_it_is_finalised_once(year):
    freeze(year.report, by=year.officer)
    report = Report.objects.get(pk=year.report.pk)
    with pytest.raises(WrongState, match="redan upprättad"), quick_drawing():
        finalise(report, by=year.officer, expected_version=report.version)
    assert FrozenReport.objects.count() == 1


def test_a_report_that_changed_since_the_person_saw_it(year):
    report = approved(year.report)
    with pytest.raises(StaleVersion), quick_drawing():
        finalise(report, by=year.officer, expected_version=report.version + 1)


def test_a_report_that_changes_while_it_is_drawn(year, monkeypatch):
    def somebody_writes(facts):
        section = section_of(year.report, "matter")
        section.body = "Något annat."
        section.save_as(None)
        return DRAWN

    monkeypatch.setattr("reporting.actions.finalising.render_pdf", somebody_writes)
    with pytest.raises(StaleVersion):
        finalise(answered(year.report, by=year.officer), by=year.officer, expected_version=year.report.version)
    assert Report.objects.get(pk=year.report.pk).status == ReportStatus.APPROVED


def test_a_list_that_changes_while_it_is_drawn(year, monkeypatch):
    def somebody_writes(facts):
        recipient = year.report.letter.recipients.get()
        recipient.name = "Någon annan"
        recipient.save_as(None)
        return DRAWN

    monkeypatch.setattr("reporting.actions.finalising.render_pdf", somebody_writes)
    with pytest.raises(StaleVersion):
        finalise(answered(year.report, by=year.officer), by=year.officer, expected_version=year.report.version)


def test_an_activity_logged_while_it_is_drawn_is_after_the_report(year, monkeypatch):
    def somebody_logs(facts):
        row = {"held_on": "2023-06-01", "visit_count": 10}
        make_occasions(year.areas["egenmakt"], year.open_house, make_organisation(), row)
        return DRAWN

    monkeypatch.setattr("reporting.actions.finalising.render_pdf", somebody_logs)
    frozen = finalise(answered(year.report, by=year.officer), by=year.officer, expected_version=year.report.version)
    assert frozen_facts(frozen).statistics.occasions == 517


def test_with_an_error_nothing_is_frozen(year):
    section = section_of(year.report, "matter")
    section.body = "Antalet var {gone_count}."
    section.save_as(None)
    report = approved(year.report)
    with pytest.raises(NotPrintable), quick_drawing():
        finalise(report, by=year.officer, expected_version=report.version)


@pytest.mark.parametrize(
    "breaks", ["StoredFile.keep", "FrozenReport.save", "ReportStep.save", "Report.save", "stamp_of", "render_pdf"]
)
def test_what_breaks_on_the_way_leaves_the_approved_report(year, monkeypatch, breaks):
    report, before = answered(year.report, by=year.officer), StoredFile.objects.count()

    def fail(*args, **kwargs):
        raise RenderingFailed

    with quick_drawing(), monkeypatch.context() as broken:
        broken.setattr(f"reporting.actions.finalising.{breaks}", fail)
        with pytest.raises(RenderingFailed):
            finalise(report, by=year.officer, expected_version=report.version)
    report.refresh_from_db()
    assert report.status == ReportStatus.APPROVED
    assert (FrozenReport.objects.count(), ReportStep.objects.count()) == (0, 0)
    assert StoredFile.objects.count() == before


def test_figures_that_disagree_are_seen(year):
    frozen = freeze(year.report, by=year.officer)
    facts, rows = frozen_facts(frozen), frozen_rows(frozen)
    assert disagreements(facts, rows) == []
    fewer = type(rows)(**{**vars_of(rows), "selections": tuple(each[1:] for each in rows.selections)})
    assert any("activity_count är 517, men raderna" in wrong for wrong in disagreements(facts, fewer))
    shorter = type(facts.occasions)(2023, facts.occasions.rows[1:])
    other = type(facts)(**{**vars_of(facts), "occasions": shorter})
    assert "activity_count är 517, men förteckningen ger 516." in disagreements(other, rows)


def vars_of(content):
    return {name: getattr(content, name) for name in type(content).__dataclass_fields__}


def test_equal_facts_are_written_alike_and_read_alike(year):
    facts = assemble(year.report).facts
    written = facts_json.dump(facts)
    assert facts_json.load(written, type(facts)) == facts
    assert facts_json.dump(facts_json.load(written, type(facts))) == written
    assert TEXTS["year-summary"].split("{")[0] in written.decode()
