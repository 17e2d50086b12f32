"""HTML in, archive PDF out: a process of its own, started by ``pdf.py``; it never imports Django.

Standard input is an order in JSON, standard output the PDF: PDF/A and PDF/UA-1 at once, A-3a when the order encloses a
file, else A-2a. Nothing is read but the packaged fonts and style sheets: any other address in the HTML ends it all.
The garbage collector is off, since the process lives for one document only and the collector would be a third of its
work.
"""

import datetime as dt
import gc
import json
import logging
import os
import resource
import sys
from base64 import b64decode
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from cssselect2 import ElementWrapper  # type: ignore[import-untyped]
from weasyprint import CSS, HTML, Attachment
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reporting.pdf_labels import write_labels_whole
from reporting.pdf_metadata import name_both_standards
from reporting.pdf_tags import finisher
from reporting.pdf_text import keep_lines

keep_lines()
write_labels_whole()

BASE_SHEET = "css/report-base.css"
STYLE_SHEETS = ("css/report.css", "css/report-page.css")
FONTS = tuple(
    f"source-sans-3-{letters}-{weight}-{style}.woff"
    for letters in ("latin", "latin-ext")
    for weight in (400, 600)
    for style in ("normal", "italic")
)


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


class WellFormed(HTML):
    """HTML that is XML as well, as our template writes it: the quick reader in Python's own library can read it.

    It brings its own sheet for what elements look like by themselves: the engine's is a seventh of all the work.
    """

    def __init__(self, html: str, fetcher: URLFetcher, base: CSS) -> None:
        self._base = base
        self.etree_element = ElementTree.fromstring(html)
        self.wrapper_element = ElementWrapper.from_html_root(self.etree_element)
        self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"

    def _ua_stylesheets(self, *forms: bool) -> list[CSS]:
        return [self._base]

    def links(self) -> dict[str, str]:
        """Return where each link inside the document leads, in its own words, by the anchor's name."""
        found = (link for link in self.etree_element.iter("a") if link.get("href", "").startswith("#"))
        return {link.attrib["href"][1:]: " ".join("".join(link.itertext()).split()) for link in found}


def render(html: str, static: Path, enclosed: Iterable[dict[str, Any]] = ()) -> bytes:
    """Return the document as PDF; the same HTML and files always give the same bytes.

    An enclosed file has name, description, content (bytes) and dated_on.
    """
    fetcher, fonts = PackagedOnly(static), FontConfiguration()
    base, *sheets = (
        CSS(string=(static / name).read_text("utf-8"), url_fetcher=fetcher, font_config=fonts)
        for name in (BASE_SHEET, *STYLE_SHEETS)
    )
    source = WellFormed(html, fetcher, base)
    document = source.render(stylesheets=sheets, font_config=fonts)
    name_both_standards(document)
    files = [_attachment(**each) for each in enclosed]
    content: bytes = document.write_pdf(
        finisher=finisher(source.links()),
        attachments=files,
        attachment_relationships=[each.relationship for each in files],
        pdf_variant="pdf/a-3a" if files else "pdf/a-2a",
        pdf_tags=True,
    )
    return content


def _attachment(name: str, description: str, content: bytes, dated_on: dt.date) -> Attachment:
    """A file with the data behind the document, as PDF/A-3 wants it."""
    moment = dt.datetime.combine(dated_on, dt.time())
    about = {"name": name, "description": description, "created": moment, "modified": moment}
    return Attachment(file_obj=BytesIO(content), relationship="Data", **about)


def main() -> None:
    """Draw the order on standard input within the limits given on the command line."""
    static, cpu_seconds, megabytes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    gc.disable()
    # First the signal that says why, a second later the end.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    os.nice(10)  # pages for people go first
    LOGGER.handlers = [WarningsAreFatal()]
    order = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(render(order["html"], static, map(_read_file, order["enclosed"])))
    sys.stdout.flush()
    os._exit(0)  # taking millions of objects apart one by one would be a twentieth of the work


def _read_file(sent: dict[str, str]) -> dict[str, Any]:
    return sent | {"content": b64decode(sent["content"]), "dated_on": dt.date.fromisoformat(sent["dated_on"])}
