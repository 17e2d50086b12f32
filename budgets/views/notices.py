"""Notices of economic changes: what the parties were told, and the proof that each got to know."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import record_notice, record_proof
from budgets.forms import ConfirmForm, NoticeForm, ProofForm
from budgets.models import EconomicNotice
from budgets.notices import NoticeReading, last_day_of_notice, notices_of, read_notice
from partnerships.access import PartnershipRequest, Right
from partnerships.models import Agreement
from partnerships.views.refusals import attempt

PROVEN = "Parten har redan ett bevis."


@require_GET
def notice_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    """The latest agreement first; those that have ended only with what was told."""
    today = timezone.localdate()
    found = notices_of(list(Agreement.objects.of(request.partnership).oldest_first())[::-1])
    shown = [each for each in found if each.notices or each.agreement.ends_on >= today]
    return render(request, "budgets/notice_list.html", {"agreements": shown, "today": today})


@require_GET
def notice(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    reading = _found(request, pk)
    context = {
        "reading": reading,
        "notice": reading.notice,
        "today": timezone.localdate(),
        "may_record": Right.MANAGE_AGREEMENT in request.access and reading.left,
        "confirms_for": reading.left_for(request.access.represented),
    }
    return render(request, "budgets/notice.html", context)


@require_http_methods(["GET", "POST"])
def notice_new(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    agreement = get_object_or_404(Agreement.objects.of(request.partnership), pk=pk)
    form = NoticeForm(request.POST or None)
    made: list[EconomicNotice] = []

    def act() -> None:
        made.append(record_notice(agreement, **form.cleaned_data, by=request.user))

    context = {"agreement": agreement, "last_day": last_day_of_notice(agreement), "today": timezone.localdate()}
    done = "Meddelandet är antecknat. Anteckna nu hur varje part fick det."
    return _form(request, form, act, "budgets/notice_form.html", context, done, lambda: made[0])


@require_http_methods(["GET", "POST"])
def notice_proof(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """The officer notes a proof that was given elsewhere."""
    reading = _found(request, pk)
    if not reading.left:
        return render(request, "409.html", {"reason": "Alla parter har ett bevis."}, status=409)
    form = ProofForm(request.POST or None, parties=reading.left)

    def act() -> None:
        record_proof(reading.notice, **form.cleaned_data, by=request.user)

    context = {"reading": reading, "notice": reading.notice, "is_own": False}
    done = "Beviset är antecknat."
    return _form(request, form, act, "budgets/notice_proof.html", context, done, lambda: reading.notice)


@require_http_methods(["GET", "POST"])
def notice_confirm(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """A contact person confirms for the own party, today: that is the proof."""
    reading = _found(request, pk)
    own = [each.party for each in reading.receipts if each.party.pk in request.access.represented]
    if not own:
        raise PermissionDenied
    left = reading.left_for(request.access.represented)
    if not left:
        return render(request, "409.html", {"reason": PROVEN}, status=409)
    form = ConfirmForm(request.POST or None, parties=left)

    def act() -> None:
        party, today, how = form.cleaned_data["party"], timezone.localdate(), "Bekräftat i Kraftsamling"
        record_proof(reading.notice, party=party, received_on=today, proof=how, by=request.user)

    context = {"reading": reading, "notice": reading.notice, "is_own": True}
    done = "Tack! Det är antecknat att ni har fått meddelandet."
    return _form(request, form, act, "budgets/notice_proof.html", context, done, lambda: reading.notice)


def _form(
    request: PartnershipRequest,
    form: forms.Form,
    act: Callable[[], None],
    template: str,
    context: dict[str, Any],
    done: str,
    then: Callable[[], Any],
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    if form.is_valid():
        status = attempt(form, act)
        if status == 200:
            messages.success(request, done)
            return redirect(then())
    return render(request, template, context | {"form": form}, status=status)


def _found(request: PartnershipRequest, pk: int) -> NoticeReading:
    """Raises Http404 for another partnership's."""
    return read_notice(get_object_or_404(EconomicNotice.objects.of(request.partnership).with_proofs(), pk=pk))
