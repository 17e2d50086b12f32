"""Empty databases to fill and forget: an SQLite file, and one on the PostgreSQL that DATABASE_URL names, if it does
(script/with-postgres .venv/bin/python -m benchmarks import export export-memory)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from benchmarks.processes import run

CREATE = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("DROP DATABASE IF EXISTS throwaway")
    cursor.execute("CREATE DATABASE throwaway")
"""


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Address by the database's name; new ones each time."""
    given = os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL", "")
    with TemporaryDirectory() as folder:
        found = {"SQLite": f"sqlite:///{folder}/throwaway.sqlite3"}
        if given.startswith("postgres"):
            run(CREATE, DATABASE_URL=given)
            found["PostgreSQL"] = urlsplit(given)._replace(path="/throwaway").geturl()
        yield found


def call(function: str, url: str) -> list[float]:
    """Call a function of workbooks.py in a process of its own; the numbers it printed last."""
    program = f"import django; django.setup(); from benchmarks import workbooks; workbooks.{function}"
    lines = run(program, DATABASE_URL=url).splitlines() or [""]
    return [float(number) for number in lines[-1].split()]


def worst(ratios: dict[str, float]) -> tuple[float, str]:
    """The highest of all ratios, and all of them in words."""
    return max(ratios.values()), ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
