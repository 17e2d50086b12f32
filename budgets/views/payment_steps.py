"""The pages where a payment request is taken one step further: one form each."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from budgets.actions import NotYours, take_step
from budgets.forms import step_form
from budgets.handling import DECISIONS, RELEASES, is_persons, why_not
from budgets.models import MOVES, NEEDS_REASON, PaymentRequest, RequestStatus, StepKind
from budgets.records import body
from budgets.requested import request_rows, years_of_requests
from budgets.views.payment_requests import account_of, conditions_left, found_request, too_late_page
from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion


@dataclass(frozen=True, slots=True)
class Words:
    """How a step is asked for: the button's word is the page's first word, and what it means stands below."""

    button: str
    meaning: str
    done: str
    is_refusal: bool = False


WORDS = {
    StepKind.SUBMIT: Words(
        "Lämna in",
        "När du lämnar in blir rekvisitionen en handling hos staden. Sedan ändras den bara om nämnden återlämnar den.",
        "Rekvisitionen är inlämnad.",
    ),
    StepKind.REVIEW: Words(
        "Granska",
        "Du intygar att beloppen följer avtalet och att uppgifterna räcker för beslut. "
        "Någon annan på nämnden attesterar.",
        "Rekvisitionen är granskad. En annan person på nämnden attesterar den.",
    ),
    StepKind.APPROVE: Words(
        "Attestera", "Du beslutar att beloppet får betalas ut till parten.", "Rekvisitionen är attesterad."
    ),
    StepKind.SEND: Words(
        "Skicka till utbetalning",
        "Du intygar att utbetalningen är lagd i ekonomisystemet, till det konto som står här.",
        "Rekvisitionen är skickad till utbetalning.",
    ),
    StepKind.PAY: Words(
        "Registrera utbetalning", "Pengarna är utbetalda enligt ekonomisystemet.", "Utbetalningen är registrerad."
    ),
    StepKind.RETURN: Words(
        "Återlämna",
        "Parten får tillbaka rekvisitionen, kan rätta den och lämna in igen. Beloppen blir lediga så länge.",
        "Rekvisitionen är återlämnad.",
    ),
    StepKind.REJECT: Words(
        "Avslå", "Rekvisitionen avslutas utan utbetalning. Beloppen blir lediga att begära igen.",
        "Rekvisitionen är avslagen.", is_refusal=True,
    ),
    StepKind.WITHDRAW: Words(
        "Återta", "Rekvisitionen avslutas. Beloppen blir lediga att begära igen.", "Rekvisitionen är återtagen.",
        is_refusal=True,
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
def step(request: PartnershipRequest, partnership: str, pk: int, kind: StepKind) -> HttpResponse:
    taken = found_request(request, pk)
    represents_performer = taken.performer_id in request.access.represented
    if not is_persons(taken, kind, request.access):
        raise PermissionDenied
    if sentence := why_not(taken, kind, by=request.user, askers=(), represents_performer=represents_performer):
        raise NotYours(sentence)
    if taken.status not in MOVES[kind].before:
        return too_late_page(request, taken)
    form = step_form(taken, kind, request.POST or None, today=timezone.localdate())
    if form.is_valid():
        given, version = form.given(), form.cleaned_data["version"]
        try:
            take_step(taken, kind=kind, by=request.user, expected_version=version, given=given)
        except StaleVersion:
            return too_late_page(request, found_request(request, pk), written=given.reason or given.voucher_number)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, WORDS[kind].done)
            return redirect(taken)
    context = {"form": form, **_content(request, taken, kind)}
    return render(request, "budgets/request_step.html", context, status=422 if form.is_bound else 200)


def _content(request: PartnershipRequest, taken: PaymentRequest, kind: StepKind) -> dict[str, Any]:
    """What stands in front of the button: whatever the person vouches for by pressing it."""
    context = {
        "shown": taken,
        "funder": body(taken.funder),
        "words": WORDS[kind],
        "kind": str(kind),
        "undoes_approval": taken.status == RequestStatus.APPROVED and kind in NEEDS_REASON,
        "unmet": conditions_left(taken) if kind in RELEASES else (),
    }
    if kind in DECISIONS:
        found = years_of_requests(request.partnership, without=taken.pk).get(taken.year)
        context["rows"] = request_rows(taken, found)
    elif kind == StepKind.SEND:
        context["account"] = account_of(taken)
    return context
