"""The look of a report in Word: its styles, its margins, what stands at the head and the foot of each page."""

from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from reporting.facts import ReportFacts
from reporting.word_inline import make

FONT, INK = "Calibri", RGBColor(0x1B, 0x22, 0x26)
LANGUAGE = "sv-SE"

_SIZES = {
    "Title": 20,
    "Heading 1": 15,
    "Heading 2": 13,
    "Heading 3": 12,
    "Heading 4": 11,
    "Heading 5": 11,
    "Caption": 10,
}
"""Points. The level of a heading in Word is one below that of the PDF, whose first heading is the title."""

_NEW = """
<w:style {ns} w:type="paragraph" w:customStyle="1" w:styleId="Tabelltext"><w:name w:val="Tabelltext"/>
  <w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:rPr><w:sz w:val="17"/></w:rPr></w:style>
<w:style {ns} w:type="paragraph" w:customStyle="1" w:styleId="Rad"><w:name w:val="Rad"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:spacing w:after="40"/></w:pPr></w:style>
<w:style {ns} w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
<w:style {ns} w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style {ns} w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8600"/></w:tabs><w:spacing w:after="40"/></w:pPr></w:style>
<w:style {ns} w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/><w:basedOn w:val="TOC1"/>
  <w:pPr><w:ind w:left="284"/></w:pPr></w:style>
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="Rapporttabell"><w:name w:val="Rapporttabell"/>
  <w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="1B2226"/>
    <w:insideH w:val="single" w:sz="4" w:color="B9C3C8"/></w:tblBorders>
    <w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>
    <w:bottom w:val="single" w:sz="8" w:color="1B2226"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
</w:style>
"""


def dress(document: Document, facts: ReportFacts) -> None:
    """Give an empty document the report's styles, margins, heads and feet."""
    _fonts(document)
    for name, size in _SIZES.items():
        _heading(document.styles[name], size)
    for style in _NEW.strip().split("</w:style>\n"):
        xml = style if style.endswith("</w:style>") else f"{style}</w:style>"
        document.styles.element.append(parse_xml(xml.replace("{ns}", nsdecls("w"))))
    _contents_heading(document)
    _page(document, facts)


def _fonts(document: Document) -> None:
    """One font and one language everywhere; the empty document is English and takes its fonts from a theme."""
    root = document.styles.element
    for fonts in root.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            if name.endswith("Theme"):
                del fonts.attrib[name]
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{name}"), FONT)
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    normal = document.styles["Normal"]
    normal.font.size, normal.font.color.rgb = Pt(11), INK
    normal.paragraph_format.space_after = Pt(7)
    document.styles["Quote"].paragraph_format.left_indent = Pt(15)


def _heading(style: Any, size: int) -> None:
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, INK
    style.font.italic = style.name == "Heading 5"
    style.paragraph_format.keep_with_next = style.name != "Caption"
    if style.name == "Title":
        borders = style.element.pPr.find(qn("w:pBdr"))
        if borders is not None:
            style.element.pPr.remove(borders)
    else:
        before = Pt(6 if style.name == "Caption" else size - 1)
        style.paragraph_format.space_before, style.paragraph_format.space_after = before, Pt(4)


def _contents_heading(document: Document) -> None:
    """As a heading to the eye, and no heading: the list of contents does not list itself."""
    found = document.styles.element.find("w:style[@w:styleId='TOCHeading']", document.styles.element.nsmap)
    if found is not None:
        document.styles.element.remove(found)
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/>'
            '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>'
        )
    )


def _page(document: Document, facts: ReportFacts) -> None:
    """The first page has its own head; later ones repeat the kind and the registry number."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(27)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.different_first_page_header_footer = True
    number = facts.letter and facts.letter.registry_number
    said = [
        facts.kind_name,
        f"Diarienummer {number}" if number else "",
        "Innehåller exempeldata" * facts.has_example_data,
    ]
    section.header.paragraphs[0].text = " · ".join(filter(None, said))
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line._p.get_or_add_pPr().append(make("w:jc", val="right"))
        line.add_run("Sida ")
        _field(line, "PAGE")
        line.add_run(" av ")
        _field(line, "NUMPAGES")


def _field(line: Any, code: str) -> None:
    shown = make("w:r", make("w:t"))
    shown[0].text = "1"
    line._p.append(make("w:fldSimple", shown, instr=code))
