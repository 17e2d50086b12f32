"""What is decided about a line's deviation: writing it in, changing it, taking it back, a party's approval."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from budgets.actions import approve_decision, change_decision, decide, outcomes_of, withdraw_decision
from budgets.facts import FollowUp, FollowUpRow
from budgets.forms import ApprovalForm, DeviationDecisionForm, WithdrawalForm
from budgets.line_rights import may_decide, may_record_approval
from budgets.models import Approval, DeviationDecision
from budgets.views.deviations import form_page, found_row, stored_line
from partnerships.access import PartnershipRequest
from partnerships.models import Organisation
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page


@require_http_methods(["GET", "POST"])
def decision_new(request: PartnershipRequest, partnership: str, year: int, code: str) -> HttpResponse:
    followed, row = _decidable_row(request, year, code)
    line = stored_line(row)
    empty = DeviationDecision(line=line)
    form = DeviationDecisionForm(request.POST or None, instance=empty, outcomes=outcomes_of(row), left=row.left)
    if form.is_valid():
        try:
            decide(line, content=form.content(), by=request.user)
        except ValidationError as error:
            _tell(form, error)
        else:
            messages.success(request, "Beslutet är sparat.")
            return redirect("budgets:line_deviation", partnership, year, code)
    return form_page(request, "budgets/deviation_decision_form.html", form, followed, row)


@require_http_methods(["GET", "POST"])
def decision_edit(request: PartnershipRequest, partnership: str, year: int, code: str, pk: int) -> HttpResponse:
    followed, row, decision = _decision(request, year, code, pk)
    form = DeviationDecisionForm(request.POST or None, instance=decision)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            change_decision(decision, content=form.content(), by=request.user, expected_version=version)
        except StaleVersion as stale:
            return conflict_page(request, form, DeviationDecisionForm(instance=stale.current), stale)
        except ValidationError as error:
            _tell(form, error)
        else:
            messages.success(request, "Beslutet är sparat.")
            return redirect("budgets:line_deviation", partnership, year, code)
    return form_page(request, "budgets/deviation_decision_form.html", form, followed, row, decision=decision)


@require_http_methods(["GET", "POST"])
def decision_withdraw(request: PartnershipRequest, partnership: str, year: int, code: str, pk: int) -> HttpResponse:
    followed, row, decision = _decision(request, year, code, pk)
    form = WithdrawalForm(request.POST or None, initial={"version": decision.version})
    if form.is_valid():
        written = form.cleaned_data
        try:
            withdraw_decision(decision, reason=written["reason"], by=request.user, expected_version=written["version"])
        except StaleVersion as stale:
            saved = WithdrawalForm(initial={"version": stale.current.version})
            return conflict_page(request, form, saved, stale)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Beslutet är återtaget.")
            return redirect("budgets:line_deviation", partnership, year, code)
    return form_page(request, "budgets/deviation_decision_withdraw.html", form, followed, row, decision=decision)


@require_http_methods(["GET", "POST"])
def decision_approve(request: PartnershipRequest, partnership: str, year: int, code: str, pk: int) -> HttpResponse:
    followed, row = found_row(request, year, code)
    decision = _stored(row, pk)
    parties = parties_to_approve(request, row, decision)
    if not parties:
        raise PermissionDenied
    form = ApprovalForm(
        request.POST or None,
        instance=Approval(decision=decision),
        initial={"approved_on": timezone.localdate()},
        parties=Organisation.objects.filter(pk__in=parties).order_by("name"),
    )
    if form.is_valid():
        try:
            approve_decision(decision, **form.cleaned_data, on=timezone.localdate(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Godkännandet är sparat.")
            return redirect("budgets:line_deviation", partnership, year, code)
    return form_page(request, "budgets/approval_form.html", form, followed, row, decision=decision)


def parties_to_approve(request: PartnershipRequest, row: FollowUpRow, decision: DeviationDecision) -> set[int]:
    """The parties that have not approved and that the person may write it in for."""
    approved = set(decision.approvals.values_list("party", flat=True))
    agreement = decision.line.budget.agreement
    parties = set(agreement.parties.values_list("organisation", flat=True))
    return {pk for pk in parties - approved if may_record_approval(request.access, party=pk)}


def _decidable_row(request: PartnershipRequest, year: int, code: str) -> tuple[FollowUp, FollowUpRow]:
    followed, row = found_row(request, year, code)
    if not may_decide(request.access, funder=row.funder.pk):
        raise PermissionDenied
    return followed, row


def _decision(
    request: PartnershipRequest, year: int, code: str, pk: int
) -> tuple[FollowUp, FollowUpRow, DeviationDecision]:
    followed, row = found_row(request, year, code)
    decision = _stored(row, pk)
    if not may_decide(request.access, funder=row.funder.pk):
        raise PermissionDenied
    return followed, row, decision


def _stored(row: FollowUpRow, pk: int) -> DeviationDecision:
    """A decision that stands, of this line. Raises Http404."""
    of_line = DeviationDecision.objects.filter(line=row.line.pk if row.line else None, withdrawn_because="")
    return get_object_or_404(of_line.select_related("line__budget__agreement__partnership"), pk=pk)


def _tell(form: forms.BaseForm, error: ValidationError) -> None:
    """At the fields that the form has; the rest above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
