"""Which annual report a letter carries as its first annex."""

from reporting.models import Report, ReportKind, ReportStatus


def carried_report(letter: Report) -> Report | None:
    """The latest edition of the parties' annual report about the letter's year that the city has received: submitted,
    approved or finalised. Never a draft, which is the parties' own (domain.md § 5). One query."""
    received = Report.objects.of(letter.partnership_id).of_kind(ReportKind.ANNUAL_REPORT).filter(year=letter.year)
    found: Report | None = (
        received.exclude(status=ReportStatus.DRAFT).select_related("partnership").newest_first().first()
    )
    return found
