"""The words inside a paragraph, from the report's HTML to Word's XML: styles, links inside the document, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_WHITE = re.compile("[ \t\r\n\f]+")  # as HTML has it: a no-break space is no space between words
HIDDEN = {"ds-sr-only", "no-print", "sr-call", "sr-back", "sr-notes"}
"""Classes of what only a page on screen shows; a note is called by the note itself."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. A note is a span without text, with the number that Word knows it by."""

    text: str
    is_strong: bool = False
    is_emphasised: bool = False
    anchor: str = ""  # where in the document it leads
    note: int = 0
    is_break: bool = False  # a new line


class Notes:
    """The footnotes of the document, numbered from 1 as they are met."""

    def __init__(self) -> None:
        self.notes: list[list[Span]] = []

    def add(self, spans: list[Span]) -> int:
        """Keep a note and return its number."""
        self.notes.append(spans)
        return len(self.notes)


def is_hidden(element: Element) -> bool:
    return not HIDDEN.isdisjoint(element.get("class", "").split())


def spans(element: Element, notes: Notes, style: Span = Span("")) -> list[Span]:
    """Return what stands in an element, with white space as a browser shows it."""
    found: list[Span] = []
    for span in _spans(element, notes, style):
        text = _WHITE.sub(" ", span.text)
        if text.startswith(" ") and (not found or found[-1].is_break or found[-1].text.endswith(" ")):
            text = text[1:]
        if text or span.note or span.is_break:
            found.append(replace(span, text=text))
    if found and found[-1].text.endswith(" "):
        found[-1] = replace(found[-1], text=found[-1].text[:-1])
    return found


def _spans(element: Element, notes: Notes, style: Span) -> Iterator[Span]:
    yield replace(style, text=element.text or "")
    for child in element:
        if child.tag == "small":
            yield Span("", note=notes.add(spans(child, notes)))
        elif child.tag == "br":
            yield Span("", is_break=True)
        elif not is_hidden(child):
            yield from _spans(child, notes, _styled(child, style))
        yield replace(style, text=child.tail or "")


def _styled(element: Element, style: Span) -> Span:
    anchor = element.get("href", "")
    return replace(
        style,
        is_strong=style.is_strong or element.tag in ("strong", "b") or element.get("class") == "sr-name",
        is_emphasised=style.is_emphasised or element.tag in ("em", "i"),
        anchor=anchor[1:] if anchor.startswith("#") else style.anchor,
    )


def make(tag: str, *children: Any, **attributes: Any) -> Any:
    """Return an element of Word's own: make("w:p", child, style="…"), its attributes in the same namespace."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name.rstrip('_')}"), str(value))
    element.extend(children)
    return element


def bookmark(anchor: str) -> str:
    """Return an anchor's name as Word allows it: letters, digits and underscores, forty at most."""
    return anchor.replace("-", "_")[:40]


def paragraph(spans: list[Span], style: str, *properties: Any) -> Any:
    """Return a paragraph (w:p) in a style, given by its id. Properties stand in the order of the schema."""
    made = make("w:p", make("w:pPr", make("w:pStyle", val=style), *properties))
    for span in spans:
        run = _run(span)
        made.append(make("w:hyperlink", run, anchor=bookmark(span.anchor), history=1) if span.anchor else run)
    return made


def _run(span: Span) -> Any:
    if span.note:
        style = make("w:rPr", make("w:rStyle", val="FootnoteReference"))
        return make("w:r", style, make("w:footnoteReference", id=span.note))
    if span.is_break:
        return make("w:r", make("w:br"))
    run = make("w:r")
    if span.is_strong or span.is_emphasised:
        named = make("w:rStyle", val="Strong" if span.is_strong else "Emphasis")
        run.append(make("w:rPr", named, *([make("w:i")] if span.is_strong and span.is_emphasised else [])))
    text = make("w:t")
    text.text = span.text
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run
