"""Reading never writes: while a page is fetched with GET, the database refuses everything that would change it.

Switched on for every test by tests/settings.py. It stands innermost, so what surrounds the view (the session, the
messages) is outside it; within the view only the session and the shared cache may be written.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

READS = re.compile(
    r"[\s(]*(BEGIN|SELECT|SET TRANSACTION|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT|PRAGMA|WITH|EXPLAIN)\b",
    re.IGNORECASE,
)
HOUSEKEEPING = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "(django_session|shared_cache)"')


class WriteDuringRead(AssertionError):
    """A page that was only asked for changed something."""


class ReadOnlyGet:
    """Middleware for the tests' settings."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if not READS.match(sql) and not HOUSEKEEPING.match(sql):
        raise WriteDuringRead(sql)
    return execute(sql, params, many, context)
