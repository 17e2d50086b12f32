"""The letter of a year as PDF: `manage.py staff_report kraftsamling-herrgarden 2023 --output FILE.pdf`."""

import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting.assemble import NotPrintable, assemble
from reporting.management.reports import find_report, year_argument
from reporting.pdf import RenderingFailed, render_pdf


class Command(BaseCommand):
    """Writes the file whole or not at all; says in Swedish why not, and ends with an error code."""

    help = "Skapar tjänsteskrivelsen för ett partnerskaps år som PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", metavar="partnerskap", help="kortnamn, till exempel kraftsamling-herrgarden")
        parser.add_argument("year", metavar="år", type=year_argument)
        parser.add_argument("--output", metavar="FIL", type=Path, required=True, help="filen som ska skrivas")

    def handle(self, *args: Any, partnership: str, year: int, output: Path, **options: Any) -> None:
        report = find_report(partnership, year)
        if not output.parent.is_dir():
            raise CommandError(f"Mappen {output.parent} finns inte.")
        draft = assemble(report)
        try:
            pdf = render_pdf(draft.printable())
        except NotPrintable as refused:
            lines = [f"{finding.place}: {finding.text}" for finding in refused.findings]
            raise CommandError("\n".join(["Skrivelsen kan inte bli PDF ännu.", *lines])) from refused
        except RenderingFailed as refused:
            raise CommandError(str(refused)) from refused
        _write(output, pdf)
        for finding in draft.findings:
            self.stderr.write(f"Att se över – {finding.place}: {finding.text}")
        self.stdout.write(f"{output}: {len(pdf) // 1000} kB.")


def _write(output: Path, pdf: bytes) -> None:
    """Through a file beside it, so that nobody ever finds half a letter."""
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CommandError(f"{output} kunde inte skrivas: {error.strerror}.") from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
