"""A year's activities as a file: `manage.py export_activities kraftsamling-herrgarden 2023 --output logg.xlsx`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.fields import EARLIEST_DAY, LATEST_DAY
from partnerships.management.partnership import partnership_called, write_whole
from partnerships.models import ActivityOccasion
from partnerships.occasion_table import occasion_table
from partnerships.workbooks import SUFFIXES, write


class Command(BaseCommand):
    """Writes the file whole or not at all; what it is follows from the end of its name."""

    help = "Skriver ett års aktiviteter till en .xlsx eller .csv."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", metavar="partnerskap", help="kortnamn, till exempel kraftsamling-herrgarden")
        parser.add_argument("year", metavar="år", type=int)
        parser.add_argument("--output", metavar="FIL", type=Path, required=True, help="filen som ska skrivas")

    def handle(self, *args: Any, partnership: str, year: int, output: Path, **options: Any) -> None:
        found = partnership_called(partnership)
        suffix = output.suffix.lower().removeprefix(".")
        if suffix not in SUFFIXES:
            raise CommandError("Filens namn ska sluta på .xlsx eller .csv.")
        if not EARLIEST_DAY.year <= year <= LATEST_DAY.year:
            raise CommandError(f"Ange ett år från {EARLIEST_DAY.year} till {LATEST_DAY.year}.")
        occasions = ActivityOccasion.objects.of(found).in_year(year)
        table = occasion_table(found, occasions.order_by("held_on", "pk"))
        write_whole(output, lambda file: write(table, file, suffix))
        self.stdout.write(f"{output}: {occasions.count()} aktiviteter.")
