"""What the commands about reports share: reading a year, finding the report that is meant."""

import re
from argparse import ArgumentTypeError

from django.core.management.base import CommandError

from partnerships.models import Partnership
from reporting.models import Report, ReportKind


def year_argument(text: str) -> int:
    """For argparse. Raises ArgumentTypeError."""
    if not re.fullmatch("[0-9]{4}", text):
        raise ArgumentTypeError(f"«{text}» är inget årtal.")
    return int(text)


def find_report(slug: str, year: int, *, kind: str = ReportKind.STAFF_REPORT, returncode: int = 1) -> Report:
    """The latest edition. Raises CommandError, which ends the command with `returncode`."""
    partnership = Partnership.objects.filter(slug=slug).first()
    if partnership is None:
        raise CommandError(f"Det finns inget partnerskap med kortnamnet {slug}.", returncode=returncode)
    reports = Report.objects.of(partnership).of_kind(kind).filter(year=year)
    report: Report | None = reports.select_related("partnership", "letter").newest_first().first()
    if report is None:
        name = ReportKind(kind).label
        raise CommandError(f"{partnership} har ingen {name} för {year}.", returncode=returncode)
    return report
