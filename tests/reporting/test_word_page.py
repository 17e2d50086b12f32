"""Downloading the report as a Word file."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse

from reporting.models import ReportSection
from reporting.word import CONTENT_TYPE

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
