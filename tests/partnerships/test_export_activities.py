"""The list as a file: what the filter shows, as people's spreadsheets want it, and back again without a trace."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import BandCount, CoOrganiser
from tests.builders import make_activity, make_age_band, make_occasion, make_organisation, make_user
from tests.partnerships.sheets import send

XLSX, CSV = "aktiviteter/export/xlsx/", "aktiviteter/export/csv/"


def content(answer):
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def sheet(answer):
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content(answer))).active


def rows(answer):
    text = content(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_workbook_has_a_table_a_frozen_heading_dates_and_numbers(house, reader):
    found = sheet(reader.get(house.url + XLSX))
    headings = [cell.value for cell in found[1]]
    row = dict(zip(headings, found[2], strict=True))
    assert headings[:4] == ["Datum", "Börjar", "Aktivitet", "Område"]
    assert row["Datum"].value == dt.datetime.combine(house.last_week.held_on, dt.time())
    assert (row["Antal besök"].value, row["Antal besök"].data_type) == (34, "n")
    assert found.freeze_panes == "A2"
    assert [table.ref for table in found.tables.values()] == [f"A1:{found.cell(2, len(headings)).coordinate}"]
    assert [column.name for column in found.tables["Lista"].tableColumns] == headings


def test_the_text_file_opens_in_swedish_excel(house, reader):
    answer = reader.get(house.url + CSV)
    assert answer["Content-Disposition"].startswith('attachment; filename="kraftsamling-herrgarden-aktiviteter-')
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = content(answer)
    assert text.startswith(b"\xef\xbb\xbfDatum;B\xc3\xb6rjar;Aktivitet;")


def test_it_holds_what_the_filter_shows_and_no_more(house, reader):
    make_occasion(house.area, activity=make_activity(house.partnership, name="Årsmöte"), held_on=house.today)
    make_occasion(house.area, held_on=house.today + dt.timedelta(days=1), status="planned") if (
        house.today.month < 12
    ) else None
    assert [row["Aktivitet"] for row in rows(reader.get(house.url + CSV))] == ["Årsmöte", "Öppet hus"]
    assert [row["Aktivitet"] for row in rows(reader.get(house.url + CSV, {"q": "ÖPPET"}))] == ["Öppet hus"]
    assert rows(reader.get(house.url + CSV, {"q": "finns inte"})) == []
    assert sheet(reader.get(house.url + XLSX, {"q": "finns inte"})).max_row == 1


def test_the_list_leads_there_with_its_filter(house, reader):
    assert f"{house.url}{XLSX}?q=hus" in reader.get(f"{house.url}aktiviteter/", {"q": "hus", "page": 1}).text


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+46 40", "-1", "@sum", "'=x"])
def test_no_text_becomes_a_formula(house, reader, name):
    """T15."""
    make_occasion(house.area, activity=make_activity(house.partnership, name=name), held_on=house.today)
    cell = sheet(reader.get(house.url + XLSX)).cell(2, 3)
    assert (cell.value, cell.data_type) == (name, "s")
    assert rows(reader.get(house.url + CSV))[0]["Aktivitet"] == f"'{name}"


@pytest.mark.parametrize("path", [XLSX, CSV])
def test_three_questions_for_each_thousand(house, reader, path):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            content(reader.get(house.url + path))
        counts.append(len(queries))
        for day in range(20):
            make_occasion(house.area, held_on=house.last_week.held_on, organiser=house.organiser, visit_count=day)
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("path", "name"), [(XLSX, "ut.xlsx"), (CSV, "ut.csv")])
def test_what_went_out_comes_in_as_known(house, coordinator, path, name):
    band = make_age_band(house.partnership)
    everything = make_occasion(
        house.area,
        held_on=house.today,
        visit_count=10,
        precision="approx",
        counting_method="reported",
        unique_participant_count=4,
        notes="=rad ett\r\n  rad två; med semikolon",
        starts_at=dt.time(18, 30),
        organiser=make_organisation(name="A, B; och C"),
    )
    BandCount(occasion=everything, band=band, observed_sex="female", visit_count=10).save_as(None)
    for name_of in ("D; E", "Förening, med komma"):
        CoOrganiser(occasion=everything, organisation=make_organisation(name=name_of)).save_as(None)
    make_occasion(house.area, held_on=house.today, status="cancelled", cancellation_reason="Snö")
    twin = {"held_on": house.today, "activity": house.activity, "organiser": house.organiser}
    for _ in range(2):
        make_occasion(house.area, visit_count=10, visit_count_upper=15, precision="range", **twin)
    answer = send(coordinator, house, content(coordinator.get(house.url + path)), name)
    assert [fault for each in answer.context["page"] for fault in each.faults] == []
    assert {each.verdict for each in answer.context["page"]} == {"Finns redan"}
    assert len(answer.context["page"]) == 5


def test_an_example_stays_an_example(house, coordinator):
    house.partnership.has_example_data = True
    house.partnership.save_as(None)
    house.last_week.is_example = True
    house.last_week.save_as(None)
    assert rows(coordinator.get(house.url + CSV))[0]["Exempel"] == "ja"


def test_somebody_elses_list_is_not_there(house, client):
    client.force_login(make_user())
    assert client.get(house.url + XLSX).status_code == 404
