"""Beslutsunderlag names each record once: the parties' report as the annex that it is, with the day it came in."""

import datetime as dt
from io import BytesIO

import docx
import pytest
from django.utils import timezone

from reporting.assemble import assemble
from reporting.carried import names_the_report
from reporting.models import ReportStep, ReportStepKind, SupportingRecord
from reporting.pdf import written
from reporting.word import word
from tests.reporting.builders import make_annual_report, make_report, make_year

TYPED = "Kraftsamling Herrgården uppföljningsrapport 2023"


@pytest.fixture
def letter(db):
    year = make_year()
    report = make_report(year.partnership, by=year.officer)
    for position, title in enumerate((TYPED, "Effektmätningsramverk"), start=1):
        SupportingRecord(letter=report.letter, position=position, title=title).save_as(None)
    report.year_of = year
    return report


def hand_in(letter):
    report = make_annual_report(letter.partnership, by=letter.year_of.officer)
    return ReportStep.objects.create(report=report, kind=ReportStepKind.SUBMIT, round=1, by=letter.year_of.officer)


def records(letter):
    facts = assemble(letter).facts
    return [*facts.letter.supporting_records, *(annex.line for annex in facts.annexes)][:2]


def test_the_report_is_named_once_as_an_annex_with_its_day_in_preview_pdf_and_word(letter):
    day = timezone.localdate(hand_in(letter).taken_at)
    line = f"Bilaga 1. Uppföljningsrapport 2023, inkommen {day}"
    assert records(letter) == ["Effektmätningsramverk", line]
    facts = assemble(letter).facts
    paragraphs = [each.text for each in docx.Document(BytesIO(word(facts))).paragraphs]
    for text in (written(facts), "\n".join(paragraphs)):
        assert line in text
        assert TYPED not in text


def test_the_form_keeps_what_was_typed(letter, client):
    hand_in(letter)
    client.force_login(letter.year_of.officer)
    assert TYPED in client.get(letter.address("letterhead")).content.decode()


def test_a_line_for_a_report_that_is_not_handed_in_stays(letter):
    assert records(letter)[0] == TYPED


def test_a_report_that_came_after_the_letters_date_has_no_day_on_paper_and_is_told_of(letter):
    hand_in(letter)
    letter.letter.document_date = dt.date(2024, 4, 15)
    letter.letter.save_as(None)
    assert records(letter)[1] == "Bilaga 1. Uppföljningsrapport 2023"
    assert "efter skrivelsens datum" in str([finding.text for finding in assemble(letter).findings])


@pytest.mark.parametrize(
    ("record", "is_the_report"),
    [
        (TYPED, True),
        ("uppföljningsrapport_2023.pdf", True),
        ("Bilaga 1. Årsrapport 2023 från Kraftsamling Herrgården", True),
        ("Kraftsamling Herrgården uppföljningsrapport 2022", False),
        ("Uppföljningsrapport 2023 från Malmöandan", False),
        ("Kraftsamling Herrgården Slutrapport 2023", False),
        ("Kraftsamling Herrgården 2023", False),
        ("Tjänsteskrivelse om uppföljningsrapport 2023", False),
    ],
)
def test_only_a_line_that_says_nothing_else_is_the_report(record, is_the_report):
    assert names_the_report(record, partnership="Kraftsamling Herrgården", year=2023) is is_the_report
