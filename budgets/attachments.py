"""What a file is, by its content and never by its name. Pure."""

import io
import zipfile

from django.core.exceptions import ValidationError

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BEGINNINGS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
ENDINGS = {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",), XLSX: (".xlsx",)}
REFUSED = "Filen är ingen PDF, JPEG, PNG eller Excel-bok (.xlsx). Spara den som någon av dem."


def content_type_of(name: str, content: bytes) -> str:
    """The content type. Raises ValidationError for other kinds, macros, and a name that says something else."""
    found = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), "")
    found = found or (XLSX if _is_workbook(content) else "")
    if not found:
        raise ValidationError(REFUSED)
    if not name.lower().endswith(ENDINGS[found]):
        raise ValidationError(f"Filens namn ska sluta på {ENDINGS[found][0]}, för det är vad den innehåller.")
    return found


def _is_workbook(content: bytes) -> bool:
    """Whether the directory of the package says so; nothing in it is unpacked."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = {name.lower() for name in package.namelist()}
    except Exception:  # a broken package can break its reader in any way
        return False
    if any(name.endswith("vbaproject.bin") for name in names):
        raise ValidationError("Filen innehåller makron. Spara den som .xlsx utan makron.")
    return {"[content_types].xml", "xl/workbook.xml"} <= names
