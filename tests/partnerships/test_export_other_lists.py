"""Every list can be had as a file: series, organisations, what waits, a month, a year's overview, the plan."""

import datetime as dt

import pytest

from partnerships.models import CountingMethod, OccasionStatus, Precision
from tests.builders import make_occasion, make_organisation, make_series
from tests.partnerships.test_export_activities import content, rows, sheet
from tests.plans import make_item, make_plan


@pytest.fixture
def tuesdays(house):
    """Four Tuesdays in March last year."""
    march = dt.date(house.today.year - 1, 3, 1)
    first = march + dt.timedelta(days=(1 - march.weekday()) % 7)
    return make_series(house.area, name="Språkcafé", starts_on=first, ends_on=first + dt.timedelta(days=21), by=None)


@pytest.fixture
def plan(house):
    plan = make_plan(house.agreement, year=house.today.year, items=0)
    make_item(plan, house.area, activity=house.last_week.activity, times=3)
    return plan


def test_organisations_with_their_counts_as_numbers(house, reader):
    make_occasion(house.area, organiser=make_organisation(name="Odlarna", is_proposed=True), held_on=house.today)
    found = sheet(reader.get(f"{house.url}aktorer/export/xlsx/"))
    row = dict(zip([cell.value for cell in found[1]], [cell.value for cell in found[2]], strict=True))
    assert (row["Organisation"], row["Att granska"], row["Som arrangör"]) == ("Odlarna", "ja", 1)


def test_series_and_the_occasions_of_one(house, reader, tuesdays):
    (row,) = rows(reader.get(f"{house.url}serier/export/csv/"))
    assert (row["Serie"], row["Första dagen"], row["Planerade"]) == ("Språkcafé", str(tuesdays.starts_on), "4")
    days = [row["Datum"] for row in rows(reader.get(f"{house.url}serier/{tuesdays.pk}/export/csv/"))]
    assert days == [str(tuesdays.starts_on + dt.timedelta(days=7 * week)) for week in range(4)]


def test_what_waits_for_a_number_oldest_first(house, coordinator, tuesdays):
    days = [row["Datum"] for row in rows(coordinator.get(f"{house.url}aktiviteter/vantar/export/csv/"))]
    assert days == sorted(days)
    assert len(days) == 4


def test_a_month_with_the_filter_of_the_calendar(house, reader, tuesdays):
    year = tuesdays.starts_on.year
    held = make_occasion(house.area, held_on=dt.date(year, 3, 1))
    address = f"{house.url}aktiviteter/kalender/{year}/3/export/csv/"
    assert len(rows(reader.get(address))) == 5
    (row,) = rows(reader.get(address, {"status": "held"}))
    assert row["Datum"] == str(held.held_on)
    assert reader.get(f"{house.url}aktiviteter/kalender/{year}/13/export/csv/").status_code == 404


def test_a_year_beside_the_last_and_how_exact(house, reader):
    year = house.today.year
    make_occasion(
        house.area,
        held_on=house.today,
        visit_count=40,
        precision=Precision.APPROXIMATELY,
        counting_method=CountingMethod.ESTIMATED,
    )
    found = rows(reader.get(f"{house.url}aktiviteter/oversikt/{year}/export/csv/"))
    whole = next(row for row in found if row["Per"] == "år")
    assert whole[f"Hur exakt {year}"] == "cirka"
    assert {row["Per"] for row in found} >= {"år", "område", "månad", "arrangör"}


def test_the_gaps_of_a_year(house, reader):
    make_occasion(house.area, activity=house.activity, held_on=house.today, visit_count=None)
    found = rows(reader.get(f"{house.url}aktiviteter/luckor/export/csv/", {"year": house.today.year}))
    assert [row["Datum"] for row in found if row["Det som saknas"] == "antal besök"] == [str(house.today)]
    assert {row["Det som saknas"] for row in found} >= {"behov", "antal besök", "bekräftad värdegrund"}


def test_the_plan_and_its_outcome(house, coordinator, plan):
    year = plan.year
    (row,) = rows(coordinator.get(f"{house.url}planer/{year}/export/csv/"))
    assert (row["Område"], row["Antal tillfällen"]) == (house.area.name, "3")
    assert content(coordinator.get(f"{house.url}planer/{year}/utgava/1/export/xlsx/"))
    assert coordinator.get(f"{house.url}planer/{year}/utgava/9/export/xlsx/").status_code == 404
    (row,) = rows(coordinator.get(f"{house.url}planer/{year}/utfall/export/csv/"))
    held = house.partnership.occasions.filter(status=OccasionStatus.HELD, held_on__year=year).count()
    assert (row["Planerat"], row["Genomfört"]) == ("3", str(held))


@pytest.mark.parametrize(
    "path",
    [
        "aktorer/",
        "serier/",
        "serier/{series}/",
        "aktiviteter/vantar/",
        "aktiviteter/oversikt/{year}/",
        "aktiviteter/kalender/{year}/{month}/",
        "planer/{year}/",
        "planer/{year}/utfall/",
    ],
)
def test_each_page_leads_to_its_file(house, coordinator, tuesdays, plan, path):
    day = house.last_week.held_on
    address = house.url + path.format(series=tuesdays.pk, year=day.year, month=day.month)
    assert f'href="{address}export/xlsx/"' in coordinator.get(address).text


def test_only_the_kinds_of_file_there_are(house, reader):
    assert reader.get(f"{house.url}aktorer/export/pdf/").status_code == 404
