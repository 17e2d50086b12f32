"""Pages of the reports, below a partnership.

The two kinds of report have the same pages, each with its own name and so its own rule (kraftsamling/rules.py):
`staff_report_section`, `annual_report_section`. `Report.address()` leads to them.
"""

from collections.abc import Iterator

from django.urls import URLPattern, path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from reporting import payment_requests
from reporting.models import ReportKind
from reporting.views import figures, files, frozen, letterhead, reports, sections

app_name = "reporting"

ADDRESSES = {ReportKind.STAFF_REPORT: "tjansteskrivelse", ReportKind.ANNUAL_REPORT: "uppfoljningsrapport"}


def pages_of(kind: ReportKind) -> Iterator[URLPattern]:
    """The pages that both kinds have."""
    for page, name, view in (
        ("", "", reports.report),
        ("pdf/", "_pdf", files.report_pdf),
        ("pdf/<int:pk>/", "_pdf_job", files.pdf_job),
        ("pdf/<int:pk>/fil/", "_pdf_file", files.pdf_file),
        ("uppratta/", "_finalise", frozen.report_finalise),
        ("utgava/<int:edition>/", "_edition", frozen.issued),
        ("utgava/<int:edition>/pdf/", "_edition_pdf", frozen.issued_pdf),
        ("utgava/<int:edition>/siffror/<slug:name>/", "_edition_figure", frozen.issued_figure),
        ("utgava/<int:edition>/ratta/", "_edition_correct", frozen.issued_correct),
        ("avsnitt/<int:pk>/", "_section", sections.section_edit),
    ):
        yield path(f"<year:year>/{ADDRESSES[kind]}/{page}", view, {"kind": kind}, name=f"{kind}{name}")


urlpatterns = [
    path("", reports.report_list, name="report_list"),
    path("ny/skrivelse/", reports.report_new, {"kind": ReportKind.STAFF_REPORT}, name="staff_report_new"),
    path("ny/rapport/", reports.report_new, {"kind": ReportKind.ANNUAL_REPORT}, name="annual_report_new"),
    path("rekvisition/<int:pk>/pdf/", payment_requests.request_pdf, name="request_pdf"),
    path("<year:year>/siffror/<slug:name>/", figures.figure, name="figure"),
    *pages_of(ReportKind.STAFF_REPORT),
    *pages_of(ReportKind.ANNUAL_REPORT),
    path("<year:year>/tjansteskrivelse/uppgifter/", letterhead.letterhead_edit, name="staff_report_letterhead"),
]
