"""Whether every finalised report still is what it was: `manage.py verify`. One line each, exit 1 on any fault."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.swedish import plural
from reporting.verify import verdicts


class Command(BaseCommand):
    """Reads only."""

    help = "Kontrollerar alla upprättade rapporter: filer, kontrollsummor, siffror, summor och omritning."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-drawing", dest="draw", action="store_false", help="rita inte om; går på en stund")

    def handle(self, *args: Any, draw: bool, **options: Any) -> None:
        looked_at = faulty = 0
        for verdict in verdicts(draw=draw):
            self.stdout.write(verdict.text)
            looked_at, faulty = looked_at + 1, faulty + bool(verdict.faults)
        if faulty:
            raise CommandError(f"{faulty} av {looked_at} stämmer inte.")
        self.stdout.write(f"{plural(looked_at, 'upprättad rapport', 'upprättade rapporter')}, inga fel.")
