"""One consistent look at the database, so that the sum in the text and the rows in the annex cannot differ.

Without it another person's saving between two queries tears a report apart (limits.md M4).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Read in one transaction that sees the database as it is now, whatever others save meanwhile.

    PostgreSQL needs REPEATABLE READ for that. SQLite sees one state in any transaction, but here without asking
    for the write lock, so that nobody waits for a reader. Inside another transaction this is that transaction.
    """
    if connection.in_atomic_block:
        yield
        return
    with _reading_only(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


@contextmanager
def _reading_only() -> Iterator[None]:
    """Let SQLite begin without the lock that writers take (settings.py: IMMEDIATE)."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()  # the mode is read from the settings when it connects
    usual = connection.transaction_mode  # type: ignore[attr-defined]
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        yield
    finally:
        connection.transaction_mode = usual  # type: ignore[attr-defined]
