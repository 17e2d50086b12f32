"""Changes of the budget during its year: the list, one of them, proposing one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import propose_change
from budgets.actions.budget_changes import ONE_AT_A_TIME
from budgets.budget_changes import lines_open_to, may_handle, read_change, threshold_of
from budgets.forms import ChangeForm
from budgets.models import Budget, BudgetChange, BudgetLine
from partnerships.access import PartnershipRequest, Right
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.refusals import by_field


@require_GET
def change_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    changes = BudgetChange.objects.of(request.partnership).with_content().newest_first()
    lines = BudgetLine.objects.adopted().filter(budget__agreement__partnership=request.partnership)
    open_lines = lines_open_to(lines.select_related("budget"), request.access)
    waiting = {change.budget_id for change in changes if change.is_proposed}
    years = {line.budget.year for line in open_lines if line.budget_id not in waiting}
    this_year = timezone.localdate().year
    context = {"changes": changes, "years": sorted(year for year in years if year >= this_year)}
    return render(request, "budgets/change_list.html", context)


@require_GET
def change(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    shown = found_change(request, pk)
    reading = read_change(shown)
    missing = reading.missing(timezone.localdate()) if shown.is_proposed else []
    is_handled = shown.is_proposed and may_handle(shown, request.access)
    context = {
        "shown": shown,
        "reading": reading,
        "missing": missing,
        "threshold": threshold_of(shown.budget),
        "may_handle": is_handled,
        "may_carry_out": is_handled and not missing,
        "may_record": shown.is_proposed and Right.MANAGE_AGREEMENT in request.access and reading.left,
        "answers_for": reading.left_for(request.access.represented),
    }
    return render(request, "budgets/change.html", context)


@require_http_methods(["GET", "POST"])
def change_new(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    budget = _budget(request, year)
    lines = BudgetLine.objects.filter(budget=budget).select_related("performer").order_by("position", "code")
    own = lines_open_to(lines, request.access)
    if not own:
        raise PermissionDenied
    waiting = BudgetChange.objects.filter(budget=budget).proposed().with_content().first()
    if waiting and request.method == "GET":
        messages.info(request, ONE_AT_A_TIME)
        return redirect(waiting)
    form = ChangeForm(request.POST or None, budget=budget, lines=own)
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            made = propose_change(budget, proposal=form.proposal(), by=request.user, expected_version=version)
        except StaleVersion as stale:
            return conflict_page(request, form, ChangeForm(budget=stale.current, lines=own), stale)
        except ValidationError as error:
            for name, sentences in by_field(error, form).items():
                form.add_error(name, sentences)
        else:
            messages.success(request, "Förslaget är sparat. Budgeten är inte ändrad än.")
            return redirect(made)
    context = {"form": form, "budget": budget, "threshold": threshold_of(budget), "lasts": _later_years(budget)}
    return render(request, "budgets/change_form.html", context, status=422 if form.is_bound else 200)


def found_change(request: PartnershipRequest, pk: int) -> Any:
    """Raises Http404 for another partnership's."""
    return get_object_or_404(BudgetChange.objects.of(request.partnership).with_content(), pk=pk)


def _budget(request: PartnershipRequest, year: int) -> Budget:
    """The year's adopted budget. Raises Http404; a year that is worked out from another has none of its own."""
    adopted = Budget.objects.of(request.partnership).adopted().for_year(year)
    found: Budget | None = adopted.select_related("agreement__partnership").order_by("-agreement__starts_on").first()
    if found is None:
        raise Http404
    return found


def _later_years(budget: Budget) -> bool:
    """Whether a later year of the agreement is worked out from this budget."""
    later = Budget.objects.adopted().filter(agreement=budget.agreement, year=budget.year + 1).exists()
    return budget.year < budget.agreement.ends_on.year and not later
