"""The pages that belong to no floor: start, health, accessibility, and what is shown when something is wrong."""

import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kraftsamling.start import start_page


@require_GET
def start(request: Any) -> HttpResponse:
    return render(request, "start.html", {"cards": start_page(request.user)})


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


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is out of reach or busy. Drawn without context processors, which would ask it."""
    is_temporary = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    name, status = ("503.html", 503) if is_temporary else ("500.html", 500)
    page = loader.get_template(name).render({"request_id": getattr(request, "request_id", "")})
    return HttpResponse(page, status=status, headers={"Retry-After": "30"} if is_temporary else None)
