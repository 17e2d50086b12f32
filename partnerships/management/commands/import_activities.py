"""A workbook from the command line: `manage.py import_activities kraftsamling-herrgarden logg.xlsx --dry-run`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from partnerships.actions.imports import (
    ACTIVITIES,
    ORGANISATIONS,
    claim_import,
    judge_import,
    missing_permissions,
    run_import,
    upload_import,
)
from partnerships.importing.book import Unreadable
from partnerships.importing.columns import NEEDED, Columns
from partnerships.importing.known import new_among
from partnerships.importing.rows import Judged
from partnerships.management.partnership import partnership_called
from partnerships.models import OccasionImport, Partnership


class Command(BaseCommand):
    """Imports the file whole or not at all. Each fault is a line; any fault, and the command ends with 1."""

    help = "Importerar aktiviteter ur en .xlsx eller .csv till ett partnerskap."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", metavar="partnerskap", help="kortnamn, till exempel kraftsamling-herrgarden")
        parser.add_argument("file", metavar="fil", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="visa bara vad som skulle hända")
        for kind, name in ((ACTIVITIES, "aktiviteter"), (ORGANISATIONS, "organisationer")):
            parser.add_argument(
                f"--create-{kind}", dest="allowed", action="append_const", const=kind, help=f"skapa {name} som saknas"
            )

    def handle(self, *args: Any, partnership: str, file: Path, dry_run: bool, **options: Any) -> None:
        found = partnership_called(partnership)
        allowed = options["allowed"] or []
        uploaded = _upload(found, file, is_kept=not dry_run)
        judged = judge_import(uploaded)
        self._refuse_faults(uploaded, judged, allowed)
        if dry_run:
            new = len(new_among(found, judged.entries))
            self.stdout.write(f"{new} nya, {len(judged.entries) - new} finns redan. Inget är importerat.")
            return
        claim_import(uploaded)
        run_import(uploaded, allowed=allowed, by=None)
        if uploaded.failure:
            raise CommandError(uploaded.failure)
        self.stdout.write(f"{uploaded.imported_count} nya, {uploaded.known_count} fanns redan. Import {uploaded.pk}.")

    def _refuse_faults(self, uploaded: OccasionImport, judged: Judged, allowed: list[str]) -> None:
        missing = [key for key in NEEDED if key not in uploaded.mapping]
        if missing:
            headings = Columns.of(uploaded.partnership).headings
            raise CommandError(f"Filen saknar kolumnen {' och '.join(headings[key] for key in missing)}.")
        places = f"{uploaded.sheet}, " if uploaded.sheet else ""
        lines = [f"{places}rad {each.row}, {each.heading or 'raden'}: {each.reason}" for each in judged.faults]
        lines += missing_permissions(judged, allowed).values()
        if lines:
            raise CommandError("\n".join([*lines, "Inget är importerat."]))


def _upload(partnership: Partnership, file: Path, *, is_kept: bool) -> OccasionImport:
    from django.db import transaction

    try:
        content = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} kunde inte läsas: {error.strerror}.") from error
    try:
        with transaction.atomic():
            uploaded = upload_import(partnership, file_name=file.name, content=content, by=None)
            transaction.set_rollback(not is_kept)
    except Unreadable as unreadable:
        raise CommandError(str(unreadable)) from unreadable
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return uploaded
