"""`load_facts` makes what is missing and leaves the rest to the people who use it."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from partnerships.fact_files import CHANGE_REASON, load_facts
from partnerships.models import Area, Commitment, Organisation, Partnership
from tests.snapshot import snapshot

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_the_second_time_nothing_changes(facts):
    before = snapshot()
    assert sum(file.made for file in load_facts()) == 0
    assert snapshot() == before


def test_what_a_person_has_changed_stays(facts):
    partnership = Partnership.objects.get(slug="kraftsamling-herrgarden")
    partnership.purpose = "Ändrat av en människa"
    partnership.save_as(None)
    load_facts()
    assert Partnership.objects.get(slug="kraftsamling-herrgarden").purpose == "Ändrat av en människa"


def test_what_is_missing_is_made(facts):
    Commitment.objects.get(source="S1-C19").delete()
    assert sum(file.made for file in load_facts()) == 1
    assert Commitment.objects.get(source="S1-C19").party.organisation.slug == "urbana-studier"


def test_the_history_says_where_a_fact_comes_from(facts):
    first = Organisation.history.get(slug="zigzag")
    assert (first.history_type, first.history_change_reason, first.source) == ("+", CHANGE_REASON, "S0-A3")


def test_every_fact_names_its_source(facts):
    for name, rows in snapshot().items():
        if not name.startswith("Historical") and name != "User":
            assert [row for row in rows if not row["source"]] == [], name


def test_all_or_nothing(tmp_path, db):
    good = {"model": "partnerships.area", "source": "X-1", "fields": {"slug": "lund", "name": "Lund"}}
    refused = {"model": "partnerships.area", "source": "X-2", "fields": {"slug": "kivik", "name": ""}}
    (tmp_path / "010.json").write_text(json.dumps([good]))
    (tmp_path / "020.json").write_text(json.dumps([refused]))
    with pytest.raises(ValidationError):
        load_facts(tmp_path)
    assert not Area.objects.filter(slug="lund").exists()


def test_the_command_says_what_it_did(facts, capsys):
    call_command("load_facts")
    facts_in_files = sum(len(json.loads(path.read_text())) for path in FIXTURES.glob("*.json"))
    assert capsys.readouterr().out == f"Facts: 0 new, {facts_in_files} already there.\n"
