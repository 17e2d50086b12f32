"""The day sheet that a leader's personal link opens: today's occasions, how many came, a note. Nothing else."""

from collections.abc import Callable
from copy import copy
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerships.actions import cancel_occasion, count_on_day_sheet, received, says_the_same, store_once
from partnerships.day_sheet import day_sheet, row_on_sheet
from partnerships.forms import SheetCancelForm, SheetCountForm, token_in
from partnerships.models import ActivityOccasion, LeaderLink
from partnerships.versions import StaleVersion
from partnerships.views import attempts, by_script
from partnerships.views.conflict import conflict_page
from partnerships.views.leader_session import (
    LeaderRequest,
    closed,
    forget,
    link_in_force,
    private,
    remember,
    through_link,
    too_many,
)


@private
@require_GET
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Exchange the secret for a cookie and leave the address where it stands at once."""
    response = _exchange(request, secret)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _exchange(request: HttpRequest, secret: str) -> HttpResponse:
    address = attempts.address_of(request)
    if attempts.is_used_up("failed-links", address, limit=attempts.FAILED_LINKS):
        return too_many(request)
    link = LeaderLink.objects.in_force_on(timezone.localdate()).opened_by(secret).first()
    if link is None:
        attempts.count_one("failed-links", address)
        return closed(request)
    if attempts.is_used_up("openings", link.pk, limit=attempts.OPENINGS):
        return too_many(request)
    attempts.count_one("openings", link.pk)
    response = redirect("day_sheet:sheet")
    remember(response, link)
    return response


@private
@require_GET
def who_am_i(request: HttpRequest) -> HttpResponse:
    """For the queue on the phone: whose entries may be sent now, and a CSRF token to send them with."""
    link = link_in_force(request)
    return JsonResponse({"person": link.phone_key if link else "", "csrf": get_token(request)})


@through_link
@require_GET
def sheet(request: LeaderRequest) -> HttpResponse:
    rows = day_sheet(request.link, today=timezone.localdate())
    context = {
        "link": request.link,
        "waiting": [(row, SheetCountForm(instance=row.occasion)) for row in rows if row.is_waiting],
        "said": [row for row in rows if not row.is_waiting],
    }
    return render(request, "partnerships/day_sheet.html", context)


@through_link
@require_http_methods(["GET", "POST"])
def count(request: LeaderRequest, pk: int) -> HttpResponse:
    def save(form: Any) -> ActivityOccasion:
        cleaned = form.cleaned_data
        return count_on_day_sheet(
            form.instance,
            visit_count=cleaned["visit_count"],
            band_counts=form.band_counts,
            is_estimated=cleaned["is_estimated"],
            notes=cleaned["notes"],
            expected_version=cleaned["version"],
            by=request.link.leader,
        )

    form_class = partial(SheetCountForm, offers_bands=True)
    return _entry(request, pk, form_class, save, "partnerships/day_sheet_count.html")


@through_link
@require_http_methods(["GET", "POST"])
def cancel(request: LeaderRequest, pk: int) -> HttpResponse:
    def save(form: Any) -> ActivityOccasion:
        cleaned = form.cleaned_data
        return cancel_occasion(
            form.instance,
            reason=cleaned["cancellation_reason"],
            expected_version=cleaned["version"],
            by=request.link.leader,
        )

    return _entry(request, pk, SheetCancelForm, save, "partnerships/day_sheet_cancel.html")


@through_link
@require_POST
def close(request: LeaderRequest) -> HttpResponse:
    """Leave the sheet on a phone that others use."""
    response = render(request, "partnerships/day_sheet_left.html")
    forget(response)
    return response


def _entry(
    request: LeaderRequest, pk: int, form_class: Any, save: Callable[[Any], ActivityOccasion], template: str
) -> HttpResponse:
    row = row_on_sheet(request.link, pk, today=timezone.localdate())
    if row is None:
        return _absent(request)
    if request.method == "GET" and not row.may_be_written:
        return redirect("day_sheet:sheet")
    may_be_written, instance = row.may_be_written, copy(row.occasion)
    form = form_class(request.POST or None, instance=instance)
    if form.is_valid():
        try:
            if not may_be_written:
                raise StaleVersion(row.occasion)
            stored, is_repeated = store_once(
                lambda: save(form), token=form.cleaned_data["token"], by=request.link.leader
            )
            if is_repeated:
                raise StaleVersion(stored)
        except StaleVersion as stale:
            return _answer_stale(request, form, form_class(instance=stale.current), stale)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _thanks(request)
    if form.is_bound and by_script.is_sent_by_script(request):
        return by_script.refusal(*by_script.errors_of(form), status=422)
    context = {"form": form, "row": row, "link": request.link}
    return render(request, template, context, status=422 if form.is_bound else 200)


def _thanks(request: LeaderRequest) -> HttpResponse:
    messages.success(request, "Sparat. Tack!")
    if by_script.is_sent_by_script(request):
        return by_script.stored(url=reverse("day_sheet:sheet"))
    return redirect("day_sheet:sheet")


def _absent(request: LeaderRequest) -> HttpResponse:
    """Not on the sheet (any more): a repetition is thanked for all the same."""
    if request.method == "POST" and received(token_in(request.POST), by=request.link.leader):
        return _thanks(request)
    if by_script.is_sent_by_script(request):
        reason = "Den finns inte längre bland dina aktiviteter. Hör av dig till den som gav dig länken."
        return by_script.refusal(reason, status=404)
    return render(request, "partnerships/day_sheet_absent.html", {"link": request.link}, status=404)


def _answer_stale(request: LeaderRequest, form: Any, saved: Any, stale: StaleVersion) -> HttpResponse:
    """An entry that has arrived before is thanked for again; else both texts, and the form if it may still be sent."""
    leader, cleaned = request.link.leader, form.cleaned_data
    earlier = received(cleaned["token"], by=leader)
    if earlier and says_the_same(earlier, form.said, version=cleaned["version"], by=leader):
        return _thanks(request)
    if by_script.is_sent_by_script(request):
        return by_script.already_said(stale.current)
    if earlier:
        form.forget_token()
    row = row_on_sheet(request.link, stale.current.pk, today=timezone.localdate())
    page = "partnerships/day_sheet_conflict.html"
    return conflict_page(request, form, saved, stale, template=page, row=row, link=request.link)
