"""Facts as JSON and back: nothing is lost, nothing foreign is let in, and the paper of the read facts is the same."""

import json
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.quantities import Figure
from reporting import facts_json
from reporting.annexes import OccasionList
from reporting.blocks import BulletList, Paragraph
from reporting.budget_annex import BudgetTable
from reporting.facts import Letterhead, ReportFacts, Section
from reporting.facts_json import Unreadable
from reporting.kept_rows import KeptRows
from reporting.pdf import letter_html, render_pdf
from tests.pdf.letters import long_letter, short_letter

st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
PARTS = (Figure, Paragraph, BulletList, Section, Letterhead, OccasionList, BudgetTable, KeptRows)


@pytest.mark.parametrize("kind", PARTS)
def test_what_is_written_is_read(kind):
    @given(st.from_type(kind))
    @settings(max_examples=10, deadline=None)
    def both_ways(facts):
        assert facts_json.load(facts_json.dump(facts), kind) == facts

    both_ways()


@pytest.mark.parametrize("letter", [short_letter, long_letter])
def test_a_whole_report_and_the_page_of_it(letter):
    facts = replace(letter(), annual_report=short_letter())
    again = facts_json.load(facts_json.dump(facts), ReportFacts)
    assert again == facts
    assert letter_html(replace(again, annual_report=None)) == letter_html(letter())


@pytest.mark.pdf
def test_the_paper_of_the_read_facts_has_the_same_bytes():
    facts = short_letter()
    assert render_pdf(facts_json.load(facts_json.dump(facts), ReportFacts)) == render_pdf(facts)


@dataclass(frozen=True)
class Later:
    """A class that has got one more field since."""

    text: str
    number: int = 7


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b'{"format":2,"facts":{"text":"a"}}',
        b'{"format":1,"facts":{"number":1}}',
        b'{"format":1,"facts":{"text":"a","more":1}}',
        b'{"format":1,"facts":{"text":1}}',
        b'{"format":1,"facts":{"text":"a","number":"1"}}',
        b'{"format":1,"facts":{"text":"a","number":1.5}}',
        b'{"format":1,"facts":{"text":null}}',
        b'{"format":1,"facts":["a",1]}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_facts(content):
    with pytest.raises(Unreadable):
        facts_json.load(content, Later)


def test_an_older_file_lacks_a_field():
    assert facts_json.load(b'{"format":1,"facts":{"text":"a"}}', Later) == Later("a", 7)


def test_only_what_facts_are_made_of_is_written():
    with pytest.raises(TypeError, match="float is nothing"):
        facts_json.dump(Later("a", 1.5))


def test_it_can_be_read_without_the_product():
    stored = json.loads(facts_json.dump(short_letter()))
    assert stored["facts"]["title"] == short_letter().title
