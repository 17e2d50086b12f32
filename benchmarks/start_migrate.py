"""start-migrate: the first start, on an empty database, against setting up Django."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.processes import cpu_seconds
from benchmarks.result import Result, at_most, in_turns

BAR = 3
SETUP = "import django; django.setup()"
MIGRATE = f"{SETUP}; from django.core.management import call_command; call_command('migrate', verbosity=0)"


def measure() -> Result:
    """CPU of a process that migrates ÷ of one that only sets up."""
    with TemporaryDirectory() as folder:
        setup, migrate = in_turns(partial(cpu_seconds, SETUP), partial(_migrate, Path(folder)), rounds=3)
    return at_most("start-migrate", migrate / setup, BAR, "empty SQLite file ÷ django.setup()")


def _migrate(folder: Path) -> float:
    path = folder / "empty.sqlite3"
    path.unlink(missing_ok=True)
    return cpu_seconds(MIGRATE, DATABASE_URL=f"sqlite:///{path}")
