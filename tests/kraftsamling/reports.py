"""A report of each kind for the table of addresses, and what stands in the addresses of its pages."""

from typing import Any

from partnerships.models import Partnership
from reporting.actions import comment_on_section
from reporting.models import ReceivedReport, Report, ReportKind, ReportSection
from tests.builders import make_user
from tests.reporting.builders import make_annual_report, make_report
from tests.reporting.frozen import freeze
from tests.reporting.workflow import make_received


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
    make_received(reports[ReportKind.ANNUAL_REPORT], by=author)
    return reports


def received_of(report: Report) -> ReceivedReport:
    return ReceivedReport.objects.get(step__report=report)


def prose_of(report: Report) -> ReportSection:
    return report.sections.filter(content="prose").earliest("position")


SECTION_PAGES = ("", "_accept", "_state", "_history", "_keep", "_drop", "_comments", "_numbers", "_link", "_propose")
OF_AN_EDITION = ("_edition", "_edition_pdf", "_edition_word", "_edition_correct")
OF_A_REPORT: dict[str, Any] = {
    "": lambda report: {},
    **dict.fromkeys(("_pdf", "_word", "_control", "_let_pass", "_take_up", "_finalise"), lambda report: {}),
    **{f"_section{page}": lambda report: {"pk": prose_of(report).pk} for page in SECTION_PAGES},
    "_section_answer": lambda report: {"pk": prose_of(report).comments.get().pk},
    **dict.fromkeys(("_propose", "_submit", "_withdraw", "_hand_over", "_approve", "_return"), lambda report: {}),
}


REPORT_PAGES: dict[str, Any] = {
    **{
        f"reporting:{kind}{page}": lambda half, kind=kind, more=more: {"year": 2024, **more(half.reports[kind])}
        for kind in ReportKind
        for page, more in OF_A_REPORT.items()
    },
    **{
        f"reporting:{kind}{page}": lambda half, kind=kind: {"year": 2024, "pk": half.jobs[kind].pk}
        for kind in ReportKind
        for page in ("_pdf_job", "_pdf_file")
    },
    **{
        f"reporting:{kind}{page}": lambda half: {"year": 2025, "edition": 1}
        for kind in ReportKind
        for page in OF_AN_EDITION
    },
    **{
        f"reporting:{kind}_edition_figure": lambda half: {"year": 2025, "edition": 1, "name": "activity_count"}
        for kind in ReportKind
    },
    "reporting:annual_report_measure": lambda half: {"year": 2024, "pk": half.indicator.pk},
    "reporting:annual_report_received": lambda half: {
        "year": 2024,
        "pk": received_of(half.reports["annual_report"]).pk,
    },
    "reporting:staff_report_letterhead": lambda half: {"year": 2024},
    "reporting:figure_list": lambda half: {"year": 2024},
    **{f"reporting:{page}": lambda half: {"year": 2024} for page in ("staff_report_review", "annual_report_record")},
    "reporting:staff_report_capture": lambda half: {"year": 2024, "pk": prose_of(half.reports["staff_report"]).pk},
    "reporting:request_answer": lambda half: {"year": 2024, "pk": half.asked.pk},
    "reporting:request_remove": lambda half: {"pk": half.asked.pk},
    **dict.fromkeys(
        [f"report_templates:{page}" for page in ("template", "rename", "copy", "standard", "heading_new")],
        lambda half: {"template": half.reports[ReportKind.STAFF_REPORT].template.code},
    ),
    **dict.fromkeys(
        [f"report_templates:{page}" for page in ("heading", "heading_move", "heading_remove")],
        lambda half: {"template": half.reports[ReportKind.STAFF_REPORT].template.code, "heading": "year-summary"},
    ),
    "reporting:figure": lambda half: {"year": 2024, "name": "activity_count"},
}
"""What stands in the addresses of the reports' and the templates' pages."""
