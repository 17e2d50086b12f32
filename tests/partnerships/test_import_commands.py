"""The same import and export from the command line."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from partnerships.actions.imports import claim_import, start_import
from partnerships.models import ActivityOccasion, ImportStatus, OccasionImport
from tests.builders import make_import
from tests.partnerships.sheets import send, workbook

HEADINGS = ["Datum", "Aktivitet", "Antal besök"]


@pytest.fixture
def file(tmp_path, house):
    def written(*rows, name="logg.xlsx"):
        path = tmp_path / name
        path.write_bytes(workbook(HEADINGS, *rows))
        return path

    return written


def test_a_file_is_imported(house, file, capsys):
    call_command("import_activities", house.partnership.slug, file([house.last_week.held_on, "Öppet hus", 7]))
    assert capsys.readouterr().out.startswith("1 nya, 0 fanns redan.")
    assert ActivityOccasion.objects.filter(imported_by__isnull=False).get().visit_count == 7


def test_a_dry_run_writes_nothing(house, file, capsys):
    rows = [house.last_week.held_on, "Öppet hus", 7]
    call_command("import_activities", house.partnership.slug, file(rows), "--dry-run")
    assert capsys.readouterr().out == "1 nya, 0 finns redan. Inget är importerat.\n"
    assert (OccasionImport.objects.count(), ActivityOccasion.objects.count()) == (0, 1)


def test_each_fault_is_a_line(house, file):
    rows = [["30/11-24", "Öppet hus", 7], [house.today, "Öppet hus", "tio"]]
    with pytest.raises(CommandError) as refused:
        call_command("import_activities", house.partnership.slug, file(*rows))
    lines = str(refused.value).splitlines()
    assert lines[0].startswith("Blad1, rad 2, Datum: «30/11-24» kan läsas på flera sätt.")
    assert lines[1].startswith("Blad1, rad 3, Antal besök: «tio» är inget antal.")
    assert refused.value.returncode == 1


def test_what_cannot_be_read_is_said(house, file, tmp_path):
    with pytest.raises(CommandError, match="inget partnerskap"):
        call_command("import_activities", "finns-inte", file())
    with pytest.raises(CommandError, match="kunde inte läsas"):
        call_command("import_activities", house.partnership.slug, tmp_path / "saknas.xlsx")
    with pytest.raises(CommandError, match="Kryssa i rutan"):
        call_command("import_activities", house.partnership.slug, file([house.today, "Nytt", 1]))


def test_a_year_is_written_to_a_file_that_can_come_in_again(house, tmp_path, capsys):
    for name in ("ut.xlsx", "ut.csv"):
        path = tmp_path / name
        call_command("export_activities", house.partnership.slug, house.last_week.held_on.year, "--output", path)
        capsys.readouterr()
        call_command("import_activities", house.partnership.slug, path, "--dry-run")
        assert capsys.readouterr().out == "0 nya, 1 finns redan. Inget är importerat.\n"


@pytest.mark.parametrize(("year", "name", "said"), [(2024, "ut.pdf", "sluta på"), (1800, "ut.csv", "från 1990")])
def test_an_export_that_cannot_be_is_said(house, tmp_path, year, name, said):
    with pytest.raises(CommandError, match=said):
        call_command("export_activities", house.partnership.slug, year, "--output", tmp_path / name)


# --- Long files: a process of their own ---------------------------------------------------------------------------


def test_a_long_file_is_imported_by_another_process(house, coordinator, settings, monkeypatch):
    settings.IMPORT_AT_ONCE_ROWS = 1
    started = []
    day = house.last_week.held_on
    send(coordinator, house, workbook(HEADINGS, [day, "Öppet hus", 7], [day, "Öppet hus", 8]))
    found = OccasionImport.objects.get()
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: started.append(command))
    answer = coordinator.post(found.get_absolute_url(), follow=True)
    assert "0 av 2 rader lästa" in answer.text
    assert 'hx-trigger="every 2s"' in answer.text
    call_command(*started[0][2:])  # what the other process does
    found.refresh_from_db()
    assert (found.status, found.imported_count, found.done_count) == (ImportStatus.IMPORTED, 2, 2)
    assert ActivityOccasion.objects.filter(imported_by=found).first().history.get().history_user == house.coordinator


def test_one_that_was_killed_can_be_started_again(house, settings):
    found = make_import(house.partnership, [str(house.last_week.held_on), "Öppet hus"])
    assert claim_import(found)
    assert not start_import(found, allowed=(), by=None)  # somebody is at it
    found.started_at = timezone.now() - dt.timedelta(seconds=settings.IMPORT_SECONDS + 1)
    found.save_as(None)
    assert start_import(found, allowed=(), by=None)
    assert found.status == ImportStatus.IMPORTED


def test_one_that_breaks_fails_and_says_so(house, monkeypatch, caplog):
    found = make_import(house.partnership, [str(house.last_week.held_on), "Öppet hus"])
    monkeypatch.setattr("partnerships.actions.imports._create_occasions", lambda *_: 1 / 0)
    start_import(found, allowed=(), by=None)
    assert (found.status, found.failure[:22]) == (ImportStatus.FAILED, "Något gick fel hos oss")
    assert "division by zero" in caplog.text
    assert ActivityOccasion.objects.filter(imported_by=found).count() == 0
    monkeypatch.undo()
    start_import(found, allowed=(), by=None)
    assert (found.status, found.imported_count) == (ImportStatus.IMPORTED, 1)
