"""`manage.py verify`: each thing that somebody could have spoilt past every lock is found."""

import io
import json
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from budgets.migrations._append_only import EVENTS
from partnerships.file_lock import FILE_LOCK
from reporting.assemble import assemble
from reporting.frozen_lock import FROZEN_LOCK
from reporting.models import FrozenReport, Report
from reporting.pdf import render_pdf
from reporting.verify import verify
from tests.reporting.builders import add_summer, make_report, make_year
from tests.reporting.frozen import DRAWN, freeze

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """A small year with a finalised letter; what a test spoils is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        year = make_year()
        add_summer(year)
        freeze(make_report(year.partnership, by=year.officer), by=year.officer)
        yield year
        transaction.set_rollback(True)


@pytest.fixture
def frozen(once, db):
    return FrozenReport.objects.get()


@contextmanager
def past_every_lock():
    """As somebody who owns the database could."""
    FILE_LOCK.take_down()
    FROZEN_LOCK.take_down()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event in EVENTS:
                cursor.execute(f'DROP TRIGGER "reporting_frozenreport_no_{event}"')
        else:
            cursor.execute('DROP TRIGGER "reporting_frozenreport_no_change" ON reporting_frozenreport')
        yield cursor


def spoil(sql, *values):
    with past_every_lock() as cursor:
        cursor.execute(sql, values)


def spoil_json(file, change):
    stored = json.loads(bytes(file.content))
    change(stored["facts"])
    spoil("UPDATE partnerships_storedfile SET content = %s WHERE id = %s", json.dumps(stored).encode(), file.pk)


def faults():
    return " ".join(verify(FrozenReport.objects.get(), draw=False).faults)


def test_what_nobody_touched_is_as_it_was(frozen):
    assert faults() == ""


def test_other_bytes_in_a_file(frozen):
    spoil("UPDATE partnerships_storedfile SET content = %s WHERE id = %s", b"%PDF-1.7 other", frozen.pdf_id)
    assert f"PDF: innehållet har en annan kontrollsumma än {frozen.pdf.sha256[:12]}." in faults()


def test_another_size(frozen):
    spoil("UPDATE partnerships_storedfile SET size = 1 WHERE id = %s", frozen.rows_id)
    assert "byte, inte 1." in faults()


def test_another_file_in_its_place(frozen):
    spoil("UPDATE reporting_frozenreport SET rows_id = %s", frozen.facts_id)
    assert "Den samlade kontrollsumman stämmer inte." in faults()


def test_facts_that_cannot_be_read(frozen):
    spoil_json(frozen.facts, lambda facts: facts.pop("title"))
    assert "Uppgifterna går inte att läsa: ReportFacts lacks title." in faults()


def test_a_row_that_is_gone(frozen):
    spoil_json(frozen.rows, lambda rows: rows["selections"][0].pop())
    assert "Siffran activity_count är 39, men raderna bakom den ger 38." in faults()


def test_a_figure_that_says_something_else(frozen):
    def change(rows):
        figure = next(each["figure"] for each in rows["figures"] if each["figure"]["name"] == "visit_count")
        figure["value"] += 1

    spoil_json(frozen.rows, change)
    assert "Siffran visit_count är 1\u00a0487, men raderna bakom den ger 1\u00a0486." in faults()
    assert "men förteckningen ger 1486." in faults()


def test_a_row_of_the_annex_that_is_gone(frozen):
    spoil_json(frozen.facts, lambda facts: facts["occasions"]["rows"].pop())
    assert "activity_count är 39, men förteckningen ger 38." in faults()


def test_facts_of_another_year(frozen):
    spoil_json(frozen.facts, lambda facts: facts.update(year=2022))
    assert "Uppgifterna hör till en annan rapport." in faults()


def test_a_report_that_was_opened_again(frozen):
    spoil("UPDATE reporting_report SET status = 'draft' WHERE id = %s", frozen.report_id)
    assert "Rapporten är inte längre upprättad." in faults()


def test_one_line_for_each_and_an_error_code(frozen, once):
    other = make_report(once.partnership, year=2022, by=once.officer)
    for section in other.sections.all():
        section.body = ""
        section.save_as(None)
    said = io.StringIO()
    call_command("verify", "--no-drawing", stdout=said)
    name = f"{once.partnership.slug} tjänsteskrivelse 2023 utgåva 1"
    assert said.getvalue().splitlines() == [f"{name}: stämmer", "1\u00a0upprättad rapport, inga fel."]
    Report.objects.filter(pk=other.pk).update(status="finalised")
    with pytest.raises(CommandError, match="1 av 2 stämmer inte"):
        call_command("verify", "--no-drawing", stdout=said)
    assert "2022 utgåva 1: FEL: Rapporten är upprättad, men inget är sparat." in said.getvalue()


def test_made_with_something_else_it_is_not_compared(frozen):
    spoil("UPDATE reporting_frozenreport SET made_with = 'WeasyPrint 1, nyckel 0'")
    found = verify(FrozenReport.objects.get())
    assert (found.faults, found.remark) == ((), "ritades med WeasyPrint 1, nyckel 0; jämförs inte")


def test_made_with_the_same_it_is_drawn_anew(frozen, monkeypatch):
    monkeypatch.setattr("reporting.verify.render_pdf", lambda facts: DRAWN)
    assert verify(frozen).faults == ()
    monkeypatch.setattr("reporting.verify.render_pdf", lambda facts: b"%PDF-1.7 other")
    assert verify(frozen).faults == ("Samma uppgifter ritas till andra byte än filens.",)


@pytest.mark.pdf
def test_a_letter_drawn_and_drawn_anew(db):
    year = make_year()
    add_summer(year)
    report = make_report(year.partnership, by=year.officer)
    frozen = freeze(report, by=year.officer, content=render_pdf(assemble(report).facts))
    found = verify(frozen)
    assert (found.faults, found.remark) == ((), "")
