"""The check before sending: `manage.py check_report kraftsamling-herrgarden 2023`, one finding a line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.swedish import plural
from reporting.control import Judged, control
from reporting.management.reports import find_report, year_argument
from reporting.models import ReportKind


class Command(BaseCommand):
    """Ends with 0 when nothing stops the report, 1 when something does, 2 when there is no such report."""

    help = "Kontrollerar en rapport före utskick: en anmärkning per rad: FEL, VARNING eller FÅR STÅ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", metavar="partnerskap", help="kortnamn, till exempel kraftsamling-herrgarden")
        parser.add_argument("year", metavar="år", type=year_argument)
        parser.add_argument("--kind", choices=ReportKind.values, default=ReportKind.STAFF_REPORT, help="vilken rapport")

    def handle(self, *args: Any, partnership: str, year: int, kind: str, **options: Any) -> None:
        found = control(find_report(partnership, year, kind=kind, returncode=2))
        for judged in found.judged:
            self.stdout.write(_line(judged))
        if found.errors:
            raise CommandError(f"{plural(len(found.errors), 'fel', 'fel')} stoppar rapporten.")


def _line(judged: Judged) -> str:
    finding, override = judged.finding, judged.override if judged.is_passed else None
    name = "FEL" if finding.is_error else "FÅR STÅ" if override else "VARNING"
    line = f"{name} {finding.place}: {finding.text} {finding.remedy}".rstrip()
    return f"{line} [{override.by}: {' '.join(override.reason.split())}]" if override else line
