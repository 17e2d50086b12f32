"""HTML in, archive PDF out: a process of its own, started by ``pdf.py``; it never imports Django.

    python -I reporting/render.py STATIC_FOLDER CPU_SECONDS MEGABYTES < letter.html > letter.pdf

The file is PDF/A-2a and PDF/UA-1 at once. Nothing is read but the packaged fonts and style sheets:
any other address in the HTML ends the process. The garbage collector is off, since the process
lives for one document only and the collector would be a third of its work.
"""

import gc
import logging
import os
import resource
import sys
import zlib
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pydyf
from cssselect2 import ElementWrapper  # type: ignore[import-untyped]
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.logger import LOGGER
from weasyprint.pdf import tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

STYLE_SHEETS = ("css/report.css", "css/report-page.css")
FONTS = tuple(
    f"source-sans-3-{letters}-{weight}-{style}.woff"
    for letters in ("latin", "latin-ext")
    for weight in (400, 600)
    for style in ("normal", "italic")
)

_AIIM = "http://www.aiim.org/"
_PDFUA = f"{_AIIM}pdfua/ns/id/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
for _prefix in ("Extension", "Schema", "Property"):
    _namespace = f"{_AIIM}pdfa/ns/{_prefix.lower()}{'/' if _prefix == 'Extension' else '#'}"
    # Without its own prefix, the name would be written as "ns0:", which PDF/A rule 6.6.2.3.3 refuses.
    ElementTree.register_namespace(f"pdfa{_prefix}", _namespace)

# Says "PDF/UA-1" in a file that says "PDF/A-2a"; PDF/A wants the foreign property described.
PDF_UA_METADATA = f"""<rdf:RDF xmlns:rdf="{_RDF}"
  xmlns:pdfuaid="{_PDFUA}" xmlns:pdfaExtension="{_AIIM}pdfa/ns/extension/"
  xmlns:pdfaSchema="{_AIIM}pdfa/ns/schema#" xmlns:pdfaProperty="{_AIIM}pdfa/ns/property#">
<rdf:Description rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


class PackagedOnly(URLFetcher):
    """Gives out the packaged fonts, as "report:FILE", and nothing else in the world."""

    def __init__(self, static: Path) -> None:
        super().__init__(allowed_protocols=("report",))
        folder = static / "vendor" / "source-sans-3"
        self._files = {f"report:{name}": folder / name for name in FONTS}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return a packaged file. Raises FatalURLFetchingError, which ends the rendering, for any other."""
        if url not in self._files:
            raise FatalURLFetchingError(f"not a packaged file: {url[:200]}")
        return URLFetcherResponse(url, self._files[url].read_bytes(), {"Content-Type": "font/woff"})


class WarningsAreFatal(logging.Handler):
    """Ends the rendering where WeasyPrint would only log: an image without text, a font that is not there."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raise instead of writing to the log."""
        if record.levelno >= logging.WARNING:
            raise RuntimeError(record.getMessage())


# The engine presses as hard as it can: a twentieth of all the work, to save a thirtieth of the bytes.
pydyf.zlib = SimpleNamespace(compressobj=lambda level: zlib.compressobj(6))


# How the template's notes are tagged: <small> floats to the foot of the page, and the engine itself calls it nothing.
_NOTES = {"small": "Note", "small::footnote-call": "Reference", "small::footnote-marker": "Lbl"}
_plain_tag = tags._get_pdf_tag
tags._get_pdf_tag = lambda tag: _NOTES.get(tag) or _plain_tag(tag)


class WellFormed(HTML):
    """HTML that is XML as well, as our template writes it: the quick reader in Python's own library can read it."""

    def __init__(self, html: str, fetcher: URLFetcher) -> None:
        self.etree_element = ElementTree.fromstring(html)
        self.wrapper_element = ElementWrapper.from_html_root(self.etree_element)
        self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"


class Written(pydyf.Object):
    """An object of the file as it will be written. The file is hashed and then written: this does the work once."""

    def __init__(self, item: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = item.number, item.generation, item.free
        self._data = item.data if item.number else b""
        self._compressible = item.compressible

    @property
    def data(self) -> bytes:
        """The bytes of the object."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether the object may lie in a compressed stream of objects."""
        return self._compressible


def render(html: str, static: Path) -> bytes:
    """Return the letter as PDF/A-2a and PDF/UA-1; the same HTML always gives the same bytes."""
    fetcher, fonts = PackagedOnly(static), FontConfiguration()
    sheets = [
        CSS(string=(static / name).read_text("utf-8"), url_fetcher=fetcher, font_config=fonts) for name in STYLE_SHEETS
    ]
    document = WellFormed(html, fetcher).render(stylesheets=sheets, font_config=fonts)
    _identify_as_pdf_ua(document)
    content: bytes = document.write_pdf(finisher=_finish, pdf_variant="pdf/a-2a", pdf_tags=True)
    return content


def _identify_as_pdf_ua(document: Document) -> None:
    """Let the metadata name both standards; WeasyPrint itself writes one."""
    plain_metadata = document.metadata.generate_rdf_metadata

    def both_standards(*args: object, **kwargs: object) -> bytes:
        root = ElementTree.fromstring(plain_metadata(*args, **kwargs))
        root.extend(ElementTree.fromstring(PDF_UA_METADATA))
        return ElementTree.tostring(root, encoding="utf-8")

    document.metadata.generate_rdf_metadata = both_standards


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    """Add what WeasyPrint leaves out of the tags: the scope of headers, running heads as artefacts."""
    elements = [
        item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
    ]
    for cell in (element for element in elements if element["S"] == "/TH"):
        row = _at(pdf, cell["P"])
        cell["A"]["Scope"] = "/Column" if _at(pdf, row["P"])["S"] == "/THead" else "/Row"
    _name_notes(pdf, [element for element in elements if element["S"] == "/Note"])
    _make_running_heads_artefacts(pdf, elements)
    pdf.objects = [Written(item) for item in pdf.objects]


def _name_notes(pdf: pydyf.PDF, notes: list[pydyf.Dictionary]) -> None:
    """Give each note the ID that PDF/UA wants. The boxes inside a note share its tag but are no notes themselves."""
    inside = [_at(pdf, note["P"])["S"] == "/Note" for note in notes]
    for number, (note, is_inside) in enumerate(zip(notes, inside, strict=True), start=1):
        if is_inside:
            note["S"] = "/NonStruct"
        else:
            note["ID"] = pydyf.String(f"note-{number}")


def _make_running_heads_artefacts(pdf: pydyf.PDF, elements: list[pydyf.Dictionary]) -> None:
    """Turn content that is marked but outside the tag tree, which is the page margins, into artefacts."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    parents = _at(pdf, root["ParentTree"])["Nums"]
    in_margins = _outside_tree(elements, top=_at(pdf, root["K"][0]))
    for page in map(partial(_at, pdf), pdf.page_references):
        marked = parents[2 * page["StructParents"] + 1]
        drawing = _at(pdf, page["Contents"]).stream
        for place, operator in enumerate(drawing):
            if operator == b"BDC" and marked[mcid := drawing[place - 1]["MCID"]] in in_margins:
                drawing[place - 2 : place] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
                marked[mcid] = b"null"
    for reference in in_margins:
        _at(pdf, reference).clear()


def _outside_tree(elements: list[pydyf.Dictionary], *, top: pydyf.Dictionary) -> set[bytes]:
    """Return references to the elements that call ``top`` their parent without being its kids, and to theirs."""
    kids = set(top["K"])
    found = {item.reference for item in elements if item["P"] == top.reference and item.reference not in kids}
    for item in elements:  # written parent first, so one pass finds every generation
        if item["P"] in found:
            found.add(item.reference)
    return found


def _at(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    """Return the object behind a reference such as b"12 0 R"."""
    return pdf.objects[int(reference.split()[0])]


def main() -> None:
    """Render standard input to standard output within the limits given on the command line."""
    static, cpu_seconds, megabytes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    os.nice(10)  # pages for people go first
    LOGGER.handlers = [WarningsAreFatal()]
    sys.stdout.buffer.write(render(sys.stdin.buffer.read().decode("utf-8"), static))


if __name__ == "__main__":
    gc.disable()
    main()
