"""Reads a case's package back: whether every file is there, whole, and no other."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reporting.package import verify_package


class Command(BaseCommand):
    help = "Check every file of a downloaded package (zip) against its checksum. Exit 1 when something is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the zip")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as package:
                faults = verify_package(package)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        for fault in faults:
            self.stdout.write(f"FEL {fault}")
        if faults:
            sys.exit(1)
        self.stdout.write("Paketet är helt.")
