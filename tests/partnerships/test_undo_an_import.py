"""One click takes an import back, as long as nobody has built on what it made."""

import datetime as dt

import pytest

from partnerships.actions import update_occasion
from partnerships.models import Activity, ActivityOccasion, EntryReceipt, ImportStatus, OccasionGoal, OccasionImport
from tests.partnerships.sheets import send, workbook


@pytest.fixture
def imported(house, coordinator):
    """An import of two occasions, one of them of a new activity."""
    headings = ["Datum", "Aktivitet", "Område", "Effektmål", "Arrangör", "Antal besök"]
    day = house.today - dt.timedelta(days=1) if house.today.day > 1 else house.today
    rows = [[day, name, house.area.name, "1.1", house.organiser.name, 5] for name in ("Cykelskola", "Öppet hus")]
    send(coordinator, house, workbook(headings, *rows))
    found = OccasionImport.objects.get()
    coordinator.post(found.get_absolute_url(), {"activities": "on"})
    assert ActivityOccasion.objects.filter(imported_by=found).count() == 2
    return found


def undo(client, imported):
    answer = client.post(f"{imported.get_absolute_url()}angra/", follow=True)
    imported.refresh_from_db()
    return answer


def test_it_takes_away_what_was_imported_and_keeps_the_history(house, coordinator, imported):
    before = ActivityOccasion.history.count()
    answer = undo(coordinator, imported)
    assert "är ångrad" in answer.text
    assert imported.status == ImportStatus.UNDONE
    assert list(ActivityOccasion.objects.all()) == [house.last_week]
    gone = ActivityOccasion.history.filter(history_type="-")
    assert (gone.count(), gone.first().history_user) == (2, house.coordinator)
    assert ActivityOccasion.history.count() == before + 2
    assert OccasionGoal.history.filter(history_type="-").count() == 2


def test_what_it_made_and_nobody_else_uses_goes_too(coordinator, imported):
    undo(coordinator, imported)
    assert not Activity.objects.filter(name="Cykelskola").exists()
    assert Activity.history.filter(name="Cykelskola", history_type="-").exists()
    assert Activity.objects.filter(name="Öppet hus").exists()


def test_the_same_file_can_come_again(house, coordinator, imported):
    undo(coordinator, imported)
    answer = coordinator.post(f"{imported.get_absolute_url()}angra/")
    assert answer.status_code == 409


def test_not_when_one_was_changed(house, coordinator, imported):
    changed = ActivityOccasion.objects.filter(imported_by=imported).first()
    goals = [link.goal for link in changed.goal_links.select_related("goal__area")]
    changed.visit_count = 6
    update_occasion(changed, goals=goals, co_organisers=[], expected_version=1, by=house.coordinator)
    answer = undo(coordinator, imported)
    assert answer.status_code == 409
    assert "1\N{NO-BREAK SPACE}aktivitet har ändrats sedan dess" in answer.text
    assert "kan inte längre ångras" in coordinator.get(imported.get_absolute_url()).text
    assert ActivityOccasion.objects.filter(imported_by=imported).count() == 2


def test_not_when_something_else_belongs_to_one(house, coordinator, imported):
    occasion = ActivityOccasion.objects.filter(imported_by=imported).first()
    EntryReceipt.objects.create(token="0" * 32, user=house.coordinator, occasion=occasion)
    assert undo(coordinator, imported).status_code == 409
    assert imported.status == ImportStatus.IMPORTED


def test_a_reader_cannot(house, client, imported):
    client.force_login(house.reader)
    assert client.post(f"{imported.get_absolute_url()}angra/").status_code == 403
