"""What flows where is drawn as wide as it is, and loses nothing on the way."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.charts import Words
from partnerships.flow_chart import Flow, Node, flow_chart

WORDS = Words(id="flode", caption="Pengarnas väg.", title="Pengarnas väg.", description="Flöden.")


def drawn(values):
    """So many funders with a line each, all performed by one."""
    funders = [Node(f"f{place}", f"Nämnd {place}", value, f"{value} kr") for place, value in enumerate(values)]
    performer = [Node("p", "Rädda Barnen Region Syd", sum(values), f"{sum(values)} kr")]
    return flow_chart(WORDS, [funders, performer], [Flow(node.key, "p", node.value) for node in funders])


def test_boxes_are_as_high_as_what_they_hold():
    chart = drawn([100, 300])
    assert [bar.height for bar in chart.bars] == [60, 180, 240]


def test_each_box_stands_below_its_name_and_value():
    chart = drawn([400])
    assert [label.text for label in chart.labels] == ["Nämnd 0", "400 kr", "Rädda Barnen", "Region Syd", "400 kr"]
    assert max(label.y for label in chart.labels[:2]) < chart.bars[0].y


@settings(max_examples=40)
@given(st.lists(st.integers(0, 10**12), max_size=9))
def test_the_drawing_holds_everything(values):
    chart = drawn(values)
    assert len(chart.ribbons) == len(values)
    for bar in chart.bars:
        assert 0 <= bar.y <= bar.y + bar.height <= chart.height
        assert 0 <= bar.x <= bar.x + bar.width <= chart.width
    for ribbon in chart.ribbons:
        assert re.fullmatch(r"[MCHVvZ0-9 ]+", ribbon.path)


def test_nothing_to_draw_is_an_empty_drawing():
    chart = flow_chart(WORDS, [], [])
    assert (chart.width, chart.height, chart.bars) == (0, 0, ())
