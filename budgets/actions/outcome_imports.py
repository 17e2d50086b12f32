"""Take in a list of costs, say what its columns and lines are, book it whole or not at all."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from budgets.booking import Booking
from budgets.importing.columns import outcome_columns, outcome_hash
from budgets.importing.lines import Lines
from budgets.importing.rows import Judged, Reading, judge
from budgets.importing.verdicts import new_among
from budgets.models import REVERSAL, BudgetLine, OutcomeEntry, OutcomeImport
from partnerships.actions.files import keep_locked
from partnerships.actions.many_rows import create_many
from partnerships.importing.book import CONTENT_TYPE, Sheet, Unreadable, pack, read_book, unpack
from partnerships.importing.columns import headings_of
from partnerships.models import MAX_STORED_BYTES, ColumnMapping, ImportStatus, Partnership, User

BOOKED = Booking.__slots__[1:]  # what an entry says beside its line


class ImportRefused(Exception):
    """Nothing was booked; the message says why."""


@transaction.atomic
def upload_outcome(
    partnership: Partnership, *, year: int, file_name: str, content: bytes, by: User | None
) -> OutcomeImport:
    """Read the file and keep its cells. Raises Unreadable, and ValidationError for its name."""
    sheets = read_book(file_name, content)
    columns = outcome_columns()
    sheet = columns.best_sheet(sheets)
    most = settings.OUTCOME_IMPORT_ROWS
    if len(sheet.rows) > most:
        raise Unreadable(f"Filen har {len(sheet.rows)} rader. Högst {most} går att läsa in på en gång: dela upp den.")
    packed = pack(sheets)
    if len(packed) > MAX_STORED_BYTES:
        raise Unreadable("Filen innehåller för mycket text. Dela upp den.")
    found = OutcomeImport(partnership=partnership, year=year, file_name=file_name, uploaded_by=by, sheet=sheet.name)
    found.mapping = remembered(partnership, sheet)
    found.row_count = len(sheet.rows) - columns.heading_row(sheet) - 1
    found.clean_fields(exclude={"file"})
    found.file = keep_locked(packed, CONTENT_TYPE)
    found.save()
    return found


def remembered(partnership: Partnership, sheet: Sheet) -> dict[str, Any]:
    """How a sheet with these headings was read last time: its columns, which line each text is, or the one line that
    all rows are for. Otherwise what the headings say."""
    columns = outcome_columns()
    headings = headings_of(sheet, columns.heading_row(sheet))
    kept = ColumnMapping.objects.filter(partnership=partnership, headings_hash=outcome_hash(headings)).first()
    return kept.mapping if kept else {"columns": columns.guess(headings), "lines": {}, "whole": ""}


@transaction.atomic
def choose_reading(outcome_import: OutcomeImport, *, sheet: Sheet, by: User, **said: Any) -> OutcomeImport:
    """Read this sheet so: `columns`, `whole` and `lines` as in remembered(); nothing said means as last time."""
    columns = outcome_columns()
    row = columns.heading_row(sheet)
    key = {"partnership": outcome_import.partnership, "headings_hash": outcome_hash(headings_of(sheet, row))}
    outcome_import.sheet, outcome_import.row_count = sheet.name, len(sheet.rows) - row - 1
    if not said:
        outcome_import.mapping = remembered(outcome_import.partnership, sheet)
    else:
        lines = outcome_import.mapping["lines"] | said.pop("lines", {})
        outcome_import.mapping = outcome_import.mapping | said | {"lines": lines}
        kept = ColumnMapping.objects.filter(**key).first() or ColumnMapping(**key)
        kept.mapping = outcome_import.mapping
        kept.save_as(by)
    outcome_import.save()
    return outcome_import


def import_sheets(outcome_import: OutcomeImport) -> list[Sheet]:
    return unpack(bytes(outcome_import.file.content))


def sheet_of(outcome_import: OutcomeImport, sheets: list[Sheet]) -> Sheet:
    return next((sheet for sheet in sheets if sheet.name == outcome_import.sheet), sheets[0])


def judge_outcome(outcome_import: OutcomeImport, *, lines: Iterable[BudgetLine], mine: Iterable[BudgetLine]) -> Judged:
    """Every row of the chosen sheet, as it would be booked now by somebody who may write on the lines `mine`."""
    columns, said = outcome_columns(), outcome_import.mapping
    known = Lines(lines, mine=mine, chosen=said["lines"])
    mapping = {key: column for key, column in said["columns"].items() if key in columns.headings}
    whole = known.by_code.get(said["whole"])
    reading = Reading(mapping, columns, known, outcome_import.year, timezone.localdate(), whole)
    return judge(sheet_of(outcome_import, import_sheets(outcome_import)), reading)


@transaction.atomic
def run_outcome_import(
    outcome_import: OutcomeImport, *, lines: Iterable[BudgetLine], mine: Iterable[BudgetLine], by: User
) -> OutcomeImport:
    """Book all the rows that are not booked yet. Two imports into one partnership take turns, so that neither misses
    what the other wrote; an import that was run gives what it came to. Raises ImportRefused when a row has a fault."""
    partnership = Partnership.objects.select_for_update().get(pk=outcome_import.partnership_id)
    locked = OutcomeImport.objects.select_related("file", "partnership").get(pk=outcome_import.pk)
    if locked.status != ImportStatus.UPLOADED:
        return locked
    judged = judge_outcome(locked, lines=lines, mine=mine)
    if judged.faults:
        raise ImportRefused("Filen har fel och kan inte importeras. Rätta dem först.")
    new = new_among(partnership, locked.year, judged.entries)
    made = OutcomeEntry.objects.filter(imported_by=locked)
    rows = [(*_columns(entry.booking), fingerprint, locked.pk) for entry, fingerprint in new]
    names = ("line_id", *BOOKED, "fingerprint", "imported_by_id")
    create_many(OutcomeEntry, names, rows, within=made, by=by, reason=f"Import {locked.pk}")
    locked.status, locked.row_count = ImportStatus.IMPORTED, judged.row_count
    locked.imported_count, locked.known_count = len(new), len(judged.entries) - len(new)
    locked.save()
    return locked


def take_back_outcome(outcome_import: OutcomeImport, *, by: User) -> OutcomeImport:
    """Reverse every entry that the import made, so that the file can come in again, put right. Raises ImportRefused
    when one of them has been corrected since."""
    try:
        return _take_back(outcome_import, by=by)
    except IntegrityError as error:
        raise ImportRefused("Någon rättade en av posterna samtidigt. Försök igen.") from error


@transaction.atomic
def _take_back(outcome_import: OutcomeImport, *, by: User) -> OutcomeImport:
    Partnership.objects.select_for_update().get(pk=outcome_import.partnership_id)
    locked = OutcomeImport.objects.get(pk=outcome_import.pk)
    if locked.status != ImportStatus.IMPORTED:
        raise ImportRefused("Importen är redan återförd, eller inte genomförd.")
    back = OutcomeEntry.objects.filter(corrects__imported_by=locked)
    if back.exists():
        raise ImportRefused("En av posterna är redan rättad. Rätta de andra en i taget.")
    reason, today = f"Importen av {locked.file_name} återfördes.", timezone.localdate()
    made = OutcomeEntry.objects.filter(imported_by=locked).select_related("line").order_by("pk")
    rows = [(*_columns(_opposite(entry, today)), f"{REVERSAL}{entry.pk}", entry.pk, reason) for entry in made]
    names = ("line_id", *BOOKED, "fingerprint", "corrects_id", "reason")
    create_many(OutcomeEntry, names, rows, within=back, by=by, reason=f"Import {locked.pk}")
    locked.status = ImportStatus.UNDONE
    locked.save()
    return locked


def _columns(booking: Booking) -> list[Any]:
    return [booking.line.pk, *(getattr(booking, name) for name in BOOKED)]


def _opposite(entry: OutcomeEntry, day: dt.date) -> Booking:
    same = (entry.starts_on, entry.ends_on, entry.voucher_number, entry.note)
    return Booking(entry.line, day, -entry.amount, *same)
