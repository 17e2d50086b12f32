"""A report of each kind for the table of addresses, and what stands in the addresses of its pages."""

from typing import Any

from partnerships.models import Partnership
from reporting.actions import comment_on_section
from reporting.models import Report, ReportKind, ReportSection
from tests.builders import make_user
from tests.reporting.builders import make_annual_report, make_report
from tests.reporting.frozen import freeze


def make_reports(partnership: Partnership) -> dict[str, Report]:
    """About 2024: the letter a draft, the annual report with the parties; a comment on a section of each. About 2025:
    both finalised."""
    author = make_user()
    for make in (make_report, make_annual_report):
        freeze(make(partnership, year=2025, by=author), by=author)
    reports = {
        ReportKind.STAFF_REPORT: make_report(partnership, year=2024, by=author),
        ReportKind.ANNUAL_REPORT: make_annual_report(partnership, year=2024, by=author),
    }
    for each in reports.values():
        comment_on_section(prose_of(each), text="Stämmer siffran?", by=author)
    return reports


def prose_of(report: Report) -> ReportSection:
    return report.sections.filter(content="prose").earliest("position")


SECTION_PAGES = ("", "_accept", "_state", "_history", "_keep", "_drop", "_comments", "_numbers", "_link")
OF_A_REPORT: dict[str, Any] = {
    "": lambda report: {},
    **dict.fromkeys(("_pdf", "_word", "_control", "_let_pass", "_finalise"), lambda report: {}),
    **{f"_section{page}": lambda report: {"pk": prose_of(report).pk} for page in SECTION_PAGES},
    "_section_answer": lambda report: {"pk": prose_of(report).comments.get().pk},
    **dict.fromkeys(("_submit", "_withdraw", "_hand_over", "_approve", "_return"), lambda report: {}),
}
