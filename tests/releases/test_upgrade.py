"""Migrations run forward on old data: a database that an earlier release made becomes what a new one is.

Each file here is such a database with the facts in it, as SQLite's own dump. A release that changes tables adds one.
"""

import gzip
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reporting.models import CLOSING, OPENING

ROOT = Path(__file__).parents[2]
RELEASES = sorted(Path(__file__).parent.glob("*.sql.gz"))


def manage(path, *command):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def schema(path):
    """Tables, indexes and triggers; the columns of a table in any order. A renamed column's index keeps its name."""
    rows = sqlite3.connect(path).execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return sorted((kind, *parts_of(sql.replace(name, "" if kind == "index" else name))) for kind, name, sql in rows)


def parts_of(sql):
    return sorted(part.strip() for part in re.split(r"[(),]", sql) if part.strip())


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    path = tmp_path_factory.mktemp("new") / "new.sqlite3"
    manage(path, "migrate", "--verbosity=0")
    return path


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_a_database_of_an_earlier_release_is_brought_forward(tmp_path, new, release):
    old = tmp_path / "old.sqlite3"
    sqlite3.connect(old).executescript(gzip.decompress(release.read_bytes()).decode())
    amounts = ask(old, "SELECT count(*), sum(amount) FROM budgets_budgetline")
    texts = ask(old, "SELECT body FROM reporting_reportsection WHERE body <> '' ORDER BY position")
    manage(old, "migrate", "--verbosity=0")
    assert schema(old) == schema(new)
    assert ask(old, "SELECT count(*), sum(amount) FROM budgets_budgetline") == amounts
    assert ask(old, "SELECT body FROM reporting_reportsection WHERE body <> '' ORDER BY position") == texts
    outline = [code for (code,) in ask(old, "SELECT code FROM reporting_reportsection ORDER BY position")]
    assert outline[:6] == list(OPENING), "the letter has all its headings, those in between too"
    assert outline[-2:] == list(CLOSING)
    adopted = ask(old, "SELECT DISTINCT status FROM budgets_budget")
    assert adopted == [("adopted",)], "what an agreement states was adopted with it"
    assert "already there" in manage(old, "load_facts")


def ask(path, question):
    return sqlite3.connect(path).execute(question).fetchall()
