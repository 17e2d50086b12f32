"""The bytes of a PDF's objects, each made once and quickly; part of the process that draws (``render.py``).

The engine hashes a file and then writes it, and works out the bytes of every object both times; for each of
thousands of tags it lists all the pages anew; and it presses as hard as it can: a twentieth of all the work, to save a
thirtieth of the bytes. Three of its parts are exchanged at the end of this file (tests/pdf/test_written.py).
"""

import zlib
from base64 import a85encode
from collections.abc import Callable
from typing import Any

import pydyf


class Written(pydyf.Object):
    """An object of the file as it will be written."""

    def __init__(self, item: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = item.number, item.generation, item.free
        self._data = as_bytes(item) if item.number else b""
        self._compressible = item.compressible

    @property
    def data(self) -> bytes:
        """The bytes of the object."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether the object may lie in a compressed stream of objects."""
        return self._compressible


plain_bytes = pydyf._to_bytes


def as_bytes(item: Any) -> bytes:
    """Return what the engine's own ``_to_bytes`` does, which asks of each item what it is not before what it is."""
    return _WRITERS.get(type(item), plain_bytes)(item)


_WRITERS: dict[type, Callable[[Any], bytes]] = {
    bytes: lambda item: item,
    str: lambda item: item.encode("ascii"),
    int: lambda item: b"%d" % item,
    float: lambda item: b"%d" % item if item.is_integer() else f"{item:f}".rstrip("0").encode("ascii"),
    pydyf.Array: lambda item: b"[" + b" ".join([as_bytes(each) for each in item]) + b"]",
    pydyf.Dictionary: lambda item: (
        b"<<" + b"".join([b"/%s %s" % (as_bytes(key), as_bytes(value)) for key, value in item.items()]) + b">>"
    ),
}


def _stream_bytes(stream: pydyf.Stream) -> bytes:
    """As the engine's own, but what is pressed never ends in CR.

    CR and the line feed after it would be read as one end of line, and the stream as a byte too short (ISO 19005-3,
    6.1.7.1). One stream in 256 is like that; spelled in ASCII it ends in "~>".
    """
    content = b"\n".join([as_bytes(item) for item in stream.stream])
    extra = pydyf.Dictionary(stream.extra)
    if stream.compress:
        content, extra["Filter"] = zlib.compress(content, 6), "/FlateDecode"
        if content.endswith(b"\r"):
            content, extra["Filter"] = a85encode(content) + b"~>", "[/ASCII85Decode /FlateDecode]"
    extra["Length"] = len(content)
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


def _page_references(pdf: pydyf.PDF) -> list[bytes]:
    """As the engine's own property, but counted out once: pages are only ever added."""
    known: list[bytes] = pdf.__dict__.setdefault("known_page_references", [])
    known += [b"%d 0 R" % number for number in pdf.pages["Kids"][3 * len(known) :: 3]]
    return known


pydyf._to_bytes = as_bytes
pydyf.Stream.data = property(_stream_bytes)
pydyf.PDF.page_references = property(_page_references)
