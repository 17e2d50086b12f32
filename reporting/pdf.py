"""The letter as a PDF: facts, template, then a child process that draws (``render.py``).

The PDF engine is never imported here: the drawing has its own process, limits of time and memory,
and can stop without taking the web server with it.
"""

import html
import json
import logging
import signal
import subprocess
import sys
import unicodedata
from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from partnerships.charts import short_months
from reporting.charts import money, occasions_by_month
from reporting.contents import contents
from reporting.facts import ReportFacts
from reporting.figure_workbook import figure_workbook, texts, workbook_name
from reporting.glyphs import unprintable

logger = logging.getLogger(__name__)

STATIC = Path(settings.BASE_DIR) / "static"
PROGRAM = "import gc, sys; gc.disable(); sys.path.append(sys.argv.pop(1)); from reporting.render import main; main()"
FONTS = STATIC / "vendor" / "source-sans-3"

# All that the child sees of the machine: no secret, no locale, no proxy, no program.
ENVIRONMENT = {
    "PATH": "",  # else each library it seeks is first asked of a compiler, a twentieth of all the work
    "LANG": "C.UTF-8",
    "SOURCE_DATE_EPOCH": "0",  # else the font library writes the time into each embedded font
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),  # else the machine's own fonts fill in
}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside the PDF, with the data behind it."""

    name: str
    description: str
    content: bytes
    dated_on: date

    def as_order(self) -> dict[str, str]:
        """As the process that draws reads it."""
        content, day = b64encode(self.content).decode(), self.dated_on.isoformat()
        return {"name": self.name, "description": self.description, "content": content, "dated_on": day}


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
    lines = contents(facts)
    return {
        "letter": facts,
        "charts": charts,
        "money": list(drawn),
        "months": short_months(),
        "top": top,
        "contents": lines,
    }


def letter_html(facts: ReportFacts) -> str:
    """Return the whole letter as an HTML document. Raises UnprintableCharacters, also for text in its workbook."""
    document = written(facts)
    in_workbook = unicodedata.normalize("NFC", "".join(texts(facts)))
    if missing := unprintable(html.unescape(document) + in_workbook, FONTS):
        raise UnprintableCharacters(missing)
    return document


def written(facts: ReportFacts) -> str:
    """Return the letter as an HTML document, whatever characters it holds: for those who draw with other fonts."""
    context = letter_context(facts, top=1) | {"figures_open": False}
    return unicodedata.normalize("NFC", render_to_string("reporting/report_document.html", context))


def enclosed_in(facts: ReportFacts) -> Enclosed:
    """Return the workbook with the data behind the figures, as it lies in the PDF."""
    about = f"Siffrorna bakom {facts.title}: uppgifter, definitioner och bilagornas tabeller."
    return Enclosed(workbook_name(facts), about, figure_workbook(facts), facts.dated_on)


def render_pdf(facts: ReportFacts) -> bytes:
    """Return the report as PDF/A-3a and PDF/UA-1 with its workbook inside; equal facts give equal bytes.

    Raises UnprintableCharacters, or RenderingFailed when the drawing fails or breaks the limits RENDER_SECONDS (of the
    processor), RENDER_WALL_SECONDS (by the clock) and RENDER_MEGABYTES.
    """
    return draw(letter_html(facts), enclosed_in(facts))


def draw(document: str, *enclosed: Enclosed) -> bytes:
    """Run the child process on an HTML document and return its PDF: PDF/A-3a with files in it, else PDF/A-2a."""
    seconds, megabytes = settings.RENDER_SECONDS, settings.RENDER_MEGABYTES
    command = [sys.executable, "-I", "-c", PROGRAM, str(settings.BASE_DIR), str(STATIC), str(seconds), str(megabytes)]
    order = {"html": document, "enclosed": [each.as_order() for each in enclosed]}
    with TemporaryDirectory(prefix="skrivelse-") as scratch:
        try:
            child = subprocess.run(
                command,
                input=json.dumps(order).encode(),
                capture_output=True,
                timeout=settings.RENDER_WALL_SECONDS,
                cwd=scratch,
                env=ENVIRONMENT | {"HOME": scratch, "TMPDIR": scratch},
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            raise RenderingFailed(_too_long(settings.RENDER_WALL_SECONDS)) from error
        except subprocess.CalledProcessError as error:
            if error.returncode == -signal.SIGXCPU:
                raise RenderingFailed(_too_long(seconds)) from error
            logger.error("The PDF was not drawn: %s", error.stderr.decode(errors="replace")[-2000:])
            raise RenderingFailed("PDF-filen kunde inte skapas. Försök igen, eller kontakta supporten.") from error
    return child.stdout


def _too_long(seconds: float) -> str:
    return f"Det tog mer än {seconds} sekunder att skapa PDF-filen."
