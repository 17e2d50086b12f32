"""Footnotes of a Word file; the library that writes the rest has none."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.section import Section

from reporting.word_inline import Notes, Span, make, paragraph

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LINES = ((-1, "separator"), (0, "continuationSeparator"))
"""Word demands the lines above the notes as notes of their own, before the first."""


def _space() -> Any:
    return paragraph([Span(" ")], "FootnoteText")[-1]


def number_notes_anew(section: Section) -> None:
    """Number the notes of a section of the file from 1."""
    references = section._sectPr.findall(qn("w:headerReference")) + section._sectPr.findall(qn("w:footerReference"))
    section._sectPr.insert(len(references), make("w:footnotePr", make("w:numRestart", val="eachSect")))


def add_notes(document: Document, notes: Notes) -> None:
    """Add the notes that the text has called, if any."""
    if not notes.notes:
        return
    root = make("w:footnotes")
    for number, kind in _LINES:
        root.append(make("w:footnote", make("w:p", make("w:r", make(f"w:{kind}"))), type=kind, id=number))
    for number, spans in enumerate(notes.notes, start=1):
        text = paragraph(spans, "FootnoteText")
        text.insert(1, _space())
        text.insert(1, make("w:r", make("w:rPr", make("w:rStyle", val="FootnoteReference")), make("w:footnoteRef")))
        root.append(make("w:footnote", text, id=number))
    name, content = PackURI("/word/footnotes.xml"), serialize_part_xml(root)
    part = Part(name, CONTENT_TYPE, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
