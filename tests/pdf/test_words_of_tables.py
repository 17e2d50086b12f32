"""No word of a table is broken without a hyphen, however long the name and narrow the column."""

from dataclasses import replace

import pytest

from reporting.annexes import OccasionList, ProgrammeStatistics, counted_visits
from reporting.pdf import render_pdf
from tests.pdf.letters import budget, long_letter, occasion_rows, statistics_of
from tests.reporting.pdf_text import text_of

pytestmark = pytest.mark.pdf
NAMES = (
    "Rosengårdsbiblioteket",
    "Kulturföreningsgården",
    "Konsthögskolebyggnaden",
    "Ungdomsverksamhetslokalen",
    "Hyresgästföreningslokalen",
    "Internationellakvinnoföreningen",
    "Örtagårdsskolans",
    "Abdulrahmanmuhammedstiftelsen",
    "MALMÖIDROTTSHALLEN",
)


def name(number):
    return NAMES[number % len(NAMES)]


def long_names():
    """Return a letter with long names in every column of names: of occasions, areas, programmes, budget and sums."""
    rows = tuple(
        replace(row, venue=name(number), activity=name(number + 3), organisers=name(number + 5) * (1 + number % 2))
        for number, row in enumerate(occasion_rows(18))
    )
    statistics = statistics_of(occasion_rows(18))
    areas = tuple(replace(area, area=name(number + 4)) for number, area in enumerate(statistics.areas))
    programmes = tuple(ProgrammeStatistics(each, 36, counted_visits(1456)) for each in NAMES)
    lines = budget().rows
    of_budget = tuple(
        replace(row, cost=name(number), performer=name(number + 2), funder=name(number + 5))
        for number, row in enumerate(lines)
    )
    return replace(
        long_letter(18),
        occasions=OccasionList(2023, rows),
        statistics=replace(statistics, areas=areas, programmes=programmes),
        budget=replace(budget(), rows=of_budget),
    )


def broken(text, word):
    """Yield how the word is torn: a beginning of it that neither goes on nor ends in a hyphen."""
    for part in text.split(word[:6])[1:]:
        rest = word[6:]
        going = next((n for n in range(len(rest)) if part[n : n + 1] != rest[n]), len(rest))
        if going < len(rest) and part[going : going + 1] != "-":
            yield word[:6] + part[: going + 3]


def test_a_long_name_is_whole_or_has_a_hyphen():
    annexes = text_of(render_pdf(long_names())).rpartition("Bilaga 1. ")[2]
    assert [torn for word in NAMES for torn in broken(annexes, word)] == []
    assert all(word[:8] in annexes for word in NAMES)


def test_the_test_can_tell():
    assert list(broken("Rosengårdsbibliotek\net Rosengårds-\nbiblioteket", "Rosengårdsbiblioteket")) != []
    assert list(broken("Rosengårdsbiblioteket Rosengårds-\nbiblioteket", "Rosengårdsbiblioteket")) == []
