"""The example reports that are approved are finalised, and the letter's path is written after it.

Apart from loading.py: the PDFs are drawn by a process of their own, outside any transaction, and take some seconds.
"""

from django.db import transaction

from kraftsamling.demo.case import add_whole_case
from kraftsamling.demo.report_texts import ISSUED
from kraftsamling.demo.reports import let_stand, person, warnings_of
from partnerships.models import Partnership
from reporting.actions import finalise
from reporting.models import Report, ReportKind, ReportStatus

IN_ORDER = ((ReportKind.ANNUAL_REPORT, "samordnare"), (ReportKind.STAFF_REPORT, "handlaggare"))
READ = "Läst vid granskningen. Uppgiften är ett exempel."


def issue_reports(partnership: Partnership) -> None:
    """The parties' report first, which the letter carries. Nothing happens the second time, nor to what people have
    taken back."""
    for kind, mailbox in IN_ORDER:
        approved = Report.objects.of(partnership).of_kind(kind).filter(year=ISSUED, status=ReportStatus.APPROVED)
        if report := approved.filter(is_example=True, edition=1).first():
            officer = person(mailbox)
            let_stand(report, warnings_of(report), READ, by=officer)
            finalise(report, by=officer, expected_version=report.version)
    with transaction.atomic():
        add_whole_case(partnership, ISSUED)
