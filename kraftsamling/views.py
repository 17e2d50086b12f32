"""The pages that belong to no floor: start, health, accessibility, and what is shown when something is wrong."""

import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template import loader
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from budgets.actions import NotYours
from kraftsamling.start import start_page


@require_GET
def start(request: Any) -> HttpResponse:
    cards = start_page(request.user)
    is_staff = any(card.access.committees for card in cards)
    return render(request, "start.html", {"cards": cards, "is_committee_staff": is_staff})


@never_cache
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Alive or not alive, nothing more."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever the reason, the answer is the same
        return HttpResponse("inte i drift", status=503, content_type="text/plain", headers={"Retry-After": "10"})
    return HttpResponse("i drift", content_type="text/plain")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "accessibility.html")


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """Stands at the root, because a service worker reaches no further up than where it stands."""
    script = (settings.BASE_DIR / "static" / "js" / "sw.js").read_text()
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_GET
def no_network(request: HttpRequest) -> HttpResponse:
    """What the phone keeps to show when there is no network: the same for everybody."""
    return HttpResponse(loader.get_template("no_network.html").render({"request_id": ""}))


@never_cache
@require_GET
def who_am_i(request: Any) -> HttpResponse:
    """For the queue on the phone: whose entries may be sent now, and a CSRF token to send them with."""
    person = str(request.user.pk) if request.user.is_authenticated else ""
    return JsonResponse({"person": person, "csrf": get_token(request)})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when there was too much of it."""
    is_too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return _alone(request, "413.html", status=413) if is_too_much else _alone(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = str(exception) if isinstance(exception, NotYours) else ""
    return render(request, "403.html", {"reason": reason}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _alone(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    return _alone(request, "429.html", status=429, retry_after=60)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is out of reach or busy."""
    is_temporary = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    if is_temporary:
        return _alone(request, "503.html", status=503, retry_after=30)
    return _alone(request, "500.html", status=500)


def _alone(request: HttpRequest, name: str, *, status: int, retry_after: int = 0) -> HttpResponse:
    """An error page drawn without context processors, which would ask the database. `retry_after` is in seconds."""
    page = loader.get_template(name).render({"request_id": getattr(request, "request_id", "")})
    return HttpResponse(page, status=status, headers={"Retry-After": str(retry_after)} if retry_after else None)
