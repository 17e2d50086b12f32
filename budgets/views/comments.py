"""The pages where people ask about a budget line, and answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from budgets.actions import comment_on
from budgets.facts import Line, YearBudget
from budgets.forms import AnswerForm, CommentForm
from budgets.models import BudgetLine
from budgets.questions import thread_in, threads_of
from budgets.totals import budget_sheet
from partnerships.access import PartnershipRequest


@require_http_methods(["GET", "POST"])
def comment_new(request: PartnershipRequest, partnership: str, code: str, year: int) -> HttpResponse:
    shown, line = found_line(request, code, year)
    form = CommentForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        stored = BudgetLine.objects.get(pk=line.pk)
        comment_on(stored, text=said["text"], is_question=said["is_question"], by=request.user)
        messages.success(request, "Frågan är ställd." if said["is_question"] else "Kommentaren är sparad.")
        return _back(partnership, code, year)
    return _page(request, form, line=line, year=shown)


@require_http_methods(["GET", "POST"])
def comment_answer(request: PartnershipRequest, partnership: str, code: str, year: int, pk: int) -> HttpResponse:
    shown, line = found_line(request, code, year)
    thread = thread_in(threads_of(request.partnership, code), pk)
    if thread is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        comment_on(thread.first.line, text=form.cleaned_data["text"], answers=thread.first, by=request.user)
        messages.success(request, "Svaret är sparat.")
        return _back(partnership, code, year)
    return _page(request, form, line=line, year=shown, thread=thread)


def found_line(request: PartnershipRequest, code: str, year: int) -> tuple[YearBudget, Line]:
    """The line in that year, stated or worked out. Raises Http404."""
    found = budget_sheet(request.partnership).year(year)
    line = found.line(code) if found else None
    if found is None or line is None:
        raise Http404
    return found, line


def _page(request: PartnershipRequest, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "budgets/comment_form.html", {"form": form, **context}, status=status)


def _back(partnership: str, code: str, year: int) -> HttpResponse:
    return redirect(f"{reverse('budgets:amount', args=[partnership, code, year])}#fragor")
