"""Brings everything from another database into this one: `manage.py move_from sqlite:///data/kraftsamling.sqlite3`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from kraftsamling.moving import MoveRefused, move_from, on_one_line
from partnerships.swedish import number


class Command(BaseCommand):
    """All or nothing; says in Swedish why not, with table and row, and ends with an error code."""

    help = "Flyttar allt från en annan databas till den här, som ska vara ny: migrate körd, inget annat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", metavar="adress", help="den gamla databasen, skriven som i DATABASE_URL")
        parser.add_argument("--rehearse", action="store_true", help="gör allt, kontrollera allt, och ta tillbaka det")

    def handle(self, *args: Any, address: str, rehearse: bool, **options: Any) -> None:
        try:
            moved = move_from(address, rehearse=rehearse)
        except MoveRefused as refused:
            raise CommandError(f"Inget är flyttat. {refused}") from refused
        except OperationalError as error:  # all or nothing, but at the very last moment nobody knows which
            raise CommandError(
                f"Flytten avbröts. Kör den igen: allt flyttas eller inget. Databasen säger: {on_one_line(error)}"
            ) from error
        if options["verbosity"] > 1:
            for table, rows in moved.rows.items():
                self.stdout.write(f"{table}: {number(rows)}")
        self.stdout.write(
            f"{number(sum(moved.rows.values()))} rader i {len(moved.rows)} tabeller, kontrollerade rad för rad; "
            f"{moved.took.total_seconds():.0f} sekunder."
        )
        if rehearse:
            self.stdout.write("Det var en repetition: inget är flyttat.")
