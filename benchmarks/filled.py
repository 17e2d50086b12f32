"""The databases that the list bars measure on, filled once a run by generator.py: an SQLite file, and PostgreSQL too
where DATABASE_URL or TEST_DATABASE_URL names one (script/with-postgres .venv/bin/python -m benchmarks list-sql).
"""

import atexit
import json
import os
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from benchmarks.processes import run

FILL = """
import django; django.setup()
from django.core.management import call_command
from benchmarks.generator import fill, settle
call_command("migrate", verbosity=0)
fill()
settle()
"""
CREATE = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("DROP DATABASE IF EXISTS filled_log")
    cursor.execute("CREATE DATABASE filled_log")
"""
WORK = """
import django, json; django.setup()
from benchmarks.list_work import {function}
print(json.dumps({function}()))
"""


@cache
def urls() -> dict[str, str]:
    """Address by database, each filled with the 250 000 occasions."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    found = {"SQLite": f"sqlite:///{folder.name}/filled.sqlite3"}
    given = os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        run(CREATE, DATABASE_URL=given)
        found["PostgreSQL"] = urlsplit(given)._replace(path="/filled_log").geturl()
    for url in found.values():
        run(FILL, DATABASE_URL=url)
    return found


def measured(function: str) -> dict[str, Any]:
    """Call a function of list_work.py in a process of its own on each database; what it answers, as JSON."""
    program = WORK.format(function=function)
    return {name: json.loads(run(program, DATABASE_URL=url).splitlines()[-1]) for name, url in urls().items()}


def worst(ratios: dict[str, dict[str, float]]) -> tuple[float, str]:
    """The highest of all ratios, and all of them in words: «SQLite: year 0.41, area 0.50 …»."""
    said = "; ".join(
        f"{name}: " + ", ".join(f"{what} {ratio:.2f}" for what, ratio in found.items())
        for name, found in ratios.items()
    )
    return max(ratio for found in ratios.values() for ratio in found.values()), said
