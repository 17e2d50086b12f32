"""What log lines carry, and what they must not. Apart from the middleware because logging is set up before the
applications."""

import logging
import re
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="-")

# The secret of a leader's personal link, as it stands in addresses. A part of one is hidden as well.
SECRET = re.compile(r"(/dagblad/)[\w-]{12,}")


class RequestIdFilter(logging.Filter):
    """Puts the id of the current request on the line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class DiscreetRecord(logging.LogRecord):
    """A log line without the secrets that stand in addresses, whoever writes it: Django, gunicorn's access log, we."""

    def getMessage(self) -> str:
        return hidden(super().getMessage())


def hidden(text: str) -> str:
    """The text without the secrets of personal links."""
    return SECRET.sub(r"\1***", text)


def hide_secrets() -> None:
    """From now on, in this process, for every logger there is."""
    logging.setLogRecordFactory(DiscreetRecord)
