"""Finalising while others write, and being killed on the way: a draft or a whole frozen report, of one moment."""

import datetime as dt
import signal
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, connections

from partnerships.models import StoredFile
from reporting import assemble as assembling
from reporting import freezing
from reporting.actions import finalise, finalising
from reporting.freezing import Disagreement, frozen_facts, frozen_rows
from reporting.frozen_lock import FROZEN_LOCK
from reporting.models import DispatchRecipient, FrozenReport, Report, ReportStatus, ReportStep
from reporting.models.kept import Finalised
from tests.race import all_at_once, child_environment, real_database
from tests.reporting.builders import add_summer, make_occasions, make_report, make_year
from tests.reporting.frozen import answered, quick_drawing

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def year(db, tmp_path):
    with real_database(tmp_path):
        year = make_year(occasions=5)
        add_summer(year)
        year.report = answered(make_report(year.partnership, by=year.officer), by=year.officer)
        yield year


def finalise_it(year):
    with quick_drawing():
        return finalise(year.report, by=year.officer, expected_version=year.report.version)


@pytest.mark.parametrize("is_guarded", [True, False])
def test_an_activity_logged_between_two_questions(year, monkeypatch, is_guarded):
    def log_one(index):
        row = {"held_on": dt.date(2023, 6, 1), "visit_count": 10}
        make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, row)

    def keep_after_somebody_saved(*args):
        assert all_at_once(1, log_one) == [None]
        return keep_rows(*args)

    keep_rows = freezing.keep_rows
    monkeypatch.setattr(freezing, "keep_rows", keep_after_somebody_saved)
    if not is_guarded:  # the twin: without one look at the database, the numbers are torn apart, and it is seen
        monkeypatch.setattr(freezing, "snapshot", nullcontext)
        monkeypatch.setattr(assembling, "snapshot", nullcontext)
        with pytest.raises(Disagreement, match="activity_count är 41, men raderna bakom den ger 42"):
            finalise_it(year)
        return
    frozen = finalise_it(year)
    facts, rows = frozen_facts(frozen), frozen_rows(frozen)
    assert (facts.statistics.occasions, facts.occasions.occasions, len(rows.occasions)) == (41, 41, 41)


@pytest.mark.parametrize("is_guarded", [True, False])
def test_a_recipient_added_while_it_is_stored(year, monkeypatch, is_guarded):
    if not is_guarded and connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time anyway")
    told, letter = [], year.report.letter

    def add():
        try:
            DispatchRecipient(letter=letter, position=2, name="Någon till").save_as(None)
        except (IntegrityError, Finalised) as error:
            told.append(error)
        finally:
            connections.close_all()

    def compare_while_somebody_writes(report):
        found = stamp_of(report)
        writer.start()
        time.sleep(0.5)
        return found

    writer, stamp_of = threading.Thread(target=add), finalising.stamp_of
    monkeypatch.setattr(finalising, "stamp_of", compare_while_somebody_writes)
    if not is_guarded:
        FROZEN_LOCK.take_down()
    try:
        frozen = finalise_it(year)
        writer.join()
    finally:
        FROZEN_LOCK.put_up()
    assert len(frozen_facts(frozen).letter.recipients) == 1
    assert letter.recipients.count() == (1 if is_guarded else 2)
    assert len(told) == is_guarded


def test_two_finalise_at_once(year):
    version = year.report.version
    with quick_drawing():
        results = all_at_once(2, lambda index: finalise(year.report, by=year.officer, expected_version=version))
    assert sorted(type(result).__name__ for result in results) == ["FrozenReport", "WrongState"]
    assert (FrozenReport.objects.count(), ReportStep.objects.count(), StoredFile.objects.count()) == (1, 1, 3)


KILLED = """
import os, signal, sys, django; django.setup()
from django.db import connection
from partnerships.models import User
from reporting.actions import finalising as it
from reporting.models import Report
def die(*args, **kwargs): os.kill(os.getpid(), signal.SIGKILL)
it.render_pdf = lambda facts: b"%PDF-"
{break_off}
report = Report.objects.get(pk={report})
it.finalise(report, by=User.objects.get(pk={by}), expected_version=report.version)
die()
"""
POINTS = ("it.render_pdf", "it.StoredFile.keep", "it.FrozenReport.save", "it.ReportStep.save", "connection._commit")


@pytest.mark.parametrize("point", [*POINTS, None])
def test_killed_on_the_way(year, point):
    """The last is killed when all is done."""
    break_off = f"{point} = die" if point else ""
    if point == "connection._commit":  # the very last thing before it is done
        break_off = "keep = it.FrozenReport.save\ndef last(frozen):\n keep(frozen); connection._commit = die"
        break_off += "\nit.FrozenReport.save = last"
    program = KILLED.format(break_off=break_off, report=year.report.pk, by=year.officer.pk)
    connections.close_all()
    child = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=child_environment(), check=False)
    assert child.returncode == -signal.SIGKILL
    is_whole = point is None
    report = Report.objects.get(pk=year.report.pk)
    assert report.status == (ReportStatus.FINALISED if is_whole else ReportStatus.APPROVED)
    counts = (FrozenReport.objects.count(), ReportStep.objects.count(), StoredFile.objects.count())
    assert counts == ((1, 1, 3) if is_whole else (0, 0, 0))
    if not is_whole:  # and it can be done again
        assert finalise_it(year).report.status == ReportStatus.FINALISED
