"""What decides the bytes of a PDF: equal keys, equal files (limits.md P1, design 3)."""

import ctypes
import hashlib
import json
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from reporting.facts import ReportFacts
from reporting.pdf import FONTS, STATIC, enclosed_in, letter_html

STYLE_SHEETS = ("css/report-base.css", "css/report.css", "css/report-page.css")
LIBRARIES = (  # what each says its version with
    ("Pango", "libpango-1.0.so.0", "pango_version_string"),
    ("HarfBuzz", "libharfbuzz.so.0", "hb_version_string"),
)


def render_key(facts: ReportFacts) -> str:
    """The SHA-256 of the finished HTML, the workbook inside and the engine. Raises UnprintableCharacters."""
    inside = enclosed_in(facts)
    digest = hashlib.sha256(letter_html(facts).encode())
    digest.update(json.dumps(inside.as_order(), sort_keys=True).encode())
    digest.update(_engine_digest())
    return digest.hexdigest()


def made_with(key: str) -> str:
    """What is written down about how a file came to be: the engine in words, and the beginning of the key."""
    return f"{engine()}, nyckel {key[:KEY_LENGTH]}"


KEY_LENGTH = 32


def is_made_with(key: str, said: str) -> bool:
    """Whether a file that says so would be drawn to the same bytes today."""
    return said.endswith(f", nyckel {key[:KEY_LENGTH]}")


@cache
def engine() -> str:
    """The PDF engine and the libraries that set type for it, with their versions."""
    found = [f"WeasyPrint {version('weasyprint')}", f"pydyf {version('pydyf')}"]
    for name, library, function in LIBRARIES:
        try:
            ask = getattr(ctypes.CDLL(library), function)
        except (OSError, AttributeError):
            continue
        ask.restype = ctypes.c_char_p
        found.append(f"{name} {ask().decode()}")
    return ", ".join([*found, f"zlib {zlib.ZLIB_RUNTIME_VERSION}"])


@cache
def _engine_digest() -> bytes:
    """Of what else decides the bytes; once a process, since it changes with the product only."""
    digest = hashlib.sha256(engine().encode())
    here = Path(__file__).parent
    own = [here / "render.py", here / "fonts.conf", *sorted(here.glob("pdf_*.py"))]
    for path in [*own, *(STATIC / name for name in STYLE_SHEETS), *sorted(FONTS.glob("*.woff"))]:
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()
