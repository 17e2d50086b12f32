"""Files that harm or confuse: a clear sentence in Swedish, quickly, and nothing is stored (T10, M11, M12)."""

import datetime as dt
import io
import resource
import subprocess
import zipfile

import pytest

from partnerships.importing.book import Unreadable, read_book
from partnerships.models import OccasionImport, StoredFile
from tests.partnerships.sheets import saved, send, upload, workbook

ROW = ["2024-03-05", "Öppet hus", 3]
HEADINGS = ["Datum", "Aktivitet", "Antal besök"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def repacked(content, **parts):
    """The workbook with some of its parts exchanged (name with underscores for slashes)."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = {name.replace("/", "_").replace(".", "_"): name for name in old.namelist()}
        for key, name in names.items():
            new.writestr(name, parts.pop(key, None) or old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return file.getvalue()


def sheet_xml(inside):
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{namespace}"><sheetData>{inside}</sheetData></worksheet>'.encode()


def far_away():
    """One cell in the last corner of the sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.active["XFD1048576"] = 1
    return saved(book)


def bomb():
    """A small file that unpacks to a gigabyte of zeros."""
    return repacked(workbook(HEADINGS), xl_worksheets_sheet1_xml=sheet_xml("<row><c><v>0</v></c></row>" * 3_000_000))


def billion_laughs():
    lols = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{lols}]><worksheet>&l9;</worksheet>'
    return repacked(workbook(HEADINGS), xl_worksheets_sheet1_xml=xml.encode())


def external_entity():
    xml = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet>&x;</worksheet>'
    return repacked(workbook(HEADINGS), xl_worksheets_sheet1_xml=xml.encode())


def behind_a_password():
    content = bytearray(workbook(HEADINGS, ROW))
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        content[start + 8] |= 1
        start += 4
    return bytes(content)


def wide():
    return workbook([*HEADINGS, *[f"Kolumn {n}" for n in range(100)]])


def children_cpu():
    """CPU seconds of the processes that have read files: the wall clock belongs to the machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


HOSTILE = {
    "nothing in it": (b"", "Filen är tom."),
    "one cell far away": (far_away, "kolumner"),
    "a bomb": (bomb, "för stor när den packas upp"),
    "a billion laughs": (billion_laughs, "skadad"),
    "a look at the server's files": (external_entity, "skadad"),
    "a password on the package": (behind_a_password, "lösenord"),
    "a password on the document": (OLE + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
    "the old format": (OLE + b"\0" * 600, ".xls"),
    "a web page named otherwise": (b"<html><table><tr><td>Datum</td></tr></table></html>", "ingen Excel-bok"),
    "cut off": (lambda: workbook(HEADINGS, ROW)[:900], "skadad"),
    "zeros": (b"PK\x03\x04" + b"\0" * 2000, "skadad"),
    "macros": (lambda: repacked(workbook(HEADINGS), **{"xl/vbaProject.bin": b"x"}), "makron"),
    "many parts": (lambda: repacked(workbook(HEADINGS), **{f"xl/media/{n}.png": b"x" for n in range(600)}), "för stor"),
    "huge styles": (lambda: repacked(workbook(HEADINGS), xl_styles_xml=b"<a/>" * 800_000), "för stor när"),
    "many columns": (wide, "103 kolumner"),
    "a cell that never ends": (lambda: workbook(HEADINGS, ["2024-03-05", "x" * 6000]), "6000 tecken"),
    "another zip": (lambda: repacked(b"PK\x05\x06" + b"\0" * 18, **{"a.txt": b"x"}), "Excel-bok"),
    "bytes": (bytes(range(256)) * 40, "varken"),
    "quotes that do not close": (b'Datum;"Aktivitet\n2024-03-05;x', "citattecken"),
    "empty sheets": (lambda: workbook(), "inga ifyllda rader"),
    "a personnummer in an unused column": (
        lambda: workbook([*HEADINGS, "Ledare"], [*ROW, "850709-9805"]),
        "personnummer: Blad1!D2",
    ),
    "a personnummer as a number": (lambda: workbook(HEADINGS, [8507099805, "Öppet hus", 1]), "personnummer: Blad1!A2"),
    "a samordningsnummer": (lambda: workbook(HEADINGS, ["2024-03-05", "Ring 701063-2391", 1]), "personnummer"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_with_a_reason_and_nothing_is_kept(db, what):
    content, reason = HOSTILE[what]
    content = content if isinstance(content, bytes) else content()
    before = children_cpu()
    with pytest.raises(Unreadable, match=reason):
        read_book("logg.xlsx", content)
    assert children_cpu() - before < 2  # seconds
    assert StoredFile.objects.count() == 0


PEAK = """
import runpy, sys
runpy.run_path(sys.argv.pop(1), run_name="__main__")
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
"""


@pytest.mark.parametrize("what", ["one cell far away", "a bomb", "a billion laughs", "huge styles", "many parts"])
def test_the_process_that_reads_stays_small(what, monkeypatch):
    """The bomb would have been a gigabyte. The child's own word: to the system it begins as large as its parent."""
    peaks = []

    def watched(command, **options):
        done = run([*command[:2], "-c", PEAK, *command[2:]], **options)
        peaks.append(int(done.stderr.split()[1]))
        return done

    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", watched)
    with pytest.raises(Unreadable, match=HOSTILE[what][1]):
        read_book("logg.xlsx", HOSTILE[what][0]())
    assert peaks[0] < 100_000  # kB


def test_a_reader_that_takes_too_long_is_stopped(settings):
    settings.IMPORT_READ_SECONDS = 0
    with pytest.raises(Unreadable, match="för stor"):
        read_book("logg.xlsx", workbook(HEADINGS, ROW))


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("IMPORT_BYTES", 100, "större än"),
        ("IMPORT_ROWS", 1, "fler än 1 rader"),
        ("IMPORT_CELLS", 4, "för många celler"),
        ("IMPORT_COLUMNS", 2, "Högst 2"),
        ("IMPORT_PARTS", 3, "för stor när den packas upp"),
        ("IMPORT_UNPACKED_BYTES", 500, "för stor när den packas upp"),
        ("IMPORT_CELL_CHARACTERS", 4, "Högst 4 går"),
    ],
)
def test_each_limit_is_a_setting(settings, limit, value, reason):
    setattr(settings, limit, value)
    with pytest.raises(Unreadable, match=reason):
        read_book("logg.xlsx", workbook(HEADINGS, ROW))


def test_the_page_says_it_at_the_field(house, coordinator):
    answer = coordinator.post(f"{house.url}importer/", upload(OLE))
    assert answer.status_code == 422
    assert "Spara den som .xlsx" in answer.text or "spara den som .xlsx" in answer.text
    assert OccasionImport.objects.count() == 0


@pytest.mark.parametrize("name", ["logg.xlsm", "logg.pdf", "logg"])
def test_a_name_that_promises_something_else_is_refused(house, coordinator, name):
    assert "Välj en Excel-bok" in coordinator.post(f"{house.url}importer/", upload(b"PK", name)).text


@pytest.mark.parametrize("name", ["850709-9805.xlsx", f"{'x' * 250}.xlsx"])
def test_the_name_of_the_file_is_looked_at_too(house, coordinator, name):
    answer = coordinator.post(f"{house.url}importer/", upload(workbook(HEADINGS, ROW), name))
    assert answer.status_code == 422
    assert OccasionImport.objects.count() == 0


def test_merged_cells_and_formulas_without_a_value_are_explained(house, coordinator):
    from openpyxl import Workbook

    book = Workbook()
    for row in (HEADINGS, [dt.date(2024, 3, 5), "Öppet hus", 3], [None, "Öppet hus", "=1+1"], [None, None, "=A9"]):
        book.active.append(row)
    book.active.merge_cells("A2:A4")
    text = send(coordinator, house, saved(book)).text
    assert "sammanslagna celler" in text
    assert "Datum saknas. Är celler sammanslagna" in text
    assert "formel som Excel aldrig har räknat ut" in text


def test_a_hidden_sheet_is_not_read(db):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(HEADINGS)
    book.create_sheet("Dold").append(["850709-9805"])
    book["Dold"].sheet_state = "hidden"
    assert [sheet.name for sheet in read_book("logg.xlsx", saved(book))] == ["Sheet"]
