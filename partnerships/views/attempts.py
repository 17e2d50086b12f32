"""How often something may be tried: counted in the shared cache, in windows of ten minutes.

By address only what fails is counted, so that ten leaders behind one house's address do not lock each other out.
"""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 600  # seconds
FAILED_LINKS = 20  # by one address in a window
OPENINGS = 60  # of one link
ENTRIES = 120  # through one link


def address_of(request: HttpRequest) -> str:
    """The visitor's address, also behind the proxies that settings.py trusts."""
    return str(get_adapter().get_client_ip(request))


def is_used_up(kind: str, who: str | int, *, limit: int) -> bool:
    """Whether so many have been counted in this window."""
    counted: int = cache.get(_key(kind, who), 0)
    return counted >= limit


def count_one(kind: str, who: str | int) -> None:
    key = _key(kind, who)
    cache.add(key, 0, timeout=WINDOW)
    try:
        cache.incr(key)
    except ValueError:  # thrown out of a full cache in between
        cache.set(key, 1, timeout=WINDOW)


def seconds_left() -> int:
    """Until the next window, for Retry-After."""
    return WINDOW - int(time.time()) % WINDOW


def _key(kind: str, who: str | int) -> str:
    return f"attempts:{kind}:{who}:{int(time.time()) // WINDOW}"
