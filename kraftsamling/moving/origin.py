"""The database that everything comes from: read in one look, never written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, DatabaseError, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import load_backend
from environ import Env

ORIGIN = "origin"  # the alias that it has while something is moved
READ_ONLY = {
    "sqlite3": {"init_command": "PRAGMA query_only = ON", "timeout": 20},
    "postgresql": {"options": "-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read"},
}  # without IMMEDIATE, SQLite too sees one state in a transaction and holds nobody up

UNREADABLE = (
    "Adressen går inte att läsa. Skriv den som i DATABASE_URL, till exempel sqlite:///data/kraftsamling.sqlite3."
)


class MoveRefused(Exception):
    """Nothing was moved; the text says why, in Swedish."""


@contextmanager
def opened(address: str) -> Iterator[None]:
    """Make the database at `address` reachable under the alias ORIGIN. Raises MoveRefused if it is no database of
    this product, in this version."""
    config = connections.configure_settings({DEFAULT_DB_ALIAS: _read(address)})[DEFAULT_DB_ALIAS]
    connections[ORIGIN] = load_backend(config["ENGINE"]).DatabaseWrapper(config, ORIGIN)
    try:
        refuse_unless_reached(ORIGIN, "Den gamla databasen")
        refuse_unless_migrated(ORIGIN, "Den gamla databasen")
        yield
    finally:
        connections[ORIGIN].close()
        del connections[ORIGIN]


def _read(address: str) -> dict[str, Any]:
    vendor = Env.DB_SCHEMES.get(address.partition(":")[0], "").rsplit(".", 1)[-1]
    if vendor not in READ_ONLY:
        raise MoveRefused(UNREADABLE)
    try:
        config: dict[str, Any] = Env.db_url_config(address)
    except ValueError as error:  # a port that is no number
        raise MoveRefused(UNREADABLE) from error
    if vendor == "sqlite3" and not Path(config["NAME"]).is_file():
        raise MoveRefused(f"Filen {config['NAME']} finns inte.")
    return config | {"OPTIONS": READ_ONLY[vendor]}


def refuse_unless_reached(alias: str, name: str) -> None:
    """Raises MoveRefused when nothing answers at its address, or whoever answers lets nobody in."""
    try:
        connections[alias].ensure_connection()
    except OperationalError as error:
        raise MoveRefused(f"{name} går inte att nå: {on_one_line(error)}") from error


def on_one_line(error: Exception) -> str:
    """What a database says, in its own words."""
    return " ".join(str(error).split())


def refuse_unless_migrated(alias: str, name: str) -> None:
    """Raises MoveRefused unless the database has the tables of this version of the product, neither older nor newer."""
    try:
        executor = MigrationExecutor(connections[alias])
        loader = executor.loader
        missing = executor.migration_plan(loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise MoveRefused(f"{name} går inte att läsa: {on_one_line(error)}") from error
    if missing:
        raise MoveRefused(f"{name} är inte uppgraderad till den här versionen. Kör «manage.py migrate» på den först.")
    ours = {key for key in loader.applied_migrations or () if key[0] in apps.app_configs}
    if ours - set(loader.disk_migrations or ()):
        raise MoveRefused(f"{name} hör till en nyare version av produkten än den här.")
