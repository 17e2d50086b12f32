"""The drawing of the year's occasions."""

from partnerships.charts import WIDTH
from reporting.annexes import ActivityStatistics, AreaStatistics, Occasions, counted_visits
from reporting.charts import occasions_by_month


def chart_of(*areas):
    """Return the drawing of some areas, each given as its twelve counts."""
    rows = tuple(
        AreaStatistics(f"Område {i}", tuple(map(Occasions, counts)), counted_visits(0))
        for i, counts in enumerate(areas)
    )
    return occasions_by_month(ActivityStatistics(2023, rows))


def test_bars_are_to_one_scale_in_all_panels():
    chart = chart_of([8, 4] + [0] * 10, [2] + [0] * 11)
    assert [bar.height for bar in chart.bars if bar.height] == [96, 48, 24]


def test_every_value_is_printed():
    texts = [label.text for label in chart_of([7, 0, 12] + [1] * 9).labels]
    assert texts[:2] == ["Område 0", "28\u00a0tillfällen under året"]
    assert texts[2::2] == ["7", "0", "12"] + ["1"] * 9


def test_bars_stand_on_their_line_inside_the_drawing():
    chart = chart_of(*[[5] * 12] * 4)
    floors = {line.y for line in chart.lines}
    assert {bar.y + bar.height for bar in chart.bars} == floors
    assert max(bar.x + bar.width for bar in chart.bars) <= WIDTH
    assert max(label.y for label in chart.labels) <= chart.height < 1000


def test_the_drawing_says_in_words_what_it_shows():
    assert chart_of([1] * 6 + [9] + [1] * 5).title == (
        "20\u00a0aktivitetstillfällen under 2023. Per verksamhetsområde: Område 0 20. Flest i juli: 9."
    )


def test_a_year_without_occasions_can_be_drawn():
    assert {bar.height for bar in chart_of([0] * 12).bars} == {0}
