"""«Väntar på siffror»: what was planned and has passed, counted one by one where it stands."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import cancel_occasion, count_occasion
from partnerships.forms import CancelForm, CountForm
from partnerships.models import ActivityOccasion, OccasionStatus
from partnerships.swedish import number
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page

ROWS = 50  # the oldest that wait; the rest comes up as these are counted


@dataclass(frozen=True)
class Row:
    """An occasion that waits, with its two small forms; `is_open` when the second was sent and refused."""

    occasion: ActivityOccasion
    count_form: CountForm
    cancel_form: CancelForm

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
        return redirect("partnerships:occasion_awaiting", partnership)
    if occasion.status != OccasionStatus.PLANNED:
        return _list(request, already=occasion, status=409)
    form = _form_for(occasion, request.POST)
    if not form.is_valid():
        return _list(request, sent=form, status=422)
    try:
        messages.success(request, _save(request, form))
    except StaleVersion as stale:
        return conflict_page(request, form, type(form)(instance=stale.current), stale)
    return redirect("partnerships:occasion_awaiting", partnership)


def _form_for(occasion: ActivityOccasion, data: Any) -> CountForm | CancelForm:
    """The form that was sent: the one with a reason, or the one with a number."""
    return _cancel_form(occasion, data) if "cancellation_reason" in data else _count_form(occasion, data)


def _count_form(occasion: ActivityOccasion, data: Any = None) -> CountForm:
    return CountForm(data, instance=occasion, auto_id=f"rakna_{occasion.pk}_%s")


def _cancel_form(occasion: ActivityOccasion, data: Any = None) -> CancelForm:
    return CancelForm(data, instance=occasion, auto_id=f"blev_inte_av_{occasion.pk}_%s")


def _save(request: PartnershipRequest, form: CountForm | CancelForm) -> str:
    occasion, cleaned = form.instance, form.cleaned_data
    version, name = cleaned["version"], f"{occasion.activity} {occasion.held_on}"
    if isinstance(form, CancelForm):
        reason = cleaned["cancellation_reason"]
        cancel_occasion(occasion, reason=reason, expected_version=version, by=request.user)
        return f"{name} är inställd."
    count_occasion(occasion, visit_count=cleaned["visit_count"], expected_version=version, by=request.user)
    if occasion.visit_count is None:
        return f"{name} är genomförd, besöken räknades inte."
    return f"{name}: {number(occasion.visit_count)} besök."


def _list(
    request: PartnershipRequest,
    *,
    sent: CountForm | CancelForm | None = None,
    already: ActivityOccasion | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; `sent` is a row's form that was refused, `already` an occasion that somebody else was first with."""
    waiting = ActivityOccasion.objects.of(request.partnership).awaiting_count()
    oldest = waiting.for_list().order_by("held_on", F("starts_at").asc(nulls_first=True), "pk")[:ROWS]
    rows = [_row(each, sent) for each in oldest]
    if sent and sent.instance.pk not in {row.occasion.pk for row in rows}:
        rows.insert(0, _row(sent.instance, sent))
    context = {
        "days": [(day, list(of_day)) for day, of_day in groupby(rows, key=lambda row: row.occasion.held_on)],
        "total": waiting.count() if len(rows) >= ROWS else len(rows),
        "shown": len(rows),
        "form": sent,
        "already": already,
        "typed": request.POST.get("visit_count", "")[:10] or request.POST.get("cancellation_reason", "")[:200],
    }
    return render(request, "partnerships/awaiting.html", context, status=status)


def _row(occasion: ActivityOccasion, sent: CountForm | CancelForm | None) -> Row:
    is_sent = sent is not None and sent.instance.pk == occasion.pk
    return Row(
        occasion,
        count_form=sent if is_sent and isinstance(sent, CountForm) else _count_form(occasion),
        cancel_form=sent if is_sent and isinstance(sent, CancelForm) else _cancel_form(occasion),
    )
