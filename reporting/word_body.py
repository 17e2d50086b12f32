"""The report's HTML, element by element, as paragraphs, tables and pictures of Word's.

The templates are the one source (``pdf.written``): what they print, Word gets. A shape that is not known here becomes
plain paragraphs; nothing is left out but what only a page on screen shows.
"""

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Emu, Mm, Pt

from reporting.word_inline import Notes, Span, bookmark, is_hidden, make, paragraph, spans
from reporting.word_notes import number_notes_anew
from reporting.word_pictures import picture
from reporting.word_tables import table

_BLOCKS = {
    "p",
    "ul",
    "ol",
    "table",
    "figure",
    "section",
    "div",
    "article",
    "header",
    "nav",
    "details",
    "dl",
    "dt",
    "dd",
    "blockquote",
}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}
_STYLES = {"sr-department": "Strong", "sr-contents-head": "TOCHeading", "sr-note": "Tabelltext"}
_UPRIGHT, _ACROSS = (Mm(210), Mm(297)), (Mm(297), Mm(210))


class Body:
    """Writes into a document whose styles are there (``word_styles``)."""

    def __init__(self, document: Document, notes: Notes) -> None:
        self.document, self.notes = document, notes
        self._bookmarks = 0
        self._anchors: list[str] = []  # of elements around the next heading
        self._starts_page = False

    def write(self, element: Element) -> None:
        """Write what stands in an element."""
        self._loose(element.text)
        for child in element:
            self._block(child)
            self._loose(child.tail)

    def _block(self, element: Element) -> None:
        tag, names = element.tag, element.get("class", "").split()
        if is_hidden(element):
            return
        if tag == "nav":
            self._contents(element)
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading(element, int(tag[1]))
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "table":
            self._table(element)
        elif tag == "figure":
            self._figure(element)
        elif tag == "blockquote":
            self._each_paragraph(element, "Quote")
        elif "sr-annex" in names:
            self._annex(element, names)
        elif any(child.tag in _BLOCKS for child in element):
            self.write(element)
        else:
            self._paragraph(element, _STYLES.get(names[0], "Normal") if names else "Normal")

    def _add(self, made: Any) -> None:
        self.document.element.body.insert_element_before(made, "w:sectPr")

    def _paragraph(self, element: Element, style: str, *properties: Any) -> None:
        base = Span("", is_strong=style == "Strong")
        if inside := spans(element, self.notes, base):
            self._add(paragraph(inside, "Normal" if style == "Strong" else style, *properties))

    def _each_paragraph(self, element: Element, style: str) -> None:
        for child in element:
            self._paragraph(child, style)

    def _heading(self, element: Element, level: int) -> None:
        style = "Title" if level == 1 else f"Heading{level - 1}"
        made = paragraph(spans(element, self.notes), style, *([make("w:pageBreakBefore")] if self._starts_page else []))
        self._starts_page = False
        for anchor in filter(None, [*self._anchors, element.get("id", "")]):
            self._bookmarks += 1
            made.insert(1, make("w:bookmarkStart", id=self._bookmarks, name=bookmark(anchor)))
            made.append(make("w:bookmarkEnd", id=self._bookmarks))
        self._anchors = []
        self._add(made)

    def _annex(self, element: Element, names: list[str]) -> None:
        """An annex begins a page: one that lies across for the list of occasions. The parties' report numbers its notes
        by itself, as it does on paper."""
        self._anchors.append(element.get("id", ""))
        lies, is_report = "sr-occasions" in names, "sr-annual_report" in names
        if is_report or lies != (self.document.sections[-1].orientation == WD_ORIENT.LANDSCAPE):
            added = self.document.add_section(WD_SECTION.NEW_PAGE)
            added.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
            added.page_width, added.page_height = _ACROSS if lies else _UPRIGHT
            if is_report:
                number_notes_anew(added)
        else:
            self._starts_page = True
        self.write(element)

    def _list(self, element: Element) -> None:
        names = element.get("class", "").split()
        is_plain = "sr-plain" in names or "sr-sign" in names
        style = "Rad" if is_plain else "ListNumber" if element.tag == "ol" else "ListBullet"
        number = self._new_numbering() if style == "ListNumber" else None
        items = element.findall("li")
        for item in items:
            counted = [] if number is None else [make("w:numPr", make("w:ilvl", val=0), make("w:numId", val=number))]
            together = [make("w:keepNext")] if "sr-sign" in names and item is not items[-1] else []  # on one page
            self._item(item, style, *together, *counted)

    def _item(self, item: Element, style: str, *properties: Any) -> None:
        """An item of several paragraphs is numbered before the first; the others stand below it."""
        if not any(child.tag in _BLOCKS for child in item):
            self._paragraph(item, style, *properties)
            return
        self._loose(item.text)
        for child in item:
            if child.tag == "p":
                self._paragraph(child, style, *properties)
                style, properties = "ListContinue", ()
            else:
                self._block(child)
            self._loose(child.tail)

    def _loose(self, text: str | None) -> None:
        """Words that stand between blocks, in no paragraph of their own."""
        if text and text.strip():
            self._add(paragraph([Span(" ".join(text.split()))], "Normal"))

    def _new_numbering(self) -> int:
        """The number of a list of its own that begins at 1; Word would otherwise go on where the last one ended."""
        numbering = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element.pPr.numPr.numId.val
        same = next(num for num in numbering.num_lst if num.numId == style)
        added = numbering.add_num(same.abstractNumId.val)
        added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)

    def _table(self, element: Element) -> None:
        caption = element.find("caption")
        if caption is not None:
            self._paragraph(caption, "Caption", make("w:keepNext"))
        section: Any = self.document.sections[-1]
        width = section.page_width - section.left_margin - section.right_margin
        self._add(table(element, self.notes, width=Emu(width).twips))
        self._add(paragraph([], "Tabelltext"))

    def _figure(self, element: Element) -> None:
        drawing = next(child for child in element if child.tag.rpartition("}")[2] == "svg")
        width = Pt(250) if "sr-narrow" in element.get("class", "").split() else Mm(150)
        holder = self.document.add_paragraph()
        holder.paragraph_format.keep_with_next = True
        shown = holder.add_run().add_picture(BytesIO(picture(drawing)), width=width)
        said = [child.text or "" for child in drawing if child.tag.rpartition("}")[2] in ("title", "desc")]
        shown._inline.docPr.set("descr", " ".join(said))
        for caption in element.findall("figcaption"):
            self._paragraph(caption, "Caption")

    def _contents(self, element: Element) -> None:
        """The list of contents as a field, with its lines in place: Word puts in the page numbers."""
        lines = list(element.iter("li"))
        for heading in element.findall("p"):
            self._paragraph(heading, "TOCHeading")
        for line in lines:
            made = paragraph(spans(line, self.notes), "TOC2" if line.get("class") == "sr-toc-2" else "TOC1")
            if line is lines[0]:
                code = make("w:instrText")
                code.text = ' TOC \\o "1-2" \\h '
                begin, between = (
                    make("w:fldChar", fldCharType="begin", dirty="true"),
                    make("w:fldChar", fldCharType="separate"),
                )
                made[1:1] = [make("w:r", part) for part in (begin, code, between)]
            if line is lines[-1]:
                made.append(make("w:r", make("w:fldChar", fldCharType="end")))
            self._add(made)


def article(html: Element) -> Element:
    """Return the report itself out of its HTML document."""
    found = html.find("body/article")
    assert found is not None
    return found
