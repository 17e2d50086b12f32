"""A year's budget as a workbook: `manage.py export_budget kraftsamling-herrgarden 2024 --output budget.xlsx`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from budgets.workbook import book_sheets, read_parts
from partnerships.formula_book import write_book
from partnerships.management.partnership import partnership_called, write_whole


class Command(BaseCommand):
    """Writes the file whole or not at all. The first sheet has all years beside each other, the others the one."""

    help = "Skriver ett års budget, med allt den vilar på, till en .xlsx."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", metavar="partnerskap", help="kortnamn, till exempel kraftsamling-herrgarden")
        parser.add_argument("year", metavar="år", type=int)
        parser.add_argument("--output", metavar="FIL", type=Path, required=True, help="filen som ska skrivas")

    def handle(self, *args: Any, partnership: str, year: int, output: Path, **options: Any) -> None:
        found = partnership_called(partnership)
        if output.suffix.lower() != ".xlsx":
            raise CommandError("Filens namn ska sluta på .xlsx.")
        part = read_parts([found], year=year)[0]
        if not part.years:
            known = ", ".join(str(each.year) for each in part.sheet.years) or "inga år"
            raise CommandError(f"Det finns ingen budget för {year}. Budget finns för: {known}.")
        sheets = book_sheets([part])
        write_whole(output, lambda file: write_book(f"Budget {found.name} {year}", sheets, file))
        self.stdout.write(f"{output}: {len(part.years[0].lines)} budgetrader {year}.")
