"""pdf-self: drawing the letter against the PDF engine as it comes, on the same HTML and style sheets.

Each way has a process of its own, as light as the one that draws letters, and the two take turns:
nobody clears away the other's garbage or shares its settings. Both are warm, both write tagged PDF/A-2a.
"""

import gc
import logging
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import process_time

from benchmarks.result import Result, at_most, in_turns

BAR = 0.75
ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"
STYLE_SHEETS = ("css/report.css", "css/report-page.css")


def measure() -> Result:
    """CPU of ``render.py`` ÷ ``HTML().write_pdf()`` with the garbage collector on."""
    from reporting.pdf import letter_html
    from tests.pdf.letters import long_letter

    with NamedTemporaryFile("w", suffix=".html") as letter, ExitStack() as stack:
        letter.write(letter_html(long_letter()))
        letter.flush()
        ours, plain = in_turns(*(_process(stack, way, letter.name) for way in ("ours", "plain")))
    return at_most("pdf-self", ours / plain, BAR, "517 occasions; CPU, warm, ÷ the engine as it comes")


def _process(stack: ExitStack, way: str, letter: str) -> Callable[[], float]:
    """Start a process that draws the letter in one way, and return how to ask it for one more lap."""
    command = [sys.executable, "-m", "benchmarks.pdf_self", way, letter]
    child = stack.enter_context(
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    )

    def lap() -> float:
        assert child.stdin is not None
        assert child.stdout is not None
        print("one more", file=child.stdin, flush=True)
        return float(child.stdout.readline())

    return lap


def _ours(html: str) -> Callable[[], bytes]:
    """As ``render.py`` does it; its process would be gone before anybody collects."""
    from reporting.render import render

    gc.disable()
    return lambda: render(html, STATIC)


def _plain(html: str) -> Callable[[], bytes]:
    """As the engine's manual does it."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts_at = f"{(STATIC / 'vendor' / 'source-sans-3').as_uri()}/"

    def draw() -> bytes:
        fonts = FontConfiguration()
        texts = ((STATIC / name).read_text("utf-8").replace("report:", fonts_at) for name in STYLE_SHEETS)
        sheets = [CSS(string=text, font_config=fonts) for text in texts]
        options = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}
        content: bytes = HTML(string=html).write_pdf(stylesheets=sheets, font_config=fonts, **options)
        return content

    return draw


def main(way: str, letter: str) -> None:
    """Draw the letter once for each line on standard input, and answer with the CPU seconds it took."""
    logging.disable(logging.CRITICAL)
    draw = {"ours": _ours, "plain": _plain}[way](Path(letter).read_text("utf-8"))
    for _ in sys.stdin:
        began = process_time()
        draw()
        print(process_time() - began, flush=True)
        if way == "ours":
            gc.collect()


if __name__ == "__main__":
    main(*sys.argv[1:])
