"""A number counted from occasions of which some have no visits never hides it: «minst» says so, beside «cirka» a
sentence does, in the annexes, the lists from the log, the proposed texts, the editor and the check."""

import datetime as dt

import pytest

from reporting.actions import propose_text
from reporting.actions.proposals import FIGURES
from reporting.assemble import assemble
from reporting.facts import Measure
from reporting.figure_choices import choice
from reporting.pdf import written
from tests.reporting.builders import add_summer, begin_report, make_occasions, make_year, section_of, words_of

SUMMER = "visits_per_day_of_basta_sommaren"
SAID = "För 2 tillfällen finns ingen uppgift om antal besök."


@pytest.fixture
def year(db):
    """Bästa sommaren, two of its days uncounted."""
    made = make_year()
    add_summer(made)
    make_summer_days(made, {}, {})
    made.report = begin_report(made.partnership, by=made.officer)
    return made


def make_summer_days(year, *visits):
    days = [dt.date(2023, 8, 1) + dt.timedelta(number) for number in range(len(visits))]
    rows = [{"held_on": day} | counted for day, counted in zip(days, visits, strict=True)]
    make_occasions(year.areas["barn-och-unga"], year.summer, year.tif, *rows)


@pytest.fixture
def estimated(year):
    """One more day, estimated: the sums are «cirka» now."""
    make_occasions(
        year.areas["barn-och-unga"],
        year.summer,
        year.tif,
        {"held_on": dt.date(2023, 8, 9), "visit_count": 40, "precision": "approx"},
    )
    return year


def printed(report):
    return written(assemble(report).facts).replace("\u00a0", " ")


def proposed(year, code):
    section = section_of(year.report, code)
    section.report = year.report
    return propose_text(section, source=FIGURES, by=year.officer, expected_version=section.version).body


def test_both_annexes_say_how_many_are_left_out_of_cirka(estimated):
    paper = printed(estimated.report)
    assert "cirka 38" in paper
    assert "antal besök: Bästa sommaren 2. Besöken kan vara fler, också per dag." in paper
    assert "antal besök: Stöd till barn och ungas utveckling och fritid 2." in paper
    assert f"med sammanlagt cirka 1 526 besök. {SAID}" in paper


def test_the_lists_from_the_log_say_it_for_the_area_and_for_each_activity(estimated):
    said = words_of(assemble(estimated.report).facts.section("area-barn-och-unga").blocks)
    assert said.count("cirka 1 496 besök (2 utan uppgift)") == 2


def test_nothing_is_said_when_every_occasion_has_its_number(db):
    whole = make_year()
    add_summer(whole)
    report = begin_report(whole.partnership, by=whole.officer)
    assert "utan uppgift" not in printed(report)
    assert assemble(report).figures["uncounted_count"].figure.value == 0


def test_a_proposed_text_says_it_beside_cirka(estimated):
    assert "{visit_count} besök. För {uncounted_count} tillfällen finns" in proposed(estimated, "year-summary")
    assert "{uncounted_count_in_barn_och_unga} tillfällen" in proposed(estimated, "area-barn-och-unga")
    assert SAID in words_of(assemble(estimated.report).facts.section("year-summary").blocks).replace("\u00a0", " ")


def test_a_proposed_text_with_minst_has_said_it(year):
    assert assemble(year.report).figures["visit_count"].figure.text == "minst\u00a01\u00a0486"
    assert "uncounted" not in proposed(year, "year-summary")


def test_the_editor_says_it_of_the_average(year):
    offered = choice(assemble(year.report).figures[SUMMER], "/")
    assert (offered["text"], offered["left_out"]) == (
        "cirka\u00a038",
        "2\u00a0tillfällen saknar uppgift om antal besök.",
    )
    assert choice(assemble(year.report).figures["visit_count"], "/")["left_out"] == ""


@pytest.mark.parametrize(("more", "found"), [("", 1), (" För {uncounted_count} tillfällen saknas uppgift.", 0)])
def test_the_check_finds_a_text_that_hides_it(year, more, found):
    section = section_of(year.report, "year-summary")
    section.body = f"Bästa sommaren hade {{{SUMMER}}} besök per dag.{more}"
    section.save_as(year.officer)
    texts = [finding.text for finding in assemble(year.report).findings]
    told = "skrivs «cirka\u00a038», men 2\u00a0tillfällen saknar uppgift om antal besök."
    assert len([text for text in texts if told in text]) == found


def test_the_page_of_the_figure_says_it(year, client):
    client.force_login(year.officer)
    address = f"/partnerskap/{year.partnership.slug}/rapporter/2023/siffror/{SUMMER}/"
    assert "<dt>Utan uppgift om antal besök</dt><dd>2 tillfällen</dd>" in client.get(address).content.decode().replace(
        "\u00a0", " "
    )


def test_a_year_without_any_number_of_visits_is_whole_sentences(db):
    bare = make_year(occasions=0)
    make_occasions(bare.areas["egenmakt"], bare.open_house, bare.organiser, {"held_on": dt.date(2023, 5, 2)})
    paper = printed(begin_report(bare.partnership, by=bare.officer))
    assert "hölls 1 aktivitetstillfälle. Ett besök är" in paper
    assert "i datumordning. För 1 tillfälle finns ingen uppgift om antal besök. Inställda" in paper


def test_a_measure_that_the_figure_answers_says_it(estimated):
    figure = assemble(estimated.report).figures["visit_count"].figure
    assert Measure(1, "Antal besök", True, figure).left_out == "2\u00a0tillfällen saknar uppgift om antal besök"
    assert Measure(1, "Antal besök", True).left_out == ""
