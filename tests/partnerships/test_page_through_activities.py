"""From page to page of a long list, and the whole of a selection on paper."""

import datetime as dt
import re

import pytest

from partnerships.models import ActivityOccasion
from tests.builders import make_activity, make_organisation
from tests.reporting.builders import make_occasions


@pytest.fixture
def log(house, reader):
    """So many occasions, two a day, and a way to ask for the list."""

    def fill(size):
        house.last_week.goal_links.all().delete()
        house.last_week.delete()
        activity = make_activity(house.partnership, name="Läxhjälp")
        first = dt.date(house.today.year - 1, 1, 1)
        days = [first + dt.timedelta(number // 2) for number in range(size)]
        rows = ({"held_on": day, "visit_count": 10} for day in days)
        make_occasions(house.area, activity, make_organisation(), *rows)
        return lambda page="", **query: reader.get(f"{house.url}aktiviteter/{page}", query)

    return fill


def shown(answer):
    return [row["pk"] for row in answer.context["page"].rows]


def way(answer, rel):
    """What stands in the address of the link to the next or the previous page."""
    link = re.search(rf'rel="{rel}" href="\?([^"]+)"', answer.text)
    return dict(part.split("=") for part in link[1].replace("&amp;", "&").split("&")) if link else None


def test_each_is_shown_once_from_page_to_page_and_back(log):
    ask = log(120)
    pages, query = [], {}
    while query is not None:
        answer = ask(**query)
        pages.append(shown(answer))
        query = way(answer, "next")
    newest_first = list(ActivityOccasion.objects.newest_first().values_list("pk", flat=True))
    assert sum(pages, []) == newest_first
    assert [len(page) for page in pages] == [50, 50, 20]
    back = ask(**way(answer, "prev"))
    assert shown(back) == pages[1]
    assert shown(ask(**way(back, "prev"))) == pages[0]
    assert way(ask(**way(back, "prev")), "prev") is None


def test_the_filter_follows_from_page_to_page(log, house):
    ask = log(120)
    year = house.today.year - 1
    answer = ask(year=year)
    assert way(answer, "next")["year"] == str(year)


@pytest.fixture
def planned(house):
    """Two a day for sixty days to come, and one of yesterday that waits."""
    activity, organiser = make_activity(house.partnership, name="Läxhjälp"), make_organisation()
    days = [house.today + dt.timedelta(1 + number // 2) for number in range(120)]
    rows = [{"held_on": day, "status": "planned"} for day in [house.today - dt.timedelta(1), *days]]
    make_occasions(house.area, activity, organiser, *rows)


def test_what_is_planned_ahead_stands_behind_its_link_the_soonest_first(planned, house, reader):
    page = reader.get(f"{house.url}aktiviteter/")
    link = re.search(r'href="(\?[^"]+)">120\W*planerade framåt', page.text)[1]
    pages, query = [], link
    while query:
        answer = reader.get(f"{house.url}aktiviteter/{query}")
        pages.append(shown(answer))
        query = onwards(answer, "next")
    ahead = ActivityOccasion.objects.filter(held_on__gt=house.today).order_by("held_on", "pk")
    assert sum(pages, []) == list(ahead.values_list("pk", flat=True))
    back = reader.get(f"{house.url}aktiviteter/{onwards(answer, 'prev')}")
    assert shown(back) == pages[1]
    first = reader.get(f"{house.url}aktiviteter/{onwards(back, 'prev')}")
    assert (shown(first), onwards(first, "prev")) == (pages[0], "")
    assert "Senare" in first.text


def test_all_that_is_planned_begins_with_what_has_waited_the_longest(planned, house, reader):
    rows = reader.get(f"{house.url}aktiviteter/", {"status": "planned"}).context["page"].rows
    assert rows[0]["held_on"] == house.today - dt.timedelta(1)


def onwards(answer, rel):
    link = re.search(rf'rel="{rel}" href="(\?[^"]+)"', answer.text)
    return link[1].replace("&amp;", "&") if link else ""


def test_a_page_beyond_the_last_says_so(log):
    page = log(3)(older="1999-01-01.1")
    assert "Här finns inga fler aktiviteter" in page.text


def test_a_list_too_long_to_count_says_more_than_a_thousand_and_a_year_is_always_added_up(log, house):
    ask = log(1001)
    assert "Fler än 1\N{NO-BREAK SPACE}000 tillfällen" in ask().text
    first = house.today.year - 1
    days = 366 if first % 4 == 0 else 365
    assert f"{2 * days} genomförda med" in ask(year=first).text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_thousand_are_still_counted(log):
    text = log(1000)().text.replace("\N{NO-BREAK SPACE}", " ")
    assert "1 000 genomförda med 10 000 besök" in text


def test_paper_gets_the_whole_selection_and_says_what_it_is(log, house):
    ask = log(120)
    year = house.today.year - 1
    answer = ask("utskrift/", year=year)
    assert len(answer.context["rows"]) == 120
    assert f"<dt>År</dt><dd>{year}</dd>" in answer.text
    days = [row["held_on"] for row in answer.context["rows"]]
    assert days == sorted(days)


def test_paper_says_when_it_does_not_hold_all(log):
    answer = log(1001)("utskrift/")
    assert len(answer.context["rows"]) == 1000
    assert "Här står de 1\N{NO-BREAK SPACE}000 senaste" in answer.text


def test_the_list_leads_to_its_other_shapes_with_the_filter(log):
    answer = log(3)(q="läx", older="2024-01-01.5")
    assert 'utskrift/?q=l%C3%A4x"' in answer.text
