"""What a package is made of: records (handlingar) with their files, in the words of ERMS where it has them."""

import datetime as dt
import hashlib
import re
import unicodedata
import uuid
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

OURS = uuid.UUID("6f3c1d0a-52d1-4a57-9a0e-8d1b5b8a2c11")
"""The namespace of the identifiers that are worked out from names."""

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "json": "application/json",
    "xml": "application/xml",
}
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")


class Direction(StrEnum):
    """Which way a record went, seen from the city."""

    INCOMING = "incoming"
    INTERNAL = "internal"
    OUTGOING = "outgoing"


@dataclass(frozen=True)
class PackagedFile:
    """One file of the zip. `path` is safe on every system; the checksum is of exactly these bytes."""

    path: str
    title: str
    content: bytes

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.path.rpartition(".")[2]]

    @property
    def size(self) -> int:
        return len(self.content)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class PackagedRecord:
    """One record of the case with its files. Days are known or left out, never guessed."""

    number: int
    identifier: uuid.UUID
    title: str
    kind: str  # in Swedish: «tjänsteskrivelse», «beslut»
    direction: Direction
    files: tuple[PackagedFile, ...]
    author: str
    is_draft: bool = False
    is_example: bool = False
    received_on: dt.date | None = None  # inkommen
    created_on: dt.date | None = None  # upprättad
    decided_on: dt.date | None = None
    sent_on: dt.date | None = None  # expedierad
    recipients: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()  # inside the document

    @property
    def dates(self) -> dict[str, dt.date]:
        """The days that are known, by ERMS's word or our own."""
        days = {
            "received": self.received_on,
            "created": self.created_on,
            "decided": self.decided_on,
            "sent": self.sent_on,
        }
        return {name: day for name, day in days.items() if day}

    def identifier_of(self, file: PackagedFile) -> uuid.UUID:
        """The file's own: the same as long as the record and the name are."""
        return uuid.uuid5(self.identifier, file.path)


@dataclass(frozen=True)
class Package:
    """The case as it is now, ready to be written."""

    name: str  # of the file, without ending
    identifier: uuid.UUID
    title: str
    partnership: str
    year: int
    registry_number: str
    authority: str
    is_draft: bool
    has_example_data: bool
    records: tuple[PackagedRecord, ...]
    lacking: tuple[str, ...]  # what the case does not have yet, in Swedish

    @property
    def files(self) -> tuple[PackagedFile, ...]:
        return tuple(file for record in self.records for file in record.files)

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


def safe_name(text: str) -> str:
    """A name that Windows, a zip and an archive all take: a–z, digits and hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("§", "par").replace("+", "-"))
    name = re.sub(r"[^a-z0-9]+", "-", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    name = name.strip("-")[:60].strip("-") or "handling"
    return f"{name}-x" if _RESERVED.match(name) else name
