"""Another amount than the worked out one, for a line and a year: written in by the funder's staff, taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from budgets.actions import adjust_line, withdraw_adjustment
from budgets.facts import Line
from budgets.forms import AdjustmentForm, WithdrawForm
from budgets.models import LineAdjustment
from budgets.totals import budget_sheet
from partnerships.access import PartnershipRequest
from partnerships.changes import changes_of
from partnerships.models import Agreement
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.refusals import attempt


@require_http_methods(["GET", "POST"])
def adjust(request: PartnershipRequest, partnership: str, code: str, year: int) -> HttpResponse:
    line, adjustment = _own_line(request, code, year)
    form = AdjustmentForm(request.POST or None, instance=adjustment)
    if form.is_valid():
        content = form.cleaned_data
        try:
            adjust_line(
                adjustment.agreement,
                year=year,
                code=code,
                amount=content["amount"],
                reason=content["reason"],
                by=request.user,
                expected_version=content["version"],
            )
        except StaleVersion as stale:
            return conflict_page(request, form, AdjustmentForm(instance=stale.current), stale)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Beloppet för {year} är justerat.")
            return redirect("budgets:amount", partnership, code, year)
    changes = changes_of(adjustment) if adjustment.pk else []
    context = {"form": form, "line": line, "year": year, "adjustment": adjustment, "changes": changes}
    return render(request, "budgets/adjustment_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def adjustment_withdraw(request: PartnershipRequest, partnership: str, code: str, year: int) -> HttpResponse:
    line, adjustment = _own_line(request, code, year)
    if adjustment.pk is None or adjustment.withdrawn_because:
        return render(request, "409.html", {"reason": f"Beloppet för {year} är inte justerat."}, status=409)
    data = request.POST if request.method == "POST" else None
    form = WithdrawForm(data, initial={"version": adjustment.version})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        version, because = form.cleaned_data["version"], form.cleaned_data["because"]
        status = attempt(
            form, lambda: withdraw_adjustment(adjustment, because=because, by=request.user, expected_version=version)
        )
        if status == 200:
            messages.success(request, f"Justeringen för {year} är återtagen.")
            return redirect("budgets:amount", partnership, code, year)
    context = {"form": form, "line": line, "year": year}
    return render(request, "budgets/adjustment_withdraw.html", context, status=status)


def _own_line(request: PartnershipRequest, code: str, year: int) -> tuple[Line, LineAdjustment]:
    """The line of a year that is worked out with an uplift, and what it is adjusted to (a new one when it is not).
    Raises Http404, and PermissionDenied for others than the funder's staff."""
    found = budget_sheet(request.partnership).year(year)
    line = found.line(code) if found and not found.is_stated else None
    if found is None or line is None or not line.is_indexed:
        raise Http404
    if line.funder.pk not in request.access.committees:
        raise PermissionDenied
    agreement = Agreement.objects.of(request.partnership).get(pk=found.agreement_pk)
    key = {"agreement": agreement, "year": year, "code": code}
    return line, LineAdjustment.objects.filter(**key).first() or LineAdjustment(**key)
