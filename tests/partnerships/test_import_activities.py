"""A spreadsheet becomes part of the log: seen first, whole or not at all, never twice."""

import datetime as dt

import pytest

from partnerships.models import (
    Activity,
    ActivityOccasion,
    ColumnMapping,
    ImportStatus,
    OccasionImport,
    Organisation,
)
from tests.builders import make_age_band, make_agreement, make_area, make_occasion, make_partnership
from tests.partnerships.sheets import send, text_file, upload, workbook

HEADINGS = ["Datum", "Aktivitet", "Antal besök"]


@pytest.fixture
def day(house):
    """A day in the agreement on which nothing is logged yet."""
    return house.last_week.held_on - dt.timedelta(days=1) if house.last_week.held_on.day > 1 else house.today


def press_import(client, **ticks):
    found = OccasionImport.objects.order_by("pk").last()
    return client.post(found.get_absolute_url(), ticks, follow=True)


def new_occasions():
    return ActivityOccasion.objects.filter(imported_by__isnull=False).order_by("pk")


def verdicts(answer):
    return [each.verdict for each in answer.context["page"]]


def reasons(answer):
    return [fault.reason for each in answer.context["page"] for fault in each.faults]


def test_a_file_is_seen_row_by_row_before_anything_is_saved(house, coordinator, day):
    answer = send(coordinator, house, workbook(HEADINGS, [day, "Öppet hus", 34], [day, "öppet  HUS", 12]))
    assert verdicts(answer) == ["Ny", "Ny"]
    assert "2\N{NO-BREAK SPACE}nya" in answer.text
    assert new_occasions().count() == 0


def test_what_the_sheet_leaves_out_is_taken_from_the_last_time(house, coordinator, day):
    send(coordinator, house, workbook(HEADINGS, [day, "Öppet hus", "cirka 40"]))
    answer = press_import(coordinator)
    imported = new_occasions().get()
    assert "Importerad" in answer.text
    assert (imported.activity, imported.area, imported.organiser) == (house.activity, house.area, house.organiser)
    assert imported.goal_links.count() == 2
    assert (imported.visit_count, imported.precision, imported.counting_method) == (40, "approx", "estimated")
    assert imported.venue is None
    assert imported.history.get().history_user == house.coordinator
    assert set(imported.goal_links.first().history.values_list("history_type", "history_user")) == {
        ("+", house.coordinator.pk)
    }


def test_all_columns_by_their_own_headings_in_any_order(house, coordinator, day):
    make_age_band(house.partnership, label="7–12")
    headings = ["ANTECKNING:", "Antal deltagare", "Var", "Medarrangör", "Mål", "verksamhetsområde", "7-12 år", "Vad"]
    headings += ["Ansvarig", "När", "Klockslag", "Hur räknat"]
    row = [
        "Fint väder",
        "drygt 5",
        "vänskapshuset",
        house.organiser.name,
        "1.2",
        "mötesplatsutveckling",
        5,
        "Öppet hus",
    ]
    row += [house.organiser.name, day, dt.time(18, 30), "Räknat"]
    answer = send(coordinator, house, workbook(["Vår lista"], [], headings, row))
    assert reasons(answer) == []
    press_import(coordinator)
    imported = new_occasions().get()
    assert (imported.visit_count, imported.visit_count_upper, imported.precision) == (5, None, "more_than")
    assert (imported.venue, imported.notes, imported.starts_at) == (house.venue, "Fint väder", dt.time(18, 30))
    assert [link.goal.position for link in imported.goal_links.all()] == [2]
    assert [count.visit_count for count in imported.band_counts.all()] == [5]
    assert imported.co_organisers.count() == 0


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_a_text_file_does_as_well(house, coordinator, day, separator, encoding):
    content = text_file(HEADINGS, [f"{day}", "Öppet hus", "1 456"], separator=separator, encoding=encoding)
    send(coordinator, house, content, "logg.csv")
    press_import(coordinator)
    assert new_occasions().get().visit_count == 1456


def test_one_faulty_row_stops_the_whole_file(house, coordinator, day):
    rows = [HEADINGS, [day, "Öppet hus", 3], ["30/11-24", "Öppet hus", "tio"], [day, "", 1]]
    answer = send(coordinator, house, workbook(*rows))
    assert verdicts(answer) == ["Fel", "Fel", "Ny"]  # what has to be looked at comes first
    assert "«30/11-24» kan läsas på flera sätt. Skriv datumet som 2024-11-30." in reasons(answer)
    assert "Aktivitet saknas." in reasons(answer)
    assert press_import(coordinator).status_code == 422
    assert new_occasions().count() == 0


def test_the_same_file_twice_changes_nothing_the_second_time(house, coordinator, day):
    content = workbook(HEADINGS, [day, "Öppet hus", 34], [day, "Öppet hus", 34])
    send(coordinator, house, content)
    press_import(coordinator)
    assert new_occasions().count() == 2  # two true rows that happen to be equal
    assert verdicts(send(coordinator, house, content)) == ["Finns redan", "Finns redan"]
    press_import(coordinator)
    assert new_occasions().count() == 2
    assert OccasionImport.objects.order_by("pk").last().known_count == 2


def test_a_row_stays_known_when_what_it_made_was_changed_or_renamed(house, coordinator, day):
    content = workbook([*HEADINGS, "Arrangör"], [day, "Öppet hus", 34, house.organiser.name])
    send(coordinator, house, content)
    press_import(coordinator)
    changed = new_occasions().get()
    changed.visit_count, changed.held_on = 35, house.today
    changed.save_as(None)
    house.organiser.name = "Ett annat namn"
    house.organiser.save_as(None)
    answer = send(coordinator, house, workbook([*HEADINGS, "Arrangör"], [day, "Öppet hus", 34, "Ett annat namn"]))
    assert verdicts(answer) == ["Ny"]  # other words, and the log says otherwise by now
    changed.organiser.names.create(name="Tillsammans i Förening")
    assert verdicts(send(coordinator, house, content)) == ["Finns redan"]


def test_a_row_that_somebody_logged_by_hand_is_known(house, coordinator):
    logged = house.last_week
    headings = ["Datum", "Aktivitet", "Område", "Effektmål", "Arrangör", "Plats", "Antal besök"]
    goals = "; ".join(link.goal.text for link in logged.goal_links.all())
    row = [logged.held_on, "Öppet hus", house.area.name, goals, house.organiser.name, house.venue.name, 34]
    assert verdicts(send(coordinator, house, workbook(headings, row))) == ["Finns redan"]


def test_the_same_activity_and_day_with_another_number_is_pointed_out(house, coordinator):
    answer = send(coordinator, house, workbook(HEADINGS, [house.last_week.held_on, "Öppet hus", 35]))
    assert "Samma aktivitet finns redan i loggen den dagen, med andra uppgifter." in answer.text


def test_new_activities_and_organisations_only_when_allowed(house, coordinator, day):
    headings = ["Datum", "Aktivitet", "Område", "Effektmål", "Arrangör", "Medarrangörer"]
    row = [day, "Cykelskola", house.area.name, "1.1", "Cykelfrämjandet Syd", "Nya Kören; Tillsammans i Förening"]
    answer = send(coordinator, house, workbook(headings, row))
    assert "Skapa 1\N{NO-BREAK SPACE}ny aktivitet: Cykelskola" in answer.text
    refused = press_import(coordinator, activities="on")
    assert refused.status_code == 422
    assert "Kryssa i rutan" in refused.text
    assert not Activity.objects.filter(name="Cykelskola").exists()
    press_import(coordinator, activities="on", organisations="on")
    imported = new_occasions().get()
    assert imported.activity.name == "Cykelskola"
    assert imported.organiser.is_proposed
    assert Organisation.objects.filter(is_proposed=True).count() == 2
    assert imported.co_organisers.count() == 2


def test_the_columns_can_be_corrected_and_are_remembered(house, coordinator, day):
    rows = [["Dag", "Grupp", "Huvuden"], [day, "Öppet hus", 7]]
    answer = send(coordinator, house, workbook(*rows))
    assert answer.redirect_chain[-1][0].endswith("/kolumner/")
    refused = coordinator.post(answer.request["PATH_INFO"], {"column_0": "held_on", "column_2": "visit_count"})
    assert refused.status_code == 422
    assert "Välj vilken kolumn som är Aktivitet." in refused.text
    chosen = {"column_0": "held_on", "column_1": "activity", "column_2": "visit_count"}
    preview = coordinator.post(answer.request["PATH_INFO"], chosen, follow=True)
    assert verdicts(preview) == ["Ny"]
    assert ColumnMapping.objects.get().mapping == {"held_on": 0, "activity": 1, "visit_count": 2}
    again = send(coordinator, house, workbook(rows[0], [day, "Öppet hus", 8]))
    assert verdicts(again) == ["Ny"]


def test_a_column_is_chosen_once(house, coordinator, day):
    answer = send(coordinator, house, workbook(["Dag", "Grupp", "Huvuden"], [day, "Öppet hus", 7]))
    chosen = {"column_0": "held_on", "column_1": "activity", "column_2": "activity"}
    refused = coordinator.post(answer.request["PATH_INFO"], chosen)
    assert "Aktivitet är redan vald för en annan kolumn." in refused.text


def test_another_sheet_of_the_book_can_be_chosen(house, coordinator, day):
    sheets = [("Våren", [HEADINGS, [day, "Öppet hus", 5]]), ("Hösten", [HEADINGS, [day, "Öppet hus", 6]])]
    send(coordinator, house, workbook(["Läs mig"], sheets=sheets))
    found = OccasionImport.objects.get()
    assert found.sheet == "Våren"
    coordinator.post(f"{found.get_absolute_url()}kolumner/", {"sheet": "Hösten"})
    press_import(coordinator)
    assert new_occasions().get().visit_count == 6


def test_a_reader_cannot_import(house, reader):
    assert reader.get(f"{house.url}importer/").status_code == 403
    assert reader.post(f"{house.url}importer/", upload(b"x")).status_code == 403


def test_nothing_from_another_partnership_is_found(house, coordinator, day):
    other = make_partnership()
    area = make_area(make_agreement(other, starts_on=house.agreement.starts_on, ends_on=house.agreement.ends_on))
    foreign = make_occasion(area, held_on=day)
    rows = [["Datum", "Aktivitet", "Område"], [day, foreign.activity.name, area.name]]
    assert any("är inget område" in reason for reason in reasons(send(coordinator, house, workbook(*rows))))
    theirs = OccasionImport.objects.get()
    theirs.partnership = other
    theirs.save_as(None)
    assert coordinator.get(f"{house.url}importer/{theirs.pk}/").status_code == 404


def test_the_second_to_press_is_told(house, coordinator, day):
    send(coordinator, house, workbook(HEADINGS, [day, "Öppet hus", 34]))
    press_import(coordinator)
    found = OccasionImport.objects.get()
    again = coordinator.post(found.get_absolute_url())
    assert (again.status_code, found.status) == (409, ImportStatus.IMPORTED)
    assert coordinator.get(f"{found.get_absolute_url()}kolumner/").status_code == 409
