"""What the letter says of the parties' annual report is held against the register."""

import pytest

from reporting.assemble import assemble
from reporting.checks.claims import check_claims
from reporting.facts import Letterhead, ReportFacts
from reporting.models import Report, ReportSection
from tests.reporting.builders import make_annual_report, section_of

HANDED_IN = "Parterna har lämnat sin uppföljningsrapport, som är bilaga till ärendet."


def facts(*records, is_letter=True, carried=None):
    letter = Letterhead(None, None, "Stadskontoret", "", (), records, (), (), ())
    return ReportFacts("Skrivelse", "P", 2023, False, (), letter=letter if is_letter else None, annual_report=carried)


def told(body, about=None):
    return check_claims(about or facts(), [ReportSection(heading="Ärendet", body=body)])


@pytest.mark.parametrize(
    "sentence",
    [
        HANDED_IN,
        "Uppföljningsrapporten för 2023 lämnades in i mars.",
        "Partnerskapets årsrapport har inkommit.",
        "Parternas uppföljningsrapport bifogas.",
        "Se *uppföljningsrapporten* i bilaga 1.",
        "Uppföljningsrapporten, som parterna lämnade 2024, är bilaga för 2023.",
    ],
)
def test_a_report_that_is_not_there(sentence):
    (finding,) = told(f"Året var bra. {sentence} Arbetet går vidare.")
    assert finding.words == sentence.replace("*", "")
    assert "är parternas uppföljningsrapport för 2023 inte inlämnad" in finding.text
    assert not finding.is_error


@pytest.mark.parametrize(
    "sentence",
    [
        "Parterna har ännu inte lämnat sin uppföljningsrapport.",
        "Uppföljningsrapporten saknas som bilaga.",
        "Parterna ska lämna sin uppföljningsrapport senast i mars.",
        "Parternas uppföljningsrapport för 2022 lämnades i fjol.",
        "Ett ramverk för effektmätning är bilaga till ärendet.",
        "I detta ärende finns en rapport av den verksamhet som skett under 2023.",
        "Stadskontoret har läst uppföljningsrapporten.",
    ],
)
def test_what_says_nothing_of_the_kind_is_left_alone(sentence):
    assert told(sentence) == []


def test_a_report_that_is_there_or_is_listed_as_a_record_of_its_own():
    carried = facts(is_letter=False)
    assert told(HANDED_IN, facts(carried=carried)) == []
    assert told(HANDED_IN, facts("Kraftsamling Herrgården Slutrapport 2023")) == []
    assert told(HANDED_IN, carried) == []


def test_the_officer_is_told_at_the_section_until_the_parties_have_handed_in(year):
    section = section_of(year.report, "matter")
    section.body = HANDED_IN
    section.save_as(None)
    report = Report.objects.get(pk=year.report.pk)
    (finding,) = [each for each in assemble(report).findings if each.words == HANDED_IN]
    assert (finding.place, finding.section) == (section.heading, section)
    make_annual_report(year.partnership, by=year.officer)
    assert HANDED_IN not in [each.words for each in assemble(report).findings]
