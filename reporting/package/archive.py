"""Writing a package as a zip, and reading one back to see that nothing in it has changed."""

import hashlib
import json
import zipfile
from typing import IO, Any

from django.template.loader import render_to_string

from reporting.package.metadata import FORMAT, SECRECY, metadata_json, metadata_xml
from reporting.package.parts import Package, PackagedFile

MOST_BYTES = 100_000_000
"""In a package: five stored files of the largest size, far above any real case."""

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # a zip wants a time for each file; ours say nothing, so that equal cases are equal
PACKED = ("pdf", "docx", "xlsx")  # already as small as they get
METADATA = "metadata.json"


class PackageTooLarge(Exception):
    """The case has more bytes than a package may hold."""


def write_package(package: Package, file: IO[bytes]) -> None:
    """Write the zip: contents page and metadata first, then the records' files by name. Raises PackageTooLarge."""
    if package.size > MOST_BYTES:
        raise PackageTooLarge(
            f"Ärendet är större än {MOST_BYTES // 1_000_000} MB och går inte att ladda ner som paket."
        )
    beside = (
        PackagedFile("index.html", "Innehåll", _contents(package)),
        PackagedFile("metadata.xml", "Uppgifter för maskiner, ERMS", metadata_xml(package)),
    )
    described = PackagedFile(
        METADATA, "Uppgifter för maskiner, med kontrollsummor", metadata_json(package, beside=beside)
    )
    with zipfile.ZipFile(file, "w") as target:
        for each in (*beside, described, *sorted(package.files, key=lambda each: each.path)):
            _add(target, each)


def _contents(package: Package) -> bytes:
    return render_to_string("reporting/package/index.html", {"package": package, "secrecy": SECRECY}).encode()


def _add(target: zipfile.ZipFile, file: PackagedFile) -> None:
    info = zipfile.ZipInfo(file.path, LONG_AGO)
    is_packed = file.path.endswith(PACKED)
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = 3, 0o644 << 16
    target.writestr(info, file.content)


# --- Reading it back -------------------------------------------------------------------------------------


def verify_package(file: IO[bytes]) -> list[str]:
    """What is wrong with a package, in Swedish; nothing when every file is there, whole, and no other."""
    try:
        with zipfile.ZipFile(file) as package:
            return _verify(package)
    except (zipfile.BadZipFile, OSError) as broken:
        return [f"Filen går inte att läsa som ett paket: {broken}"]


def _verify(package: zipfile.ZipFile) -> list[str]:
    try:
        listed = _listed(json.loads(package.read(METADATA)))
    except (KeyError, TypeError, ValueError):
        return [f"{METADATA} saknas eller går inte att läsa."]
    there = {info.filename: info for info in package.infolist()}
    faults = [f"{path} finns inte i {METADATA}." for path in there if path not in listed and path != METADATA]
    for path, described in listed.items():
        if path not in there:
            faults.append(f"{path} saknas.")
        elif there[path].file_size != described["size"]:
            faults.append(f"{path} har fel storlek.")
        elif _checksum(package, path) != described["sha256"]:
            faults.append(f"{path} är ändrad: kontrollsumman stämmer inte.")
    return faults


def _listed(metadata: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The files by path. Raises KeyError or ValueError for what is no metadata of ours."""
    if metadata["format"] != FORMAT:
        raise ValueError(metadata["format"])
    files = [*metadata["files"], *(file for record in metadata["records"] for file in record["files"])]
    return {file["path"]: file for file in files}


def _checksum(package: zipfile.ZipFile, path: str) -> str:
    try:
        return hashlib.sha256(package.read(path)).hexdigest()
    except zipfile.BadZipFile:  # the zip's own, weaker checksum
        return ""
