"""The drawings of a year's money say the same as its tables."""

import pytest
from django.template.loader import render_to_string

from budgets.chain_chart import chain_chart
from budgets.charts import DrawnLine, budget_bars, money_flow
from budgets.follow_up import follow_up
from budgets.stories import drawn_lines, stories
from budgets.totals import budget_sheet
from tests.budgets.builders import add_2023, make_cause, make_deviation_decision, make_herrgarden

pytestmark = pytest.mark.django_db


@pytest.fixture
def h():
    return add_2023(make_herrgarden())


def told(h):
    carried = budget_sheet(h.partnership).carried_from(2023)
    return stories(follow_up(h.partnership, 2023, this_year=2024), carried)


def words(chart):
    return [label.text.replace("\u00a0", " ") for label in chart.labels]


def test_the_fact_is_drawn_from_the_vacancy_to_the_row_of_2024(h):
    [story] = told(h)
    drawn = words(chain_chart(story))
    wanted = ["Budget 2023: 700 000 kr", "Utfall: 467 114 kr", "Överskott: 232 886 kr", "Orsak", "En vakans uppstod.",
              "Dialog", "Beviljat", "Egen rad 2024: 232 886 kr"]  # fmt: skip
    places = [drawn.index(each) for each in wanted]
    assert places == sorted(places)


def test_money_of_a_year_that_is_not_recorded_is_drawn_without_it(h):
    [carried] = budget_sheet(h.partnership).carried_from(2023)
    [story] = stories(None, [carried])
    assert words(chain_chart(story))[0] == "Överskott 2023: 232 886 kr"


def test_a_surplus_that_is_shared_ends_in_each_of_its_parts(h):
    h.carried.delete()
    line = h.lines_2023["samordning"]
    make_cause(line)
    make_deviation_decision(line, amount=100_000, outcome="carried_over", to_year=2024)
    make_deviation_decision(line, amount=32_886, outcome="repaid")
    [story] = told(h)
    assert [(each.what, each.amount) for each in story.endings] == [
        ("Egen rad 2024", 100_000),
        ("Betalas tillbaka", 32_886),
        ("Inget beslut", 100_000),
    ]
    chart = chain_chart(story)
    assert sum(bar.width for bar in chart.bars[-3:]) == chart.bars[2].width  # nothing is lost on the way


def test_what_is_unknown_is_neither_zero_nor_drawn(h):
    chart = money_flow(2025, drawn_lines(follow_up(h.partnership, 2025, this_year=2025)))
    assert "2 rader utan känt belopp ritas inte." in chart.caption.replace("\u00a0", " ")
    assert len(chart.bars) == 2 + 2 + 2  # funders, lines and performers of the two known lines
    bars = budget_bars(2025, [DrawnLine("Kostnad", "Nämnd", "Förening", None)])
    assert words(bars)[1:] == ["Budget", "okänt", "Utfall", "okänt"]


def test_the_picture_has_a_title_and_a_description_and_escapes_what_people_wrote(h):
    line = DrawnLine("Mat & <dryck>", "Nämnd", "Förening", h.budget.stated_total)
    svg = render_to_string("charts/chart.html", {"chart": money_flow(2024, [line])})
    assert "<title " in svg
    assert "<desc " in svg
    assert "Mat &amp; &lt;dryck&gt;" in svg
