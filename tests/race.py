"""Many people at once: threads that start together, against a database where they really can collide."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection, connections


def all_at_once(people: int, work: Callable[[int], Any]) -> list[Any]:
    """Run `work(index)` in as many threads that start together. Gives what each returned or raised."""
    ready, results = threading.Barrier(people), []

    def run(index: int) -> None:
        ready.wait()
        try:
            results.append(work(index))
        except Exception as error:  # the test looks at it
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[index]) for index in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@contextmanager
def real_database(folder: Path) -> Iterator[None]:
    """The tests' database as people meet it. On SQLite that is a file, not the memory that tests run in: memory
    shared by threads has other locks. PostgreSQL needs nothing."""
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        yield
        return
    memory, name = connections["default"], connection.settings_dict["NAME"]
    path = folder / "race.sqlite3"
    with sqlite3.connect(path) as copy:
        memory.connection.backup(copy)
    copy.close()
    connections.settings["default"]["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = memory
        connections.settings["default"]["NAME"] = name


def child_environment() -> dict[str, str]:
    """For a process of its own that works on the database of this test, inside `real_database`."""
    of = connection.settings_dict
    address = f"sqlite:///{of['NAME']}"
    if connection.vendor == "postgresql":
        who = f"{quote(of['USER'])}:{quote(of['PASSWORD'])}"
        address = f"postgres://{who}@{quote(of['HOST'], safe='')}:{of['PORT']}/{of['NAME']}"
    return os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
