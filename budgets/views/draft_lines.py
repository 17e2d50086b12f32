"""The lines of a draft: added, changed, taken away."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from budgets.actions import NotADraft, add_line, change_line, remove_line
from budgets.drafted import Draft, read_draft
from budgets.forms import DraftLineForm, DraftVersionForm
from budgets.models import BudgetLine
from budgets.totals import budget_sheet
from budgets.views.drafts import find_budget, no_draft
from partnerships.access import PartnershipRequest
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.refusals import attempt


@require_http_methods(["GET", "POST"])
def line_new(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    budget = find_budget(request, pk)
    if not budget.is_draft:
        return no_draft(request, NotADraft.of(budget))
    draft = read_draft(budget)
    form = DraftLineForm(
        request.POST or None, instance=BudgetLine(budget=budget), draft=draft, earlier=_earlier(request, draft)
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        content = form.cleaned_data
        form.instance.code = content.get("same_as", "")
        status = attempt(form, lambda: add_line(form.instance, after=content["after"], by=request.user))
        if status == 200:
            messages.success(request, f"Raden {form.instance.cost} är tillagd.")
            return redirect("budgets:draft", partnership, pk)
    return render(request, "budgets/draft_line.html", {"form": form, "draft": draft}, status=status)


@require_http_methods(["GET", "POST"])
def line_edit(request: PartnershipRequest, partnership: str, pk: int, code: str) -> HttpResponse:
    budget = find_budget(request, pk)
    line = get_object_or_404(budget.lines, code=code)
    if not budget.is_draft:
        return no_draft(request, NotADraft.of(budget))
    draft = read_draft(budget)
    form = DraftLineForm(request.POST or None, instance=line, draft=draft)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        content = form.cleaned_data
        try:
            change_line(form.instance, after=content["after"], expected_version=content["version"], by=request.user)
        except StaleVersion as stale:
            saved = DraftLineForm(instance=stale.current, draft=read_draft(budget))
            return conflict_page(request, form, saved, stale)
        except NotADraft as gone:
            return no_draft(request, gone)
        messages.success(request, f"Raden {line.cost} är sparad.")
        return redirect("budgets:draft", partnership, pk)
    context: dict[str, Any] = {"form": form, "draft": draft, "row": _row(draft, code)}
    return render(request, "budgets/draft_line.html", context, status=status)


@require_http_methods(["GET", "POST"])
def line_remove(request: PartnershipRequest, partnership: str, pk: int, code: str) -> HttpResponse:
    budget = find_budget(request, pk)
    line = get_object_or_404(budget.lines, code=code)
    if not budget.is_draft:
        return no_draft(request, NotADraft.of(budget))
    data = request.POST if request.method == "POST" else None
    form = DraftVersionForm(data, initial={"version": line.version})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        version = form.cleaned_data["version"]
        status = attempt(form, lambda: remove_line(line, expected_version=version, by=request.user))
        if status == 200:
            messages.success(request, f"Raden {line.cost} är borttagen.")
            return redirect("budgets:draft", partnership, pk)
    context = {"form": form, "budget": budget, "line": line}
    return render(request, "budgets/draft_line_remove.html", context, status=status)


def _row(draft: Draft, code: str) -> Any:
    return next((row for row in draft.rows if row.line.code == code), None)


def _earlier(request: PartnershipRequest, draft: Draft) -> list[tuple[str, str]]:
    """The lines of other years that the draft does not have, by code, each with its latest wording."""
    taken = {row.line.code for row in draft.rows}
    rows = budget_sheet(request.partnership).rows
    return [(row.code, row.latest.cost) for row in rows if row.code not in taken]
