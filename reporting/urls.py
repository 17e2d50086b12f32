"""Pages of the reports, below a partnership.

The two kinds of report have the same pages, each with its own name and so its own rule (kraftsamling/rules.py):
`staff_report_section`, `annual_report_section`. `Report.address()` leads to them.
"""

from collections.abc import Iterator

from django.urls import URLPattern, path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from reporting import payment_requests
from reporting.models import ReportKind, ReportStepKind
from reporting.views import (
    case,
    comments,
    control,
    figures,
    files,
    frozen,
    letterhead,
    measures,
    package,
    proposals,
    received,
    reports,
    requests,
    section_drafts,
    section_numbers,
    section_state,
    sections,
    workflow,
)
from reporting.workflow import MOVES

app_name = "reporting"

ADDRESSES = {ReportKind.STAFF_REPORT: "tjansteskrivelse", ReportKind.ANNUAL_REPORT: "uppfoljningsrapport"}
STEPS = {
    ReportStepKind.SUBMIT: "lamna-in",
    ReportStepKind.REVIEW: "granska",
    ReportStepKind.APPROVE: "godkann",
    ReportStepKind.RETURN: "lamna-tillbaka",
    ReportStepKind.WITHDRAW: "ta-tillbaka",
    ReportStepKind.HAND_OVER: "lamna-over",
}


def pages_of(kind: ReportKind) -> Iterator[URLPattern]:
    """The pages that both kinds have."""
    for page, name, view in (
        ("", "", reports.report),
        ("word/", "_word", files.report_word),
        ("pdf/", "_pdf", files.report_pdf),
        ("pdf/<int:pk>/", "_pdf_job", files.pdf_job),
        ("pdf/<int:pk>/fil/", "_pdf_file", files.pdf_file),
        ("uppratta/", "_finalise", frozen.report_finalise),
        ("utgava/<int:edition>/", "_edition", frozen.issued),
        ("utgava/<int:edition>/pdf/", "_edition_pdf", frozen.issued_pdf),
        ("utgava/<int:edition>/word/", "_edition_word", frozen.issued_word),
        ("utgava/<int:edition>/siffror/<slug:name>/", "_edition_figure", frozen.issued_figure),
        ("utgava/<int:edition>/ratta/", "_edition_correct", frozen.issued_correct),
        ("kontroll/", "_control", control.report_control),
        ("kontroll/lat-sta/", "_let_pass", control.finding_let_pass),
        ("kontroll/ta-upp/", "_take_up", control.finding_take_up),
        ("avsnitt/<int:pk>/", "_section", sections.section_edit),
        ("avsnitt/<int:pk>/siffror/", "_section_numbers", section_numbers.section_numbers),
        ("avsnitt/<int:pk>/lanka/", "_section_link", section_numbers.section_link),
        ("avsnitt/<int:pk>/godta/", "_section_accept", sections.section_accept),
        ("forslag/", "_propose", proposals.report_propose),
        ("avsnitt/<int:pk>/forslag/", "_section_propose", proposals.section_propose),
        ("avsnitt/<int:pk>/lage/", "_section_state", section_state.section_state),
        ("avsnitt/<int:pk>/historik/", "_section_history", section_state.section_history),
        ("avsnitt/<int:pk>/utkast/", "_section_keep", section_drafts.section_keep),
        ("avsnitt/<int:pk>/utkast/kasta/", "_section_drop", section_drafts.section_drop),
        ("avsnitt/<int:pk>/kommentarer/", "_section_comments", comments.section_comments),
        ("avsnitt/kommentarer/<int:pk>/", "_section_answer", comments.section_answer),
    ):
        yield path(f"<year:year>/{ADDRESSES[kind]}/{page}", view, {"kind": kind}, name=f"{kind}{name}")
    for step, page in STEPS.items():
        if step in MOVES[kind]:
            known = {"kind": kind, "step": step}
            yield path(f"<year:year>/{ADDRESSES[kind]}/{page}/", workflow.report_step, known, name=f"{kind}_{step}")


urlpatterns = [
    path("", reports.report_list, name="report_list"),
    path("ny/skrivelse/", reports.report_new, {"kind": ReportKind.STAFF_REPORT}, name="staff_report_new"),
    path("ny/rapport/", reports.report_new, {"kind": ReportKind.ANNUAL_REPORT}, name="annual_report_new"),
    path("rekvisition/<int:pk>/pdf/", payment_requests.request_pdf, name="request_pdf"),
    path("<year:year>/siffror/", figures.figure_list, name="figure_list"),
    path("<year:year>/siffror/<slug:name>/", figures.figure, name="figure"),
    *pages_of(ReportKind.STAFF_REPORT),
    *pages_of(ReportKind.ANNUAL_REPORT),
    path("<year:year>/tjansteskrivelse/uppgifter/", letterhead.letterhead_edit, name="staff_report_letterhead"),
    path("<year:year>/uppfoljningsrapport/matt/<int:pk>/", measures.measure_edit, name="annual_report_measure"),
    path(
        "<year:year>/uppfoljningsrapport/inlamnad/<int:pk>/",
        received.received,
        {"kind": ReportKind.ANNUAL_REPORT},
        name="annual_report_received",
    ),
    *(
        path(f"<year:year>/tjansteskrivelse/arende/{page}", view, name=f"staff_report_case{name}")
        for page, name, view in (
            ("", "", case.case),
            ("steg/nytt/", "_step_new", case.step_new),
            ("steg/<int:pk>/", "_step", case.step_edit),
            ("steg/<int:pk>/beslut/", "_decision", case.step_decision),
            ("steg/<int:pk>/los-beslut/", "_untie", case.step_untie),
            ("steg/<int:pk>/yttrande/", "_dissent_new", case.dissent_new),
            ("steg/<int:pk>/expediering/", "_dispatches", case.dispatches),
            ("yttrande/<int:pk>/", "_dissent", case.dissent_edit),
            ("paket/", "_package", package.case_package),
        )
    ),
    path(
        "<year:year>/uppfoljningsrapport/for-in-godkannande/",
        workflow.report_record,
        {"kind": ReportKind.ANNUAL_REPORT},
        name="annual_report_record",
    ),
    path(
        "<year:year>/tjansteskrivelse/avsnitt/<int:pk>/efterfragan/",
        requests.request_capture,
        name="staff_report_capture",
    ),
    path("efterfragningar/", requests.request_list, name="request_list"),
    path("efterfragningar/<int:pk>/<year:year>/", requests.request_answer, name="request_answer"),
    path("efterfragningar/<int:pk>/ta-bort/", requests.request_remove, name="request_remove"),
]
