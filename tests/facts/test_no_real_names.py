"""No official's or politician's name of the source documents stands anywhere in the project, and no personnummer.

The names are here as SHA-256 of the name in lower case, so that the test does not break its own rule.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from partnerships.personal_numbers import find_personal_numbers

ROOT = Path(__file__).resolve().parents[2]
TEXT_FILES = {".css", ".html", ".in", ".js", ".json", ".md", ".py", ".svg", ".toml", ".txt", ".yml", ""}
NOT_OURS = {"data", "vendor", "node_modules", "staticfiles", "requirements"}
REAL_NAMES = {
    "22fa37f36a3c9436cf41b4e3fddce6eaedea788291d3c5953ba273f2450e9663",
    "2d42cc8c599e3fa5fdc72152cd8f970ee965c495aa2f9b1076439535872aa40d",
    "38eced0ada05291b09319681c2a5f098bee94c87b8fedcffcf10d50cb3e2f61f",
    "3fcb90589c8907c029c7b485920e30d1bfe8602c1f0150bec11b364ae7c4a3aa",
    "461849817b494738a78c69cd0bd090f21a837679f1bad6fea9ef8b168c382158",
    "60e36407c8147928a1bacfcf017f25bf7d946f30c030c81f2d82b0cfb46bc58e",
    "7013f30592dae4322c2e7b2aac5a9a5d6823e801f980f3cf1b4fb88190adb3ea",
    "7c9a56056814ee7752dcd0b024d9898590d545977ec3f5352ea15749bed5b28a",
    "8032ed9f1ca923dfa613acea1c8bce8c1c49ae347a6cddbbd3b39c3ce934c78c",
    "aa2a4d146dd0c1d233e27769fdc88219c7fc73decb511689d179988e886151eb",
    "b10c88c26f5d6b0c7d5807c3219ece3f52c8fdd56d0b8390852a8deb922d475d",
    "b2cdd4fd557a15e9f9649ef6772e39821333055808f6de74d0f3e6cbde52e07c",
    "b339118989fc8e00ba60a7020713c56961d04964c6b985bc6d021ac2f6c076db",
    "c19a19e909833fe88219d4a9a5d2f3d94967dcd9bc000e674c46ca98d77d826d",
    "cfd6915cf6dd0ebbaefe8479078f0829bbafc0a93dca64fd8554bf1be342d7fc",
    "d1026fc001aa24d2cfc1bf1b5a0971a74a20c2d6b1862b7a082925f54ad2afd8",
}


def our_texts() -> Iterator[tuple[Path, str]]:
    """Each text file of the project; hidden folders (.git, .venv, caches) and other people's code left out."""
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in {".ci", ".env.example"} for part in parts)
        if path.is_file() and not hidden and not NOT_OURS & set(parts) and path.suffix in TEXT_FILES:
            yield path, path.read_text(encoding="utf-8", errors="ignore")


def names_in(text: str) -> set[str]:
    """The digests of every two and three words in a row."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
    runs = {" ".join(words[place : place + length]) for length in (2, 3) for place in range(len(words) - 1)}
    return {hashlib.sha256(run.encode()).hexdigest() for run in runs}


def test_the_search_finds_a_name():
    """Good and bad example: an invented name, and the same one with words between."""
    digest = hashlib.sha256("anna-karin påhittad".encode()).hexdigest()
    assert digest in names_in("Ansvarig: Anna-Karin\nPåhittad, Avdelningschef")
    assert digest not in names_in("Anna-Karin är påhittad")


def test_no_name_of_a_real_official_or_politician():
    found = [str(path.relative_to(ROOT)) for path, text in our_texts() if REAL_NAMES & names_in(text)]
    assert found == []


def test_no_personnummer_among_facts_and_examples():
    folders = (ROOT / "fixtures", ROOT / "kraftsamling" / "demo")
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.*")]
    assert texts
    assert [number for text in texts for number in find_personal_numbers(text)] == []
