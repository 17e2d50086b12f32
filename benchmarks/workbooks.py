"""What the bars of import and export share: a partnership with many occasions, and the same work done bare."""

import io
import resource
from pathlib import Path
from tempfile import TemporaryFile
from time import process_time
from typing import Any

from benchmarks.generator import fill
from benchmarks.result import in_turns

ROWS = 10_000


def prepare(rows: int = ROWS) -> Any:
    """A partnership with so many occasions, on an empty database."""
    from django.core.management import call_command

    from partnerships.models import Partnership

    call_command("migrate", verbosity=0)
    fill(occasions=rows, partnerships=1)
    return Partnership.objects.get()


def exported(partnership: Any) -> bytes:
    from partnerships.models import ActivityOccasion
    from partnerships.occasion_table import occasion_table
    from partnerships.workbooks import write_xlsx

    file = io.BytesIO()
    write_xlsx(occasion_table(partnership, ActivityOccasion.objects.of(partnership).newest_first()), file)
    return file.getvalue()


def print_peak() -> None:
    """Export what is there to a file, and print the peak memory of this process in megabytes.

    SQLite's cache of the database's own pages is held small: it has a bound of its own, whoever asks (settings).
    """
    from django.db import connection

    from partnerships.models import ActivityOccasion, Partnership
    from partnerships.occasion_table import occasion_table
    from partnerships.workbooks import write_xlsx

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size=0")
            cursor.execute("PRAGMA cache_size=-2000")
    partnership = Partnership.objects.get()
    with TemporaryFile() as file:
        write_xlsx(occasion_table(partnership, ActivityOccasion.objects.of(partnership).newest_first()), file)
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(int(peak.split()[1]) / 1000)


def time_export() -> None:
    """Print the CPU seconds of the export and of XlsxWriter on the same tuples."""
    from partnerships.models import ActivityOccasion
    from partnerships.occasion_table import occasion_table

    partnership = prepare()
    table = occasion_table(partnership, ActivityOccasion.objects.of(partnership).newest_first())
    rows = [tuple(row) for row in table.rows]
    print(*in_turns(_timed(lambda: exported(partnership)), _timed(lambda: _bare(rows)), rounds=3))


def _bare(rows: list[tuple[Any, ...]]) -> None:
    from xlsxwriter import Workbook

    book = Workbook(io.BytesIO(), {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()


def time_import() -> None:
    """Print the CPU seconds of an import and of openpyxl reading the same file."""
    from partnerships.models import ActivityOccasion, BandCount, OccasionImport

    partnership = prepare()
    bands: Any = BandCount.objects.all()
    bands._raw_delete(bands.db)  # made up, they do not add up, which an import rightly refuses
    content = exported(partnership)

    def imported() -> None:
        found = _imported(partnership, content)
        assert found.imported_count == ROWS, found.failure
        assert OccasionImport.objects.count() + ActivityOccasion.objects.count() == ROWS + 1

    _empty_log()
    print(*in_turns(_timed(imported, less=_empty_log), _timed(lambda: _read(content)), rounds=3))


def _imported(partnership: Any, content: bytes) -> Any:
    from partnerships.actions.imports import claim_import, run_import, upload_import

    found = upload_import(partnership, file_name="logg.xlsx", content=content, by=None)
    claim_import(found)
    return run_import(found, allowed=(), by=None)


def _empty_log() -> None:
    """Everything that an import makes, gone without a trace."""
    from partnerships.models import ActivityOccasion, BandCount, CoOrganiser, OccasionGoal, OccasionImport

    for model in (BandCount, CoOrganiser, OccasionGoal, ActivityOccasion, OccasionImport):
        rows: Any = model.objects.all()
        rows._raw_delete(rows.db)
        history: Any = model.history.all()
        history._raw_delete(history.db)


def _read(content: bytes) -> None:
    from openpyxl import load_workbook

    for sheet in load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def _timed(work: Any, *, less: Any = None) -> Any:
    """The work as a lap that returns its CPU seconds; `less` is done before, uncounted."""

    def lap() -> float:
        if less:
            less()
        began = _cpu()
        work()
        return _cpu() - began

    return lap
