"""The letter about 2023 in the database says what S0 says (facts.md § 1)."""

import re

import pytest

from reporting.models import Report
from reporting.prose import figure_names


@pytest.fixture
def letter(facts):
    return Report.objects.get(partnership=facts, year=2023)


@pytest.fixture
def text(letter):
    return {section.area_code or section.code: section.body for section in letter.sections.order_by("position")}


def test_sections_in_the_order_of_the_letter(letter):
    """facts.md § 1.1."""
    sections = letter.sections.order_by("position")
    assert [section.area_code or section.code for section in sections] == [
        "summary",
        "proposal",
        "supporting-records",
        "schedule",
        "recipients",
        "matter",
        "year-summary",
        "omradesutveckling",
        "egenmakt",
        "motesplats",
        "barn-och-unga",
        "further-examples",
        "assessment",
        "officials",
    ]


def test_one_clause_four_records_two_meetings_six_recipients(letter):
    """facts.md § 1.8."""
    assert [clause.text for clause in letter.letter.clauses.all()] == [
        "Kommunstyrelsen godkänner årsrapport från Kraftsamling Herrgården och lägger den till handlingarna."
    ]
    assert letter.letter.supporting_records.count() == 4
    meetings = [(str(step.body), f"{step.meets_on}") for step in letter.letter.schedule.order_by("position")]
    assert meetings == [("Kommunstyrelsens arbetsutskott", "2024-04-29"), ("Kommunstyrelsen", "2024-05-07")]
    assert [each.name for each in letter.letter.recipients.order_by("position")] == [
        "Fritidsnämnden",
        "Kulturnämnden",
        "Malmö Universitet, Institutionen för urbana studier",
        "Tillsammans i Förening",
        "Rädda Barnen, Region Syd",
        "Stadskontorets handläggare",
    ]


def test_the_signers_have_real_titles_and_invented_names(letter):
    officials = letter.letter.responsible.order_by("position")
    assert [each.title for each in officials] == ["Avdelningschef", "Sektionschef", "Stadsdirektör"]
    assert all(each.is_example for each in officials)


def test_numbers_of_the_year_are_references_not_digits(text):
    """S0-F1, S0-F2, S0-F4: 517, 1456, about 40 and 232 886 are worked out from the rows."""
    names = [name for body in text.values() for name in figure_names(body)]
    assert names == [
        "activity_count",
        "visit_count_of_basta_sommaren",
        "visits_per_day_of_basta_sommaren",
        "deviation_total",
    ]
    assert not re.search(r"\b(517|1\s?456|232\s886)\b", " ".join(text.values()))


def test_ten_kinds_of_activity_and_seventeen_actors_at_basta_sommaren(text):
    """S0 § 1.7."""
    kinds = re.search(r"bland annat (.+?)\. Arbetet", text["barn-och-unga"])[1]
    actors = re.search(r"ett flertal aktörer; (.+?)\.\n", text["barn-och-unga"])[1]
    assert len(re.split(", | och ", kinds)) == 10
    assert len(re.split(", | och ", actors)) == 17


def test_eight_further_examples(text):
    assert len(re.findall("^- ", text["further-examples"], re.MULTILINE)) == 8


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("summary", "ska vara en välkommande, trygg och attraktiv del av Malmö"),
        ("matter", "Kraftsamling Herrgården har en strategisk samordningsfunktion som består av representanter"),
        ("egenmakt", "Kulturföreningen Nabta att bedriva en förälder- och ungdomsgrupp"),
        ("further-examples", "i samarbete med Jämställdhetsmyndigheten"),
        ("assessment", "effekter på kort, medellång och lång sikt."),
    ],
)
def test_the_text_is_verbatim_with_line_breaks_healed(text, section, sentence):
    assert sentence in text[section]
