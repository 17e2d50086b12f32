"""Downloading the report as a Word file."""

import datetime as dt
from io import BytesIO

import docx
import pytest
from django.db.models import QuerySet
from django.urls import reverse

from reporting.models import Report, ReportSection, ReportStatus
from reporting.word import CONTENT_TYPE
from tests.reporting.builders import make_occasions
from tests.reporting.frozen import freeze

pytestmark = pytest.mark.django_db


def address(year, page=""):
    return reverse(f"reporting:staff_report{page}", args=[year.partnership.slug, 2023])


def test_the_letter_comes_as_a_file_to_go_on_writing_in(officer, year):
    answer = officer.get(address(year, "_word"))
    assert answer["Content-Type"] == CONTENT_TYPE
    assert "attachment" in answer["Content-Disposition"]
    assert ".docx" in answer["Content-Disposition"]
    texts = [each.text for each in docx.Document(BytesIO(answer.content)).paragraphs]
    assert "Stadskontorets bedömning" in texts
    assert any(text.startswith("För 2023 rapporteras att 517 aktiviteter") for text in texts)


def test_the_report_page_leads_to_it(officer, year):
    assert f'href="{address(year, "_word")}"' in officer.get(address(year)).content.decode()


def test_a_letter_with_errors_is_not_handed_out(officer, year):
    ReportSection.objects.filter(report=year.report, code="year-summary").update(body="Det blev {okand_siffra}.")
    answer = officer.get(address(year, "_word"))
    assert answer.status_code == 422
    assert "okand_siffra" in answer.content.decode()


def text_of(answer):
    assert (answer.status_code, answer["Content-Type"]) == (200, CONTENT_TYPE)
    return " ".join(each.text for each in docx.Document(BytesIO(answer.content)).paragraphs)


def test_a_finalised_letter_comes_as_it_was_then(officer, year):
    freeze(year.report, by=year.officer)
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, {"held_on": dt.date(2023, 5, 3)})
    edition = reverse("reporting:staff_report_edition_word", args=[year.partnership.slug, 2023, 1])
    assert officer.get(address(year, "_word"))["Location"] == edition
    assert f'href="{edition}"' in officer.get(address(year), follow=True).content.decode()
    answer = officer.get(edition)
    assert "517 aktiviteter" in text_of(answer)
    assert "utkast" not in answer["Content-Disposition"]


def test_a_finalised_letter_whose_file_is_not_there_comes_as_it_can_be_told_today(officer, year):
    """Nobody can bring that about in the product; `manage.py verify` tells of it, and the text is still handed out."""
    QuerySet(Report).filter(pk=year.report.pk).update(status=ReportStatus.FINALISED)
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, {"held_on": dt.date(2023, 5, 3)})
    answer = officer.get(address(year, "_word"))
    assert "518 aktiviteter" in text_of(answer)
    assert "utkast" in answer["Content-Disposition"]
