"""The workbook to fill in: our headings, lists to choose from, and it comes in as it is."""

import io

import pytest

from tests.builders import make_age_band
from tests.partnerships.sheets import saved, send


@pytest.fixture
def book(house, coordinator):
    from openpyxl import load_workbook

    make_age_band(house.partnership)
    answer = coordinator.get(f"{house.url}importer/mall/")
    assert answer["Content-Disposition"] == 'attachment; filename="kraftsamling-herrgarden-mall.xlsx"'
    return load_workbook(io.BytesIO(answer.content))


def test_it_offers_what_the_partnership_has(house, book):
    sheet, lists = book["Aktiviteter"], book["Listor"]
    headings = [cell.value for cell in sheet[1]]
    offered = {}
    for validation in sheet.data_validations.dataValidation:
        column = validation.formula1.split("!$")[1][0]
        heading = headings[ord(str(validation.sqref)[0]) - ord("A")]
        offered[heading] = [cell.value for cell in lists[column] if cell.value]
    assert offered["Område"] == ["Mötesplatsutveckling"]
    assert offered["Arrangör"] == ["Tillsammans i Förening"]
    assert offered["Plats"] == ["Vänskapshuset"]
    assert offered["Hur exakt"] == ["exakt", "cirka", "ungefär", "drygt", "minst", "intervall"]
    assert len(offered["Effektmål"]) == 2
    assert "7–12 år" in headings
    assert (lists.sheet_state, sheet.freeze_panes) == ("hidden", "A2")


def test_filled_in_it_is_understood_whole(house, coordinator, book):
    sheet = book["Aktiviteter"]
    headings = [cell.value for cell in sheet[1]]
    for heading, value in {"Datum": house.last_week.held_on, "Aktivitet": "Öppet hus", "Antal besök": 5}.items():
        sheet.cell(2, headings.index(heading) + 1).value = value
    answer = send(coordinator, house, saved(book))
    assert [each.verdict for each in answer.context["page"]] == ["Ny"]
    assert len(answer.context["import"].mapping) == len(headings)


def test_the_list_of_faults_can_be_worked_through_in_excel(house, coordinator, book):
    from openpyxl import load_workbook

    sheet = book["Aktiviteter"]
    sheet["A2"], sheet["C2"] = "30/11-24", "=1+1"
    answer = send(coordinator, house, saved(book))
    listed = load_workbook(
        io.BytesIO(b"".join(coordinator.get(f"{answer.request['PATH_INFO']}fel/").streaming_content))
    )
    rows = list(listed.active.iter_rows(values_only=True))
    assert rows[0] == ("Blad", "Rad", "Kolumn", "Rubrik", "Värde", "Fel")
    assert rows[1][:5] == ("Aktiviteter", 2, "A", "Datum", "30/11-24")
    assert len(rows) == 3


def test_dates_are_dates(book):
    assert book["Aktiviteter"]["A2"].number_format == "yyyy-mm-dd"
