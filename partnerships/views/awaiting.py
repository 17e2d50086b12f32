"""«Väntar på siffror»: what was planned and has passed, counted one by one where it stands."""

import uuid
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import cancel_occasion, count_occasion, received, says_the_same, store_once
from partnerships.forms import AwaitedCancelForm, CountForm
from partnerships.models import ActivityOccasion, OccasionStatus
from partnerships.swedish import number
from partnerships.versions import StaleVersion
from partnerships.views import by_script
from partnerships.views.conflict import conflict_page

AwaitedForm = CountForm | AwaitedCancelForm
ROWS = 50  # the oldest that wait; the rest comes up as these are counted


@dataclass(frozen=True)
class Row:
    """An occasion that waits, with its two small forms; `is_open` when the second was sent and refused."""

    occasion: ActivityOccasion
    count_form: CountForm
    cancel_form: AwaitedCancelForm
    token: uuid.UUID = field(default_factory=uuid.uuid4)  # of the form that says that nobody counted

    @property
    def is_open(self) -> bool:
        return self.cancel_form.is_bound


@require_GET
def awaiting(request: PartnershipRequest, partnership: str) -> HttpResponse:
    return _list(request)


@require_http_methods(["GET", "POST"])
def count(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """Takes the row's form: a number, that nobody counted, or why it did not happen."""
    occasion = get_object_or_404(ActivityOccasion.objects.of(request.partnership).for_list(), pk=pk)
    if request.method == "GET":
        is_planned = occasion.status == OccasionStatus.PLANNED
        return redirect("partnerships:occasion_awaiting", partnership) if is_planned else redirect(occasion)
    form = _form_for(copy(occasion), request.POST)
    is_valid = form.is_valid()
    if is_valid and _is_repetition(request, form):
        return _answer(request, form)
    if occasion.status != OccasionStatus.PLANNED:
        return _was_first(request, occasion)
    if not is_valid:
        return _refusal(request, form)
    try:
        stored, is_repeated = store_once(partial(_save, request, form), token=_token(form), by=request.user)
    except StaleVersion as stale:
        return _conflict(request, form, stale)
    if is_repeated and not _is_repetition(request, form):
        return _was_first(request, stored)
    return _answer(request, form)


def _is_repetition(request: PartnershipRequest, form: AwaitedForm) -> bool:
    """Whether the same has arrived before. A form that was gone back to and filled in anew is no repetition."""
    earlier = received(_token(form), by=request.user)
    version = form.cleaned_data["version"]
    return bool(earlier and says_the_same(earlier, form.said, version=version, by=request.user))


def _answer(request: PartnershipRequest, form: AwaitedForm) -> HttpResponse:
    messages.success(request, _what_is_saved(form))
    onwards = reverse("partnerships:occasion_awaiting", args=[request.partnership.slug])
    if by_script.is_sent_by_script(request):
        return by_script.stored(url=form.instance.get_absolute_url(), onwards=onwards)
    return redirect(onwards)


def _was_first(request: PartnershipRequest, occasion: ActivityOccasion) -> HttpResponse:
    if by_script.is_sent_by_script(request):
        return by_script.already_said(occasion)
    return _list(request, already=occasion, status=409)


def _conflict(request: PartnershipRequest, form: AwaitedForm, stale: StaleVersion) -> HttpResponse:
    if by_script.is_sent_by_script(request):
        return by_script.already_said(stale.current)
    return conflict_page(request, form, type(form)(instance=stale.current), stale)


def _refusal(request: PartnershipRequest, form: AwaitedForm) -> HttpResponse:
    if by_script.is_sent_by_script(request):
        return by_script.refusal(*by_script.errors_of(form), status=422)
    return _list(request, sent=form, status=422)


def _form_for(occasion: ActivityOccasion, data: Any) -> AwaitedForm:
    """The form that was sent: the one with a reason, or the one with a number."""
    return _cancel_form(occasion, data) if "cancellation_reason" in data else _count_form(occasion, data)


def _count_form(occasion: ActivityOccasion, data: Any = None) -> CountForm:
    return CountForm(data, instance=occasion, auto_id=f"rakna_{occasion.pk}_%s")


def _cancel_form(occasion: ActivityOccasion, data: Any = None) -> AwaitedCancelForm:
    return AwaitedCancelForm(data, instance=occasion, auto_id=f"blev_inte_av_{occasion.pk}_%s")


def _token(form: AwaitedForm) -> uuid.UUID | None:
    token: uuid.UUID | None = form.cleaned_data["token"]
    return token


def _save(request: PartnershipRequest, form: AwaitedForm) -> ActivityOccasion:
    occasion, cleaned = form.instance, form.cleaned_data
    how: dict[str, Any] = {"expected_version": cleaned["version"], "by": request.user}
    if isinstance(form, AwaitedCancelForm):
        return cancel_occasion(occasion, reason=cleaned["cancellation_reason"], **how)
    return count_occasion(occasion, visit_count=cleaned["visit_count"], **how)


def _what_is_saved(form: AwaitedForm) -> str:
    name = str(form.instance)
    if isinstance(form, AwaitedCancelForm):
        return f"{name} är inställd."
    visits = form.cleaned_data["visit_count"]
    return f"{name} är genomförd, besöken räknades inte." if visits is None else f"{name}: {number(visits)} besök."


def _list(
    request: PartnershipRequest,
    *,
    sent: AwaitedForm | None = None,
    already: ActivityOccasion | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; `sent` is a row's form that was refused, `already` an occasion that somebody else was first with."""
    waiting = ActivityOccasion.objects.of(request.partnership).awaiting_count()
    oldest = waiting.for_list().order_by("held_on", F("starts_at").asc(nulls_first=True), "pk")[:ROWS]
    rows = [_row(each, sent) for each in oldest]
    if sent and sent.instance.pk not in {row.occasion.pk for row in rows}:
        rows.insert(0, _row(sent.instance, sent))
    here = reverse("partnerships:occasion_awaiting", args=[request.partnership.slug])
    context = {
        "sign_in": f"{reverse('account_login')}?next={here}",
        "days": [(day, list(of_day)) for day, of_day in groupby(rows, key=lambda row: row.occasion.held_on)],
        "total": waiting.count() if len(rows) >= ROWS else len(rows),
        "shown": len(rows),
        "form": sent,
        "already": already,
        "typed": request.POST.get("visit_count", "")[:10] or request.POST.get("cancellation_reason", "")[:200],
    }
    return render(request, "partnerships/awaiting.html", context, status=status)


def _row(occasion: ActivityOccasion, sent: AwaitedForm | None) -> Row:
    is_sent = sent is not None and sent.instance.pk == occasion.pk
    return Row(
        occasion,
        count_form=sent if is_sent and isinstance(sent, CountForm) else _count_form(occasion),
        cancel_form=sent if is_sent and isinstance(sent, AwaitedCancelForm) else _cancel_form(occasion),
    )
