"""The overview of a year: the same numbers as the letter's, beside last year's, each leading to its rows."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import AgeBand, BandCount
from partnerships.year_overview import year_overview
from tests.builders import make_reader
from tests.reporting.builders import add_summer, make_occasions, make_year


@pytest.fixture
def year(db):
    """481 open houses with 10 visits each and Bästa sommaren in 2023; 2022 has two open houses, about 30 visits."""
    year = make_year(occasions=481)
    add_summer(year)
    row = {"held_on": dt.date(2022, 2, 1), "visit_count": 15, "precision": "approx"}
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, row, row)
    return year


@pytest.fixture
def page(year, client):
    client.force_login(make_reader(year.partnership))
    return lambda path="2023/": client.get(f"/partnerskap/{year.partnership.slug}/aktiviteter/oversikt/{path}")


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def texts(line):
    return [plain(figure.text) for cells in (line.this, line.last) for figure in (cells.activities, cells.visits)]


def named(lines):
    return {line.name: texts(line) for line in lines}


def test_the_year_beside_the_last(year):
    overview = year_overview(year.partnership, 2023)
    assert texts(overview.whole) == ["517", "6 266", "2", "cirka 30"]


def test_each_way_of_dividing_the_year_adds_up_to_it(year):
    overview = year_overview(year.partnership, 2023)
    for lines in (overview.areas, overview.months, overview.organisers):
        assert sum(line.this.activities.value for line in lines) == 517
        assert sum(line.this.visits.value or 0 for line in lines) == 6266


def test_areas_come_in_the_agreements_order_and_empty_ones_are_there(year):
    overview = year_overview(year.partnership, 2023)
    assert [line.value for line in overview.areas] == list(year.areas)
    assert texts(overview.areas[0])[:2] == ["0", "uppgift saknas"]


def test_organisers_come_most_frequent_first(year):
    overview = year_overview(year.partnership, 2023)
    assert [line.name for line in overview.organisers] == ["Rädda Barnen", "Tillsammans i Förening"]


def test_what_nobody_counted_makes_the_sum_at_least_so_much_and_is_never_zero(year):
    make_occasions(year.areas["motesplats"], year.open_house, year.organiser, {"held_on": dt.date(2023, 3, 1)})
    overview = year_overview(year.partnership, 2023)
    assert plain(overview.whole.this.visits.text) == "minst 6 266"
    assert overview.uncounted == 1
    meeting_place = next(line for line in overview.areas if line.value == "motesplats")
    assert texts(meeting_place)[:2] == ["1", "uppgift saknas"]


def test_a_year_before_the_first_log_is_unknown_not_zero(year):
    overview = year_overview(year.partnership, 2022)
    assert texts(overview.whole) == ["2", "cirka 30", "uppgift saknas", "uppgift saknas"]


def test_planned_and_cancelled_are_not_among_the_activities(year):
    rows = (
        {"held_on": dt.date(2023, 5, 1), "status": "planned"},
        {"held_on": dt.date(2023, 5, 2), "status": "cancelled", "cancellation_reason": "Sjukdom"},
    )
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, *rows)
    overview = year_overview(year.partnership, 2023)
    assert (overview.whole.this.activities.value, overview.cancelled.value) == (517, 1)


@pytest.fixture
def bands(year):
    """Two summer days parted by age, one of them counted roughly."""
    young, old = (
        AgeBand(partnership=year.partnership, label=label, from_age=age, to_age=age + 5, position=age).save_as(None)
        for label, age in (("7–12 år", 7), ("13–18 år", 13))
    )
    first, second = year.summer.occasions.order_by("held_on")[:2]
    second.precision = "approx"
    second.save()
    for occasion, band, visits in ((first, young, 30), (first, old, 11), (second, old, 41)):
        BandCount(occasion=occasion, band=band, visit_count=visits).save_as(None)


def test_visits_by_age_from_the_youngest_and_what_was_not_parted_last(year, bands):
    overview = year_overview(year.partnership, 2023)
    assert {line.name: plain(line.this.visits.text) for line in overview.bands} == {
        "7–12 år": "30",
        "13–18 år": "cirka 52",
        "Utan åldersgrupp": "cirka 6 184",
    }
    assert overview.bands[0].last.visits.is_missing


def test_without_any_age_there_is_no_table_of_ages(year, page):
    assert "Per åldersgrupp" not in page().text


def test_every_figure_leads_to_a_list_that_says_the_same(year, bands, page, client):
    answer = page()
    links = re.findall(r'<a class="figure" href="([^"]+)">([^<]+)</a>', answer.text)
    assert len(links) > 20
    for href, text in set(links):
        totals = client.get(href.replace("&amp;", "&")).context["totals"]
        if "band=" not in href:  # there the list counts whole occasions, the figure only those of the age
            assert text in {totals.visits.text, f"{totals.held:,}".replace(",", "\N{NO-BREAK SPACE}")}, href
        else:
            assert totals.held, href


@pytest.mark.parametrize("size", [3, 50])
def test_it_asks_the_database_as_often_however_much_was_done(year, page, bands, size):
    for number in range(size):
        row = {"held_on": dt.date(2023, 1, 1) + dt.timedelta(number), "visit_count": number}
        make_occasions(year.areas["motesplats"], year.summer, year.tif, row)
    with CaptureQueriesContext(connection) as queries:
        page()
    assert len(queries) == 9  # session, person, partnership and role; years, months, areas, organisers, ages
    with CaptureQueriesContext(connection) as queries:
        year_overview(year.partnership, 2023)
    assert len(queries) == 4


def test_the_drawings_say_in_words_what_they_show(page):
    text = plain(page().text)
    assert "Flest i" in text
    assert text.count("<svg") == 4
    assert text.count("<title id=") == 4


def test_the_way_in_is_the_nearest_year_or_the_chosen_one(page):
    assert page("").url.endswith("/oversikt/2023/")
    assert page("?year=2022").url.endswith("/oversikt/2022/")
    assert page("2020/").status_code == 404


def test_a_year_with_nothing_says_so(year, page):
    assert "Inget är loggat" in page("2021/").text
