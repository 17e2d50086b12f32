"""The grammar as a table of cases, which the editor's script is held to as well (tests/browser/test_the_editor.py)."""

import json
from pathlib import Path

import pytest

from partnerships.quantities import Figure, FigureKind
from reporting.figure_wording import options_of
from reporting.prose import parse

CASES = json.loads(Path(__file__).with_name("prose_cases.json").read_text("utf-8"))
FIGURES = {name: Figure(name, FigureKind.VISITS, 517) for name in ("activity_count", "visit_count")}
SHAPES = {"list": "bullets", "numbered": "numbers"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_text_is_read_as_the_table_says(case):
    assert [shape_of(block) for block in parse(case["text"], FIGURES)] == case["read"]


def shape_of(block):
    if block.kind in SHAPES:
        return [SHAPES[block.kind], [[run_of(run) for run in item] for item in block.items]]
    return [block.kind, [run_of(run) for run in block.runs]]


def run_of(run):
    if run.kind == "figure":
        return ["{" + "+".join(run.names) + options_of(run.wording) + "}", "figure"]
    if run.kind == "footnote":
        return [run.text, "note"]
    return [run.text, " ".join(["em"] * run.is_emphasised + ["strong"] * run.is_strong)]
