"""The steps of a change of the budget, one form each: dialogue, approval, carrying out, taking back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from budgets.actions import approve_change, carry_out_change, note_dialogue, withdraw_change
from budgets.budget_changes import may_handle, read_change
from budgets.forms import ChangeApprovalForm, ChangeDialogueForm, ChangeStepForm, ChangeWithdrawForm, RecordApprovalForm
from budgets.models import BudgetChange, ChangeStatus
from budgets.views.budget_changes import found_change
from partnerships.access import PartnershipRequest
from partnerships.views.refusals import attempt


@dataclass(frozen=True, slots=True)
class Words:
    """The button's word is the page's heading; what it means stands below, and what is said when it is done."""

    button: str
    meaning: str
    done: str
    is_refusal: bool = False


DIALOGUE = Words(
    "Anteckna dialog",
    "Parterna talas vid innan en betydande ändring genomförs (avtalet § 10). Det du skriver går inte att ändra sedan.",
    "Dialogen är antecknad.",
)
APPROVE = Words(
    "Godkänn ändringen", "Du godkänner ändringen för din organisation. Det går inte att ta tillbaka.", "Godkänt. Tack!"
)
RECORD = Words(
    "Anteckna godkännande",
    "För en part som har godkänt skriftligt, utanför Kraftsamling.",
    "Godkännandet är antecknat.",
)
CARRY_OUT = Words(
    "Genomför ändringen",
    "Raderna får sina nya belopp och budgetens summa räknas om. De gamla beloppen finns kvar i historiken.",
    "Budgeten är ändrad.",
)
WITHDRAW = Words(
    "Ta tillbaka ändringen",
    "Budgeten förblir som den är. Förslaget och skälet finns kvar att läsa.",
    "Ändringen är tillbakatagen.",
    is_refusal=True,
)


@require_http_methods(["GET", "POST"])
def dialogue(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    taken = _handled(request, pk)
    form = ChangeDialogueForm(request.POST or None, change=taken)
    return _step(request, taken, form, DIALOGUE, lambda: note_dialogue(taken, talk=form.talk(), **_who(request, form)))


@require_http_methods(["GET", "POST"])
def approve(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    taken = found_change(request, pk)
    parties = [party.organisation for party in taken.budget.agreement.parties.all() if request.access.speaks_for(party)]
    if not parties:
        raise PermissionDenied
    form = ChangeApprovalForm(request.POST or None, change=taken, parties=_left(taken, parties, request))
    return _step(
        request,
        taken,
        form,
        APPROVE,
        lambda: approve_change(taken, party=form.cleaned_data["party"], on=timezone.localdate(), **_who(request, form)),
        reason=_no_answer_wanted(taken, parties),
    )


@require_http_methods(["GET", "POST"])
def record_approval(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    taken = found_change(request, pk)
    parties = [party.organisation for party in taken.budget.agreement.parties.all()]
    form = RecordApprovalForm(request.POST or None, change=taken, parties=_left(taken, parties, request))

    def act() -> Any:
        given = form.cleaned_data
        words = {"on": given["approved_on"], "reference": given["reference"]}
        return approve_change(taken, party=given["party"], **words, **_who(request, form))

    return _step(request, taken, form, RECORD, act, reason=_no_answer_wanted(taken, parties))


@require_http_methods(["GET", "POST"])
def carry_out(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    taken = _handled(request, pk)
    form = ChangeStepForm(request.POST or None, change=taken)
    missing = read_change(taken).missing(timezone.localdate()) if request.method == "GET" else []
    reason = " ".join(missing)
    return _step(request, taken, form, CARRY_OUT, lambda: carry_out_change(taken, **_who(request, form)), reason=reason)


@require_http_methods(["GET", "POST"])
def withdraw(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    taken = _handled(request, pk)
    form = ChangeWithdrawForm(request.POST or None, change=taken)
    return _step(
        request,
        taken,
        form,
        WITHDRAW,
        lambda: withdraw_change(taken, because=form.cleaned_data["because"], **_who(request, form)),
    )


def _step(
    request: PartnershipRequest,
    taken: BudgetChange,
    form: ChangeStepForm,
    words: Words,
    act: Callable[[], Any],
    *,
    reason: str = "",
) -> HttpResponse:
    """One form on the change. `reason` says why the step cannot be taken at all now."""
    if not form.is_bound and (reason or not taken.is_proposed):
        return render(request, "409.html", {"reason": reason or _over(taken)}, status=409)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        status = attempt(form, act)
        if status == 200:
            messages.success(request, words.done)
            return redirect(taken)
    context = {"form": form, "shown": taken, "reading": read_change(taken), "words": words}
    return render(request, "budgets/change_step.html", context, status=status)


def _handled(request: PartnershipRequest, pk: int) -> BudgetChange:
    taken: BudgetChange = found_change(request, pk)
    if not may_handle(taken, request.access):
        raise PermissionDenied
    return taken


def _who(request: PartnershipRequest, form: ChangeStepForm) -> dict[str, Any]:
    return {"by": request.user, "expected_version": form.cleaned_data["version"]}


def _left(taken: BudgetChange, parties: list[Any], request: PartnershipRequest) -> list[Any]:
    """Those to choose between; when a form comes in, all: the action says what was wrong."""
    if request.method == "POST":
        return parties
    left = {party.pk for party in read_change(taken).left}
    return [party for party in parties if party.pk in left]


def _no_answer_wanted(taken: BudgetChange, parties: list[Any]) -> str:
    if not taken.is_significant:
        return "Ändringen är inte betydande och behöver inget godkännande."
    left = {party.pk for party in read_change(taken).left}
    return "" if any(party.pk in left for party in parties) else "Parten har redan godkänt ändringen."


def _over(taken: BudgetChange) -> str:
    return "Ändringen är redan genomförd." if taken.status == ChangeStatus.EFFECTIVE else "Ändringen är tillbakatagen."
