"""pdf-limit: drawing the letter against Typst, a compiled engine that sets the same text to PDF/UA-1: what is possible.

Typst is of no other use to us, so it has a group of its own: uv pip install -r requirements/benchmark.txt
"""

import json
import resource
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.result import Result, at_most, in_turns
from benchmarks.typst_letter import typst_source

BAR = 9.0
ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"
THEIRS = """
import sys
sys.path.append(sys.argv.pop(1))
import typst
source, fonts, pdf = sys.argv[1:]
typst.compile(source, output=pdf, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["ua-1"])
"""


def measure() -> Result:
    """CPU of the whole process that draws ÷ that of Typst in Python, its import included."""
    from reporting.pdf import PROGRAM, letter_html
    from tests.pdf.letters import long_letter

    found = find_spec("typst")
    if found is None or found.origin is None:
        return Result("pdf-limit", float("nan"), BAR, False, "Typst is not installed: requirements/benchmark.txt")
    html = letter_html(long_letter())
    order = json.dumps({"html": html, "enclosed": []}).encode()
    ours = [sys.executable, "-I", "-c", PROGRAM, str(ROOT), str(STATIC), "600", "1500"]
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letter.typ").write_text(typst_source(html, folder), "utf-8")
        _write_fonts(folder)
        package = str(Path(found.origin).parent.parent)
        theirs = [sys.executable, "-I", "-c", THEIRS, package, str(folder / "letter.typ"), name, f"{name}/letter.pdf"]
        drawn, set_by_typst = in_turns(lambda: _cpu(ours, order), lambda: _cpu(theirs), rounds=3)
    return at_most("pdf-limit", drawn / set_by_typst, BAR, "517 occasions; CPU, whole process ÷ Typst, PDF/UA-1")


def _write_fonts(folder: Path) -> None:
    """As Typst can read them."""
    from fontTools.ttLib import TTFont

    for packed in (STATIC / "vendor" / "source-sans-3").glob("*-latin-[46]*.woff"):
        font = TTFont(packed)
        font.flavor = None
        font.save(folder / f"{packed.stem}.ttf")


def _cpu(command: list[str], order: bytes = b"") -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=order, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
