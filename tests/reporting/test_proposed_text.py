"""Texts that the product proposes: what was done, never what it led to, and always a proposal until accepted."""

import re
from pathlib import Path

import pytest

from reporting import proposed_text
from reporting.actions import propose_all, propose_text, save_section
from reporting.actions.proposals import EARLIER, FIGURES
from reporting.assemble import assemble
from reporting.models import PROSE_CONTENTS, ReportKind, ReportSection, SectionState
from reporting.proposed_text import in_year, plain, typed_numbers
from tests.builders import make_activity
from tests.reporting.builders import (
    add_summer,
    begin_report,
    make_occasions,
    make_report,
    make_year,
    section_of,
    words_of,
)

CAUSES = re.compile(
    r"le(?:tt|dde|der)\b.{0,40}\btill|bidr(?:og|ar|agit)|medför|resulter|tack vare|på grund av|orsak|effekt|gjorde att"
    r"|så att|därför|förbättra|stärkt|ökade|minskade|lyckad|framgång",
    re.IGNORECASE,
)


@pytest.fixture
def year(db):
    made = make_year()
    add_summer(made)
    return made


@pytest.fixture
def report(year):
    return begin_report(year.partnership, by=year.officer)


def propose(section, source=FIGURES, by=None):
    section = ReportSection.objects.select_related("report__partnership").get(pk=section.pk)
    return propose_text(section, source=source, by=by, expected_version=section.version)


def printed(report, code):
    return words_of(assemble(report).facts.section(code).blocks)


def test_the_sentence_of_s0_with_the_figure_as_a_reference(year, report):
    section = propose(section_of(report, "year-summary"), by=year.officer)
    assert section.body.startswith("För 2023 rapporteras att {activity_count} aktiviteter genomförts av verksamhet")
    assert printed(report, "year-summary") == (
        "För 2023 rapporteras att 39 aktiviteter genomförts av verksamhet som organiserats genom "
        "Kraftsamling Herrgården. Aktiviteterna hade 1 486 besök. Aktiviteter genomfördes inom "
        "”Stöd för lokal organisering och egenmakt” och ”Stöd till barn och ungas utveckling och fritid”."
    )


def test_an_area_says_how_much_what_and_by_whom(year, report):
    propose(section_of(report, "area-barn-och-unga"), by=year.officer)
    assert printed(report, "area-barn-och-unga").startswith(
        "Under 2023 genomfördes 36 aktiviteter inom området med 1 456 besök. Aktiviteten var Bästa sommaren. "
        "Arrangör var Tillsammans i Förening."
    )


def test_no_proposal_says_what_something_led_to(year):
    """Product.md § 5: the product never prints «ledde till» by itself."""
    proposed = []
    for kind in ReportKind:
        report = begin_report(year.partnership, kind=kind, by=year.officer)
        propose_all(report, by=year.officer)
        proposed += report.sections.exclude(body="").values_list("body", flat=True)
    assert len(proposed) >= 6
    assert [text for text in proposed if CAUSES.search(text.replace("Orsak:", ""))] == []


def test_the_words_of_the_proposals_hold_no_cause_either():
    code = Path(proposed_text.__file__).read_text().split('"""', 2)[2]
    sentences = re.findall(r"f?\"([^\"]*[a-zåäö] [^\"]*)\"", code)
    assert len(sentences) > 10
    assert [each for each in sentences if CAUSES.search(each)] == []


def test_a_proposal_is_marked_until_a_person_takes_it_as_their_own(year, report, client):
    section = propose(section_of(report, "year-summary"), by=year.officer)
    assert (section.is_proposal, section.proposed_from) == (True, "logg och budget för 2023")
    client.force_login(year.officer)
    assert "Förslag, inte godtaget" in client.get(report.address()).content.decode()
    section = save_section(section, body="Egna ord.", by=year.officer, expected_version=section.version)
    assert not section.is_proposal
    assert "Förslag, inte godtaget" not in client.get(report.address()).content.decode()


def test_what_a_person_wrote_is_never_written_over(year, client):
    report = make_report(year.partnership, by=year.officer)
    section = section_of(report, "year-summary")
    client.force_login(year.officer)
    answer = client.post(report.address("section_propose", section.pk), {"version": section.version, "source": FIGURES})
    assert answer.status_code == 409
    assert propose_all(report, by=year.officer) == 0
    assert ReportSection.objects.get(pk=section.pk).body == section.body


def test_last_years_text_comes_with_its_own_year_moved_and_its_figures_following(year, report):
    earlier = section_of(report, "year-summary")
    earlier.body = "Under 2023 hölls {activity_count} aktiviteter (STK-2023-137, 2021–2023). Det kom 545 i veckan."
    earlier.save_as(None)
    year.agreement.ends_on = year.agreement.ends_on.replace(year=2024)
    year.agreement.save_as(None)
    following = begin_report(year.partnership, year=2024, by=year.officer)
    section = propose(section_of(following, "year-summary"), EARLIER, by=year.officer)
    assert (
        section.body == "Under 2024 hölls {activity_count} aktiviteter (STK-2023-137, 2021–2023). Det kom 545 i veckan."
    )
    assert section.proposed_from == "skrivelsen för 2023"
    assert typed_numbers(section.body, year=2024) == ["545"]


def test_the_page_points_at_last_years_numbers(year, report, client):
    section = section_of(report, "matter")
    section.body, section.is_proposal, section.proposed_from = "Det kom 545 i veckan.", True, "skrivelsen för 2022"
    section.save_as(None)
    client.force_login(year.officer)
    text = client.get(section.get_absolute_url()).content.decode()
    assert "att kontrollera:</strong> 545." in text


def test_all_empty_sections_at_once(year, report, client):
    client.force_login(year.officer)
    assert "Föreslå text för alla tomma avsnitt" in client.get(report.address()).content.decode()
    assert client.post(report.address("propose")).status_code == 302
    sections = report.sections.filter(content__in=PROSE_CONTENTS)
    assert {section.code for section in sections if section.is_proposal} == {
        "summary",
        "year-summary",
        "area-egenmakt",
        "area-barn-och-unga",
    }
    assert all(section.state == SectionState.DRAFT for section in sections)
    assert section_of(report, "assessment").body == ""  # the assessment is the officer's


def test_where_there_is_nothing_to_say_nothing_is_proposed(year, report, client):
    client.force_login(year.officer)
    section = section_of(report, "area-motesplats")
    answer = client.post(report.address("section_propose", section.pk), {"version": section.version, "source": FIGURES})
    assert answer.status_code == 409
    assert "Det finns inga siffror att föreslå en text av" in answer.content.decode()


def test_names_in_a_proposal_are_names_and_nothing_else(year, report):
    odd = make_activity(year.partnership, name="*Fika* {x} ^[not]")
    make_occasions(year.areas["motesplats"], odd, year.organiser, {"held_on": "2023-02-02"})
    propose(section_of(report, "area-motesplats"), by=year.officer)
    assert "Aktiviteten var *Fika* {x} ^[not]." in printed(report, "area-motesplats")
    assert [each for each in assemble(report).errors if each.place == "Mötesplatsutveckling"] == []


@pytest.mark.parametrize("name", ["A*b*", "{activity_count}", "^[x]", "a\\b"])
def test_plain_has_no_marks_left(name):
    assert plain(name).replace("\\\\", "").count("\\") >= 1 or "\\\\" in plain(name)


def test_a_text_has_its_own_year_moved_only():
    assert in_year("Verksamheten 2023, STK-2023-1, 2021–2023", 2023, 2024) == "Verksamheten 2024, STK-2023-1, 2021–2023"


def test_typed_numbers_are_those_without_a_reference():
    text = "Det var {activity_count|cirka:10}, 1 200 och 40 av 2023, KS 210818 § 274 i STK-2023-137 den 3/4, 7–13 år."
    assert typed_numbers(text, year=2023) == ["1 200", "40"]
