"""Answers to our own script in the page, which asks for them as data (static/js/queue.js)."""

from collections.abc import Iterator

from django import forms
from django.http import HttpRequest, JsonResponse

from partnerships.models import ActivityOccasion, OccasionStatus
from partnerships.swedish import number


def is_sent_by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def stored(*, url: str, onwards: str = "") -> JsonResponse:
    """It is stored. `url` shows it; `onwards` is where the person goes who has just sent it, unless there."""
    return JsonResponse({"url": url, "onwards": onwards or url}, status=201)


def refusal(*reasons: str, status: int) -> JsonResponse:
    """It is not stored, and why, in whole sentences."""
    return JsonResponse({"reasons": reasons}, status=status)


def errors_of(form: forms.BaseForm) -> Iterator[str]:
    """Every error with the name of its field."""
    for name, lines in form.errors.items():
        label = form[name].label if name in form.fields and not form[name].is_hidden else ""
        yield from (f"{label}: {line}" if label else str(line) for line in lines)


def already_said(occasion: ActivityOccasion) -> JsonResponse:
    """409, with what is stored instead."""
    if occasion.status == OccasionStatus.PLANNED:
        return refusal("Någon annan har ändrat aktiviteten sedan du öppnade den.", status=409)
    how = occasion.get_status_display()
    if occasion.status == OccasionStatus.CANCELLED:
        how += f" ({occasion.cancellation_reason})"
    elif occasion.visit_count is not None:
        how += f", {number(occasion.visit_count)} besök"
    return refusal(f"Här är redan sparat: {how}.", status=409)
