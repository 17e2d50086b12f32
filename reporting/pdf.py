"""The letter as a PDF: facts, template, then a child process that draws (``render.py``).

The PDF engine is never imported here: the drawing has its own process, limits of time and memory,
and can stop without taking the web server with it.
"""

import html
import logging
import subprocess
import sys
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from partnerships.charts import short_months
from reporting.charts import money, occasions_by_month
from reporting.facts import ReportFacts
from reporting.glyphs import unprintable

logger = logging.getLogger(__name__)

STATIC = Path(settings.BASE_DIR) / "static"
FONTS = STATIC / "vendor" / "source-sans-3"

# All that the child sees of the machine: no secret, no locale, no proxy.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "SOURCE_DATE_EPOCH": "0",  # else the font library writes the time into each embedded font
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),  # else the machine's own fonts fill in
}


class RenderingFailed(Exception):
    """No PDF came out; the message is for the person who asked for it."""


class UnprintableCharacters(RenderingFailed):
    """The letter holds characters that no bundled font has; ``characters`` lists them."""

    def __init__(self, characters: list[str]) -> None:
        self.characters = characters
        shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
        super().__init__(f"Skrivelsen innehåller tecken som inte kan skrivas ut: {shown}. Byt eller ta bort dem.")


def letter_context(facts: ReportFacts, *, top: int) -> dict[str, Any]:
    """Return what ``reporting/_report.html`` needs; ``top`` is the heading level of its title."""
    charts = [occasions_by_month(facts.statistics)] if facts.statistics else []
    drawn = enumerate(money(facts.budget) if facts.budget and facts.budget.year else [], start=len(charts) + 1)
    return {"letter": facts, "charts": charts, "money": list(drawn), "months": short_months(), "top": top}


def letter_html(facts: ReportFacts) -> str:
    """Return the whole letter as an HTML document. Raises UnprintableCharacters."""
    context = letter_context(facts, top=1)
    document = unicodedata.normalize("NFC", render_to_string("reporting/report_document.html", context))
    if missing := unprintable(html.unescape(document), FONTS):
        raise UnprintableCharacters(missing)
    return document


def render_pdf(facts: ReportFacts) -> bytes:
    """Return the letter as PDF/A-2a and PDF/UA-1; equal facts give equal bytes.

    Raises UnprintableCharacters, or RenderingFailed when the drawing fails or breaks the limits
    RENDER_SECONDS and RENDER_MEGABYTES.
    """
    return draw(letter_html(facts))


def draw(document: str) -> bytes:
    """Run the child process on an HTML document and return its PDF."""
    seconds, megabytes = settings.RENDER_SECONDS, settings.RENDER_MEGABYTES
    program = Path(__file__).with_name("render.py")
    command = [sys.executable, "-I", str(program), str(STATIC), str(seconds), str(megabytes)]
    with TemporaryDirectory(prefix="skrivelse-") as scratch:
        try:
            child = subprocess.run(
                command,
                input=document.encode(),
                capture_output=True,
                timeout=seconds,
                cwd=scratch,
                env=ENVIRONMENT | {"HOME": scratch, "TMPDIR": scratch},
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            raise RenderingFailed(f"Det tog mer än {seconds} sekunder att skapa PDF-filen.") from error
        except subprocess.CalledProcessError as error:
            logger.error("The PDF was not drawn: %s", error.stderr.decode(errors="replace")[-2000:])
            raise RenderingFailed("PDF-filen kunde inte skapas. Försök igen, eller kontakta supporten.") from error
    return child.stdout
