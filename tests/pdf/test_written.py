"""The bytes of a PDF are those of the engine's own writer, except where that one is a byte short."""

import zlib
from base64 import a85decode
from itertools import count

import pydyf
import pytest

from reporting.pdf_written import as_bytes, plain_bytes

ITEMS = [
    b"12 0 R",
    "/StructElem",
    7,
    -3,
    0.5,
    2.0,
    -0.0000001,
    pydyf.String("Besök (2023)"),
    pydyf.Array([1, "a", 2.25, b"3 0 R", pydyf.Array()]),
    pydyf.Dictionary({"Type": "/Catalog", "K": pydyf.Array([0]), "A": pydyf.Dictionary({"O": "/List"})}),
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item)[:20])
def test_each_kind_of_item_is_written_as_the_engine_writes_it(item):
    assert as_bytes(item) == plain_bytes(item)


def test_a_letter_outside_ascii_is_refused_as_the_engine_refuses_it():
    with pytest.raises(UnicodeEncodeError):
        as_bytes("ö")


def stream(content):
    """Return a pressed stream as (its dictionary, the bytes between the words stream and endstream)."""
    written = pydyf.Stream([content], compress=True).data
    head, rest = written.split(b"\nstream\n", 1)
    return head, rest.removesuffix(b"\nendstream")


def test_a_pressed_stream_opens_to_what_was_put_in():
    head, pressed = stream(b"BT ET " * 50)
    assert head == b"<</Filter /FlateDecode/Length %d>>" % len(pressed)
    assert zlib.decompress(pressed) == b"BT ET " * 50


def test_no_pressed_stream_ends_in_a_carriage_return():
    content = next(b"%d" % n for n in count() if zlib.compress(b"%d" % n, 6).endswith(b"\r"))
    head, pressed = stream(content)
    assert pressed.endswith(b"~>")
    assert head == b"<</Filter [/ASCII85Decode /FlateDecode]/Length %d>>" % len(pressed)
    assert zlib.decompress(a85decode(pressed.removesuffix(b"~>"))) == content


def test_pages_are_listed_as_they_come():
    pdf = pydyf.PDF()
    pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
    first = list(pdf.page_references)
    pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
    assert first == [b"3 0 R"]
    assert list(pdf.page_references) == [b"3 0 R", b"4 0 R"]
