"""pdf-self: drawing the letter against the PDF engine as it comes, on the same HTML and style sheets.

    python -m benchmarks.pdf_self < letter.html        prints both in CPU seconds

The two take turns in a process of their own, as light as the one that draws letters: the garbage
collector's share grows with everything else that a process holds.
"""

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from benchmarks.result import Result, at_most, in_turns

BAR = 0.75
ROOT = Path(__file__).parent.parent


def measure() -> Result:
    """CPU of ``render`` with the collector off ÷ ``HTML().write_pdf()`` with it on; both warm, both PDF/A-2a."""
    from reporting.pdf import letter_html
    from tests.pdf.letters import long_letter

    letter = letter_html(long_letter()).encode()
    command = [sys.executable, "-m", "benchmarks.pdf_self"]
    child = subprocess.run(command, input=letter, capture_output=True, check=True, cwd=ROOT)
    ours, plain = map(float, child.stdout.split())
    return at_most("pdf-self", ours / plain, BAR, "517 occasions; CPU, warm, ÷ the engine as it comes")


def main() -> None:
    """Print the CPU seconds of both ways to draw the letter on standard input."""
    import logging

    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from reporting.render import STYLE_SHEETS, PackagedOnly, render

    logging.disable(logging.CRITICAL)
    html, static = sys.stdin.read(), ROOT / "static"

    def plainly() -> bytes:
        fetcher, fonts = PackagedOnly(static), FontConfiguration()
        sheets = [CSS(static / name, url_fetcher=fetcher, font_config=fonts) for name in STYLE_SHEETS]
        page = HTML(string=html, url_fetcher=fetcher)
        content: bytes = page.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/a-2a", pdf_tags=True)
        return content

    def without_collector() -> float:
        gc.disable()
        try:
            return _cpu_seconds(lambda: render(html, static))
        finally:
            gc.enable()

    print(*in_turns(without_collector, lambda: _cpu_seconds(plainly)))


def _cpu_seconds(work: Callable[[], bytes]) -> float:
    """Return the CPU seconds of a piece of work, begun without others' garbage."""
    gc.collect()
    began = process_time()
    work()
    return process_time() - began


if __name__ == "__main__":
    main()
