"""Take in a spreadsheet, choose what its columns are, import it whole or not at all, and take it back."""

import logging
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from partnerships.actions.many_rows import create_many
from partnerships.importing.book import CONTENT_TYPE, Sheet, Unreadable, pack, read_book, unpack
from partnerships.importing.columns import Columns, headings_hash, headings_of
from partnerships.importing.known import new_among
from partnerships.importing.names import Names
from partnerships.importing.rows import Entry, Judged, Progress, judge
from partnerships.models import (
    MAX_STORED_BYTES,
    ActivityOccasion,
    BandCount,
    ColumnMapping,
    CoOrganiser,
    ImportStatus,
    OccasionGoal,
    OccasionImport,
    Organisation,
    Partnership,
    StoredFile,
    User,
)
from partnerships.swedish import plural

logger = logging.getLogger(__name__)

ACTIVITIES, ORGANISATIONS = "activities", "organisations"  # what an import may make besides occasions


class ImportRefused(Exception):
    """Nothing was imported; the message says why."""


@transaction.atomic
def upload_import(partnership: Partnership, *, file_name: str, content: bytes, by: User | None) -> OccasionImport:
    """Read the file and keep its cells. Raises Unreadable, and ValidationError for its name."""
    sheets = read_book(file_name, content)
    columns = Columns.of(partnership)
    sheet = columns.best_sheet(sheets)
    packed = pack(sheets)
    if len(packed) > MAX_STORED_BYTES:
        raise Unreadable("Filen innehåller för mycket text. Dela upp den.")
    found = OccasionImport(partnership=partnership, file_name=file_name, uploaded_by=by, sheet=sheet.name)
    found.mapping = remembered_mapping(partnership, sheet, columns)
    found.row_count = len(sheet.rows) - columns.heading_row(sheet) - 1
    found.clean_fields(exclude={"file"})
    found.file = StoredFile.keep(packed, CONTENT_TYPE)
    saved: OccasionImport = found.save_as(by)
    return saved


def remembered_mapping(partnership: Partnership, sheet: Sheet, columns: Columns) -> dict[str, int]:
    """How a sheet with these headings was read last time; otherwise what the headings say."""
    headings = headings_of(sheet, columns.heading_row(sheet))
    kept = ColumnMapping.objects.filter(partnership=partnership, headings_hash=headings_hash(headings)).first()
    mapping = kept.mapping if kept else columns.guess(headings)
    return {key: index for key, index in mapping.items() if key in columns.headings}


@transaction.atomic
def choose_columns(
    occasion_import: OccasionImport, *, sheet: Sheet, mapping: dict[str, int] | None, by: User
) -> OccasionImport:
    """Read this sheet, with these columns (None: as last time, or as its headings say). They are remembered."""
    columns = Columns.of(occasion_import.partnership)
    row = columns.heading_row(sheet)
    occasion_import.sheet = sheet.name
    occasion_import.row_count = len(sheet.rows) - row - 1
    if mapping is None:
        mapping = remembered_mapping(occasion_import.partnership, sheet, columns)
    else:
        key = {
            "partnership": occasion_import.partnership,
            "headings_hash": headings_hash(headings_of(sheet, row)),
        }
        kept = ColumnMapping.objects.filter(**key).first() or ColumnMapping(**key)
        kept.mapping = mapping
        kept.save_as(by)
    occasion_import.mapping = mapping
    saved: OccasionImport = occasion_import.save_as(by)
    return saved


def sheets_of(occasion_import: OccasionImport) -> list[Sheet]:
    return unpack(bytes(occasion_import.file.content))


def chosen_sheet(occasion_import: OccasionImport, sheets: list[Sheet]) -> Sheet:
    return next((sheet for sheet in sheets if sheet.name == occasion_import.sheet), sheets[0])


def judge_import(occasion_import: OccasionImport, *, progress: Progress = lambda done: None) -> Judged:
    """Every row of the chosen sheet, as it would be imported now."""
    partnership = occasion_import.partnership
    sheet = chosen_sheet(occasion_import, sheets_of(occasion_import))
    columns = Columns.of(partnership)
    mapping = {key: column for key, column in occasion_import.mapping.items() if key in columns.headings}
    return judge(sheet, mapping, columns, Names(partnership), progress=progress)


def missing_permissions(judged: Judged, allowed: Collection[str]) -> dict[str, str]:
    """What the rows need made that nobody has allowed, and the sentence to say so."""
    wanted = {ACTIVITIES: judged.names.new_activities, ORGANISATIONS: judged.names.new_organisations}
    nouns = {
        ACTIVITIES: ("aktivitet som inte finns", "aktiviteter som inte finns"),
        ORGANISATIONS: ("organisation som inte finns", "organisationer som inte finns"),
    }
    return {
        kind: f"Filen nämner {plural(len(new), *nouns[kind])}. Kryssa i rutan, eller rätta namnen i filen."
        for kind, new in wanted.items()
        if new and kind not in allowed
    }


def claim_import(occasion_import: OccasionImport) -> bool:
    """Mark it as running, unless somebody else did: only one gets to start it."""
    mine = OccasionImport.objects.filter(pk=occasion_import.pk).startable()
    started = mine.update(
        status=ImportStatus.RUNNING, started_at=timezone.now(), done_count=0, failure="", finished_at=None
    )
    occasion_import.refresh_from_db()
    return bool(started)


def start_import(occasion_import: OccasionImport, *, allowed: Collection[str], by: User | None) -> bool:
    """Import now, or let another process do it when the file is long. False when it was started already."""
    if not claim_import(occasion_import):
        return False
    if occasion_import.row_count <= settings.IMPORT_AT_ONCE_ROWS:
        run_import(occasion_import, allowed=allowed, by=by)
        return True
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "run_import", str(occasion_import.pk)]
    command += [f"--create-{kind}" for kind in sorted(allowed)] + (["--by", str(by.pk)] if by else [])
    quiet = subprocess.DEVNULL  # what it logs goes where the server's own log does
    subprocess.Popen(command, stdin=quiet, stdout=quiet, start_new_session=True)
    return True


def run_import(occasion_import: OccasionImport, *, allowed: Collection[str], by: User | None) -> OccasionImport:
    """Import an import that was claimed: whole, or it fails and says why. Never leaves it running."""
    rows = OccasionImport.objects.filter(pk=occasion_import.pk)
    try:
        judged = judge_import(occasion_import, progress=lambda done: rows.update(done_count=done))
        if judged.faults:
            raise ImportRefused(f"{plural(_rows(judged), 'rad', 'rader')} har fel. Rätta filen och ladda upp den igen.")
        for sentence in missing_permissions(judged, allowed).values():
            raise ImportRefused(sentence)
        _log(occasion_import, judged, by)
    except ImportRefused as refused:
        _fail(occasion_import, str(refused), by)
    except IntegrityError:
        _fail(occasion_import, "Någon annan importerade samma rader samtidigt. Försök igen.", by)
    except Exception:
        logger.exception("Import %s failed", occasion_import.pk)
        _fail(occasion_import, "Något gick fel hos oss. Inget är importerat. Försök igen.", by)
    occasion_import.refresh_from_db()
    return occasion_import


def _rows(judged: Judged) -> int:
    return len({fault.row for fault in judged.faults})


def _fail(occasion_import: OccasionImport, reason: str, by: User | None) -> None:
    occasion_import.refresh_from_db()
    if occasion_import.status != ImportStatus.RUNNING:
        return  # another process, started when this one was thought dead, was done before it
    occasion_import.status, occasion_import.failure = ImportStatus.FAILED, reason[:500]
    occasion_import.finished_at = timezone.now()
    occasion_import.save_as(by)


@transaction.atomic
def _log(occasion_import: OccasionImport, judged: Judged, by: User | None) -> None:
    """Write everything. Two imports into one partnership take turns, so that neither misses what the other wrote."""
    partnership = Partnership.objects.select_for_update().get(pk=occasion_import.partnership_id)
    if not OccasionImport.objects.filter(pk=occasion_import.pk, status=ImportStatus.RUNNING).exists():
        return
    _save_new_names(judged.names, occasion_import, by)
    new = new_among(partnership, judged.entries)
    _create_occasions(occasion_import, new, by)
    occasion_import.refresh_from_db()
    occasion_import.status, occasion_import.finished_at = ImportStatus.IMPORTED, timezone.now()
    occasion_import.done_count = occasion_import.row_count = judged.row_count
    occasion_import.imported_count = len(new)
    occasion_import.known_count = len(judged.entries) - len(new)
    occasion_import.save_as(by)


def _save_new_names(names: Names, occasion_import: OccasionImport, by: User | None) -> None:
    each: Any
    for each in [*names.new_activities.values(), *names.new_organisations.values()]:
        each._change_reason = occasion_import.change_reason
        if isinstance(each, Organisation):
            each.slug = _free_slug(each.name)
        try:
            each.save_as(by)
        except ValidationError as error:
            raise ImportRefused(f"{each.name}: {' '.join(error.messages)}") from error


def _free_slug(name: str) -> str:
    """A short name that no other organisation has."""
    stem = slugify(name)[:50] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _create_occasions(occasion_import: OccasionImport, entries: list[Entry], by: User | None) -> None:
    told: dict[str, Any] = {"by": by, "reason": occasion_import.change_reason}
    made = ActivityOccasion.objects.filter(imported_by=occasion_import)
    owner = (occasion_import.partnership_id, occasion_import.pk)
    create_many(
        ActivityOccasion,
        ("partnership_id", "imported_by_id", *Entry.COLUMNS),
        [(*owner, *entry.row_of_log()) for entry in entries],
        within=made,
        **told,
    )
    numbers = dict(made.values_list("fingerprint", "pk"))
    goals, others, bands = [], [], []
    for entry in entries:
        own = (numbers[entry.fingerprint], entry.values["is_example"])
        goals += [(*own, goal.pk) for goal in entry.goals]
        others += [(*own, other.pk) for other in entry.co_organisers]
        bands += [(*own, band, sex, count) for (band, sex), count in entry.bands.items()]
    model: Any
    for model, names, rows in (
        (OccasionGoal, ("goal_id",), goals),
        (CoOrganiser, ("organisation_id",), others),
        (BandCount, ("band_id", "observed_sex", "visit_count"), bands),
    ):
        linked = model.objects.filter(occasion__imported_by=occasion_import)
        create_many(model, ("occasion_id", "is_example", *names), rows, within=linked, **told)
