"""The process that a long import gets: `manage.py run_import 12 --create-activities`. Started by the page."""

import signal
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from partnerships.actions.imports import ACTIVITIES, ORGANISATIONS, run_import
from partnerships.models import ImportStatus, OccasionImport, User


class Command(BaseCommand):
    """Imports what was claimed. Ended by its limit of time, it has written nothing and may be started anew."""

    help = "Genomför en import som någon har startat på sidan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("import_id", type=int)
        parser.add_argument("--by", type=int, help="id för den som startade importen")
        for kind in (ACTIVITIES, ORGANISATIONS):
            parser.add_argument(f"--create-{kind}", dest="allowed", action="append_const", const=kind)

    def handle(self, *args: Any, import_id: int, by: int | None, **options: Any) -> None:
        signal.alarm(settings.IMPORT_SECONDS)
        claimed = OccasionImport.objects.filter(pk=import_id, status=ImportStatus.RUNNING)
        found = claimed.select_related("partnership", "file").first()
        if found is None:
            raise CommandError("Importen finns inte, eller är inte startad.")
        person = User.objects.filter(pk=by).first() if by else None
        try:
            run_import(found, allowed=options["allowed"] or [], by=person)
        finally:
            signal.alarm(0)
        if found.failure:
            raise CommandError(found.failure)
        self.stdout.write(f"{found.imported_count} nya, {found.known_count} fanns redan.")
