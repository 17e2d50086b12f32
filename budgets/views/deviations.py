"""One line's deviation: its page, and what people write in about it: forecast, cause, dialogue."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import add_dialogue, add_forecast, outcomes_of, save_cause
from budgets.facts import FollowUp, FollowUpRow
from budgets.forms import CauseForm, DialogueForm, ForecastForm
from budgets.line_rights import may_decide, may_follow_up, may_record_approval
from budgets.models import BudgetLine, DeviationCause, Dialogue, Forecast
from budgets.views.follow_up import followed_year
from partnerships.access import PartnershipRequest
from partnerships.models import AgreementParty
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page


@require_GET
def line_deviation(request: PartnershipRequest, partnership: str, year: int, code: str) -> HttpResponse:
    followed, row = found_row(request, year, code)
    may_write = may_follow_up(request.access, performer=row.performer.pk, funder=row.funder.pk)
    decides = may_decide(request.access, funder=row.funder.pk)
    parties = set(
        AgreementParty.objects.filter(agreement=followed.budget.agreement_pk).values_list("organisation", flat=True)
    )
    mine = {pk for pk in parties if may_record_approval(request.access, party=pk)}
    context = {
        "followed": followed,
        "row": row,
        "may_write": may_write,
        "may_decide": decides,
        "can_decide": decides and followed.is_closed and bool(row.cause) and bool(row.left),
        "decisions": [
            (each, bool(mine - {approved.party.pk for approved in each.approvals})) for each in row.handling.standing
        ],
    }
    return render(request, "budgets/line_deviation.html", context)


@require_http_methods(["GET", "POST"])
def forecast_new(request: PartnershipRequest, partnership: str, year: int, code: str) -> HttpResponse:
    followed, row = _writable_row(request, year, code)
    form = ForecastForm(request.POST or None, instance=Forecast(line=stored_line(row)))
    if form.is_valid():
        written = form.cleaned_data
        add_forecast(
            form.instance.line,
            amount=written["amount"],
            note=written["note"],
            on=timezone.localdate(),
            by=request.user,
        )
        messages.success(request, "Prognosen är sparad.")
        return redirect("budgets:line_deviation", partnership, year, code)
    return form_page(request, "budgets/forecast_form.html", form, followed, row)


@require_http_methods(["GET", "POST"])
def cause_edit(request: PartnershipRequest, partnership: str, year: int, code: str) -> HttpResponse:
    followed, row = _writable_row(request, year, code)
    line = stored_line(row)
    stored = DeviationCause.objects.filter(line=line).first()
    form = CauseForm(request.POST or None, instance=stored or DeviationCause(line=line))
    if form.is_valid():
        try:
            save_cause(form.instance, by=request.user, expected_version=form.cleaned_data["version"])
        except StaleVersion as stale:
            return conflict_page(request, form, CauseForm(instance=stale.current), stale)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Orsaken är sparad.")
            return redirect("budgets:line_deviation", partnership, year, code)
    return form_page(request, "budgets/cause_form.html", form, followed, row)


@require_http_methods(["GET", "POST"])
def dialogue_new(request: PartnershipRequest, partnership: str, year: int, code: str) -> HttpResponse:
    followed, row = _writable_row(request, year, code)
    line = stored_line(row)
    form = DialogueForm(request.POST or None, instance=Dialogue(line=line))
    if form.is_valid():
        try:
            add_dialogue(line, **form.cleaned_data, on=timezone.localdate(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Dialogen är sparad.")
            return redirect("budgets:line_deviation", partnership, year, code)
    return form_page(request, "budgets/dialogue_form.html", form, followed, row)


def found_row(request: PartnershipRequest, year: int, code: str) -> tuple[FollowUp, FollowUpRow]:
    """The year and its line. Raises Http404, also for a year that is only worked out: nothing is booked on it."""
    followed = followed_year(request, year)
    row = followed.row(code)
    if row is None or not followed.budget.is_stated:
        raise Http404
    return followed, row


def stored_line(row: FollowUpRow) -> BudgetLine:
    pk = row.line.pk if row.line else 0
    return BudgetLine.objects.select_related("budget__agreement__partnership", "performer", "funder").get(pk=pk)


def form_page(
    request: PartnershipRequest,
    template: str,
    form: forms.BaseForm,
    followed: FollowUp,
    row: FollowUpRow,
    **context: Any,
) -> HttpResponse:
    content = {"form": form, "followed": followed, "row": row, "outcomes": outcomes_of(row), **context}
    return render(request, template, content, status=422 if form.is_bound else 200)


def _writable_row(request: PartnershipRequest, year: int, code: str) -> tuple[FollowUp, FollowUpRow]:
    followed, row = found_row(request, year, code)
    if not may_follow_up(request.access, performer=row.performer.pk, funder=row.funder.pk):
        raise PermissionDenied
    return followed, row
