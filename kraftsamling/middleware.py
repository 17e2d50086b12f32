"""The gate before every page, and the request id of every answer and error page."""

import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from kraftsamling import logs
from kraftsamling.rules import Rule, rule_for
from partnerships.access import enter
from partnerships.models import Partnership

Handler = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """Gives each request an id that a person can read out to support."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]
        logs.request_id.set(request.request_id)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        return response


class AccessMiddleware:
    """Lets a request through to its view only by the rule of its page (rules.py).

    A page without a rule does not exist. A partnership that is not the user's does not exist either (404); one
    that is, without the right, is refused (403). Sets `request.partnership` and `request.access` for the view.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_view(
        self, request: Any, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        rule = rule_for(request.resolver_match.view_name)
        if rule is None:
            raise Http404("Sidan har ingen regel för vem som får se den.")
        if rule.is_open:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if rule.needs_administrator and not request.user.is_superuser:
            raise Http404
        if "partnership" in kwargs:
            _enter_partnership(request, kwargs["partnership"], rule)
        return None


def _enter_partnership(request: Any, slug: str, rule: Rule) -> None:
    try:
        request.partnership, request.access = enter(slug, request.user)
    except Partnership.DoesNotExist:
        raise Http404 from None
    needed = rule.see if request.method in {"GET", "HEAD", "OPTIONS"} else rule.do
    if rule.see not in request.access or (needed and needed not in request.access):
        raise PermissionDenied
