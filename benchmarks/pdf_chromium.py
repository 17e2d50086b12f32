"""pdf-chromium: drawing the letter against a browser that prints the same HTML and style sheets.

Wall time of the whole process, start to end, since a browser's work is done by its children.
Both yield to other work alike. The letter has 27 pages, 517 occasions in 6 columns and 4 drawings; the one that the bar
was set by had 26 pages, 517 in 7 and 8. Needs a quiet machine: the browser mostly waits, our process never does. And an
interpreter built for speed, as Debian's is: one built without profile feedback takes a fifth longer.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.result import Result, at_most, in_turns

BAR = 2.0
ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer")


def measure() -> Result:
    """Wall time of the process that draws ÷ that of Chromium."""
    from reporting.pdf import ENVIRONMENT, PROGRAM, letter_html
    from tests.pdf.letters import long_letter

    browser = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), "chromium", "google-chrome"))), None)
    if browser is None:
        return Result("pdf-chromium", float("nan"), BAR, False, "no Chromium here")
    html = letter_html(long_letter())
    order = json.dumps({"html": html, "enclosed": []}).encode()
    ours = [sys.executable, "-I", "-c", PROGRAM, str(ROOT), str(STATIC), "600", "1500"]
    with TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "letter.html", Path(folder) / "letter.pdf"
        page.write_text(html.replace("</head>", f"<style>{_styles()}</style></head>"), "utf-8")
        theirs = [
            "nice",
            "-n",
            "10",
            browser,
            *FLAGS,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ]
        drawn, printed = in_turns(lambda: _wall(ours, order, ENVIRONMENT), lambda: _wall(theirs), rounds=3)
        assert pdf.stat().st_size > 100_000, "the browser printed nothing"
    return at_most("pdf-chromium", drawn / printed, BAR, "517 occasions; wall, whole process ÷ Chromium's print-to-pdf")


def _styles() -> str:
    fonts_at = f"{(STATIC / 'vendor' / 'source-sans-3').as_uri()}/"
    sheets = ((STATIC / name).read_text("utf-8") for name in ("css/report.css", "css/report-page.css"))
    return "\n".join(sheets).replace("report:", fonts_at)


def _wall(command: list[str], order: bytes = b"", env: Mapping[str, str] = os.environ) -> float:
    began = perf_counter()
    subprocess.run(command, input=order, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return perf_counter() - began
