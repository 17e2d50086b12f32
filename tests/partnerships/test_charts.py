"""Lying bars under a name: an area this year and the last. Standing ones: tests/reporting/test_charts.py."""

from partnerships.charts import LIGHT, ROW_WIDTH, STRONG, Row, RowBar, Words, row_bars

WORDS = Words("diagram", "Besök per område.", "Två områden", "Stapeldiagram.")


def drawn(*rows):
    return row_bars(WORDS, [Row(name, tuple(RowBar(*bar) for bar in bars)) for name, bars in rows])


def test_all_bars_are_to_one_scale_and_the_first_of_a_row_is_the_strong_one():
    chart = drawn(("Egenmakt", [("2024", 50, "50"), ("2023", 100, "cirka 100")]), ("Mötesplats", [("2024", 25, "25")]))
    assert [(bar.width, bar.fill) for bar in chart.bars] == [(125, STRONG), (250, LIGHT), (62, STRONG)]


def test_names_years_and_values_are_printed_as_they_were_worded():
    chart = drawn(("Egenmakt", [("2024", 50, "minst 50"), ("2023", None, "okänt")]))
    assert [label.text for label in chart.labels] == ["Egenmakt", "2024", "minst 50", "2023", "okänt"]


def test_what_is_unknown_or_nothing_has_no_bar_and_the_least_that_is_known_is_seen():
    chart = drawn(("A", [("2024", None, "okänt"), ("2023", 0, "0")]), ("B", [("2024", 100_000, ""), ("2023", 1, "1")]))
    assert [bar.width for bar in chart.bars] == [250, 2]


def test_everything_stands_inside_the_drawing():
    chart = drawn(*((f"Område {number}", [("2024", number, f"{number}")]) for number in range(20)))
    assert max(bar.x + bar.width for bar in chart.bars) < ROW_WIDTH
    assert max(label.y for label in chart.labels) <= chart.height


def test_nothing_can_be_drawn_too():
    assert drawn().bars == ()


def test_a_long_name_takes_two_lines_and_pushes_its_bars_down():
    long = "En långsiktig närvaro, samverkan och samordning med fokus på områdesutveckling"
    chart = drawn((long, [("2024", 1, "1")]), ("Egenmakt", [("2024", 1, "1")]))
    first, second = (label for label in chart.labels if label.weight == 600 and label.text in long)
    assert f"{first.text} {second.text}" == long
    assert first.y < second.y < chart.bars[0].y
