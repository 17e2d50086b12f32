"""The pages of payment requests: a year's list, one request, writing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import change_request, draft_request
from budgets.awaiting import awaited_steps
from budgets.forms import PaymentRequestForm
from budgets.handling import OWN_REVIEW, RELEASES, may_see_account, steps_open_to
from budgets.models import REQUESTED, PaymentAccount, PaymentRequest, RequestStatus, StepKind
from budgets.requested import Pot, YearOfRequests, pot_key, request_rows, years_of_requests
from partnerships.access import PartnershipRequest
from partnerships.models import Agreement, Organisation
from partnerships.status import AgreementState, Condition, agreement_status
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page


@require_GET
def request_list(request: PartnershipRequest, partnership: str, year: int | None = None) -> HttpResponse:
    years = {each: found for each, found in years_of_requests(request.partnership).items() if found.pots}
    today = timezone.localdate()
    shown = year or (today.year if today.year in years else max(years, default=None))
    if year and year not in years:
        raise Http404
    represented = request.access.represented
    mine = awaited_steps([request.partnership], access={request.partnership.pk: request.access}, by=request.user)
    found = PaymentRequest.objects.of(request.partnership).open_to(represented).with_content()
    of_year = years.get(shown) if shown else None
    context = {
        "years": sorted(years, reverse=True),
        "shown": of_year,
        "to_begin": [pair for pair in of_year.pairs_with_room if pair[0].pk in represented] if of_year else [],
        "account_owners": [
            body for body in (of_year.performers if of_year else []) if may_see_account(request.access, body.pk)
        ],
        "requests": found.in_year(shown).order_by("-number") if shown else [],
        "awaited": mine[request.partnership.pk],
        "today": today,
    }
    return render(request, "budgets/request_list.html", context)


@require_GET
def payment_request(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    shown = found_request(request, pk)
    years = years_of_requests(request.partnership, without=shown.pk)
    steps = list(shown.steps.select_related("by"))
    is_performers = shown.performer_id in request.access.represented
    sees_account = may_see_account(request.access, shown.performer_id)
    askers = {step.by_id for step in steps if step.kind in {StepKind.CREATE, StepKind.SUBMIT}}
    open_steps = steps_open_to(shown, by=request.user, access=request.access, askers=askers)
    context = {
        "shown": shown,
        "steps": steps,
        "rows": request_rows(shown, years.get(shown.year)),
        "open_steps": open_steps,
        "may_edit": shown.is_editable and is_performers,
        "as_received": _as_received(shown, steps) if not is_performers else "",
        "refusal": steps[-1] if shown.status in {RequestStatus.RETURNED, RequestStatus.REJECTED} else None,
        "why_not": OWN_REVIEW if _has_reviewed(request, shown) else "",
        "sees_account": sees_account,
        "account": account_of(shown) if sees_account else None,
        "has_paper": shown.status in REQUESTED,
        "unmet": conditions_left(shown) if RELEASES & set(open_steps) else (),
    }
    return render(request, "budgets/request.html", context)


@require_http_methods(["GET", "POST"])
def request_new(request: PartnershipRequest, partnership: str, year: int, performer: str, funder: str) -> HttpResponse:
    found = _year(request, year)
    bodies = next((pair for pair in found.pairs if (pair[0].slug, pair[1].slug) == (performer, funder)), None)
    if bodies is None:
        raise Http404
    if bodies[0].pk not in request.access.represented:
        raise PermissionDenied
    pots = found.between(bodies[0].pk, bodies[1].pk)
    form = PaymentRequestForm(request.POST or None, instance=PaymentRequest(year=year), pots=pots)
    if form.is_valid():
        asker, payer = (Organisation.objects.get(pk=body.pk) for body in bodies)
        try:
            made = draft_request(
                request.partnership, year=year, performer=asker, funder=payer, content=form.content(), by=request.user
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Utkastet är sparat. Lämna in det när det är klart.")
            return redirect(made)
    return _form_page(request, form, year=found, performer=bodies[0], funder=bodies[1])


@require_http_methods(["GET", "POST"])
def request_edit(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    changed = found_request(request, pk)
    if changed.performer_id not in request.access.represented:
        raise PermissionDenied
    if not changed.is_editable:
        return too_late_page(request, changed)
    found = _year(request, changed.year)
    pots = found.between(changed.performer_id, changed.funder_id)
    form = _form_of(changed, pots, request.POST or None)
    if form.is_valid():
        try:
            change_request(
                changed, content=form.content(), by=request.user, expected_version=form.cleaned_data["version"]
            )
        except StaleVersion as stale:
            return _edit_conflict(request, form, pots, stale)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Rekvisitionen är sparad.")
            return redirect(changed)
    return _form_page(request, form, year=found, performer=changed.performer, funder=changed.funder, edited=changed)


def found_request(request: PartnershipRequest, pk: int) -> PaymentRequest:
    """The request, unless it is another partnership's or somebody else's draft. Raises Http404."""
    mine = PaymentRequest.objects.of(request.partnership).open_to(request.access.represented)
    return get_object_or_404(mine.with_content(), pk=pk)


def account_of(shown: PaymentRequest) -> PaymentAccount | None:
    return PaymentAccount.objects.filter(organisation=shown.performer).select_related("checked_by").first()


def conditions_left(shown: PaymentRequest) -> tuple[Condition, ...]:
    """What the agreement still waits for before it is in force (rule 3): whoever decides about the money is told."""
    agreement = Agreement.objects.with_parties_and_decisions().get(pk=shown.agreement_id)
    status = agreement_status(agreement, timezone.localdate())
    return status.unmet if status.state == AgreementState.WAITING else ()


def too_late_page(request: PartnershipRequest, current: PaymentRequest, *, written: str = "") -> HttpResponse:
    """409: somebody was faster. Says who did what, and keeps what was written."""
    last = current.steps.select_related("by").last()
    context = {"shown": current, "last": last, "written": written}
    return render(request, "budgets/request_conflict.html", context, status=409)


def _form_of(changed: PaymentRequest, pots: tuple[Pot, ...], data: Any = None) -> PaymentRequestForm:
    amounts = {pot_key(line): line.amount for line in changed.lines.all()}
    return PaymentRequestForm(data, instance=changed, pots=pots, amounts=amounts)


def _edit_conflict(
    request: PartnershipRequest, form: PaymentRequestForm, pots: tuple[Pot, ...], stale: StaleVersion
) -> HttpResponse:
    current = PaymentRequest.objects.with_content().get(pk=stale.current.pk)
    if not current.is_editable:
        return too_late_page(request, current, written=form.cleaned_data["statement"])
    return conflict_page(request, form, _form_of(current, pots), StaleVersion(current))


def _form_page(request: PartnershipRequest, form: PaymentRequestForm, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(
        request, "budgets/request_form.html", {"form": form, "today": timezone.localdate(), **context}, status=status
    )


def _year(request: PartnershipRequest, year: int) -> YearOfRequests:
    found = years_of_requests(request.partnership).get(year)
    if found is None:
        raise Http404
    return found


def _as_received(shown: PaymentRequest, steps: list[Any]) -> str:
    """What the city received, while the performer rewrites what was returned."""
    if shown.status != RequestStatus.RETURNED and not (shown.status == RequestStatus.WITHDRAWN and steps):
        return ""
    received = [step.content for step in steps if step.kind == StepKind.SUBMIT]
    return received[-1] if received else ""


def _has_reviewed(request: PartnershipRequest, shown: PaymentRequest) -> bool:
    return shown.status == RequestStatus.REVIEWED and shown.reviewed_by_id == request.user.pk
