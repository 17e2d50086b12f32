"""The session of a leader's link: a signed cookie that only the day sheet gets, beside whoever is signed in.

It names the link and its fingerprint, and is asked about on each request: what is revoked, renewed or over opens
nothing. Every answer here is private: not cached, not indexed, and the address never told to others.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare

from partnerships.models import LeaderLink
from partnerships.views import attempts

COOKIE = "dagblad"
SALT = "partnerships.leader_session"
KEPT = 60  # days after the last: what waits on the phone is still shown, with the reason
View = Callable[..., HttpResponse]


class LeaderRequest(HttpRequest):
    """A request through a link that is in force."""

    link: LeaderLink


def remember(response: HttpResponse, link: LeaderLink) -> None:
    """Let this browser in until the link's last day. After it the cookie only tells whose phone it is."""
    days = (link.ends_on - timezone.localdate()).days + 1 + KEPT
    response.set_cookie(
        COOKIE,
        signing.dumps([link.pk, link.fingerprint], salt=SALT),
        max_age=days * 24 * 3600,
        path=reverse("day_sheet:sheet"),
        httponly=True,
        samesite="Lax",  # «Strict» would be left out when the link is opened from a letter
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=reverse("day_sheet:sheet"), samesite="Lax")


def private(view: View) -> View:
    """Nothing of the answer is kept or passed on."""

    @wraps(view)
    def with_headers(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return with_headers


def through_link(view: View) -> View:
    """Only through a link that is in force; sets `request.link`, and the partnership for the banner."""

    @private
    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        link = link_in_force(request)
        if link is None:
            return closed(request)
        if request.method == "POST":
            if attempts.is_used_up("entries", link.pk, limit=attempts.ENTRIES):
                return too_many(request)
            attempts.count_one("entries", link.pk)
        request.link, request.partnership = link, link.partnership
        return view(request, *args, **kwargs)

    return guarded


def closed(request: HttpRequest) -> HttpResponse:
    """The same answer whether the link never was, is over, revoked or renewed; with what waits on this phone."""
    holder = _held_link(request)
    response = render(request, "partnerships/day_sheet_closed.html", {"holder": holder}, status=410)
    if COOKIE in request.COOKIES and holder is None:
        forget(response)
    return response


def too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "partnerships/day_sheet_busy.html", status=429)
    response["Retry-After"] = str(attempts.seconds_left())
    return response


def link_in_force(request: HttpRequest) -> LeaderLink | None:
    """The link that this browser has opened, if it still opens the sheet."""
    pk, fingerprint = _cookie(request)
    in_force = LeaderLink.objects.in_force_on(timezone.localdate()).select_related("leader", "partnership")
    link: LeaderLink | None = in_force.filter(pk=pk).first()
    return link if link and constant_time_compare(link.fingerprint, fingerprint) else None


def _held_link(request: HttpRequest) -> LeaderLink | None:
    """The link that this browser has once opened, whatever has become of it."""
    link: LeaderLink | None = LeaderLink.objects.filter(pk=_cookie(request)[0]).first()
    return link


def _cookie(request: HttpRequest) -> tuple[int, str]:
    """The link's id and fingerprint, as this server has signed them; 0 when it has not."""
    try:
        pk, fingerprint = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return 0, ""
    return pk, fingerprint
