"""What is finalised stays as it was: refused in the application and, past it, by the database."""

import pytest
from django.contrib.admin import site
from django.db import IntegrityError, connection, transaction

from partnerships.models import Organisation, StoredFile
from partnerships.models.stored_file import NeverChanged
from reporting import models as reporting
from reporting.frozen_lock import FROZEN_LOCK
from reporting.models import FrozenReport, Report
from reporting.models.kept import Finalised
from tests.reporting.builders import add_summer, make_report, make_year, section_of
from tests.reporting.frozen import freeze

pytestmark = pytest.mark.django_db
ITEMS = ("DecisionClause", "ScheduledStep", "DispatchRecipient", "ResponsibleOfficial")
PARTS = ("Report", "ReportSection", "StaffReport", *ITEMS)


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """A small year with a finalised letter: what the tests try to change is refused or undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        year = make_year()
        add_summer(year)
        year.frozen = freeze(make_report(year.partnership, by=year.officer), by=year.officer)
        yield year
        transaction.set_rollback(True)


@pytest.fixture
def year(once, db):
    return once


@pytest.fixture
def frozen(year):
    return FrozenReport.objects.select_related("report").get(pk=year.frozen.pk)


def part_of(report, name):
    model = getattr(reporting, name)
    return model.objects.filter(**{model.report_path: report.pk}).first()


def past_the_application(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("name", PARTS)
def test_the_application_refuses(frozen, name):
    row = part_of(frozen.report, name)
    rows = type(row).objects.filter(pk=row.pk)
    for change in (
        row.save,
        row.delete,
        lambda: row.save_as(None),
        lambda: rows.update(source="S9"),
        rows.delete,
        lambda: type(row).objects.bulk_update([row], ["source"]),
        lambda: type(row).objects.bulk_create([row]),
    ):
        with pytest.raises(Finalised, match="upprättad och ändras aldrig"), transaction.atomic():
            change()


@pytest.mark.parametrize("name", PARTS)
def test_the_database_refuses(frozen, name):
    row = part_of(frozen.report, name)
    table = row._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in row._meta.concrete_fields if field.column != "id")
    for sql in (
        f"UPDATE {table} SET source = 'S9' WHERE id = %s",
        f"DELETE FROM {table} WHERE id = %s",
        *([] if name == "Report" else [f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = %s"]),
    ):
        with pytest.raises(IntegrityError, match="a finalised report never changes"):
            past_the_application(sql, row.pk)


def test_nothing_is_moved_into_a_finalised_report(frozen, year):
    other = reporting.ReportSection.objects.create(
        report=Report.objects.create(
            kind="staff_report", partnership=year.partnership, year=2022, title="Annan", template=frozen.report.template
        ),
        position=99,
        code="other",
        heading="Annat",
    )
    with pytest.raises(IntegrityError, match="never changes"):
        past_the_application("UPDATE reporting_reportsection SET report_id = %s", frozen.report_id)
    other.report = frozen.report
    with pytest.raises(Finalised):
        other.save()


def test_the_frozen_report_and_its_files_never_change(frozen):
    for sql in (
        "UPDATE reporting_frozenreport SET checksum = 'x'",
        "DELETE FROM reporting_frozenreport",
        "UPDATE partnerships_storedfile SET content_type = 'x'",
        "DELETE FROM partnerships_storedfile",
    ):
        with pytest.raises(IntegrityError, match=r"append-only|never changes"):
            past_the_application(sql)
    with pytest.raises(NeverChanged):
        frozen.pdf.save()
    assert StoredFile.objects.count() == 3


def test_a_file_that_nothing_frozen_needs_may_go(frozen):
    StoredFile.keep(b"another", "text/plain").delete()
    assert StoredFile.objects.count() == 3


def test_the_administration_does_not_reach_reports():
    assert [model for model in site._registry if model._meta.app_label == "reporting"] == []


def test_what_comes_afterwards_stays_open(frozen, year):
    section = section_of(frozen.report, "matter")
    reporting.SectionComment(section=section, text="En fråga.", by=year.officer).save()
    body = Organisation.objects.get(name="Kommunstyrelsen")
    reporting.CaseStep(report=frozen.report, position=1, body=body).save_as(year.officer)
    reporting.FollowUpRequest(
        partnership=year.partnership, year=2023, position=1, report=frozen.report, sentence="Mer.", summary="Mer"
    ).save_as(year.officer)
    assert FrozenReport.objects.get() == frozen


def test_the_lock_survives_a_migrate(frozen):
    FROZEN_LOCK.take_down()
    FROZEN_LOCK.put_up()
    FROZEN_LOCK.put_up()
    with pytest.raises(IntegrityError, match="never changes"):
        past_the_application("UPDATE reporting_reportsection SET body = '' WHERE report_id = %s", frozen.report_id)


def test_another_report_is_still_written(frozen, year):
    report = Report.objects.create(
        kind="staff_report", partnership=year.partnership, year=2022, title="Annan", template=frozen.report.template
    )
    report.title = "Ny rubrik"
    assert report.save_as(year.officer).title == "Ny rubrik"
