"""`manage.py move_from`: a city that began on SQLite moves, finalised reports, agreed plans, history and all."""

import io
import re
import shutil
import sqlite3
from contextlib import closing

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection, connections, transaction
from django.db.utils import ConnectionDoesNotExist
from django.urls import reverse

from kraftsamling.moving.origin import ORIGIN
from kraftsamling.moving.tables import TABLES
from partnerships.guards import Guards
from partnerships.models import ActivityPlan, Partnership, ProgrammeArea, User
from reporting.models import Report, ReportSection
from reporting.verify import verdicts
from tests.builders import PASSWORD, make_area, make_user
from tests.kraftsamling.origin import OFFICER, make_origin
from tests.reporting.frozen import DRAWN


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_origin(tmp_path_factory.mktemp("origin") / "old.sqlite3")


@pytest.fixture
def old(made, tmp_path, db):
    """The file to move from, which a test may spoil."""
    return shutil.copy(made, tmp_path / "old.sqlite3")


@pytest.fixture(autouse=True)
def content_types_are_read_anew():
    yield
    ContentType.objects.clear_cache()


@pytest.fixture(scope="module")
def once(made, django_db_setup, django_db_blocker):
    """What the command said when it had moved everything; what a test changes is undone."""
    said = io.StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("move_from", f"sqlite:///{made}", stdout=said)
        yield said.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def moved(once, db):
    return once


def change(path, *statements):
    """As somebody who owns the file could: past every trigger and every check."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)


def ask(path, question):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(question).fetchall()


def refusal(path, **options):
    """What the command says; nothing is here afterwards, and the locks are as they were."""
    with pytest.raises(CommandError, match=r"^Inget är flyttat\. ") as refused:
        call_command("move_from", f"sqlite:///{path}", **options)
    with pytest.raises(ConnectionDoesNotExist):
        connections[ORIGIN]
    nothing_is_here()
    return str(refused.value)


def nothing_is_here():
    assert [model for model in (User, Partnership, Report, ActivityPlan) if model._base_manager.exists()] == []
    assert ContentType.objects.exists()


# --- What stops it -------------------------------------------------------------------------------------------------


def test_a_rehearsal_leaves_nothing(made, db, capsys):
    call_command("move_from", f"sqlite:///{made}", rehearse=True)
    assert capsys.readouterr().out.endswith("Det var en repetition: inget är flyttat.\n")
    nothing_is_here()


def test_a_database_with_something_in_it_is_left_alone(made, db):
    user = make_user()
    with pytest.raises(CommandError, match="Måldatabasen är inte tom: det finns rader i partnerships_user"):
        call_command("move_from", f"sqlite:///{made}")
    assert [*User.objects.all()] == [user]
    assert not Partnership.objects.exists()


def test_a_finalised_report_that_somebody_spoilt_is_refused(old):
    change(old, "UPDATE partnerships_storedfile SET content = x'00' WHERE content_type = 'application/pdf'")
    said = refusal(old)
    assert "tjänsteskrivelse 2023 utgåva 1: FEL: PDF: innehållet har en annan kontrollsumma" in said
    assert "Kör «manage.py verify» mot den gamla databasen" in said


def test_a_finalised_report_without_its_file_is_refused(old):
    change(old, "DELETE FROM reporting_frozenreport")
    assert "Rapporten är upprättad, men inget är sparat." in refusal(old)


def test_every_row_that_is_not_accepted_is_named(old):
    long = "x" * 201
    change(
        old,
        f"UPDATE partnerships_area SET name = '{long}' WHERE id = 1",
        "UPDATE partnerships_organisation SET name = 'Noll' || char(0) || 'tecken' WHERE id = 2",
        "UPDATE partnerships_activityoccasion SET visit_count = 3000000000 WHERE id = 3",
    )
    said = refusal(old)
    for row in ("partnerships_area id 1", "partnerships_organisation id 2", "partnerships_activityoccasion id 3"):
        assert f"\n{row}: " in said
    assert long not in said, "what stands in a row is nobody's in a terminal"


def test_a_row_that_points_to_nothing_is_refused(old):
    change(old, "UPDATE partnerships_activityoccasion SET area_id = 999 WHERE id = 3")
    said = refusal(old)
    assert "partnerships_activityoccasion" in said
    assert "999" in said


def test_a_row_that_came_out_otherwise_is_refused(made, db, monkeypatch):
    monkeypatch.setattr(
        ReportSection._meta.get_field("body"), "get_db_prep_save", lambda value, connection: value and "Annat."
    )
    assert "Rader blev inte som de var:\nreporting_reportsection id 1: body" in refusal(made)


def test_locks_that_are_not_put_back_are_noticed(made, db, monkeypatch):
    monkeypatch.setattr(Guards, "put_up", lambda self, using: None)
    said = refusal(made)
    for lock in (
        "reporting_report_locked_update",
        "partnerships_activityplan kan ändras",
        "reporting_report kan ändras",
    ):
        assert lock in said


def test_a_database_of_another_version_is_refused(old):
    change(old, "DELETE FROM django_migrations WHERE app = 'reporting'")
    assert "Den gamla databasen är inte uppgraderad till den här versionen." in refusal(old)


def test_a_newer_database_is_refused(old):
    change(old, "INSERT INTO django_migrations (app, name, applied) VALUES ('reporting', '9999_later', '2026-01-01')")
    assert "Den gamla databasen hör till en nyare version" in refusal(old)


def test_addresses_that_lead_nowhere(tmp_path, db):
    assert f"Filen {tmp_path / 'none.sqlite3'} finns inte." in refusal(tmp_path / "none.sqlite3")
    other = tmp_path / "other.sqlite3"
    other.write_text("Kära dagbok, det här är ingen databas, men den är ganska lång.")
    assert "Den gamla databasen går inte att läsa: file is not a database" in refusal(other)
    for address in ("kraftsamling.sqlite3", "mysql://localhost/x", "postgres://localhost:x/y", ""):
        with pytest.raises(CommandError, match=r"Adressen går inte att läsa\. Skriv den som i DATABASE_URL"):
            call_command("move_from", address)


def test_a_server_that_does_not_answer_is_told_on_one_line(db):
    with pytest.raises(CommandError, match=r"^Inget är flyttat\. Den gamla databasen går inte att nå: .+$") as refused:
        call_command("move_from", "postgres://moves:hemligt@127.0.0.1:1/kraftsamling")
    assert "hemligt" not in str(refused.value)
    assert "\n" not in str(refused.value)
    nothing_is_here()


def test_a_target_that_does_not_answer_is_told_on_one_line(made, db, monkeypatch):
    said = "Inget är flyttat. Måldatabasen går inte att nå: Connection refused Is the server running?"
    with monkeypatch.context() as broken:
        broken.setattr(connection, "ensure_connection", does_not_answer)
        with pytest.raises(CommandError, match=f"^{re.escape(said)}$"):
            call_command("move_from", f"sqlite:///{made}")


def test_a_server_that_stops_halfway_is_told_on_one_line(made, db, monkeypatch):
    monkeypatch.setattr("kraftsamling.moving.copy", does_not_answer)
    with pytest.raises(
        CommandError, match=r"^Flytten avbröts\. Kör den igen: .+: Connection refused Is the server running\?$"
    ):
        call_command("move_from", f"sqlite:///{made}")
    nothing_is_here()


def does_not_answer(*args):
    raise OperationalError("Connection refused\n\tIs the server running?")


def test_the_old_database_is_only_read(made, db):
    before = made.read_bytes()
    call_command("move_from", f"sqlite:///{made}")
    assert made.read_bytes() == before


# --- What comes along ----------------------------------------------------------------------------------------------


def test_everything_comes_along(made, moved):
    counts = {model: ask(made, f"SELECT count(*) FROM {model._meta.db_table}")[0][0] for model in TABLES}
    assert {model: model._base_manager.count() for model in TABLES} == counts
    said = f"{sum(counts.values()):,} rader".replace(",", "\u00a0")
    assert moved.startswith(f"{said} i {len(TABLES)} tabeller, kontrollerade rad för rad; ")
    assert Group.objects.get().permissions.count() == 3
    assert User.objects.get(email=OFFICER).last_login.isoformat() == "2024-01-02T03:04:05.678901+00:00"


def test_the_officer_signs_in_and_opens_the_finalised_letter(moved, client):
    client.post(reverse("account_login"), {"login": OFFICER, "password": PASSWORD})
    report = Report.objects.get()
    assert client.get(report.get_absolute_url(), follow=True).status_code == 200
    assert bytes(report.frozen.pdf.content) == DRAWN
    assert [verdict.faults for verdict in verdicts(draw=False)] == [()]


def test_the_history_comes_along_without_growing(made, moved):
    history = ProgrammeArea.history.filter(history_type="-").get()
    assert history.name == "Lades ner"
    assert not ProgrammeArea.objects.filter(pk=history.id).exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reporting_report SET title = 'Annan'",
        "UPDATE reporting_reportsection SET body = ''",
        "DELETE FROM reporting_frozenreport",
        "UPDATE partnerships_storedfile SET size = 1",
        "UPDATE partnerships_activityplan SET status = 'draft' WHERE status = 'agreed'",
        "DELETE FROM partnerships_planitem",
    ],
)
def test_the_locks_are_on_again(moved, sql):
    with pytest.raises(DatabaseError, match=r"never change|is locked|append-only"), transaction.atomic():
        connection.cursor().execute(sql)


def test_the_next_ids_are_new_also_to_the_history(moved):
    gone = ProgrammeArea.history.get(history_type="-").id
    area = make_area(ProgrammeArea.objects.earliest("pk").agreement, name="Ny")
    assert area.pk > gone
    assert area.history.get().history_id > ProgrammeArea.history.exclude(name="Ny").latest("history_id").history_id
    assert make_user().pk == max(User.objects.values_list("pk", flat=True))
